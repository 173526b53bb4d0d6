import Foundation

/// Finds the few segments in which a measure moved by more than chance.
///
/// A multidimensional scan in the manner of Kulldorff 1997 ("A spatial scan statistic",
/// Communications in Statistics 26:1481): of all conjunctions of up to three dimension values, and
/// the whole, take the one whose amount is least likely under its expectation, pay for how many
/// conjunctions were looked at, take its leaves out, and go on.
package struct SegmentScan {
  /// What the expectation is subject to besides the cause that is looked for.
  package struct Noise: Hashable, Sendable {
    /// The size of one event in the unit of the measure: 1 for orders, the mean order for revenue.
    package var eventSize: Double
    /// The relative spread of a segment from day to day that no counting explains.
    package var spread: Double
    /// Of how many stretches like the one looked at the expectation is the mean: what was seen once
    /// is as uncertain as what it is held against.
    package var stretches: Double

    package init(eventSize: Double, spread: Double = 0.1, stretches: Double = 1) {
      self.eventSize = eventSize
      self.spread = spread
      self.stretches = stretches
    }
  }

  /// A conjunction of dimension values, and what it did.
  package struct Finding: Hashable, Sendable {
    /// Dimension and code of each part; empty for the whole.
    package var parts: [Part]
    package var real: Double
    package var predict: Double
    /// How unlikely it is by chance, after paying for the search; above 0 is significant.
    package var score: Double
    /// What was paid for the search.
    package var price: Double

    package struct Part: Hashable, Sendable {
      package var dimension: Int
      package var code: Int32
    }
  }

  private let leaves: Leaves
  private let noise: Noise
  /// The sum of the squared events of each leaf; empty where it is not known.
  private let squares: [Double]
  private let cuboids: [Cuboid]
  private var alive: [Bool]
  private var predict: [Double]

  package init(_ leaves: Leaves, noise: Noise, squares: [Double] = [], depth: Int = 3) {
    self.leaves = leaves
    self.squares = squares
    self.noise = noise
    alive = Array(repeating: true, count: leaves.count)
    predict = leaves.predict
    cuboids = Cuboid.all(of: leaves, depth: depth)
  }

  /// The findings, the most significant first; the whole stands among them where all moved alike.
  package mutating func run(limit: Int = 5) -> [Finding] {
    var found: [Finding] = []
    while found.count < limit {
      let last = found.last?.parts
      guard let best = best(), best.score > 0, last != best.parts else { break }
      found.append(best)
      if best.parts.isEmpty {
        // What all leaves did together is no longer expected otherwise of any of them.
        let factor = best.predict == 0 ? 1 : best.real / best.predict
        for leaf in predict.indices where alive[leaf] { predict[leaf] *= factor }
      } else {
        for leaf in alive.indices where contains(leaf, best.parts) { alive[leaf] = false }
      }
    }
    return found
  }

  private func contains(_ leaf: Int, _ parts: [Finding.Part]) -> Bool {
    parts.allSatisfy { leaves.codes[$0.dimension][leaf] == $0.code }
  }

  /// The most significant conjunction of the leaves that are left.
  private func best() -> Finding? {
    var best: Finding?
    for cuboid in cuboids {
      guard let found = strongest(of: cuboid) else { continue }
      // Cuboids come by their depth, then in the order of the dimensions: a later one has to say
      // clearly more of the same leaves.
      if let known = best {
        let margin = cuboid.dimensions.count > known.parts.count ? Self.margin : Self.tie
        guard found.score > known.score,
          (found.score + found.price) * margin > known.score + known.price
        else { continue }
      }
      best = found
    }
    return best
  }

  /// A conjunction of fewer parts is kept when its deviance reaches this part of a longer one's.
  private static let margin = 0.9
  /// The same among conjunctions of as many parts.
  private static let tie = 0.95

  /// The most significant group of a cuboid; nil where none is.
  private func strongest(of cuboid: Cuboid) -> Finding? {
    var real = [Double](repeating: 0, count: cuboid.count)
    var expected = [Double](repeating: 0, count: cuboid.count)
    var squared = [Double](repeating: 0, count: cuboid.count)
    for leaf in alive.indices where alive[leaf] {
      let group = Int(cuboid.groups[leaf])
      real[group] += leaves.real[leaf]
      expected[group] += predict[leaf]
      if !squares.isEmpty { squared[group] += squares[leaf] }
    }
    var best: (group: Int, score: Double)?
    for group in real.indices {
      // One large order is one event, however much it adds.
      let event =
        real[group] > 0 ? max(noise.eventSize, squared[group] / real[group]) : noise.eventSize
      let score = deviance(real[group], expected[group], event) - cuboid.price
      if score > best?.score ?? 0 { best = (group, score) }
    }
    return best.map {
      Finding(
        parts: cuboid.parts(of: $0.group), real: real[$0.group], predict: expected[$0.group],
        score: $0.score, price: cuboid.price)
    }
  }

  /// Twice the log-likelihood ratio of the amount against its expectation, as numbers of events
  /// whose size grows with the expectation by the spread.
  ///
  /// With real r, the mean p of n stretches and λ = (r + n p) ÷ (1 + n), what both have in common:
  /// 2 (r ln(r ÷ λ) + n p ln(p ÷ λ)) ÷ (event size + spread² p), the likelihood ratio of two Poisson
  /// rates.
  private func deviance(_ real: Double, _ expected: Double, _ event: Double) -> Double {
    let size = event + noise.spread * noise.spread * max(expected, 0)
    guard size > 0, real.isFinite, expected.isFinite else { return 0 }
    // Amounts below zero have no likelihood: the distance in squared errors stands for it.
    if real < 0 || expected < 0 {
      return (real - expected) * (real - expected) / (size * max(abs(expected), event))
    }
    let count = noise.stretches
    let common = (real + count * expected) / (1 + count)
    guard common > 0 else { return 0 }
    func term(_ amount: Double) -> Double { amount > 0 ? amount * log(amount / common) : 0 }
    return 2 * (term(real) + count * term(expected)) / size
  }
}

