import Foundation

/// Tells what is expected of a group of leaves, and how far from it the group is.
struct SegmentJudge {
  /// The factor by which all groups moved, which is no longer expected otherwise of any.
  private(set) var common = 1.0
  /// What all groups stray by together, as long as nothing tells it from what each of them did.
  private var wavering: Double
  private let leaves: Leaves
  private let noise: SegmentNoise
  private let rates: SegmentRates?
  private let squares: [Double]
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
    // Without a past the spread is one from day to day, which has it in it.
    wavering = noise.dimensions.isEmpty ? 0 : SegmentNoise.everyday
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
  ///
  /// - Parameters:
  ///   - counting: the least size of an event.
  ///   - spread: the group's relative spread within the whole; nil for the whole itself.
  func deviance(_ group: Group, counting: Double, spread: Double?) -> Double {
    let (real, expected, event) = (group.real, expected(group), max(event(group), counting))
    let everyday = SegmentNoise.everyday * SegmentNoise.everyday
    let variance = spread.map { $0 * $0 + wavering * wavering } ?? everyday
    let size = event + variance * max(expected, 0)
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

  // MARK: - The whole

  /// Segments of fewer events tell nothing of what all did.
  private static let enough = 50.0
  /// A common change that is smaller is not worth a word.
  private static let worthAWord = 0.05

  /// Takes out what all parts did alike: of each dimension the change of its middle part by size, and
  /// of these the one nearest to none; returns it unless it is little.
  ///
  /// Where one category fell, every channel fell a little, but most categories did not: then nothing
  /// happened to the whole. Of a few parts none is the middle.
  mutating func takeOutCommonChange(by cuboids: [ScanCuboid]) -> SegmentScan.Finding? {
    let all = Array(repeating: true, count: leaves.count)
    var nearest: Double?
    for cuboid in cuboids {
      let parts = groups(of: cuboid, where: all).compactMap {
        group -> (value: Double, weight: Double)? in
        let size = expected(group)
        return size > Self.enough * event(group) ? (value: group.real / size, weight: size) : nil
      }
      guard parts.count >= 4, let change = Quantiles.weightedMedian(parts) else { continue }
      if abs(change - 1) < abs((nearest ?? .infinity) - 1) { nearest = change }
    }
    guard let nearest else { return nil }
    wavering = 0
    guard abs(nearest - 1) > Self.worthAWord, let cuboid = cuboids.first else { return nil }
    let whole = groups(of: cuboid, where: all).reduce(0) { $0 + expected($1) }
    takeOut(nearest)
    return SegmentScan.Finding(
      parts: [], real: whole * nearest, predict: whole, usual: whole, score: 0, price: 0)
  }

  /// What all leaves did together is no longer expected otherwise of any of them.
  mutating func takeOut(_ factor: Double) {
    common *= factor
    wavering = 0
  }
}
