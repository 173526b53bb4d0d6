import Foundation

/// Finds the few segments in which a measure moved by more than chance.
///
/// A multidimensional scan in the manner of Kulldorff 1997 ("A spatial scan statistic",
/// Communications in Statistics 26:1481): of all conjunctions of up to three dimension values, and
/// the whole, take the one whose amount is least likely under its expectation, pay for how many
/// conjunctions were looked at, take its leaves out, and go on.
///
/// It knows how large the events are that a store's measures are made of; ``LeafScan`` reads the
/// noise of any table off its leaves.
package struct SegmentScan {
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
  private let cuboids: [ScanCuboid]
  private var isAlive: [Bool]
  private var judge: SegmentJudge

  /// - Parameters:
  ///   - rates: of a ratio, what its segments' expected amounts are reckoned from; the leaves'
  ///     own expectations are not looked at then.
  ///   - squares: the sums of squared events by leaf, of amounts that come one by one.
  package init(
    _ leaves: Leaves, noise: SegmentNoise, rates: SegmentRates? = nil, squares: [Double] = [],
    depth: Int = 3
  ) {
    self.leaves = leaves
    isAlive = Array(repeating: true, count: leaves.count)
    cuboids = ScanCuboid.all(of: leaves, depth: depth)
    judge = SegmentJudge(leaves, noise, rates, squares)
    judge.measureSpread(by: singles)
  }

  /// The findings, the most significant first; the whole stands among them where all moved alike.
  package mutating func run(limit: Int = 5) -> [Finding] {
    var found: [Finding] = []
    if let common = judge.commonChange(by: singles) {
      found.append(common)
      judge.common = common.real / common.predict
    }
    while found.count < limit {
      guard let best = best(), best.score > 0 else { break }
      if best.parts.isEmpty {
        // What all leaves did together is no longer expected otherwise of any of them.
        let factor = best.predict == 0 ? 1 : best.real / best.predict
        guard factor != 0, abs(factor - 1) > 1e-9 else { break }
        judge.common *= factor
        if found.contains(where: { $0.parts.isEmpty }) { continue }
      } else {
        for leaf in isAlive.indices where contains(leaf, best.parts) { isAlive[leaf] = false }
      }
      found.append(best)
    }
    return found
  }

  private var singles: [ScanCuboid] { cuboids.filter { $0.dimensions.count == 1 } }

  private func contains(_ leaf: Int, _ parts: [Finding.Part]) -> Bool {
    parts.allSatisfy { leaves.codes[$0.dimension][leaf] == $0.code }
  }

  /// The most significant conjunction of the leaves that are left.
  private func best() -> Finding? {
    var best: Finding?
    for cuboid in cuboids {
      guard let found = strongest(of: cuboid) else { continue }
      if let known = best, !isBetter(found, than: known) { continue }
      best = found
    }
    return best
  }

  /// Cuboids come by their depth, then in the order of the dimensions: a later one has to say
  /// clearly more where it is longer or speaks of nearly the same leaves.
  private func isBetter(_ found: Finding, than known: Finding) -> Bool {
    let isLonger = found.parts.count > known.parts.count
    let alike = abs(found.predict - known.predict) < Self.alike * abs(known.predict)
    let margin = isLonger ? Self.longer : alike ? Self.tie : 1
    return found.score > known.score
      && (!isLonger && !alike
        || (found.score + found.price) * margin > known.score + known.price)
  }

  /// A conjunction of fewer parts is kept when its deviance reaches this part of a longer one's.
  private static let longer = 0.9
  /// The same among conjunctions of as many parts and nearly the same leaves.
  private static let tie = 0.95
  /// Leaves are nearly the same when what is expected of them differs by less.
  private static let alike = 0.1

  /// The most significant group of a cuboid; nil where none is.
  private func strongest(of cuboid: ScanCuboid) -> Finding? {
    let groups = judge.groups(of: cuboid, where: isAlive)
    var best: (group: Int, score: Double)?
    for (number, group) in groups.enumerated() {
      let score = judge.deviance(group) - cuboid.price
      if score > best?.score ?? 0 { best = (number, score) }
    }
    return best.map { number, score in
      let example = cuboid.cell.firstIndex { $0 == number } ?? 0
      return Finding(
        parts: cuboid.dimensions.map {
          Finding.Part(dimension: $0, code: leaves.codes[$0][example])
        },
        real: groups[number].real, predict: judge.expected(groups[number]), score: score,
        price: cuboid.price)
    }
  }
}

/// One combination of dimensions with the group of each leaf.
struct ScanCuboid {
  let dimensions: [Int]
  let cell: [Int32]
  let cellCount: Int
  /// What a finding costs: twice the logarithm of how many conjunctions of as many parts were
  /// looked at, and a margin by which chance has to be beaten.
  let price: Double

  /// The margins for the whole, for single dimensions, for two and for three.
  ///
  /// With the tail of χ² at the usual prices, quiet leaves have a finding in 4, 10, 4 and 1 of a
  /// hundred searches. What happens in a store mostly happens to one product, channel or region.
  private static let least = [3.0, 1, 3, 6]

  static func all(of leaves: Leaves, depth: Int) -> [ScanCuboid] {
    let usable = leaves.dimensions.indices.filter { leaves.values[$0].count > 1 }
    return (0...max(0, depth)).flatMap { size in
      let layer = CuboidCells.choices(usable.count, size)
      return layer.map { ScanCuboid($0.map { usable[$0] }, leaves, among: layer.count) }
    }
  }

  private init(_ dimensions: [Int], _ leaves: Leaves, among count: Int) {
    self.dimensions = dimensions
    let cells = dimensions.isEmpty ? nil : CuboidCells(leaves, dimensions)
    cell = cells?.cell ?? Array(repeating: 0, count: leaves.count)
    cellCount = cells?.cellCount ?? 1
    var isFilled = [Bool](repeating: false, count: cellCount)
    for group in cell { isFilled[Int(group)] = true }
    let filled = isFilled.count(where: { $0 })
    price =
      2 * log(Double(max(1, filled * count)))
      + Self.least[min(dimensions.count, Self.least.count - 1)]
  }
}
