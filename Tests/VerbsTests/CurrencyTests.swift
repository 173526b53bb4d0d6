import Language
import Testing
import Values

@testable import Verbs

/// Amounts of several currencies: refused without rates, summed in the store's with them.
@Suite struct CurrencyTests {
  /// Orders in yuan, dollars and euros on three days; one without a currency is in the store's.
  private static let orders = """
    insert into orders (order_id, channel, currency, ordered_at, paid_at, status, units,
      gross_sales) values
      ('1', 'search', 'CNY', '2024-05-10 09:00', '2024-05-10 10:00', 'paid', 1, 100),
      ('2', 'search', 'USD', '2024-05-11 09:00', '2024-05-11 10:00', 'paid', 1, 10.01),
      ('3', 'ads', 'usd', '2024-05-13 09:00', '2024-05-13 10:00', 'paid', 1, 20),
      ('4', 'ads', 'EUR', '2024-05-13 09:00', '2024-05-13 11:00', 'paid', 1, 5),
      ('5', 'ads', null, '2024-05-13 09:00', '2024-05-13 12:00', 'paid', 1, 50);
    insert into order_lines (order_id, line_no, product_id, units, unit_price, gross_sales)
      select order_id, '1', 'p', units, gross_sales, gross_sales from orders;
    insert into refunds (refund_id, order_id, amount, requested_at, refunded_at, status) values
      ('r', '3', 20, '2024-05-14 08:00', '2024-05-14 09:00', 'refunded');
    """

  private static func shop(_ definitions: String = "", more: String = "") throws -> Counter {
    try Counter(today: "2024-05-14", definitions: definitions) {
      try $0.executeScript(orders + more)
    }
  }

  private static let rates = """
    rate USD on 2024-05-11 = 7
    rate USD on 2024-05-13 = 7.25
    rate EUR = 8
    """

