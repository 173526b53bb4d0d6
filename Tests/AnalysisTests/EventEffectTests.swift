import Analysis
import Foundation
import Testing
import Values

/// Days of sales and holidays: candidates, which a store's own past confirms or not.
@Suite struct EventEffectTests {
  private static let first = Day(number: 19_723)
  private static let days = 200

  /// A store of 1,000 a day with noise of 5 %; `places` are days of the sale, each times `factor`.
  private func history(_ places: [Int], factor: Double) -> DailyHistory {
    var draw = Draw(seed: 11)
    let values = (0..<Self.days).map { day -> Double? in
      1000 * exp(0.05 * draw.normal()) * (places.contains(day) ? factor : 1)
    }
    let names = Dictionary(uniqueKeysWithValues: places.map { (Self.first + $0, "sale") })
    return DailyHistory(firstDay: Self.first, values: values).knowing(names)
  }

  private func range(_ history: DailyHistory, _ place: Int) throws -> UsualRange {
    try #require(history.usualRange(on: Self.first + place))
  }

  @Test func anEventThatMovesNothingIsNoBlindDay() throws {
    let history = history(Array(60..<80) + [199], factor: 1)
    #expect(!(60..<80).contains { history.isMasked($0) })
    let day = try range(history, 199)
    #expect(day.basis == .ratios && day.p != nil)
    #expect(abs(try #require(day.expected) - 1000) < 40)
  }

  @Test func theFirstOfItsKindIsHeldAgainstPlainDays() throws {
    let day = try range(history([199], factor: 1.6), 199)
    #expect(abs(try #require(day.expected) - 1000) < 40)
    #expect(Judgement([day]).isUnusual[0])
    let quiet = try range(history([199], factor: 1), 199)
    #expect(!Judgement([quiet]).isUnusual[0])
  }

  @Test func whatItDidBeforeIsExpectedOfIt() throws {
    let places = [60, 61, 62, 120, 121, 122, 199]
    let history = history(places, factor: 1.8)
    // Those days say nothing of plain ones.
    #expect([60, 61, 62, 120, 121, 122].allSatisfy { history.isMasked($0) })
    #expect(abs(try #require(try range(history, 130).expected) - 1000) < 40)
    let day = try range(history, 199)
    // Σ of six logarithms ÷ 8: three quarters of ln 1.8.
    #expect(abs(try #require(day.expected) / (1000 * pow(1.8, 0.75)) - 1) < 0.05)
    #expect(!Judgement([day]).isUnusual[0])
    #expect(history.effect(199)?.days == 6)
  }

  @Test func aDayOfASaleThatFailsIsUnusual() throws {
    var failed = history([60, 61, 62, 120, 121, 122, 199], factor: 1.8)
    failed.values[199] = 600
    #expect(Judgement([try range(failed, 199)]).isUnusual[0])
  }

  @Test func ofAWholeYearNoDayIsBlind() throws {
    // Twenty-eight days of five names which this store does not know.
    let spans = [20..<28, 50..<56, 90..<97, 130..<134, 170..<173]
    var names: [Day: String] = [:]
    for (number, span) in spans.enumerated() {
      for place in span { names[Self.first + place] = "festival \(number)" }
    }
    var draw = Draw(seed: 12)
    let values = (0..<Self.days).map { _ -> Double? in 1000 * exp(0.05 * draw.normal()) }
    let ranges = DailyHistory(firstDay: Self.first, values: values).knowing(names)
      .usualRanges(from: Self.first + 30)
    #expect(ranges.allSatisfy { $0.p != nil })
    #expect(Judgement.byDay(ranges).count { $0 } <= 1)
  }
}
