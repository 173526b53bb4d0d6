import Language
import Testing
import Values

@testable import Verbs

/// `trend`: the series, its moving average and the pattern of the week.
@Suite struct TrendTests {
  private let shop: Counter

  init() throws { shop = try TwoWeeks.made.get() }

  @Test func seriesByDay() throws {
    let report = try shop.run("trend revenue last 14 days")
    #expect(report.heading.hasPrefix("trend of revenue"))
    #expect(report.blocks.count == 4)
    guard case .chart(let chart) = report.blocks[0], case .title("by weekday") = report.blocks[2]
    else {
      Issue.record("a chart, the series, and the weekdays under a title")
      return
    }
    #expect(chart.shape == .line)
    let table = try #require(report.table)
    #expect(table.rowCount == 14)
    #expect(table.columns.map { $0.name } == ["day", "revenue", "revenue_average"])
    // The week of 7 to 13 May sold 600.
    #expect(abs((table.cells[2][13].double ?? 0) - 600.0 / 7) < 1e-9)
    #expect(table.cells[2][5] == .null)
  }

  /// Long periods go by week and month, unless a bucket is named.
  @Test func buckets() throws {
    func grain(_ text: String) throws -> Kind? { try shop.table(text).columns.first?.kind }
    #expect(try grain("trend revenue") == .bucket(.day))
    #expect(try grain("trend revenue last 119 days") == .bucket(.day))
    #expect(try grain("trend revenue last 120 days") == .bucket(.week))
    #expect(try grain("trend revenue last 730 days") == .bucket(.month))
    #expect(try grain("trend revenue by week last 30 days") == .bucket(.week))
    #expect(try shop.table("trend revenue").rowCount == 30)
  }

  @Test func seriesOfGroups() throws {
    let report = try shop.run("trend revenue by channel last 14 days")
    #expect(report.blocks.count == 2)
    guard case .chart(let chart) = report.blocks[0] else {
      Issue.record("no chart")
      return
    }
    #expect(chart.shape == .spark)
    #expect(try #require(report.table).rowCount == 14 * 4)
  }

  /// Stages work on the series.
  @Test func stages() throws {
    #expect(
      try shop.table("trend revenue last 14 days | where revenue > 0 | sort -day").rowCount == 7)
  }
}
