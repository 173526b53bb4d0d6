import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// `top` and `bottom`: rank, share, running share, change, and places won or lost.
@Suite struct RankingTests {
  private let shop: Counter

  init() throws { shop = try TwoWeeks.made.get() }

  @Test func againstThePeriodBefore() throws {
    let table = try shop.table("top 2 channels by revenue last 7 days")
    #expect(
      table.columns.map { $0.name }
        == ["rank", "channel", "revenue", "share", "running_share", "change", "places"])
    // Before, live led with 400, ads had 250, search 100 and mail 50.
    #expect(
      table.rows.map { $0.map { $0.short }.joined(separator: " ") }
        == ["1 search 300.00 0.5 0.5 2 2", "2 ads 200.00 0.333333 0.833333 -0.2 0"])
  }

  /// Shares are of all, not of the few that are shown; the last running share is the whole.
  @Test func sharesAreOfAll() throws {
    let lines = try shop.lines(
      "top 10 channels by revenue last 7 days", ["channel", "running_share", "places"])
    #expect(lines == ["search 0.5 2", "ads 0.833333 0", "mail 1 1", "live 1 -3"])
  }

  @Test func withoutAPeriodNothingIsCompared() throws {
    let table = try shop.table("top 2 channels by revenue")
    #expect(
      table.columns.map { $0.name } == ["rank", "channel", "revenue", "share", "running_share"])
    #expect(table.cells[1] == [.text("ads"), .text("live")])
  }

  @Test func fromTheSmallestUp() throws {
    let table = try shop.table("bottom 2 channels by revenue last 7 days")
    #expect(table["channel"] == [.text("live"), .text("mail")])
    #expect(table["rank"] == [.int(4), .int(3)])
    #expect(table.index(of: "running_share") == nil)
    #expect(try shop.run("bottom 2 channels by revenue last 7 days").heading.hasPrefix("bottom 2"))
  }

  /// What has no value stands last, and is no end of a ranking.
  @Test func missingIsNoEnd() throws {
    #expect(
      try shop.lines("bottom 5 channels by average_order_value last 7 days", ["channel"])
        == ["mail", "search", "ads"])
  }

  /// A rate has no share, and moves by points.
  @Test func rankingByARate() throws {
    let table = try shop.table("top 3 channels by average_order_value, revenue last 7 days")
    #expect(
      table.columns.map { $0.name }
        == ["rank", "channel", "average_order_value", "change", "places", "revenue"])
    let rates = try Counter.sample.get().table("top 3 channels by conversion_rate last 7 days")
    let change = try #require(rates.columns.first { $0.name == "change" })
    #expect(change.kind == .points)
  }

  /// Without a metric an entity brings its own; what is not loaded is left out and named.
  @Test func entityBringsItsMetrics() throws {
    let report = try shop.run("top channels last 7 days")
    let table = try #require(report.table)
    #expect(table.index(of: "orders") != nil && table.index(of: "visitors") == nil)
    #expect(report.notes.contains("not in the loaded data: visitors, conversion rate"))
    #expect(report.heading.hasPrefix("top 10 channels by revenue, 2024-05-07 to 2024-05-13"))
  }

  @Test func stagesFollow() throws {
    #expect(
      try shop.lines("top 3 channels by revenue last 7 days | sort channel | columns channel")
        == ["ads", "mail", "search"])
  }

  @Test func unknownEntity() throws {
    let fault = try #require(shop.fault("top 5 chanels by revenue"))
    #expect(fault.code == .unknownName)
    #expect(fault.message == "nothing called \"chanels\" can be ranked")
    #expect(fault.label == "did you mean channels?")
    #expect(shop.fault("top 5 channels by revenu")?.label?.contains("revenue") == true)
    // A dimension that the metric's data lack.
    #expect(shop.fault("top 5 carriers by revenue") != nil)
  }
}
