import Analysis
import Foundation
import Values

/// A store whose days and planted incidents are known, drawn from a seed: visits, orders, lines and
/// money of channels, regions, devices, categories, products and campaigns.
///
/// Leaves share noise by day, channel, region, device and category, products are Pareto, the week and
/// the trend differ by channel and category, and earlier incidents lie in the past.
struct StoryStore {
  static let names = ["channel", "region", "device", "category"]

  struct Size {
    var ordersPerDay: Double
    var days = 98
    var isCrossed = true
    /// How much the week differs by value of a dimension.
    var weeks = 0.03
  }

  var frame: StoryFrame
  let truths: [StoryTruth]

  /// - Parameters:
  ///   - kinds: what is planted; none for a quiet day.
  ///   - lasting: how many days each lasts; nil for one to ten.
  init(seed: UInt64, _ size: Size, kinds: [StoryTruth.Kind] = [], lasting: Int? = nil) {
    var dice = Dice(seed &* 7_919 &+ 17)
    var world = StoryWorld(&dice, size)
    // The past is not quiet: each third store had something else some weeks ago.
    for _ in 0..<[0, 0, 1, 2][dice.int(0...3)] {
      let past = StoryTruth.Kind.everyday[dice.int(0...StoryTruth.Kind.everyday.count - 1)]
      let start = dice.int(30...size.days - 12)
      _ = world.plant(past, &dice, days: start...min(size.days - 8, start + dice.int(0...3)))
    }
    var truths: [StoryTruth] = []
    for kind in kinds {
      // Half of all incidents are new, the rest has lasted for up to ten days.
      let start = size.days - (lasting ?? (dice.unit() < 0.5 ? 1 : dice.int(2...10)))
      let first = kind.isOfOneDay ? size.days - 1 : start
      // A kind that could not be seen in so small a store gives way to the next one.
      let all = StoryTruth.Kind.allCases
      var place = all.firstIndex(of: kind) ?? 0
      for _ in all {
        let planted = world.plant(
          all[place], &dice, days: (all[place].isOfOneDay ? size.days - 1 : first)...size.days - 1,
          beside: truths.map { $0.segment })
        truths += planted
        if !planted.isEmpty { break }
        place = dice.int(0...all.count - 1)
      }
    }
    self.truths = truths
    frame = world.draw(&dice)
  }
}

/// What was planted.
struct StoryTruth {
  enum Kind: String, CaseIterable {
    case channelDown, channelUp, crossedVisits, campaignOff, categoryConversion
    case crossedConversion, soldOut, payment, shipping, tracking, lateReport, outage, checkout
    case market, priceMistake, orderValue, largeOrder

    static let everyday: [Kind] = [
      .channelDown, .channelUp, .campaignOff, .categoryConversion, .soldOut, .payment, .shipping,
    ]
    var isOfOneDay: Bool { self == .largeOrder || self == .lateReport || self == .outage }
    var isWhole: Bool { self == .outage || self == .checkout || self == .market }
  }

  var kind: Kind
  var driver: StoryDriver
  var segment: [StoryTerm]
  var first: Int
  /// What it does to the metric, as a share of what is usual; nil where prices would have to be known.
  var share: Double?
}

extension Dice {
  mutating func poisson(_ mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    guard mean < 40 else { return max(0, Int((mean + mean.squareRoot() * normal()).rounded())) }
    let limit = exp(-mean)
    var product = unit()
    var count = 0
    while product > limit {
      product *= unit()
      count += 1
    }
    return count
  }

  mutating func pick<Element>(_ items: [Element]) -> Element { items[int(0...items.count - 1)] }

  /// Noise of a spread that remembers the day before.
  mutating func noise(_ days: Int, _ spread: Double, memory: Double = 0.3) -> [Double] {
    var last = normal()
    return (0..<days).map { _ in
      last = memory * last + (1 - memory * memory).squareRoot() * normal()
      return spread * last
    }
  }

  /// Shares of a whole, unequal.
  mutating func shares(_ count: Int, spread: Double) -> [Double] {
    let raw = (0..<count).map { _ in exp(spread * normal()) }
    let sum = raw.reduce(0, +)
    return raw.map { $0 / sum }
  }
}
