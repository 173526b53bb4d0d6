import TestSupport
import Testing
import Values

@testable import Planner

/// What may be added up, and what not: stocks, people, indices and ratios.
@Suite struct AdditivityTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  // MARK: - Stocks

  /// The last snapshot of the period counts, also one from before the period.
  @Test func stockIsThatOfTheLastSnapshot() throws {
    #expect(try shop.lines("stock_units last 7 days") == ["31"])
    #expect(try shop.lines("stock_units yesterday") == ["31"])
    #expect(try shop.lines("stock_units 2024-05-11 to 2024-05-12") == ["30"])
    #expect(
      try shop.lines("stock_units by product last 7 days", ["product", "stock_units"])
        == ["Cup 18", "Tea pot 13"])
    #expect(
      try shop.lines("stock_units by warehouse last 7 days", ["warehouse", "stock_units"])
        == ["west 26", "east 5"])
  }

  /// Each bucket has its own last snapshot; a day without a snapshot is unknown, not sold out.
  @Test func stockByDay() throws {
    #expect(
      try shop.lines("stock_units by day 2024-05-11 to 2024-05-14", ["day", "stock_units"])
        == ["2024-05-11 30", "2024-05-12 -", "2024-05-13 31", "2024-05-14 -"])
    #expect(
      try shop.lines("stock_units by week 2024-05-06 to 2024-05-14", ["week", "stock_units"])
        == ["2024-05-06 30", "2024-05-13 31"])
  }

  /// A product that the snapshot does not hold has no known stock.
  @Test func productOutsideOfTheSnapshot() throws {
    #expect(
      try shop.lines("stock_units, units_sold by product last 7 days")
        == ["Cup 18 4", "Tea pot 13 2", "Lamp - 3"])
  }

  /// The parts of a snapshot add up, snapshots of several days do not.
  @Test func stocksOfSeveralDaysHaveNoSum() throws {
    #expect(try shop.plan("stock_units by product last 7 days").summable == ["stock_units"])
    #expect(try shop.plan("stock_units by day last 7 days").summable == [])
    let fault = shop.fault("stock_units by day last 7 days | cumulative")
    #expect(fault?.message == "no column of this answer can be added up")
  }

  // MARK: - People

  /// Visitors of several days or channels are told to be more than the people.
  @Test func peopleAreNotedToCountAnew() throws {
    let note = "visitors count people anew each day and in each part: they do not add up"
    #expect(try shop.plan("visitors by channel last 7 days").notes.contains { $0.english == note })
    #expect(try shop.plan("conversion_rate last 7 days").notes.contains { $0.english == note })
    #expect(
      try !shop.plan("page_views by channel last 7 days").notes.contains { $0.english == note })
  }

  /// Channels add up to more than the shop: the whole has a report of its own.
  @Test func wholeIsNotTheSumOfItsChannels() throws {
    #expect(try shop.lines("visitors 2024-05-13") == ["100"])
    #expect(
      try shop.lines("visitors by channel 2024-05-13", ["channel", "visitors"])
        == ["search 60", "ads 50"])
  }

  /// A buyer of two days counts once in the week, and never becomes a part of a sum.
  @Test func differentBuyers() throws {
    #expect(try shop.lines("buyers last 7 days") == ["3"])
    #expect(
      try shop.lines("buyers as b by day 2024-05-13 to 2024-05-14")
        == ["2024-05-13 1", "2024-05-14 3"])
    #expect(try shop.plan("buyers as b by day last 7 days").summable == [])
  }

  // MARK: - Indices

  @Test func indexIsNeverSummed() throws {
    let fault = shop.fault("sum(competitors.sales_index) yesterday")
    #expect(fault?.code == .wrongType)
    #expect(fault?.message == "an index cannot be summed: it can be ranked and followed")
    #expect(fault?.label == "take avg, min or max of it")
    #expect(
      try shop.lines("competitor_sales_index by competitor yesterday") == ["Acme 900", "Bolt 700"])
    #expect(try shop.lines("competitor_sales_index yesterday") == ["800"])
    for question in [
      "competitor_sales_index by competitor yesterday | share",
      "competitor_sales_index by competitor yesterday | cumulative",
      "competitor_sales_index by competitor yesterday | derive x = sum(competitor_sales_index)",
      "share(competitor_sales_index) by competitor yesterday",
    ] {
      #expect(shop.fault(question)?.code == .wrongType, "\(question)")
    }
  }

  // MARK: - Ratios

  /// A ratio of a group is the ratio of its sums: (40 + 120) ÷ 42, not the mean of 4, -, 6 and 0.
  @Test func ratiosComeFromSums() throws {
    #expect(try shop.lines("roas last 7 days") == ["3.809524"])
    #expect(
      try shop.lines("roas by campaign last 7 days")
        == ["spring 6", "brand 4", "wide 0", "generic -"])
    #expect(try shop.lines("average_order_value last 7 days") == ["152.50"])
    #expect(
      try shop.lines(
        "average_order_value by channel last 7 days", ["channel", "average_order_value"])
        == ["search 185.00", "ads 180.00", "- 60.00"])
  }

  /// A mean is kept as its two sums, so that a folded rest has the mean of all its rows.
  @Test func meansComeFromSums() throws {
    #expect(
      try shop.lines("avg(orders.gross_sales) as mean by channel 2024-05-13 to 2024-05-14")
        == ["ads 350.00", "search 200.00", "- 60.00"])
    #expect(
      try shop.lines("avg(orders.gross_sales) as mean by top 1 channel 2024-05-13 to 2024-05-14")
        == ["ads 350.00", "Other 153.33"])
  }

  @Test func sharesOfRatiosAreRefused() throws {
    #expect(shop.fault("share(roas) by campaign last 7 days")?.code == .wrongType)
    let fault = shop.fault("conversion_rate by channel last 7 days | share")
    #expect(fault?.message == "no column of this answer adds up to a whole")
  }
}
