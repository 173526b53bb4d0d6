import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// Who buys, who comes back, and what is bought together, against SQL written by hand.
@Suite struct CustomerTests {
  private let sample: Counter

  init() throws { sample = try Counter.sample.get() }

  // MARK: - Cohorts

  /// The first loaded order of a customer, where it is the first of all.
  private static let firsts = """
    with paid as (
      select customer_id, date_trunc('week', paid_at) as week, customer_type,
        gross_sales - coalesce(discounts, 0) as money,
        row_number() over (partition by customer_id order by paid_at) as place
      from orders where paid_at is not null and customer_id is not null
        and paid_at < timestamp '2026-11-21'),
    first as (
      select customer_id, week as first from paid where place = 1 and customer_id in (
        select customer_id from paid p where customer_type = 'new' and p.week = paid.week)),
    kept as (
      select * from first where first >= '2026-10-05' and first < '2026-11-16')
    """

  @Test func shareWhoBuyAgain() throws {
    let expected = try sample.query(
      SQL(
        verbatim: Self.firsts + """
          select first, count(distinct k.customer_id),
            count(distinct k.customer_id) filter (k.customer_id in (
              select customer_id from paid group by 1 having count(*) > 1))
              / count(distinct k.customer_id),
            case when first + interval 14 days <= '2026-11-21' then
              count(distinct p.customer_id) filter (p.week = first + interval 7 days)
                / count(distinct k.customer_id) end,
            case when first + interval 21 days <= '2026-11-21' then
              count(distinct p.customer_id) filter (p.week = first + interval 14 days)
                / count(distinct k.customer_id) end
          from kept k join paid p using (customer_id) group by first order by first
          """))
    let lines = try sample.lines(
      "cohort by week last 6 weeks", ["first", "customers", "bought_again", "week_1", "week_2"])
    #expect(lines == expected)
    #expect(lines.count == 6)
    // The newest has had no whole week since, and the one before it one.
    #expect(lines[5].hasSuffix(" - -"))
    #expect(lines[4].hasSuffix(" -") && !lines[4].hasSuffix(" - -"))
  }

  @Test func moneyPerCustomer() throws {
    let expected = try sample.query(
      SQL(
        verbatim: Self.firsts + """
          select first,
            round(sum(money) filter (p.week = first) / count(distinct k.customer_id), 2),
            round(coalesce(sum(money) filter (p.week = first + interval 7 days), 0)
              / count(distinct k.customer_id), 2)
          from kept k join paid p using (customer_id)
          where first < '2026-11-09' group by first order by first
          """))
    let lines = try sample.lines(
      "cohort revenue by week 2026-10-05 to 2026-11-08", ["first", "week_0", "week_1"])
    #expect(lines.map(Self.cents) == expected.map(Self.cents))
  }

  /// Amounts to whole cents, however they were divided.
  private static func cents(_ line: String) -> String {
    line.split(separator: " ").map { part in
      part.contains(".") ? Double(part).map { "\(($0 * 100).rounded() / 100)" } ?? "" : String(part)
    }.joined(separator: " ")
  }

  @Test func allIsWeightedBySize() throws {
    let table = try sample.table("cohort by week last 6 weeks")
    let total = try #require(table.total)
    let sizes = try #require(table["customers"]).compactMap { $0.int }
    #expect(total[1] == .int(Int64(sizes.reduce(0, +))))
    let cells = try #require(table["week_1"])
    let place = try #require(table.index(of: "week_1"))
    let known = cells.indices.filter { !cells[$0].isNull }
    let sum = known.reduce(0.0) { $0 + (cells[$1].double ?? 0) * Double(sizes[$1]) }
    let size = known.reduce(0) { $0 + sizes[$1] }
    #expect(abs((total[place].double ?? -1) - sum / Double(size)) < 1e-12)
  }

  @Test func badCohorts() {
    #expect(sample.fault("cohort by channel")?.message == "cohorts go by week, month or quarter")
    #expect(sample.fault("cohort average_order_value")?.code == .notSplittable)
    #expect(sample.fault("cohort revenue, orders")?.message == "cohort takes one metric")
    #expect(sample.fault("cohort 2026-12")?.code == .noData)
  }

  // MARK: - Baskets