/// One combination of dimensions with the group of each leaf.
private struct Cuboid {
  let dimensions: [Int]
  let groups: [Int32]
  let count: Int
  /// A leaf of each group, to read its values off.
  private let examples: [Int]
  private let leaves: Leaves
  /// What a finding costs: twice the logarithm of how many conjunctions of as many parts were
  /// looked at, and a margin by which chance has to be beaten.
  let price: Double

  /// With the tail of χ² at the usual prices, quiet leaves have a finding in about three of a
  /// hundred searches of each depth.
  private static let least = 3.0

  static func all(of leaves: Leaves, depth: Int) -> [Cuboid] {
    var result = [Cuboid([], leaves)]
    let usable = leaves.dimensions.indices.filter { leaves.values[$0].count > 1 }
    var layer: [[Int]] = [[]]
    for _ in 0..<max(0, depth) {
      layer = layer.flatMap { chosen in
        usable.filter { $0 > (chosen.last ?? -1) }.map { chosen + [$0] }
      }
      result += layer.map { Cuboid($0, leaves, among: layer.count) }
    }
    return result
  }

  private init(_ dimensions: [Int], _ leaves: Leaves, among count: Int = 1) {
    self.dimensions = dimensions
    self.leaves = leaves
    var ids: [Int: Int32] = [:]
    var groups = [Int32](repeating: 0, count: leaves.count)
    var examples: [Int] = dimensions.isEmpty ? [0] : []
    if !dimensions.isEmpty {
      for leaf in 0..<leaves.count {
        var key = 0
        for dimension in dimensions {
          key = key &* (leaves.values[dimension].count + 1) &+ Int(leaves.codes[dimension][leaf])
        }
        if let known = ids[key] {
          groups[leaf] = known
        } else {
          let id = Int32(examples.count)
          ids[key] = id
          groups[leaf] = id
          examples.append(leaf)
        }
      }
    }
    self.groups = groups
    self.examples = examples
    self.count = max(examples.count, 1)
    price = 2 * log(Double(max(1, examples.count) * count)) + Self.least
  }

  func parts(of group: Int) -> [SegmentScan.Finding.Part] {
    dimensions.map {
      SegmentScan.Finding.Part(dimension: $0, code: leaves.codes[$0][examples[group]])
    }
  }
}
