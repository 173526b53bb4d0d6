import Language
import Testing
import Values

@testable import Verbs

/// `explain`: the parts of a change add up to it.
@Suite struct ExplainTests {
  private let shop: Counter

  init() throws { shop = try Counter.sample.get() }

  /// The drivers' effects are whole cents, and their sum is the change of the last row.
  @Test(arguments: [
    "explain revenue yesterday", "explain revenue last 7 days vs previous period",
    "explain net_sales yesterday", "explain average_order_value last 7 days vs usual",
    "explain revenue yesterday where channel = \"search\"", "explain ad_spend yesterday",
  ])
  func driversCloseInCents(_ question: String) throws {
    let report = try shop.run(question)
    let table = try #require(report.table)
    let effects = try #require(table["effect"]).compactMap { $0.double }
    let cents = effects.map { ($0 * 100).rounded() }
    #expect(effects.count >= 3 && effects.count == table.rowCount)
    #expect(cents.dropLast().reduce(0, +) == cents.last, "\(question): \(cents)")
    let names = try #require(table["driver"])
    #expect(!names.contains(.text("not explained by these")))
    let (before, now) = (table["before"]?.last?.double, table["now"]?.last?.double)
    #expect(((now ?? 0) * 100 - (before ?? 0) * 100).rounded() == cents.last)
  }

  /// The segments and all else add up to the change, to the cent, and so do their shares.
  @Test(arguments: [
    "explain revenue last 7 days vs previous period by channel",
    "explain orders last 7 days vs previous period by channel",
    "explain average_order_value last 7 days vs previous period by channel",
    "explain revenue 2024-05-13 vs 2024-05-05 by channel",
  ])
  func segmentsClose(_ question: String) throws {
    let weeks = try Counter(today: "2024-05-14") { database in
      // Live closed, search doubled; odd cents, so that effects have to be rounded.
      for (day, channel, count, amount) in [
        (6, "search", 40, "33.33"), (5, "live", 60, "71.17"), (5, "ads", 30, "12.49"),
        (13, "search", 90, "66.61"), (13, "ads", 31, "12.53"), (12, "mail", 3, "9.99"),
      ] {
        try database.execute(
          """
          insert into orders (order_id, channel, ordered_at, paid_at, status, units, gross_sales,
            customer_id)
          select \(channel) || \(String(day)) || i, \(channel), day, day, 'paid', 1,
            \(amount)::decimal(10, 2) + i::decimal(10, 2) / 100, i
          from (select make_timestamp(2024, 5, \(SQL(String(day))), 10, 0, 0) as day),
            range(\(SQL(String(count)))) r(i)
          """)
      }
    }
    let report = try weeks.run(question)
    let tables = report.blocks.compactMap { block -> Table? in
      if case .table(let table) = block { table } else { nil }
    }
    let drivers = try #require(tables.first?["effect"]?.last?.double)
    let segments = try #require(tables.first { $0["segment"] != nil })
    #expect(segments["segment"]?.last?.text?.hasPrefix("all else") == true)
    #expect(segments.rowCount >= 2)
    let effects = try #require(segments["effect"]).compactMap { $0.double }
    #expect(effects.count == segments.rowCount)
    let isMoney = question.contains("revenue")
    let scale = isMoney ? 100 : 1e6
    #expect(
      effects.map { ($0 * scale).rounded() }.reduce(0, +) == (drivers * scale).rounded(),
      "\(question): \(effects) of \(drivers)")
    let shares = try #require(segments["share"]).compactMap { $0.double }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-4)
  }

  /// The question that follows keeps the baseline and the condition.
  @Test func nextQuestionIsOfTheSameRows() throws {
    let report = try shop.run("explain revenue yesterday vs day before where channel = \"search\"")
    #expect(report.next?.hasSuffix("yesterday vs day before where channel = \"search\"") == true)
  }

  /// What stands in stock at the end of each day has no sum over days.
  @Test func forecastOfStockHasNoTotal() throws {
    #expect(try shop.table("forecast stock_units for 3 days").total == nil)
    #expect(try shop.table("forecast orders for 3 days").total != nil)
  }
}