  private static let lines = """
    with bought as (
      select distinct order_id, product_id, title from order_lines join orders using (order_id)
        join products using (product_id)
      where paid_at >= '2026-09-22' and paid_at < '2026-11-21'),
    n as (select count(distinct order_id) as n from bought)
    """

  @Test func pairs() throws {
    let expected = try sample.query(
      SQL(
        verbatim: Self.lines + """
          select least(a.title, b.title) as x, greatest(a.title, b.title) as y, count(*) as both,
            count(*) / any_value(n) as support,
            count(*) * any_value(n) / (
              (select count(*) from bought where product_id = min(a.product_id))
              * (select count(*) from bought where product_id = min(b.product_id)))
          from bought a join bought b using (order_id), n
          where a.product_id < b.product_id group by a.product_id, b.product_id, x, y
          having count(*) >= 2 order by x, y
          """))
    let table = try sample.table("basket last 60 days --least 2 | take 10000")
    let found = table.rows.map { row in
      ([row[0].short, row[1].short].sorted() + [row[2], row[3], row[6]].map { $0.short })
        .joined(separator: " ")
    }.sorted()
    #expect(found == expected.sorted())
    #expect(found.count > 3)
    let together = try #require(table["together"])
    for (index, sample) in try #require(table["sample"]).enumerated() {
      #expect((sample.text == "small") == ((together[index].int ?? 0) < 10))
    }
  }

  /// Of the orders with the first, how many have the second, and the other way round.
  @Test func confidenceBothWays() throws {
    let expected = try sample.query(
      SQL(
        verbatim: """
          with bought as (
            select distinct order_id, category from order_lines join orders using (order_id)
              join products using (product_id)
            where paid_at >= '2026-09-22' and paid_at < '2026-11-21')
          select a.category, b.category, count(*) / (
              select count(*) from bought where category = min(a.category)),
            count(*) / (select count(*) from bought where category = min(b.category))
          from bought a join bought b using (order_id) where a.category < b.category
          group by all having count(*) >= 3 order by 1, 2
          """))
    let columns = ["first", "second", "first_then_second", "second_then_first"]
    let found = try sample.lines("basket by category last 60 days | sort first, second", columns)
    #expect(found == expected)
    #expect(found.count > 5)
  }

  @Test func pairsOfOneProduct() throws {
    let all = try sample.table("basket last 60 days --least 2 | take 10000")
    let title = try #require(all.cells[1].first?.text)
    let one = try sample.table("basket \"\(title)\" last 60 days --least 2 | take 10000")
    #expect(Set(one.cells[0]) == [.text(title)])
    let known = all.rows.filter { $0[0].text == title || $0[1].text == title }
    #expect(one.rowCount == known.count)
    // Its part of the orders turns round with the pair.
    let forward = Dictionary(
      known.map { $0[0].text == title ? ($0[1], $0[4]) : ($0[0], $0[5]) },
      uniquingKeysWith: { first, _ in first })
    for row in one.rows { #expect(forward[row[1]] == row[4]) }
    // By its id too, which stands behind the name.
    let id = try sample.query("select min(product_id) from products where title = \(title)")
    #expect(try sample.table("basket \"\(id[0])\" last 60 days --least 2").rowCount > 0)
  }

  @Test func badBaskets() throws {
    #expect(
      sample.fault("basket \"nothing like it\" last 60 days")?.message
        == "nothing called \"nothing like it\" was bought in these days")
    #expect(sample.fault("basket --least 0")?.code == .syntax)
    #expect(sample.fault("basket --most 3")?.message == "basket has no option \"most\"")
    #expect(sample.fault("basket --least 9999")?.code == .noData)
  }

  // MARK: - Buyers

  @Test func buyersOfTheStore() throws {
    let report = try sample.run("buyers last 30 days")
    let tables = report.blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    #expect(tables.count == 3)
    #expect(
      report.blocks.contains { block in
        if case .chart(let chart) = block { chart.shape == .heat } else { false }
      })
    // Each person once, with all their orders: new is who has the first one in the period.
    let types = tables[0].rows.map { row in
      [row[0], row[1], row[3], row[4]].map { $0.short }.joined(separator: " ")
    }
    let expected = try sample.query(
      """
      with bought as (
        select customer_id, customer_type, gross_sales - coalesce(discounts, 0) as money
        from orders where paid_at >= '2026-10-22' and paid_at < '2026-11-21')
      select if(customer_id in (select customer_id from bought where customer_type = 'new'),
          'new', 'returning') as kind, count(distinct customer_id), count(*), sum(money)
      from bought group by 1 order by 1
      """)
    #expect(types.sorted() == expected)
    let all = try sample.lines("buyers, orders last 30 days | columns buyers")
    #expect(
      String(tables[0]["buyers"]?.reduce(0) { $0 + ($1.int ?? 0) } ?? 0) == all.first)
  }

  /// Who buys here and there is one of the whole, which the shares are of.
  @Test func shareOfPeople() throws {
    #expect(
      try sample.lines("round(share(buyers), 9) as part by channel last 30 days | sort channel")
        == (try sample.query(
          """
          with paid as (
            select * from orders where paid_at >= '2026-10-22' and paid_at < '2026-11-21')
          select channel, round(count(distinct customer_id)
            / (select count(distinct customer_id) from paid), 9)
          from paid group by 1 order by 1
          """)))
  }

  /// Each buyer of the year is in one group, by scores that are reckoned one by one here.
  @Test func groupsOfBuyers() throws {
    let expected = try sample.query(
      """
      with people as (
        select customer_id, max(paid_at::date) as latest, count(*) as n,
          sum(gross_sales - coalesce(discounts, 0)) as money
        from orders where paid_at < '2026-11-21' and customer_id is not null group by 1),
      scored as (
        select *, 1 + 5 * (select count(*) from people p where p.latest < people.latest)
            // (select count(*) from people) as r,
          1 + 5 * (select count(*) from people p where p.money < people.money)
            // (select count(*) from people) as m
        from people)
      select case when r >= 4 and n >= 3 and m >= 4 then 'champions'
          when r >= 4 and n >= 2 then 'loyal' when r >= 4 then 'new'
          when r >= 2 and n >= 2 then 'needs attention' when r >= 2 then 'about to sleep'
          when n >= 2 and m >= 4 then 'can''t lose' when n >= 2 then 'hibernating'
          else 'lost' end as name, count(*), sum(money)
      from scored group by 1 order by 1
      """)
    let tables = try sample.run("buyers").blocks.compactMap { block -> Table? in
      if case .table(let table) = block, table["group"] != nil { table } else { nil }
    }
    let found = try #require(tables.first).rows.map { row in
      [row[0], row[1], row[3]].map { $0.short }.joined(separator: " ")
    }
    #expect(found.sorted() == expected)
    #expect(found.count > 4)
  }

  /// `buyers` is a metric too.
  @Test func buyersAsMetric() throws {
    #expect(try sample.table("buyers by channel last 7 days").columns[1].name == "buyers")
    #expect(try sample.table("buyers, orders last 7 days").columns.count == 2)
    #expect(try sample.table("buyers / orders as part last 7 days").columns[0].name == "part")
    #expect(try sample.table("buyers last 7 days vs previous period")["buyers_before"] != nil)
  }

  /// Where orders do not say who is new, the days before the period do.
  @Test func newWithoutBeingTold() throws {
    let shop = try Counter { database in
      for (id, customer, day) in [
        ("1", "a", "2024-04-01"), ("2", "a", "2024-05-02"), ("3", "b", "2024-05-03"),
        ("4", "b", "2024-05-04"), ("5", "c", "2024-03-01"),
      ] {
        try database.execute(
          """
          insert into orders (order_id, customer_id, ordered_at, paid_at, status, units, gross_sales)
          select \(id), \(customer), day, day, 'paid', 1, 10
          from (select cast(\(day + " 10:00:00") as timestamp) as day)
          """)
      }
    }
    #expect(
      try shop.lines("buyers last 30 days", ["customer_type", "buyers", "orders", "revenue"])
        == ["new 1 2 20.00", "returning 1 1 10.00"])
    // The cohorts: whoever comes first is new.
    #expect(
      try shop.lines(
        "cohort 2024-03 to 2024-04", ["first", "customers", "bought_again", "month_1"])
        == ["2024-03-01 1 0 0", "2024-04-01 1 1 -"])
  }
}
