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
    /// What was expected of it before the change of the whole was taken out.
    package var usual: Double
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
  ///   - rates: of a ratio, what its segments' expected amounts are computed from; the leaves'
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
        group, counting: cuboid.counting, spread: cuboid.spread(of: number))
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
        real: groups[number].real, predict: judge.expected(groups[number]),
        usual: judge.expected(groups[number]) / judge.common, score: score, price: price)
    }
  }
}
