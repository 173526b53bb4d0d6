import Testing
import Values

@testable import Sample

/// Orders, their lines and their customers agree.
@Suite struct OrderTests {
  static let rules = [
    Rule(
      "an order has the sums of its lines",
      breaches: """
        select order_id from orders o left join (
          select order_id, sum(units) as u, sum(gross_sales) as g, sum(discounts) as d
          from order_lines group by order_id) l using (order_id)
        where units is distinct from u or gross_sales is distinct from g
          or discounts is distinct from d
        """),
    Rule(
      "a line is units times price, and its discount is a part of it",
      breaches: """
        from order_lines where gross_sales <> units * unit_price or units < 1 or unit_price <= 0
          or discounts not between 0 and gross_sales
        """),
    Rule(
      "a product stands on one line of an order",
      breaches: """
        select order_id, product_id from order_lines group by all having count(*) > 1
        """),
    Rule(
      "times follow each other",
      breaches: """
        from orders where paid_at <= ordered_at or completed_at <= paid_at
          or cancelled_at <= coalesce(paid_at, ordered_at)
        """),
    Rule(
      "a status says what has happened",
      breaches: """
        from orders where status <> case when cancelled_at is not null then 'cancelled'
          when paid_at is null then 'unpaid' when completed_at is not null then 'completed'
          else status end or status = 'completed' and completed_at is null
          or (close_reason is null) <> (cancelled_at is null)
        """),
    Rule(
      "what is paid is the net sum with delivery and taxes",
      breaches: """
        from orders where (paid_amount is null) <> (paid_at is null) or paid_amount <>
          gross_sales - discounts - coalesce(platform_discounts, 0) + shipping + coalesce(taxes, 0)
        """),
    Rule(
      "the first paid order of a customer is new, any later one returning",
      breaches: """
        select order_id from (select *, row_number() over (partition by customer_id
          order by paid_at) as n from orders where paid_at is not null)
        where (n = 1) <> (customer_type = 'new')
        """),
    Rule(
      "customers know what they have bought",
      breaches: """
        select customer_id from customers left join (
          select customer_id, count(*) as n, sum(gross_sales - discounts) as spent,
            min(ordered_at) as first, max(ordered_at) as last, min_by(channel, ordered_at) as c
          from orders where paid_at is not null group by customer_id) using (customer_id)
        where lifetime_orders <> coalesce(n, 0) or lifetime_spend <> coalesce(spent, 0)
          or first_order_at is distinct from first or last_order_at is distinct from last
          or acquired_by is distinct from c
        """),
    Rule(
      "promotions were valid when they were used, and count their uses",
      breaches: """
        select promotion_id from orders join promotions using (promotion_id)
        where ordered_at not between starts_at and ends_at
        union all
        select promotion_id from promotions left join (
          select promotion_id, count(*) as n from orders where paid_at is not null group by all
        ) using (promotion_id) where redeemed <> coalesce(n, 0) or issued < redeemed
        """),
    Rule(
      "affiliates get the commission of their plan",
      breaches: """
        from orders left join affiliates using (affiliate_id)
        where paid_at is not null and commission is distinct from
          round((gross_sales - discounts)::double * commission_rate, 2)::decimal(18, 2)
        """),
  ]

  @Test(arguments: rules) func holds(_ rule: Rule) throws {
    try rule.check(in: MadeStore.autumn.get())
  }

  @Test(arguments: rules) func holdsAbroad(_ rule: Rule) throws {
    try rule.check(in: MadeStore.abroad.get())
  }

  @Test(arguments: [MadeStore.autumn, MadeStore.abroad])
  func thereAreAsManyAsWanted(_ made: Result<MadeStore, any Error>) throws {
    let store = try made.get()
    #expect(try store.number("select count(*) from orders") == Double(store.settings.orders))
    let span = try store.rows("select min(ordered_at)::date, max(ordered_at)::date from orders")
    let last = store.settings.until
    #expect(span == [[.day(last - (store.settings.days - 1)), .day(last)]])
  }
}
