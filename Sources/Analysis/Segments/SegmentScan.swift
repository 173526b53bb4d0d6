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

    /// Which part of what it did is beyond what the search would have let pass, 0 to 1.
    package var sureness: Double {
      score > 0 ? 1 - (max(0, price) / (score + max(0, price))).squareRoot() : 0
    }

    package struct Part: Hashable, Sendable {
      package var dimension: Int
      package var code: Int32
    }
  }

  private let leaves: Leaves
  private let cuboids: [ScanCuboid]
  private var isAlive: [Bool]
  private var judge: SegmentJudge
  /// What is expected of all leaves.
  private let total: Double

  /// - Parameters:
  ///   - rates: of a ratio, what its segments' expected amounts are reckoned from; the leaves'
  ///     own expectations are not looked at then.
  ///   - squares: the sums of squared events by leaf, of amounts that come one by one.
  package init(
    _ leaves: Leaves, noise: SegmentNoise, rates: SegmentRates? = nil, squares: [Double] = [],
    depth: Int = 3
  ) {
    self.leaves = leaves
    let all = Array(repeating: true, count: leaves.count)
    let judge = SegmentJudge(leaves, noise, rates, squares)
    cuboids = ScanCuboid.all(of: leaves, noise, depth: depth)
    total = judge.groups(of: cuboids[0], where: all).reduce(0) { $0 + judge.expected($1) }
    isAlive = all
    self.judge = judge
  }

  /// The findings, the most significant first; the whole stands among them where all moved alike.
  package mutating func run(limit: Int = 5) -> [Finding] {
    var found: [Finding] = []
    if let common = judge.takeOutCommonChange(by: singles) { found.append(common) }
    while found.count < limit {
      guard let best = best(), best.score > 0 else { break }
      if best.parts.isEmpty {
        let factor = best.predict == 0 ? 1 : best.real / best.predict
        guard factor != 0, abs(factor - 1) > 1e-9 else { break }
        judge.takeOut(factor)
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
    guard found.score > known.score else { return false }
    let isLonger = found.parts.count > known.parts.count
    let isLike = abs(found.predict - known.predict) < Self.alike * abs(known.predict)
    guard isLonger || isLike else { return true }
    let said = found.score + found.price
    let enough = known.score + known.price
    guard isLonger else { return said * Self.tie > enough }
    return said * Self.longer > enough
      && (said * Self.sameLonger > enough || !isLike || !isSame(found, known))
  }

  /// A conjunction of fewer parts is kept when its deviance reaches this part of a longer one's.
  private static let longer = 0.9
  /// The same where both speak of nearly the same leaves: a product is its brand in its category.
  private static let sameLonger = 0.6
  /// The same among conjunctions of as many parts and nearly the same leaves.
  private static let tie = 0.95
  /// Leaves are nearly the same when what is expected of them differs by less.
  private static let alike = 0.15

  /// Whether what is expected of both is nearly that of the leaves that they share.
  private func isSame(_ found: Finding, _ known: Finding) -> Bool {
    var (both, most) = (0.0, 0.0)
    for leaf in isAlive.indices where isAlive[leaf] {
      let (isFound, isKnown) = (contains(leaf, found.parts), contains(leaf, known.parts))
      if isFound || isKnown { most += leaves.predict[leaf] }
      if isFound && isKnown { both += leaves.predict[leaf] }
    }
    return both >= (1 - Self.alike) * most
  }

  /// The most significant group of a cuboid; nil where none is.
  private func strongest(of cuboid: ScanCuboid) -> Finding? {
    let groups = judge.groups(of: cuboid, where: isAlive)
    var best: (group: Int, score: Double, price: Double)?
    for (number, group) in groups.enumerated()
    where group.real != 0 || group.predict != 0 || group.base != 0 {
      let deviance = judge.deviance(
        group, counting: cuboid.counting,
        spread: cuboid.dimensions.isEmpty ? nil : cuboid.spreads[number])
      guard deviance > cuboid.least + (best?.score ?? 0) else { continue }
      let price = cuboid.price(of: judge.expected(group) / total)
      if deviance - price > best?.score ?? 0 { best = (number, deviance - price, price) }
    }
    return best.map { number, score, price in
      let example = cuboid.cell.firstIndex { $0 == number } ?? 0
      return Finding(
        parts: cuboid.dimensions.map {
          Finding.Part(dimension: $0, code: leaves.codes[$0][example])
        },
        real: groups[number].real, predict: judge.expected(groups[number]), score: score,
        price: price)
    }
  }
}

/// One combination of dimensions with the group of each leaf.
struct ScanCuboid {
  let dimensions: [Int]
  let cell: [Int32]
  let cellCount: Int
  /// The least size of an event in its groups.
  let counting: Double
  /// The relative spread of each group.
  let spreads: [Double]
  /// How many groups have a leaf, and how many cuboids have as many dimensions.
  private let filled: Double
  private let alike: Double
  /// The margin by which chance has to be beaten.
  private let margin: Double

  /// The margins for the whole, for single dimensions, for two and for three.
  ///
  /// What happens in a store mostly happens to one product, channel or region.
  private static let margins = [3.0, 1, 3, 6]

  /// What a finding costs at least.
  var least: Double { margin + 2 * log(alike) }

  /// What a finding costs that so large a part of the whole was expected of: twice the logarithm of
  /// its part of all that was looked at, and the margin.
  ///
  /// Half of the chance of error is for all groups alike, half goes by their size (the weighted
  /// Bonferroni test of Genovese, Roeder & Wasserman 2006, Biometrika 93:509): a change is looked
  /// for where the money is.
  func price(of share: Double) -> Double {
    let weight = (1 / filled + min(1, max(0, share.isFinite ? share : 0))) / 2
    return least - 2 * log(dimensions.isEmpty ? 1 : weight)
  }

  static func all(of leaves: Leaves, _ noise: SegmentNoise, depth: Int) -> [ScanCuboid] {
    let usable = leaves.dimensions.indices.filter { leaves.values[$0].count > 1 }
    return (0...max(0, depth)).flatMap { size in
      let layer = CuboidCells.choices(usable.count, size)
      return layer.map { ScanCuboid($0.map { usable[$0] }, leaves, noise, among: layer.count) }
    }
  }

  private init(_ dimensions: [Int], _ leaves: Leaves, _ noise: SegmentNoise, among count: Int) {
    self.dimensions = dimensions
    let cells = dimensions.isEmpty ? nil : CuboidCells(leaves, dimensions)
    cell = cells?.cell ?? Array(repeating: 0, count: leaves.count)
    cellCount = cells?.cellCount ?? 1
    counting = dimensions.map(noise.counting).max() ?? noise.eventSize
    var spreads = [Double](repeating: -1, count: cellCount)
    for (leaf, group) in cell.enumerated() where spreads[Int(group)] < 0 {
      // A conjunction is as unsteady as the most unsteady of its parts.
      spreads[Int(group)] =
        dimensions.map { noise.spread($0, leaves.codes[$0][leaf]) }.max() ?? SegmentNoise.everyday
    }
    filled = Double(max(1, spreads.count(where: { $0 >= 0 })))
    self.spreads = spreads
    alike = Double(max(1, count))
    margin = Self.margins[min(dimensions.count, Self.margins.count - 1)]
  }
}
