import Language
import TestSupport
import Testing
import Values

@testable import Planner

/// Metrics day by day, and what their days vary by.
@Suite struct DailyQuestionTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  private func daily(
    _ question: String, _ first: String = "2024-05-12", _ last: String = "2024-05-14",
    by dimension: Name? = nil, until clock: Int64? = nil
  ) throws -> DailyQuestion {
    let days = try [first, last].map { try #require(Day($0)) }
    return try shop.planning.daily(
      shop.call(question), over: .range(.day(days[0]), .day(days[1])),
      by: dimension.map { [$0] } ?? [],
      until: clock)
  }

  private func rows(_ question: DailyQuestion) throws -> [String] {
    try shop.query(DuckDBDialect().query(question.plan)).rows
      .map { $0.map { $0.isNull ? "-" : $0.short }.joined(separator: " ") }
  }

  /// Counts stand alone; sums and means come with the number of events behind them, rates with
  /// that of their trials.
  @Test func natures() throws {
    let days = try daily("orders, revenue, average_order_value, ctr, ad_spend, net_sales")
    #expect(days.natures == [.count, .sum, .mean, .rate, .level, .sum])
    #expect(days.columns.map { $0.base != nil } == [false, true, true, true, false, true])
    #expect(
      try rows(try daily("orders, revenue, average_order_value, ctr")) == [
        "2024-05-12 0 0.00 0 - 0 - 0", "2024-05-13 1 270.00 1 270 1 0.03 200",
        "2024-05-14 3 340.00 3 113.333333 3 0.0125 800",
      ])
  }

  /// A difference of counts may fall below zero, so it is no count.
  @Test func differencesAreLevels() throws {
    #expect(try daily("orders - refunds as kept").natures == [.level])
  }

  @Test func byADimension() throws {
    let days = try daily("orders", by: Name("channel"))
    #expect(
      try rows(days).sorted() == [
        "2024-05-12 - 0", "2024-05-12 ads 0", "2024-05-12 search 0", "2024-05-13 - 0",
        "2024-05-13 ads 0", "2024-05-13 search 1", "2024-05-14 - 1", "2024-05-14 ads 1",
        "2024-05-14 search 1",
      ])
  }

  /// Until 11:00 of every day.
  @Test func partsOfDays() throws {
    let days = try daily("orders, revenue", until: 11 * Moment.perHour)
    #expect(days.plan.sources.allSatisfy { $0.dayLimit == 11 * Moment.perHour })
    #expect(
      try rows(days)
        == ["2024-05-12 0 0.00 0", "2024-05-13 1 270.00 1", "2024-05-14 1 100.00 1"])
  }

  /// The days of which all that a metric needs is loaded.
  @Test func loadedDays() throws {
    let days = try daily("orders, ad_spend, conversion_rate", "2024-05-01")
    let spans = days.loaded.map { range in
      range.map { "\($0.lowerBound) \($0.upperBound)" } ?? "-"
    }
    #expect(
      spans == ["2024-05-07 2024-05-14", "2024-05-13 2024-05-14", "2024-05-13 2024-05-14"])
  }

  /// Baselines, dimensions and stages of the question are not those of its days.
  @Test func onlyTheMetrics() throws {
    let days = try daily("orders by channel last 7 days vs last week where units > 1")
    #expect(days.plan.windows.count == 1)
    #expect(days.plan.keys.map { $0.column.name } == ["day"])
    #expect(try rows(days) == ["2024-05-12 0", "2024-05-13 1", "2024-05-14 2"])
  }
}
