import Language
import Testing
import Values

@testable import Verbs

/// `compare`: one row a metric, its baseline, and the question that follows.
@Suite struct CompareTests {
  private let shop: Counter

  init() throws { shop = try TwoWeeks.made.get() }

  @Test func metricsOfAPeriod() throws {
    let report = try shop.run("compare revenue, orders, average_order_value last 7 days")
    #expect(
      report.heading
        == "2024-05-07 to 2024-05-13 (7 days) against 2024-04-30 to 2024-05-06")
    let table = try #require(report.table)
    #expect(
      table.rows.map { $0.map { $0.short }.joined(separator: " ") } == [
        "worse revenue 600.00 800.00 -200.00 -0.25", " orders 4 4 0 0",
        "worse average order value 150.00 200.00 -50.00 -0.25",
      ])
    #expect(table.rowKinds == [.money("CNY"), .count, .money("CNY")])
    #expect(report.next == "explain revenue last 7 days")
  }

  /// Days before the first that is loaded are unknown, not days without orders.
  @Test func daysBeforeTheDataAreNoHistory() throws {
    let report = try shop.run("compare revenue, orders 2024-05-13")
    #expect(report.notes.contains { $0.hasPrefix("no usual range: ") })
    #expect(report.table?.index(of: "usual_low") == nil)
  }

  /// Rows that are sorted or left out take the way they are printed with them.
  @Test func rowsKeepTheirKinds() throws {
    let sorted = try shop.table(
      "compare revenue, orders, average_order_value last 7 days | sort value")
    #expect(sorted["metric"] == ["orders", "average order value", "revenue"].map { .text($0) })
    #expect(sorted.rowKinds == [.count, .money("CNY"), .money("CNY")])
    let filtered = try shop.table(
      "compare revenue, orders last 7 days | where metric = \"orders\" | columns value, metric")
    #expect(filtered.rowKinds == [.count])
    #expect(filtered.columns.map { $0.name } == ["value", "metric"])
  }

  /// Alone it takes the headline, as far as it can be answered, of yesterday.
  @Test func headline() throws {
    let report = try shop.run("compare")
    let metrics = try #require(report.table?["metric"])
    #expect(metrics.first == .text("revenue"))
    #expect(!metrics.contains(.text("visitors")))
    #expect(
      report.notes.contains { $0.hasPrefix("not in the loaded data: ") && $0.contains("visitors") })
    #expect(report.heading.contains("2024-05-13"))
  }

  @Test func byADimension() throws {
    #expect(
      try shop.lines(
        "compare revenue by channel last 7 days",
        ["channel", "revenue", "revenue_before", "revenue_change"]) == [
          "search 300.00 100.00 200.00", "ads 200.00 250.00 -50.00", "mail 100.00 50.00 50.00",
          "live 0.00 400.00 -400.00",
        ])
  }

  @Test func severalBaselines() throws {
    let table = try shop.table("compare revenue yesterday vs day before, last week")
    #expect(table.index(of: "before_2") != nil)
    #expect(table["before"] == [.fixed(try #require(Fixed("0.00")))])
  }

  /// A day outside of the data says so instead of showing noughts.
  @Test func dayWithoutData() throws {
    #expect(shop.fault("compare revenue 2024-01-01")?.code == .noData)
    #expect(shop.fault("compare revenue 2024-06-01")?.code == .noData)
  }
}
