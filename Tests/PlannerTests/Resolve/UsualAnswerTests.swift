import Language
import TestSupport
import Testing
import Values

@testable import Planner

/// `vs usual` is the mean that plain SQL over the stretches yields.
@Suite struct UsualAnswerTests {
  /// Three to nine orders on each day of 2024 up to 14 May, of two channels and five buyers.
  private static let orders = """
    insert into orders (order_id, channel, customer_id, ordered_at, paid_at, status, units,
      gross_sales)
    select i, if(hash(i) % 3 = 0, 'ads', 'search'), 'c' || (hash(i + 7) % 5), t, t, 'paid', 1,
      (hash(i + 1) % 10000)::decimal(10, 2) / 100
    from (select row_number() over (order by d, n) as i,
        d + to_hours((hash(d, n) % 24)::int) as t
      from (select unnest(generate_series(timestamp '2024-01-01', timestamp '2024-05-14',
          interval 1 day)) as d) days, range(9) r(n)
      where n < 3 + hash(d) % 7);
    """
  /// On Mondays, two warehouses each.
  private static let stock = """
    insert into inventory (date, product_id, warehouse, on_hand)
    select d, 'p', w, (hash(d, w) % 50)::int
    from (select unnest(generate_series(date '2024-01-01', date '2024-05-13', interval 7 day))::date
        as d) days, (values ('west'), ('east')) v(w);
    """
  private static let made = Result {
    try Asked(
      orders + stock, today: "2024-05-14",
      definitions: """
        metric sold "Paid" : money = sum(orders.gross_sales)
        metric dearest "The dearest order" : money = max(orders.gross_sales)
        metric middle "The order in the middle" : money = median(orders.gross_sales)
        metric mean "Money an order" : money = avg(orders.gross_sales)
        metric newest "The last payment" : timestamp = max(orders.paid_at)
        """)
  }
  private let shop: Asked

  init() throws { shop = try Self.made.get() }

  /// The Tuesdays before 14 May, as SQL.
  private static let tuesdays = """
    (select unnest(generate_series(timestamp '2024-03-19', timestamp '2024-05-07',
      interval 7 day)) as d)
    """

  /// One value of the question beside one of plain SQL, both to six decimals.
  private func same(_ question: String, _ column: String, _ sql: String) throws {
    let asked = try shop.lines(question, [column])
    let plain = try shop.query(SQL(verbatim: sql)).rows.map { row in
      row.map { $0.isNull ? "-" : $0.short }.joined(separator: " ")
    }
    #expect(asked == plain, "\(question)")
    #expect(!asked.isEmpty && asked != ["-"])
  }

  @Test func sumAndCount() throws {
    let join =
      "\(Self.tuesdays) t left join orders on paid_at >= d and paid_at < d + interval 1 day"
    try same(
      "sold 2024-05-14 vs usual", "sold_before",
      "select round(sum(gross_sales) / 8, 2)::decimal(38, 2) from \(join)")
    try same(
      "count(orders) as n 2024-05-14 vs usual", "n_before",
      "select count(order_id) / 8 from \(join)")
    try same(
      "count(orders where channel = \"ads\") as n 2024-05-14 vs usual", "n_before",
      "select count(order_id) filter (where channel = 'ads') / 8 from \(join)")
  }

  /// A buyer of two Tuesdays is one of each.
  @Test func distinct() throws {
    try same(
      "distinct(orders.customer_id) as n 2024-05-14 vs usual", "n_before",
      """
      select avg(n) from (select d, count(distinct customer_id) as n from \(Self.tuesdays) t
        left join orders on paid_at >= d and paid_at < d + interval 1 day group by d)
      """)
  }

  /// The dearest order of a day is held against the mean of the dearest of each.
  @Test func extremesAndMeans() throws {
    let each = """
      (select d, max(gross_sales) as high, median(gross_sales) as mid
      from \(Self.tuesdays) t join orders on paid_at >= d and paid_at < d + interval 1 day
      group by d)
      """
    try same(
      "dearest 2024-05-14 vs usual", "dearest_before",
      "select round(avg(high), 2)::decimal(38, 2) from \(each)")
    try same(
      "middle 2024-05-14 vs usual", "middle_before",
      "select round(avg(mid), 2)::decimal(38, 2) from \(each)")
    // A mean is that of all orders of the stretches, each with the same weight.
    try same(
      "mean 2024-05-14 vs usual", "mean_before",
      """
      select round(avg(gross_sales), 2)::decimal(38, 2) from \(Self.tuesdays) t
      join orders on paid_at >= d and paid_at < d + interval 1 day
      """)
    // What is no number has no mean, and stands alone.
    #expect(try shop.ask("newest 2024-05-14 vs usual").columns.map { $0.name } == ["newest"])
  }

