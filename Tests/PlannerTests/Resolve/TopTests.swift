import Testing
import Values

@testable import Planner

/// `by top N` keeps the first groups and folds the others, so that nothing is lost.
@Suite struct TopTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  @Test func restIsFolded() throws {
    let asked = "revenue, orders, ad_spend"
    #expect(
      try shop.lines("\(asked) by top 1 channel last 7 days")
        == ["search 370.00 2 15.00", "Other 240.00 2 27.00"])
    #expect(try shop.lines("\(asked) last 7 days") == ["610.00 4 42.00"])
    #expect(
      try shop.lines("revenue by top 9 channel last 7 days")
        == ["search 370.00", "ads 180.00", "- 60.00"])
  }

  /// The folded rest counts different people once, and its rates come from its sums.
  @Test func restIsExact() throws {
    #expect(
      try shop.lines("revenue, buyers, average_order_value by top 1 product last 7 days")
        == ["Tea pot 250.00 2 125.00", "Other 360.00 3 90.00"])
  }

  /// The groups of the whole period stay the same in each of its buckets and in the baseline.
  @Test func groupsAreThoseOfThePeriod() throws {
    #expect(
      try shop.lines("orders by top 1 channel, day 2024-05-13 to 2024-05-14") == [
        "search 2024-05-13 1", "search 2024-05-14 1", "Other 2024-05-13 0", "Other 2024-05-14 2",
      ])
    #expect(
      try shop.lines(
        "revenue by top 1 channel last 7 days vs previous period",
        ["channel", "revenue", "revenue_before"])
        == ["search 370.00 0.00", "Other 240.00 80.00"])
  }

  @Test func lastFew() throws {
    #expect(
      try shop.lines("ad_spend by bottom 1 campaign last 7 days")
        == ["generic 5.00", "Other 37.00"])
  }

  /// Also by how much something moved, which needs the earlier period as well.
  @Test func byChange() throws {
    #expect(
      try shop.lines("change(revenue), revenue by top 1 channel last 7 days")
        == ["ads 1.25 180.00", "Other - 430.00"])
  }
}
