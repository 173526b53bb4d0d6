import TestSupport
import Testing
import Values

@testable import Planner

/// What stands beside a value after `vs`: the baseline, the change, and the change in percent.
@Suite struct BaselineAnswerTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  @Test func valueChangeAndPercent() throws {
    #expect(
      try shop.lines("revenue, orders yesterday vs day before")
        == ["340.00 270.00 70.00 0.259259 3 1 2 2"])
    #expect(
      try shop.ask("revenue yesterday vs day before").columns.map { $0.title }
        == ["revenue", "day before", "change", "%"])
    // A share moves by points, and has no percent of itself.
    let share = try shop.ask("refund_amount / revenue as r yesterday vs day before")
    #expect(share.columns.map { $0.kind } == [.ratio, .ratio, .ratio, .percent])
    let rate = try shop.ask("ctr yesterday vs day before")
    #expect(rate.columns.map { $0.kind } == [.percent, .percent, .points])
    #expect(rate.columns.map { $0.role } == [.measure, .measure, .change])
  }

  /// Nothing before: the change is known, its part of nothing is not.
  @Test func changeFromNought() throws {
    #expect(
      try shop.lines("revenue by channel last 7 days vs previous period") == [
        "search 370.00 0.00 370.00 -", "ads 180.00 80.00 100.00 1.25", "- 60.00 0.00 60.00 -",
      ])
  }

  /// Last year's day stands against this year's on the same weekday, 364 days apart.
  @Test func lastYearByWeekday() throws {
    let years = try Asked(
      Self.orders([
        "2023-05-15": 50, "2023-05-16": 70, "2024-05-13": 100,
        "2024-05-14": 200,
      ]))
    #expect(
      try years.lines(
        "revenue by day 2024-05-13 to 2024-05-14 vs last year",
        ["day", "revenue", "revenue_before"])
        == ["2024-05-13 100.00 50.00", "2024-05-14 200.00 70.00"])
  }

  /// Months are laid on months, whatever their lengths.
  @Test func monthsByMonth() throws {
    let months = try Asked(
      Self.orders(["2024-01-31": 10, "2024-02-29": 20, "2024-03-31": 40, "2024-04-30": 80]),
      today: "2024-05-02")
    #expect(
      try months.lines(
        "revenue by month 2024-03 to 2024-04 vs 2024-01 to 2024-02",
        ["month", "revenue", "revenue_before"])
        == ["2024-03-01 40.00 10.00", "2024-04-01 80.00 20.00"])
  }

  /// A day that is not over stands against the same hours of the baseline.
  @Test func likeForLike() throws {
    let partial = try Asked(SmallShop.script, today: "2024-05-14 10:30")
    #expect(
      try partial.lines("revenue today so far vs day before", ["revenue", "revenue_before"])
        == ["100.00 270.00"])
    let early = try Asked(SmallShop.script, today: "2024-05-14 09:30")
    #expect(
      try early.lines("revenue today so far vs day before", ["revenue", "revenue_before"])
        == ["100.00 0.00"])
  }

  /// A longer baseline adds no days that the period does not have.
  @Test func longerBaseline() throws {
    let table = try shop.lines(
      "revenue by day 2024-05-13 to 2024-05-14 vs 2024-05-06 to 2024-05-10",
      ["day", "revenue", "revenue_before"])
    #expect(table == ["2024-05-13 270.00 0.00", "2024-05-14 340.00 80.00"])
  }

  /// Groups that only the baseline has are kept, so that the columns add up.
  @Test func groupsOfTheBaselineAlone() throws {
    #expect(
      try shop.lines(
        "revenue by customer yesterday vs 2024-05-07", ["revenue", "revenue_before"])
        == ["180.00 80.00", "100.00 0.00", "60.00 0.00"])
    #expect(
      try shop.lines(
        "orders by channel 2024-05-07 vs 2024-05-14", ["channel", "orders", "orders_before"])
        == ["ads 1 1", "search 0 1", "- 0 1"])
  }

  /// Several baselines at once are told apart by their names.
  @Test func severalBaselines() throws {
    let table = try shop.ask("orders yesterday vs day before, last week")
    #expect(
      table.columns.map { $0.name } == [
        "orders", "orders_before_day_before", "orders_change_day_before",
        "orders_change_percent_day_before", "orders_before_last_week", "orders_change_last_week",
        "orders_change_percent_last_week",
      ])
    #expect(table.rows.first?.map { $0.short } == ["3", "1", "2", "2", "1", "2", "2"])
  }

  /// Parts of the whole can be held against those of an earlier period as well.
  @Test func overallOfABaseline() throws {
    let own = try Asked(
      SmallShop.script,
      definitions: "metric part \"Part of all\" : percent = revenue / overall(revenue)")
    #expect(
      try own.lines("part by channel 2024-05-14 vs 2024-05-07", ["channel", "part", "part_before"])
        == ["ads 0.529412 1", "search 0.294118 0", "- 0.176471 0"])
  }

  /// Another time basis is named with `on`.
  @Test func otherTime() throws {
    #expect(
      try shop.lines("refund_amount as x by day on paid_at 2024-05-13 to 2024-05-14")
        == ["2024-05-13 170.00", "2024-05-14 0.00"])
    #expect(
      try shop.lines("refund_amount as x by day 2024-05-13 to 2024-05-14")
        == ["2024-05-13 0.00", "2024-05-14 170.00"])
    let fault = shop.fault("ad_spend on paid_at last 7 days")
    #expect(fault?.code == .wrongTime)
    #expect(fault?.message == "ads has no time called \"paid_at\"")
    #expect(fault?.label == "it has date")
  }

  /// One paid order a day, of the amounts given.
  private static func orders(_ amounts: [String: Int]) -> String {
    amounts.sorted { $0.key < $1.key }.map { day, amount in
      """
      insert into orders (order_id, ordered_at, paid_at, status, units, gross_sales)
      values ('\(day)', '\(day) 10:00:00', '\(day) 10:00:00', 'paid', 1, \(amount));
      """
    }.joined(separator: "\n")
  }
}
