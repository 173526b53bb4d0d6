import Foundation

@testable import Analysis

/// Synthetic cases as Kalander 2022 (arXiv 2205.10004) describes his sets S and L: Weibull sizes,
/// some zeros, noise on either side, and one to five causes that move their leaves by a severity.
struct LeafCase {
  var leaves: Leaves
  var truth: Set<[Segment.Term]>

  struct Recipe {
    var sizes: [Int]
    var noise: Double
    var severity: (Double, Double)
    var spread: Double
    var causes: ClosedRange<Int>
    var elements: ClosedRange<Int>
    /// True where all causes are single leaves.
    var isLastLayer: Bool
    /// True where the elements of a cause are siblings: alike in all conditions but one.
    var areSiblings = false
  }

  static let setS = Recipe(
    sizes: [10, 12, 10, 8, 5], noise: 0.25, severity: (0.2, 1), spread: 0.1, causes: 1...3,
    elements: 1...3, isLastLayer: false)
  static let setL = Recipe(
    sizes: [10, 24, 10, 15], noise: 0.1, severity: (0.5, 1), spread: 0, causes: 1...5,
    elements: 1...1, isLastLayer: true)

  /// Causes of one to three elements that share a parent and moved alike, hardly any noise: as the
  /// real cases B0 of Squeeze (ISSRE 2019).
  static let setB = Recipe(
    sizes: [12, 8, 6, 10], noise: 0.05, severity: (0.2, 0.8), spread: 0.02, causes: 1...2,
    elements: 1...3, isLastLayer: false, areSiblings: true)

  /// Every combination of the dimensions a, b and so on, whose values are a1, a2 and so on.
  static func grid(_ sizes: [Int]) -> Leaves {
    let names = ["a", "b", "c", "d", "e", "f"]
    let count = sizes.reduce(1, *)
    var codes: [[Int32]] = []
    var step = count
    for size in sizes {
      step /= size
      codes.append((0..<count).map { [step] in Int32($0 / step % size) })
    }
    return Leaves(
      dimensions: Array(names.prefix(sizes.count)),
      values: sizes.indices.map { place in (1...sizes[place]).map { "\(names[place])\($0)" } },
      codes: codes, real: [Double](repeating: 0, count: count),
      predict: [Double](repeating: 0, count: count))
  }

  init(_ recipe: Recipe, _ dice: inout Dice) {
    leaves = Self.grid(recipe.sizes)
    truth = []
    let zeros = dice.real(0, 0.25)
    let noise = dice.real(0, recipe.noise)
    let shape = dice.real(0.5, 1)
    for leaf in 0..<leaves.count where dice.unit() >= zeros {
      let size = 100 * pow(-log(1 - dice.unit()), 1 / shape)
      let other = max(0, size * (1 + noise * dice.normal()))
      let isRealFirst = dice.unit() < 0.5
      leaves.real[leaf] = isRealFirst ? size : other
      leaves.predict[leaf] = isRealFirst ? other : size
    }
    let falls = leaves.change <= 0
    var used: [(dimensions: [Int], cells: [[Int]])] = []
    for _ in 0..<dice.int(recipe.causes) {
      let severity = dice.real(recipe.severity.0, recipe.severity.1) + noise
      let spread = dice.real(0, recipe.spread)
      let (dimensions, cells) = place(recipe, used, &dice)
      used.append((dimensions, cells))
      for cell in cells {
        truth.insert(
          zip(dimensions, cell).map {
            Segment.Term(leaves.dimensions[$0], leaves.values[$0][$1])
          })
      }
      for leaf in 0..<leaves.count where contains(leaf, dimensions, cells) {
        let factor = 1 - (severity + spread * dice.normal())
        if falls {
          leaves.real[leaf] = max(0, leaves.predict[leaf] * factor)
        } else {
          leaves.predict[leaf] = max(0, leaves.real[leaf] * factor)
        }
      }
    }
  }

  private func contains(_ leaf: Int, _ dimensions: [Int], _ cells: [[Int]]) -> Bool {
    cells.contains { cell in
      zip(dimensions, cell).allSatisfy { Int(leaves.codes[$0][leaf]) == $1 }
    }
  }

  /// A new place for a cause: no dimensions twice, no value of an earlier one, no empty leaf.
  private func place(
    _ recipe: Recipe, _ used: [(dimensions: [Int], cells: [[Int]])], _ dice: inout Dice
  ) -> ([Int], [[Int]]) {
    let width = recipe.sizes.count
    while true {
      let layer = recipe.isLastLayer ? width : dice.int(1...width)
      let dimensions = Array((0..<width).shuffled(using: &dice).prefix(layer)).sorted()
      if layer < width, used.contains(where: { $0.dimensions == dimensions }) { continue }
      let count = dice.int(recipe.elements)
      var cells: [[Int]] = []
      let varying = recipe.areSiblings ? dimensions[dice.int(0...width - 1) % layer] : nil
      for number in 0..<count {
        cells.append(
          dimensions.enumerated().map { place, dimension in
            recipe.areSiblings && number > 0 && dimension != varying
              ? cells[0][place] : dice.int(0...recipe.sizes[dimension] - 1)
          })
      }
      let clashes = used.contains { other in
        other.dimensions.enumerated().contains { at, dimension in
          guard let mine = dimensions.firstIndex(of: dimension) else { return false }
          return cells.contains { cell in other.cells.contains { $0[at] == cell[mine] } }
        }
      }
      if clashes || Set(cells).count < count { continue }
      let isEmpty =
        layer == width
        && (0..<leaves.count).contains {
          leaves.real[$0] == 0 && contains($0, dimensions, cells)
        }
      if !isEmpty { return (dimensions, cells) }
    }
  }
}
