import Analysis
import Foundation
import Testing
import Values

/// Frames of known counts: one dimension or two, even days, a change on the last.
@Suite struct StoryTests {
  static let days = 84

  /// Counts by topic and shop without exposure or money, as chats are.
  private func chats(
    _ dice: inout Dice, topics: [String?] = ["delivery", "size", "price", "return", "stock"],
    change: (_ topic: Int, _ shop: Int, _ day: Int) -> Double = { _, _, _ in 1 }
  ) -> StoryFrame {
    var frame = StoryFrame(
      firstDay: Day(number: 20_000), days: Self.days, dimensions: ["topic", "shop"],
      values: [topics, ["north", "south", "west"]])
    for topic in topics.indices {
      for shop in 0..<3 {
        let leaf = frame.leaf([Int32(topic), Int32(shop)])
        for day in 0..<Self.days {
          let mean = 20 * Double(topic + 1) * change(topic, shop, day)
          frame.add(leaf: leaf, day: day, events: Double(dice.poisson(mean)))
        }
      }
    }
    return frame
  }

  @Test func countsAloneAreSearched() throws {
    var dice = Dice(1)
    let frame = chats(&dice) { topic, _, day in topic == 1 && day >= Self.days - 3 ? 2.2 : 1 }
    let story = try #require(Story(frame))
    let finding = try #require(story.findings.first)
    #expect(finding.driver == .events)
    #expect(finding.terms == [StoryTerm(dimension: "topic", values: ["size"])])
    #expect(finding.since == frame.lastDay - 2)
    #expect(story.findings.count == 1)
    #expect(story.told == story.change)
  }

  @Test func quietCountsAreQuiet() throws {
    var alarms = 0
    for seed in 10..<40 as Range<UInt64> {
      var dice = Dice(seed)
      if try #require(Story(chats(&dice))).isUnusual { alarms += 1 }
    }
    #expect(alarms <= 1)
  }

