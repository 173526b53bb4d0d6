import Foundation

/// Many stores, each kind of incident once a round, two at once, and quiet days.
struct StoryBench {
  var total = StoryScore()
  private let weeks: Double
  var byKind: [String: StoryScore] = [:]

  /// - Parameters:
  ///   - seed: the first; each store takes one of its own.
  ///   - orders: the range of orders a day, even on a logarithmic scale.
  init(
    seed: UInt64, rounds: Int, isCrossed: Bool = true, orders: ClosedRange<Double> = 60...5_000,
    quiet: Int = 16, weeks: Double = 0.03
  ) {
    self.weeks = weeks
    let pairs: [StoryTruth.Kind] = StoryTruth.Kind.everyday + [.priceMistake, .crossedVisits]
    for round in 0..<UInt64(rounds) {
      let first = seed + round * 100
      for (place, kind) in StoryTruth.Kind.allCases.enumerated() {
        // What visits do in a crossing can't be known where they are not crossed.
        if !isCrossed, kind == .crossedVisits { continue }
        add(first + UInt64(place), [kind], isCrossed, orders)
      }
      for place in 30..<33 as Range<UInt64> {
        var dice = Dice(first + place)
        add(first + place, [dice.pick(pairs), dice.pick(pairs)], isCrossed, orders)
      }
      for place in 0..<UInt64(quiet) { add(first + 40 + place, [], isCrossed, orders) }
    }
  }

  private mutating func add(
    _ seed: UInt64, _ kinds: [StoryTruth.Kind], _ isCrossed: Bool, _ orders: ClosedRange<Double>
  ) {
    var dice = Dice(seed ^ 0xAB_CDEF)
    let perDay = exp(dice.real(log(orders.lowerBound), log(orders.upperBound)))
    let store = StoryStore(
      seed: seed, .init(ordersPerDay: perDay, isCrossed: isCrossed, weeks: weeks), kinds: kinds)
    let truths = store.truths
    let label = truths.isEmpty ? "quiet" : truths.count > 1 ? "two" : truths[0].kind.rawValue
    var one = StoryScore()
    one.add(store, "\(label) seed \(seed) \(Int(perDay)) orders")
    total.add(one)
    byKind[label, default: StoryScore()].add(one)
    let band = perDay < 200 ? "60–200" : perDay < 800 ? "200–800" : "800–5000"
    byKind["\(band) orders a day", default: StoryScore()].add(one)
  }

  /// All figures, by kind and together.
  var report: String {
    (total.misses
      + byKind.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.summary)" }
      + ["all: \(total.summary)"]).joined(separator: "\n")
  }
}
