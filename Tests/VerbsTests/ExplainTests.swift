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