  @Test func groups() throws {
    try same(
      "sold by channel 2024-05-14 vs usual", "sold_before",
      """
      select round(sum(gross_sales) / 8, 2)::decimal(38, 2) from \(Self.tuesdays) t
      join orders on paid_at >= d and paid_at < d + interval 1 day
      group by channel
      order by (select sum(gross_sales) from orders o
        where o.channel = orders.channel and o.paid_at >= '2024-05-14') desc
      """)
  }

  /// Each day of a week is held against the same weekdays, each hour against the same hours.
  @Test func buckets() throws {
    try same(
      "sold by day 2024-05-08 to 2024-05-14 vs usual", "sold_before",
      """
      select round(sum(gross_sales) / 8, 2)::decimal(38, 2) from orders
      where paid_at >= '2024-03-13' and paid_at < '2024-05-08' group by (isodow(paid_at) + 4) % 7
      order by (isodow(paid_at) + 4) % 7
      """)
    try same(
      "count(orders) as n by hour_of_day 2024-05-14 vs usual", "n_before",
      """
      select count(order_id) / 8 from range(24) h(h) left join
        (select * from \(Self.tuesdays) t join orders
          on paid_at >= d and paid_at < d + interval 1 day) on hour(paid_at) = h
      group by h order by h
      """)
  }

  /// Months are held against months, their days against days five weeks before.
  @Test func months() throws {
    try same(
      "sold 2024-04 vs usual", "sold_before",
      """
      select round(sum(gross_sales) / 3, 2)::decimal(38, 2) from orders
      where paid_at >= '2024-01-01' and paid_at < '2024-04-01'
      """)
    try same(
      "sold by day 2024-04 vs usual", "sold_before",
      """
      select round(sum(gross_sales) / 2, 2)::decimal(38, 2)
      from (select unnest(generate_series(timestamp '2024-04-01', timestamp '2024-04-30',
        interval 1 day)) as day) days
      left join orders on date_trunc('day', paid_at) in (day - interval 35 day,
        day - interval 70 day)
      group by day order by day
      """)
  }

  /// The data reach back five Tuesdays only: the mean is one of five.
  @Test func shortHistory() throws {
    let young = try Asked(
      Self.orders + "delete from orders where paid_at < '2024-04-07'", today: "2024-05-14",
      definitions: "metric sold \"Paid\" : money = sum(orders.gross_sales)")
    let planned = try young.plan("sold 2024-05-14 vs usual")
    #expect(planned.baselines.first?.comparable.count == 5)
    #expect(planned.plan.sources.last?.stretchCount == 5)
    let plain = try young.query(
      """
      select round(sum(gross_sales) / 5, 2)::decimal(38, 2) from orders
      where paid_at < '2024-05-14' and isodow(paid_at) = 2
      """)
    #expect(
      try young.lines("sold 2024-05-14 vs usual", ["sold_before"])
        == [try #require(plain.cells[0].first).short])
    let one = try Asked(
      Self.orders + "delete from orders where paid_at < '2024-05-01'", today: "2024-05-14",
      definitions: "metric sold \"Paid\" : money = sum(orders.gross_sales)")
    #expect(
      try one.plan("sold 2024-05-14 vs usual").notes
        == ["the usual rests on one only: the data reach no further back"])
  }

  /// Until 10:30 the usual is that of the Tuesdays until 10:30.
  @Test func partialDay() throws {
    let early = try Asked(
      Self.orders, today: "2024-05-14 10:30",
      definitions: "metric sold \"Paid\" : money = sum(orders.gross_sales)")
    let plain = try early.query(
      """
      select round(sum(gross_sales) / 8, 2)::decimal(38, 2) from orders
      where paid_at >= '2024-03-19' and paid_at < '2024-05-14' and isodow(paid_at) = 2
        and paid_at::time < '10:30'
      """)
    #expect(
      try early.lines("sold today so far vs usual", ["sold_before"])
        == [try #require(plain.cells[0].first).short])
  }

  /// Stock stands until the next count: on each Tuesday what was counted on the Monday.
  @Test func lastOfDay() throws {
    try same(
      "stock_units 2024-05-14 vs usual", "stock_units_before",
      """
      select sum(on_hand) / 8 from inventory
      where date >= '2024-03-18' and date < '2024-05-13'
      """)
    try same(
      "stock_units by warehouse 2024-05-14 vs usual", "stock_units_before",
      """
      select sum(on_hand) / 8 from inventory
      where date >= '2024-03-18' and date < '2024-05-13' group by warehouse
      order by (select sum(on_hand) from inventory i
        where i.warehouse = inventory.warehouse and i.date = '2024-05-13') desc
      """)
    // Of a month its last count.
    try same(
      "stock_units 2024-04 vs usual", "stock_units_before",
      "select sum(on_hand) / 3 from inventory where date in ('2024-01-29', '2024-02-26', '2024-03-25')"
    )
  }
}