  @Test func siblingsAreOneFinding() throws {
    var dice = Dice(2)
    let frame = chats(&dice) { topic, _, day in
      day == Self.days - 1 && (topic == 2 || topic == 3) ? 0.4 : 1
    }
    let story = try #require(Story(frame))
    #expect(
      story.findings.map { $0.terms } == [
        [StoryTerm(dimension: "topic", values: ["price", "return"])]
      ])
  }

  @Test func theMissingValueIsNoSegment() throws {
    var dice = Dice(3)
    let frame = chats(&dice, topics: ["delivery", "size", "price", nil, "stock"]) {
      topic, _, day in topic == 3 && day == Self.days - 1 ? 3 : 1
    }
    let story = try #require(Story(frame))
    #expect(!story.findings.contains { $0.terms.contains { $0.values.isEmpty } })
    #expect(!story.findings.contains { $0.terms == [StoryTerm(dimension: "topic", values: [])] })
  }

  @Test func aShortPastTellsNothing() {
    var frame = StoryFrame(
      firstDay: Day(number: 20_000), days: 28, dimensions: ["topic"], values: [["a", "b"]])
    _ = frame.leaf([0])
    _ = frame.leaf([1])
    #expect(Story(frame) == nil)
  }

  /// Frames at the edge of sense: they may say nothing, but must add up.
  @Test func oddFramesAddUp() throws {
    func frame(days: Int, leaves: Int, events: (Int) -> Double, amount: Int64?) -> StoryFrame {
      var frame = StoryFrame(
        firstDay: Day(number: 20_000), days: days, dimensions: ["place"],
        values: [(0..<leaves).map { "v\($0)" }])
      for leaf in 0..<leaves {
        let own = frame.leaf([Int32(leaf)])
        for day in 0..<days {
          let count = events(day)
          frame.add(leaf: own, day: day, exposure: count * 30)
          frame.add(leaf: own, day: day, events: count, amount: amount.map { $0 * Int64(count) })
        }
      }
      return frame
    }
    var odd = [
      frame(days: 29, leaves: 1, events: { _ in 50 }, amount: 1_000),
      frame(days: 60, leaves: 2, events: { _ in 0 }, amount: nil),
      frame(days: 60, leaves: 3, events: { $0 == 59 ? 0 : 40 }, amount: 0),
      frame(days: 60, leaves: 3, events: { $0 == 59 ? 40 : 0 }, amount: 900),
      frame(days: 60, leaves: 3, events: { $0 == 59 ? 0 : 40 }, amount: 900),
    ]
    var masked = frame(days: 60, leaves: 3, events: { Double(40 + $0 % 7) }, amount: 900)
    masked.masked = Set((0..<60).map { masked.firstDay + $0 })
    masked.parts = [StoryFrame.Parts("product", of: .events, names: [], counts: [])]
    odd.append(masked)
    for frame in odd {
      let story = try #require(Story(frame))
      #expect(story.told == story.change)
      #expect(story.driven == story.change)
    }
  }

  /// Refunds: orders are what could be refunded, products what they are of.
  @Test func returnsOfAnOldBatchAreOfTheirProduct() throws {
    var dice = Dice(4)
    let days = Self.days
    var frame = StoryFrame(
      firstDay: Day(number: 20_000), days: days, dimensions: ["category", "region"],
      values: [["pets", "home", "toys"], ["east", "west"]])
    let products = (0..<24).map { "p\($0)" }
    var counts = [Double](repeating: 0, count: products.count * days)
    var amounts = [Int64](repeating: 0, count: products.count * days)
    for category in 0..<3 {
      for region in 0..<2 {
        let leaf = frame.leaf([Int32(category), Int32(region)])
        for day in 0..<days {
          frame.add(leaf: leaf, day: day, exposure: Double(dice.poisson(400)))
          for place in 0..<8 {
            let product = category * 8 + place
            let isBatch = product == 10 && day >= days - 5
            let refunds = dice.poisson(400 * 0.06 / 8 * (isBatch ? 7 : 1))
            let cents = Int64(refunds * 2_990)
            frame.add(leaf: leaf, day: day, events: Double(refunds), amount: cents)
            counts[product * days + day] += Double(refunds)
            amounts[product * days + day] += cents
          }
        }
      }
    }
    var parts = StoryFrame.Parts(
      "product", of: .events, names: products, parent: 0,
      parentCodes: products.indices.map { Int32($0 / 8) }, counts: counts)
    parts.amounts = amounts
    frame.parts = [parts]
    let story = try #require(Story(frame))
    let finding = try #require(story.findings.first)
    #expect(finding.terms == [StoryTerm(dimension: "product", values: ["p10"])])
    #expect(finding.driver == .events)
    #expect(abs(finding.since - (frame.lastDay - 4)) <= 1)
    // Six times more of 2 × 3 refunds a day at 29.90 each.
    #expect(abs(finding.effect.double - 6 * 6 * 29.9) < 350)
  }

  /// A way of payment that fails: only orders know it, and the whole falls with it.
  @Test(arguments: [2, 4]) func aWayOfPaymentThatFailsIsNotTheWholeStore(ways: Int) throws {
    var dice = Dice(6)
    let days = Self.days
    var frame = StoryFrame(
      firstDay: Day(number: 20_000), days: days, dimensions: ["channel", "region"],
      values: [["ads", "search", "mail"], ["east", "west", "north"]])
    var counts = [Double](repeating: 0, count: ways * days)
    for channel in 0..<3 {
      for region in 0..<3 {
        let leaf = frame.leaf([Int32(channel), Int32(region)])
        for day in 0..<days {
          frame.add(leaf: leaf, day: day, exposure: Double(dice.poisson(2_000)))
          for way in 0..<ways {
            let mean = 60 / Double(ways) * (way == 1 && day == days - 1 ? 0.25 : 1)
            let orders = Double(dice.poisson(mean))
            frame.add(leaf: leaf, day: day, events: orders, amount: Int64(orders * 5_000))
            counts[way * days + day] += orders
          }
        }
      }
    }
    let names = ["card", "wallet", "invoice", "transfer"]
    frame.parts = [
      StoryFrame.Parts("payment", of: .events, names: Array(names.prefix(ways)), counts: counts)
    ]
    let story = try #require(Story(frame))
    #expect(
      story.findings.map { $0.terms } == [[StoryTerm(dimension: "payment", values: ["wallet"])]])
    #expect(story.findings.first?.kind == .segment)
    #expect(story.told == story.change)
  }

  // MARK: - Days of events

  /// A sale of a name: all counts rise by some factor on its days.
  private func sale(_ places: [Int], factor: Double, isNamed: Bool) -> StoryFrame {
    var dice = Dice(5)
    var frame = chats(&dice) { _, _, day in places.contains(day) ? factor : 1 }
    if isNamed {
      frame.eventDays = Dictionary(
        uniqueKeysWithValues: places.map { (frame.firstDay + $0, "members' day") })
    }
    return frame
  }

  @Test func aDayOfAnEventIsJudgedByItsOwnPast() throws {
    let places = [20, 41, 62, Self.days - 1]
    let plain = try #require(Story(sale(places, factor: 1.8, isNamed: false)))
    #expect(plain.whole.total.isUnusual)
    let named = try #require(Story(sale(places, factor: 1.8, isNamed: true)))
    #expect(!named.isUnusual)
    let expected = try #require(named.whole.total.expected)
    // Σ residuals ÷ (n + 2) of three days: 3/5 of the logarithm.
    #expect(expected > 1.25 * 900 && expected < 1.7 * 900)
  }

  @Test func anEventThatNeverMovedAnythingHidesNothing() throws {
    var frame = sale([Self.days - 1], factor: 1.8, isNamed: true)
    for place in [20, 41, 62] { frame.eventDays[frame.firstDay + place] = "members' day" }
    let story = try #require(Story(frame))
    #expect(story.whole.total.isUnusual)
    #expect(story.findings.first?.kind == .whole)
  }

  // MARK: - Whole stores

  @Test func aReportThatIsNotThereIsNoFall() throws {
    let store = StoryStore(seed: 77, .init(ordersPerDay: 400))
    var frame = store.frame
    var exposure = frame.exposure
    for leaf in 0..<frame.leafCount { exposure[(leaf + 1) * frame.days - 1] = 0 }
    frame.take(
      codes: frame.codes, exposure: exposure, events: frame.events, amounts: frame.amounts,
      capped: frame.capped)
    frame.parts.removeLast()
    let story = try #require(Story(frame))
    #expect(story.isExposureMissing)
    #expect(!story.findings.contains { $0.driver == .exposure })
    #expect(!story.isUnusual)
  }

  @Test func oneLargeOrderIsAnEvent() throws {
    let store = StoryStore(seed: 78, .init(ordersPerDay: 400), kinds: [.largeOrder])
    let story = try #require(Story(store.frame))
    #expect(story.findings.map { $0.kind } == [.large("order 1")])
    let amount = try #require(store.frame.large.first).amount
    #expect(abs(story.findings[0].effect.double - Double(amount) / 100) < 500)
  }

  @Test func theSameFrameTellsTheSameStory() throws {
    let store = StoryStore(seed: 79, .init(ordersPerDay: 300), kinds: [.payment, .channelDown])
    let stories = try (0..<2).map { _ in try #require(Story(store.frame)) }
    #expect(stories[0].findings.map { $0.terms } == stories[1].findings.map { $0.terms })
    #expect(stories[0].findings.map { $0.effect } == stories[1].findings.map { $0.effect })
  }
}
