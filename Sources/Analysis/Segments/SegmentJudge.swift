import Foundation

/// Tells what is expected of a group of leaves, and how far from it the group is.
struct SegmentJudge {
  /// The factor by which all groups moved, which is no longer expected otherwise of any.
  var common = 1.0
  private let leaves: Leaves
  private let noise: SegmentNoise
  private let rates: SegmentRates?
  private let squares: [Double]
  private var spread: Double
  /// The rate of all leaves, before and now, and the base that the former counts for in a group.
  private let rateBefore: Double
  private let rateNow: Double
  private let lent: Double

  /// As many events as the rate of all counts for beside those of a group.
  private static let prior = 5.0

  init(
    _ leaves: Leaves, _ noise: SegmentNoise, _ rates: SegmentRates?, _ squares: [Double]
  ) {
    self.leaves = leaves
    self.noise = noise
    self.rates = rates
    self.squares = squares
    spread = noise.spread ?? SegmentNoise.everyday
    rateBefore = rates?.whole ?? 0
    let base = rates?.base.reduce(0, +) ?? 0
    rateNow = base > 0 ? leaves.real.reduce(0, +) / base : 0
    lent = rateBefore > 0 ? Self.prior * noise.eventSize / rateBefore : 0
  }

  /// Sums over the leaves of a group.
  struct Group {
    var real = 0.0
    var predict = 0.0
    var squares = 0.0
    var before = 0.0
    var beforeBase = 0.0
    var base = 0.0
  }

  /// The groups of a cuboid, of the leaves that are still looked at.
  func groups(of cuboid: ScanCuboid, where isAlive: [Bool]) -> [Group] {
    var groups = [Group](repeating: Group(), count: cuboid.cellCount)
    for leaf in isAlive.indices where isAlive[leaf] {
      let place = Int(cuboid.cell[leaf])
      groups[place].real += leaves.real[leaf]
      if !squares.isEmpty { groups[place].squares += squares[leaf] }
      if let rates {
        groups[place].before += rates.before[leaf]
        groups[place].beforeBase += rates.beforeBase[leaf]
        groups[place].base += rates.base[leaf]
      } else {
        groups[place].predict += leaves.predict[leaf]
      }
    }
    return groups
  }

  /// What a group's amount would be if nothing had happened to it.
  func expected(_ group: Group) -> Double {
    guard rates != nil else { return common * group.predict }
    let base = group.beforeBase + lent
    guard base > 0 else { return 0 }
    return common * group.base * (group.before + lent * rateBefore) / base
  }

  /// The size of one event of a group: one large order is one event, however much it adds.
  private func event(_ group: Group) -> Double {
    guard !squares.isEmpty, group.real > 0 else { return noise.eventSize }
    guard rates != nil else { return max(noise.eventSize, group.squares / group.real) }
    // Of a mean, events are as large as they lie from the group's own, which leans on that of all
    // while the group is small.
    let mean = (group.real + Self.prior * rateNow) / (group.base + Self.prior)
    let distances = group.squares - 2 * mean * group.real + mean * mean * group.base
    return max(noise.eventSize, distances / group.real)
  }

  /// Twice the log-likelihood ratio of the amount against its expectation, as numbers of events
  /// whose size grows with the expectation by the spread.
  ///
  /// With real r, the mean p of n stretches and λ = (r + n p) ÷ (1 + n), what both have in common:
  /// 2 (r ln(r ÷ λ) + n p ln(p ÷ λ)) ÷ (event size + spread² p), the likelihood ratio of two Poisson
  /// rates.
  func deviance(_ group: Group) -> Double {
    let (real, expected, event) = (group.real, expected(group), event(group))
    let size = event + spread * spread * max(expected, 0)
    guard size > 0, real.isFinite, expected.isFinite,
      max(abs(real), abs(expected)) >= Self.few * event
    else { return 0 }
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

  /// Of fewer events than these χ² says too much.
  private static let few = 5.0

  // MARK: - The spread

  /// No segment holds its rate better than this.
  private static let least = 0.02
  /// Segments of fewer events tell nothing of the spread.
  private static let enough = 50.0

  /// Takes the relative spread from the segments of single dimensions where it is not known: the
  /// median of their squared changes over that of χ² with one degree of freedom, 0.4549, less what
  /// counting explains.
  ///
  /// Few of them have something happen to them, so the middle one tells of a quiet day.
  mutating func measureSpread(by cuboids: [ScanCuboid]) {
    guard noise.spread == nil else { return }
    let all = Array(repeating: true, count: leaves.count)
    let groups = cuboids.flatMap { self.groups(of: $0, where: all) }
    let real = groups.reduce(0) { $0 + $1.real }
    let predict = groups.reduce(0) { $0 + expected($1) }
    guard real > 0, predict > 0 else { return }
    let strays = groups.compactMap { group -> Double? in
      let expected = expected(group) * real / predict
      guard expected > Self.enough * event(group) else { return nil }
      let change = group.real / expected - 1
      return change * change / 0.4549 - event(group) * (1 + 1 / noise.stretches) / expected
    }
    guard strays.count >= 8, let middle = Quantiles.median(strays) else { return }
    spread = max(Self.least, min(SegmentNoise.everyday, max(0, middle).squareRoot()))
  }

  // MARK: - The whole

  /// A common change that is smaller is not worth a word.
  private static let worthAWord = 0.05

  /// What all parts did alike: of each dimension the change of its middle part by size, and of these
  /// the one nearest to none; nil where that is little.
  ///
  /// Where one category fell, every channel fell a little, but most categories did not: then nothing
  /// happened to the whole.
  func commonChange(by cuboids: [ScanCuboid]) -> SegmentScan.Finding? {
    let all = Array(repeating: true, count: leaves.count)
    var nearest: Double?
    for cuboid in cuboids {
      let parts = groups(of: cuboid, where: all).compactMap { group in
        let size = expected(group)
        return size > Self.enough * event(group) ? (change: group.real / size, size: size) : nil
      }
      guard parts.count >= 4 else { continue }
      let half = parts.reduce(0) { $0 + $1.size } / 2
      var sum = 0.0
      let middle = parts.sorted { $0.change < $1.change }.first { part in
        sum += part.size
        return sum >= half
      }
      guard let change = middle?.change else { continue }
      if abs(change - 1) < abs((nearest ?? .infinity) - 1) { nearest = change }
    }
    guard let nearest, abs(nearest - 1) > Self.worthAWord else { return nil }
    let whole = cuboids.first.map { groups(of: $0, where: all).reduce(0) { $0 + expected($1) } }
    return whole.map {
      SegmentScan.Finding(parts: [], real: $0 * nearest, predict: $0, score: 0, price: 0)
    }
  }
}