  @Test func refusedWithoutRates() throws {
    let shop = try Self.shop()
    let fault = try #require(shop.fault("revenue"))
    #expect(
      fault.message.english
        == "orders cannot be summed in CNY: no rate is known for 2 in USD (from 2024-05-11)"
        + " and 1 in EUR (from 2024-05-13)")
    #expect(
      fault.label?.english == "say what 1 USD is in CNY: rate USD = 1.23, or from a day on: "
        + "rate USD on 2024-05-11 = 1.23")
    #expect(
      fault.hints == ["or load a file with the columns date, currency, exchange_rate as rates"])
    // What is no money needs no rate, nor do days of the store's own currency.
    #expect(try shop.lines("orders") == ["5"])
    #expect(try shop.lines("revenue 2024-05-10") == ["100.00"])
    #expect(try shop.lines("revenue where currency = \"CNY\"") == ["100.00"])
    for question in ["compare revenue 2024-05-13", "trend revenue", "gross_sales by product"] {
      #expect(
        shop.fault(question)?.message.contains("cannot be summed in CNY") == true, "\(question)")
    }
  }

  /// Each row by the last rate on or before its own day, in whole cents.
  @Test func convertedByTheDay() throws {
    let shop = try Self.shop(Self.rates)
    let plain = try shop.query(
      """
      select sum(round(gross_sales * case when upper(currency) = 'USD' and paid_at < '2024-05-13'
        then 7 when upper(currency) = 'USD' then 7.25 when currency = 'EUR' then 8 else 1 end, 2))
      from orders
      """)
    #expect(plain == ["405.07"])
    #expect(try shop.lines("revenue") == plain)
    #expect(
      try shop.lines("revenue by day 2024-05-10 to 2024-05-13")
        == ["2024-05-10 100.00", "2024-05-11 70.07", "2024-05-12 0.00", "2024-05-13 235.00"])
    #expect(
      try shop.lines("revenue by channel 2024-05-11 to 2024-05-13", ["channel", "revenue"])
        == ["ads 235.00", "search 70.07"])
    #expect(
      try shop.lines("revenue by top 1 channel 2024-05-11 to 2024-05-13", ["channel", "revenue"])
        == ["ads 235.00", "Other 70.07"])
    #expect(try shop.lines("gross_sales by product") == ["p 405.07"])
    // A refund is in the currency of its order: 20 USD at the rate of the day it was paid back.
    #expect(try shop.lines("refund_amount") == ["145.00"])
    // A condition on single amounts looks at the converted ones.
    #expect(try shop.lines("orders where orders.gross_sales > 60") == ["3"])
  }

  /// The row's time is that of the question.
  @Test func byTheTimeAskedFor() throws {
    let shop = try Self.shop(
      "rate USD on 2024-05-11 = 7\nrate EUR = 8",
      more: "update orders set paid_at = '2024-05-14 10:00' where order_id = '2';")
    let more = try Self.shop(
      "rate USD on 2024-05-11 = 7\nrate USD on 2024-05-14 = 9\nrate EUR = 8",
      more: "update orders set paid_at = '2024-05-14 10:00' where order_id = '2';")
    #expect(try shop.lines("revenue 2024-05-14") == ["70.07"])
    #expect(try more.lines("revenue 2024-05-14") == ["90.09"])
    #expect(try more.lines("ordered_sales 2024-05-11") == ["70.07"])
  }

  /// Before its first day a rate does not hold.
  @Test func beforeTheFirstRate() throws {
    let shop = try Self.shop("rate USD on 2024-05-12 = 7\nrate EUR = 8")
    #expect(
      shop.fault("revenue")?.message.hasSuffix(
        ": no rate is known for 1 in USD (from 2024-05-11)") == true)
    #expect(try shop.lines("revenue 2024-05-13") == ["230.00"])
  }

  /// Rates are loaded as a data set; a definition of the same day counts before them.
  @Test func loadedRates() throws {
    let loaded = """
      insert into rates (date, currency, exchange_rate) values ('2024-05-01', 'USD', 6),
        ('2024-05-13', 'USD', 6.5), ('2024-05-01', 'EUR', 8);
      """
    #expect(try Self.shop(more: loaded).lines("revenue") == ["380.06"])
    // A rate of nothing is none.
    let broken = loaded + "update rates set exchange_rate = 0 where date = '2024-05-13';"
    #expect(try Self.shop(more: broken).lines("revenue") == ["370.06"])
    #expect(
      try Self.shop("rate USD on 2024-05-13 = 7.25", more: loaded).lines("revenue") == ["395.06"])
  }

  /// Ads may be paid in another currency than the orders.
  @Test func ads() throws {
    let spent = """
      insert into ads (date, level, campaign, spend, currency)
      values ('2024-05-11', 'campaign', 'a', 10, 'USD'), ('2024-05-11', 'campaign', 'b', 5, null);
      """
    #expect(
      try Self.shop("rate EUR = 8", more: spent).fault("ad_spend")?.message
        == "ads cannot be summed in CNY: no rate is known for 1 in USD (from 2024-05-11)")
    #expect(try Self.shop("rate USD = 7\nrate EUR = 8", more: spent).lines("ad_spend") == ["75.00"])
  }

  /// Days before the ones in question may lack a rate that these have: then there is no range.
  @Test func historyWithoutRates() throws {
    let shop = try Self.shop("rate USD on 2024-05-12 = 7\nrate EUR = 8")
    let report = try shop.run("compare revenue 2024-05-13 vs 2024-05-12")
    #expect(
      report.notes.contains(
        "no usual range: orders cannot be summed in CNY: no rate is known for 1 in USD (from "
          + "2024-05-11)"))
    #expect(report.table?["value"]?.map { $0.short } == ["230.00"])
  }

  /// A list shows the rows as they are, without the sign of the store's currency.
  @Test func listsStayAsTheyAre() throws {
    let shop = try Self.shop(Self.rates)
    let report = try shop.run("list orders | sort order_id | columns order_id, gross_sales")
    #expect(report.table?.columns.map { $0.kind } == [.text, .money("")])
    #expect(report.table?["gross_sales"]?[1] == .fixed(try #require(Fixed("10.01"))))
    #expect(report.notes == ["amounts are in the currency of their row"])
    // Without a choice of columns each row tells its currency.
    #expect(
      try shop.lines("list orders | sort order_id", ["order_id", "gross_sales", "currency"])
        == ["1 100.00 CNY", "2 10.01 USD", "3 20.00 usd", "4 5.00 EUR", "5 50.00 -"])
  }

  /// Nor are amounts of several currencies summed up in a list.
  @Test func listsSumNone() throws {
    let shop = try Self.shop(Self.rates)
    let columns = "list orders | columns order_id, units, gross_sales"
    #expect(try shop.table("\(columns) | total").total == [.text("Total"), .int(5), .null])
    #expect(
      try shop.table("\(columns) | share").columns.map { $0.name }
        == ["order_id", "units", "gross_sales", "units_share"])
    let own = try Self.shop(more: "update orders set currency = 'CNY';")
    #expect(
      try own.table("\(columns) | total").total?.last == .fixed(try #require(Fixed("185.01"))))
  }

  /// Verbs that go on from the groups of a question in SQL of their own refuse it too.
  @Test func refusedByAllVerbs() throws {
    let shop = try Self.shop(
      more: "update orders set customer_id = order_id;")
    for question in ["buyers", "cohort revenue"] {
      let fault = shop.fault(question)
      #expect(
        fault?.message.contains("cannot be summed in CNY") == true,
        "\(question): \(fault?.message ?? "none")")
    }
  }

  /// Where everything is in one other currency, the store may have been made for the wrong one.
  @Test func storeOfAnotherCurrency() throws {
    let shop = try Self.shop(more: "update orders set currency = 'USD';")
    #expect(
      shop.fault("revenue")?.hints.last
        == "a store that counts in USD is made by: opsh new FILE --currency USD")
  }

  /// A store of one currency asks for no rate, and its SQL is what it was.
  @Test func nothingForOneCurrency() throws {
    let shop = try Self.shop(Self.rates, more: "update orders set currency = 'CNY';")
    let planned = try shop.workspace.planning().question(shop.pipeline("revenue").call)
    #expect(planned.plan.rates == nil)
    #expect(planned.plan.sources.allSatisfy { $0.currencies == nil })
    #expect(!shop.workspace.dialect.query(planned.plan).text.contains("factor"))
    #expect(shop.workspace.dialect.unrated(planned.plan).isEmpty)
  }

  @Test func brokenRate() throws {
    let shop = try Self.shop("rate USD = 0\nrate EUR = 8")
    #expect(shop.fault("revenue")?.message == "the rate of USD has to be a number above 0")
  }
}
