import Analysis
import Foundation
import Testing
import Values

/// Stories of several days together, on stores whose incidents last as long.
@Suite struct StorySpanTests {
  static func score(span: Int, seed: UInt64, rounds: UInt64, quiet: UInt64) -> StoryScore {
    let kinds: [StoryTruth.Kind] = [
      .channelDown, .channelUp, .crossedVisits, .campaignOff, .categoryConversion,
      .crossedConversion, .soldOut, .payment, .shipping, .orderValue, .checkout,
    ]
    var score = StoryScore()
    for round in 0..<rounds {
      for (place, kind) in kinds.enumerated() {
        let own = seed + round * 100 + UInt64(place)
        add(own, [kind], span, to: &score)
      }
      for place in 0..<quiet { add(seed + round * 100 + 40 + place, [], span, to: &score) }
    }
    return score
  }

  private static func add(
    _ seed: UInt64, _ kinds: [StoryTruth.Kind], _ span: Int, to score: inout StoryScore
  ) {
    var dice = Dice(seed ^ 0xAB_CDEF)
    let perDay = exp(dice.real(log(60), log(800)))
    let store = StoryStore(
      seed: seed, .init(ordersPerDay: perDay, days: 98 + span), kinds: kinds, lasting: span)
    // What could not be planted gave way to something that may be over in a day.
    guard store.truths.allSatisfy({ !$0.kind.isOfOneDay }) else { return }
    let label = store.truths.first?.kind.rawValue ?? "quiet"
    score.add(store, "\(span) days, \(label) seed \(seed) \(Int(perDay)) orders", span: span)
  }

  @Test(arguments: [3, 7]) func severalDays(_ span: Int) {
    let score = Self.score(span: span, seed: 520_000, rounds: 1, quiet: 10)
    let report = (score.misses + [score.summary]).joined(separator: "\n")
    #expect(score.f1 >= 0.9, Comment(rawValue: report))
    #expect(score.falseAlarms <= 1)
    #expect(score.driverShare >= 0.9 && score.firstShare >= 0.8)
    #expect(score.falselyWhole == 0 && score.open == 0)
  }

  @Test(.enabled(if: StoryMeasureTests.rounds > 0), arguments: [3, 7, 14])
  func manyStores(_ span: Int) {
    let score = Self.score(
      span: span, seed: 510_000, rounds: UInt64(StoryMeasureTests.rounds), quiet: 12)
    print((score.misses + ["\(span) days: \(score.summary)"]).joined(separator: "\n"))
    #expect(score.f1 >= 0.92 && score.alarmsPer20 <= 1 && score.falselyWhole == 0)
  }

  /// What is told of a week is the sum of its days, to the cent.
  @Test func sumsAreExact() throws {
    let store = StoryStore(
      seed: 7, .init(ordersPerDay: 200, days: 105), kinds: [.channelDown], lasting: 7)
    let frame = store.frame
    let story = try #require(Story(frame, span: 7))
    let sum = frame.amounts.indices.reduce(Int128(0)) { sum, place in
      place % frame.days >= frame.days - 7 ? sum + Int128(frame.amounts[place]) : sum
    }
    #expect(story.now == Fixed(unscaled: sum, scale: 2))
    #expect(story.told == story.change)
    let rolled = frame.rolled(7)
    #expect(rolled.days == frame.days - 6 && rolled.lastDay == frame.lastDay)
  }

  @Test func tooManyDaysAreNotTold() {
    let store = StoryStore(seed: 7, .init(ordersPerDay: 60, days: 105))
    // A month needs five before it.
    #expect(Story(store.frame, span: 30) == nil && Story(store.frame, span: 32) == nil)
  }
}
