import TestSupport
import Testing
import Values

@testable import Planner

/// Nothing there, nothing known and zero are three things.
@Suite struct MissingTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  /// Without rows it is zero; of rows that all lack the value it is missing, and a strict sum is
  /// missing where one row lacks it.
  @Test func sumsOfMissingValues() throws {
    let costs = "sum(order_lines.units * order_lines.unit_cost) where paid_at is not missing"
    #expect(
      try shop.lines("\(costs) by channel last 7 days").sorted() == [
        "- -", "ads 50.00", "search -",
      ])
    #expect(try shop.lines("cogs by channel last 7 days").sorted() == ["- -", "ads -", "search -"])
    #expect(
      try shop.lines("cogs by product last 7 days", ["product", "cogs"])
        == ["Tea pot 90.00", "Cup 40.00", "Lamp -"])
    #expect(
      try shop.lines("cogs, ad_spend by channel last 7 days").sorted()
        == ["- - 0.00", "ads - 20.00", "display 0.00 7.00", "search - 15.00"])
    #expect(try shop.lines("cogs 2024-05-08 to 2024-05-10") == ["0.00"])
  }

  /// A level whose rows lack the value is passed over: the sum is that of the level that has it.
  @Test func levelWithoutTheValue() throws {
    #expect(try shop.lines("competitor_sales yesterday", ["competitor_sales"]) == ["297.00"])
    #expect(
      try shop.lines("competitor_sales_index yesterday", ["competitor_sales_index"]) == ["800"])
    #expect(
      try shop.lines("competitor_sales by competitor, item yesterday") == ["Acme Pot 297.00"])
  }

  /// Rows that a metric's own filter leaves out are no rows to it.
  @Test func filteredSum() throws {
    #expect(
      try shop.lines("refund_amount by reason last 7 days", ["reason", "refund_amount"])
        == ["broken 120.00", "late 50.00"])
    #expect(
      try shop.lines("refund_amount where channel = \"ads\" last 7 days") == ["0.00"])
  }

  @Test func divisionByNought() throws {
    #expect(
      try shop.lines("ad_spend / ad_clicks as price by campaign last 7 days")
        == ["generic 5.00", "brand 2.00", "spring 2.00", "wide -"])
    let fault = shop.fault("revenue / 0")
    #expect(fault?.code == .division)
    #expect(fault?.message == "this divides by zero")
  }

  /// Buckets without rows are there, with zero for what adds up and missing for the rest.
  @Test func gapsAreFilled() throws {
    #expect(
      try shop.lines("revenue, orders, average_order_value by day 2024-05-11 to 2024-05-14") == [
        "2024-05-11 0.00 0 -", "2024-05-12 0.00 0 -", "2024-05-13 270.00 1 270.00",
        "2024-05-14 340.00 3 113.33",
      ])
    #expect(
      try shop.lines("orders by weekday last 7 days")
        == ["1 1", "2 3", "3 0", "4 0", "5 0", "6 0", "7 0"])
    let hours = try shop.lines("orders by hour yesterday")
    #expect(hours.count == 24)
    #expect(hours.filter { !$0.hasSuffix(" 0") }.count == 3)
  }

  /// Every bucket of every group, so that lines do not break off.
  @Test func gapsOfGroupsAreFilled() throws {
    #expect(
      try shop.lines("orders by channel, day 2024-05-13 to 2024-05-14") == [
        "ads 2024-05-13 0", "search 2024-05-13 1", "- 2024-05-13 0", "ads 2024-05-14 1",
        "search 2024-05-14 1", "- 2024-05-14 1",
      ])
  }

  /// A data set that ends before the window is unknown there.
  @Test func windowOutsideOfTheData() throws {
    let later = try Asked(SmallShop.script, today: "2024-05-20")
    #expect(try later.lines("stock_units 2024-05-16") == ["31"])
    let fault = later.fault("revenue 2024-05-16")
    #expect(fault?.code == .noData)
    #expect(fault?.message.contains("2024-05-14") == true)
    // Before the first row, too; and a baseline there is missing rather than zero.
    #expect(shop.fault("revenue 2024-01-01")?.code == .noData)
    #expect(
      try shop.lines("revenue 2024-05-13 vs 2024-01-01", ["revenue", "revenue_before"])
        == ["270.00 -"])
    // Without a period, a baseline means yesterday, which has to be in the data as well.
    #expect(later.fault("revenue vs day before")?.code == .noData)
  }
}
