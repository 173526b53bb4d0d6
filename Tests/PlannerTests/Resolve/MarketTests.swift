import Language
import TestSupport
import Testing
import Values

@testable import Planner

/// `vs market`: the value before, moved as the market moved between the same two periods.
@Suite struct MarketTests {
  private static let definitions = """
    metric income "Paid" : money, higher is better = sum(orders.gross_sales)
    metric sold "Orders" : count, higher is better = count(orders)
    metric worth "Money an order" : money, higher is better = income / sold
    metric costs "What is worse when it is more" : money, lower is better = sum(orders.discounts)
    """

  /// 6 May 100 search and 60 mail, 7 May 40 search; 13 May 90 search and 30 mail, 14 May 50 search;
  /// March 310 and April 300.
  private static let orders = """
    insert into orders (order_id, channel, ordered_at, paid_at, status, units, gross_sales,
      discounts)
    select row_number() over (), channel, day, day, 'paid', 1, amount, 1
    from (values ('search', '2024-05-06 10:00'::timestamp, 100), ('mail', '2024-05-06 11:00', 60),
      ('search', '2024-05-07 10:00', 40), ('search', '2024-05-13 10:00', 90),
      ('mail', '2024-05-13 11:00', 30), ('search', '2024-05-14 10:00', 50),
      ('search', '2024-03-10 10:00', 310), ('search', '2024-04-10 10:00', 300))
      v(channel, day, amount);
    """

  /// A falls by a fifth from 6 to 13 May, B stays; both rise by a half from 7 to 14 May.
  private static let market = """
    insert into market (date, category, market_sales_index) values
      ('2024-05-06', 'A', 500), ('2024-05-06', 'B', 1500), ('2024-05-13', 'A', 100),
      ('2024-05-13', 'B', 1500), ('2024-05-07', 'A', 400), ('2024-05-07', 'B', 400),
      ('2024-05-14', 'A', 600), ('2024-05-14', 'B', 600),
      ('2024-03-01', 'A', 100), ('2024-04-01', 'A', 110);
    """

  private static let shop = Result {
    try Asked(orders + market, definitions: definitions)
  }
  private let shop: Asked

  init() throws { shop = try Self.shop.get() }

  @Test func theValueBeforeAtTheMarketsPace() throws {
    // 160 x (1600 / 2) / (2000 / 2) = 128; two orders become 1.6.
    #expect(
      try shop.lines("income, sold 2024-05-13 vs 2024-05-06, market") == [
        "120.00 160.00 -40.00 -0.25 128.00 -8.00 -0.0625 2 2 0 0 1.6 0.4 0.25"
      ])
    let planned = try shop.plan("income 2024-05-13 vs last week, market")
    #expect(planned.baselines.map { $0.label } == ["last week", "market"])
    #expect(planned.baselines[1].phrase == "against Mon 2024-05-06 at the market's pace")
  }

  /// Alone it moves on from the period before of the same length: 40 x 600 / 400.
  @Test func fromThePeriodBefore() throws {
    #expect(
      try shop.lines("income 2024-05-14 vs market", ["income", "income_before"])
        == ["50.00 90.00"])
    #expect(
      try shop.lines("income this week vs market", ["income", "income_before"])
        == ["170.00 200.00"])
  }

  /// Days each go at their own day's pace, as the market knows days.
  @Test func dayByDay() throws {
    #expect(
      try shop.lines(
        "income by day 2024-05-13 to 2024-05-14 vs last week, market",
        ["day", "income", "income_before_market"])
        == ["2024-05-13 120.00 128.00", "2024-05-14 50.00 60.00"])
  }

  /// What the market does not know is held against the whole of it, and the answer says so.
  @Test func groupsAndConditionsThatTheMarketDoesNotKnow() throws {
    let question = "income by channel 2024-05-13 vs last week, market"
    #expect(
      try shop.lines(question, ["channel", "income", "income_before_market"])
        == ["search 90.00 80.00", "mail 30.00 48.00"])
    #expect(
      try shop.plan(question).notes.contains(
        "the market is that of all: its data do not know channel"))
    #expect(
      try shop.lines(
        "income where channel = \"mail\" 2024-05-13 vs last week, market",
        ["income", "income_before_market"]) == ["30.00 48.00"])
  }

  /// Categories that both know move each at its own pace.
  @Test func categoriesOfTheMarket() throws {
    let script = """
      insert into products (product_id, title, category) values ('a', 'A', 'A'), ('b', 'B', 'B');
      insert into order_lines (order_id, line_no, product_id, units, gross_sales)
      select order_id, '1', p, 1, gross_sales / 2 from orders, (values ('a'), ('b')) v(p);
      """
    let lines = try Asked(
      Self.orders + Self.market + script,
      definitions: "metric lines \"L\" : money, higher is better = sum(order_lines.gross_sales)")
    #expect(
      try lines.lines(
        "lines by category 2024-05-13 vs last week, market",
        ["category", "lines", "lines_before_market"]) == ["A 60.00 16.00", "B 60.00 80.00"])
    #expect(
      try lines.lines(
        "lines where category = \"A\" 2024-05-13 vs last week, market",
        ["lines", "lines_before_market"]) == ["60.00 16.00"])
  }

  /// The index is a mean of days: a shorter month has less of it.
  @Test func monthsOfDifferentLength() throws {
    // 310 x 110 / 100 x 30 / 31 days.
    #expect(
      try shop.lines("income 2024-04 vs market", ["income", "income_before"]) == ["300.00 330.00"])
    let fault = shop.fault("income by month 2024-03 to 2024-04 vs market")
    #expect(
      fault?.message
        == "the market's index is a mean of days, and these months differ in length")
    #expect(shop.fault("income by month 2024-03 to 2024-04 vs last year, market") == nil)
  }

  /// Only amounts of which more is better go with demand.
  @Test func whatDoesNotFollow() throws {
    let question = "income, worth, costs 2024-05-13 vs last week, market"
    #expect(
      try shop.lines(
        question, ["income_before_market", "worth_before_market", "costs_before_market"])
        == ["128.00 - -"])
    #expect(
      try shop.plan(question).notes.contains {
        $0.hasPrefix("a market says nothing of: worth, costs (")
      })
  }

  /// Without an index the turnover of the market counts, which needs no number of days.
  @Test func turnoverOfTheMarket() throws {
    let sales = try Asked(
      Self.orders + """
        insert into market (date, market_sales) values
          ('2024-03-01', 900), ('2024-03-09', 100), ('2024-04-01', 700);
        """, definitions: Self.definitions)
    #expect(
      try sales.lines("income 2024-04 vs market", ["income", "income_before"]) == ["300.00 217.00"])
    #expect(sales.fault("income by month 2024-03 to 2024-04 vs market") == nil)
  }

  @Test func noMarket() throws {
    let none = try Asked(Self.orders, definitions: Self.definitions)
    let fault = none.fault("income 2024-05-13 vs market")
    #expect(fault?.code == .notLoaded)
    #expect(fault?.message == "market index needs market, and none are loaded")
    #expect(fault?.label == "load FILE as market")
    // Data that do not reach the period are told of, and leave the baseline open.
    let old = try Asked(
      Self.orders + "insert into market (date, market_sales_index) values ('2024-05-06', 7)",
      definitions: Self.definitions)
    #expect(
      try old.lines("income 2024-05-13 vs last week, market", ["income", "income_before_market"])
        == ["120.00 -"])
    #expect(
      try old.plan("income 2024-05-13 vs last week, market").notes.contains {
        $0.hasPrefix("no market on 2024-05-13; the newest is 2024-05-06")
      })
  }
}
