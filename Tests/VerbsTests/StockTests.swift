import Language
import Testing
import Values

@testable import Verbs

/// Cover, reorder points and classes of the stock.
@Suite struct StockTests {
  /// Demand of the days in stock, cover, and the reorder point of 95 % service, by hand in SQL.
  @Test func againstSQL() throws {
    let sample = try Counter.sample.get()
    let expected = try sample.query(
      """
      with days as (select unnest(generate_series(
        date '2026-09-26', date '2026-11-20', interval 1 day))::date as day),
      sold as (select product_id, paid_at::date as day, sum(l.units) as units
        from order_lines l join orders using (order_id) where paid_at is not null group by all),
      stock as (select product_id, date as day, sum(on_hand) as there, sum(available) as free,
        sum(incoming) as coming from inventory group by all),
      known as (
        select product_id, min(day) as first from (
          select product_id, day from sold union all select product_id, day from stock)
        where day between '2026-09-26' and '2026-11-20' group by 1),
      usable as (
        select product_id, coalesce(units, 0) as units
        from known join days on day >= first
          left join sold using (product_id, day) left join stock using (product_id, day)
        where there is null or there > 0),
      demand as (select product_id, avg(units) as mean, stddev_samp(units) as sd
        from usable group by 1)
      select title, free, round(mean, 6), round(free / mean, 6),
        ceil(mean * lead_days + 1.6448536269514722 * sqrt(lead_days) * sd)::bigint as point,
        greatest(0, point - greatest(0, free) - coalesce(coming, 0))::bigint
      from demand join products using (product_id)
        join stock using (product_id) where day = '2026-11-20' and mean > 0 order by title
      """)
    let found = try sample.lines(
      "stock | where per_day > 0 | sort item",
      ["item", "available", "per_day", "days_of_cover", "reorder_point", "to_order"])
    #expect(found == expected)
    #expect(found.count > 40)
  }

  /// The classes: the first 80 % of revenue, and how even the weeks are.
  @Test func classes() throws {
    let sample = try Counter.sample.get()
    let expected = try sample.query(
      """
      with lines as (
        select product_id, date_diff('day', date '2026-09-26', paid_at::date) // 7 as week,
          l.units, l.gross_sales - coalesce(l.discounts, 0) as money
        from order_lines l join orders using (order_id)
        where paid_at >= '2026-09-26' and paid_at < '2026-11-21'),
      weeks as (
        select product_id, week, coalesce(sum(units), 0) as units
        from (select distinct product_id from lines) cross join range(8) w(week)
          left join lines using (product_id, week) group by all),
      even as (select product_id, stddev_samp(units) / avg(units) as cv from weeks group by 1),
      ranked as (
        select product_id, sum(money) as revenue,
          coalesce(sum(revenue) over (order by revenue desc rows between unbounded preceding
            and 1 preceding), 0) / sum(revenue) over () as before
        from lines group by 1)
      select title, case when before < 0.8 then 'A' when before < 0.95 then 'B' else 'C' end
        || case when cv <= 0.5 then 'X' when cv <= 1 then 'Y' else 'Z' end
      from ranked join even using (product_id) join products using (product_id)
      where product_id in (select product_id from inventory where date = '2026-09-26')
      order by title
      """)
    let found = Set(try sample.lines("stock", ["item", "class"]))
    for line in expected { #expect(found.contains(line), "\(line)") }
    #expect(expected.count > 40)
  }

  /// The count is that of a day's end, so the last unit is sold on the day that the cover reaches into.
  @Test func runsOut() throws {
    let shop = try Counter { database in
      try database.execute(
        """
        insert into inventory (date, product_id, on_hand, available)
        select date '2024-05-12', product, free, free
        from (values ('whole', 6), ('part', 5), ('none', 0)) p(product, free)
        """)
      try database.execute(
        """
        insert into orders (order_id, ordered_at, paid_at, status, units, gross_sales)
        values ('1', '2024-05-12', '2024-05-12', 'paid', 6, 60)
        """)
      try database.execute(
        """
        insert into order_lines (order_id, line_no, product_id, units, unit_price, gross_sales)
        values ('1', '1', 'whole', 1, 10, 10), ('1', '2', 'part', 4, 10, 40),
          ('1', '3', 'none', 1, 10, 10)
        """)
    }
    #expect(
      try shop.lines("stock 2024-05-12 | sort item", ["item", "days_of_cover", "runs_out"]) == [
        "none - -", "part 1.25 2024-05-14", "whole 6 2024-05-18",
      ])
  }

  @Test func lowAndSoldOut() throws {
    let sample = try Counter.sample.get()
    let low = try sample.table("stock low")
    let all = try sample.table("stock")
    #expect(low.rowCount > 0 && low.rowCount < all.rowCount)
    let chance = try #require(low["stockout_chance"])
    #expect(chance.allSatisfy { ($0.double ?? 0) > 0 })
    // What has the most margin at risk stands first.
    let risk = try #require(all["margin_at_risk"]).compactMap { $0.double }
    #expect(risk == risk.sorted(by: >))
    // More service and a longer wait need more.
    func points(_ text: String) throws -> Int {
      try #require(sample.table(text)["reorder_point"]).reduce(0) { $0 + ($1.int ?? 0) }
    }
    #expect(try points("stock --service-level 99") > points("stock"))
    #expect(try points("stock --lead-days 60") > points("stock --lead-days 1"))
  }

  /// Days out of stock do not make demand look small, and a stock that nothing leaves lasts for ever.
  @Test func smallShop() throws {
    let shop = try Counter { database in
      try database.execute(
        """
        insert into inventory (date, product_id, on_hand, available)
        select day, product, case when product = 'p' and day < '2024-05-01' then 0 else 20 end, 20
        from generate_series(date '2024-03-19', date '2024-05-13', interval 1 day) d(day),
          (values ('p'), ('q')) p(product)
        """)
      try database.execute(
        """
        insert into orders (order_id, ordered_at, paid_at, status, units, gross_sales)
        select day::varchar, day, day, 'paid', 2, 20
        from generate_series(timestamp '2024-05-01', timestamp '2024-05-13', interval 1 day) d(day)
        """)
      try database.execute(
        """
        insert into order_lines (order_id, line_no, product_id, units, unit_price, gross_sales)
        select order_id, '1', 'p', 2, 10, 20 from orders
        """)
    }
    let columns = ["item", "per_day", "days_of_cover", "runs_out", "lead_days", "reorder_point"]
    // Sold each day alike: no safety stock, 2 a day for 14 days.
    #expect(
      try shop.lines("stock", columns) == ["p 2 10 2024-05-23 14 28", "q 0 - - 14 0"])
    let notes = try shop.run("stock").notes
    #expect(notes.contains("no lead time for 2 of 2: 14 days taken"))
    #expect(shop.fault("stock by product, sku")?.code == .syntax)
    #expect(shop.fault("stock --service-level 20")?.code == .syntax)
    let empty = try Counter { _ in }
    #expect(empty.fault("stock")?.code == .notLoaded)
  }
}
