import Testing

@testable import Sample

/// What an operator looks for on the morning after the last day is there to be found.
@Suite struct PresentTests {
  /// A question of the day's list, and the rows that answer it; `until` stands for the last day.
  static let findings: [(String, String)] = [
    ("tasks due today", "tasks where due_on = until + 1 and assignee = 'designer'"),
    ("tasks overdue", "tasks where due_on <= until and progress in ('open', 'doing')"),
    ("broken pages", "pages where status_code <> 200"),
    (
      "prices that differ",
      "pages join products using (product_id) where shown_price <> price"
    ),
    ("unpaid orders", "orders where status = 'unpaid'"),
    ("open disputes", "disputes where closed_at is null"),
    ("abnormal orders", "orders where issue is not null and ordered_at >= until - 6"),
    (
      "late shipments",
      """
      shipments where shipped_at is null and delivery_status <> 'cancelled'
        and promised_at < until + interval 2 day
      """
    ),
    ("refunds of yesterday", "refunds where requested_at >= until"),
    ("bad reviews", "reviews where rating <= 2 and reviewed_at >= until - 6"),
    ("unanswered questions", "questions where answered_at is null and asked_at >= until - 2"),
    (
      "expiring promotions",
      "promotions where promotion_status = 'active' and ends_at < until + interval 8 day"
    ),
    ("nearly empty ad accounts", "ad_accounts where balance < alert_below"),
    ("capped campaigns", "ads where level = 'campaign' and ad_status = 'limited' and date = until"),
    (
      "keywords that do not pay",
      """
      (select keyword from ads where level = 'keyword' group by all
        having sum(ad_sales) < 2 * sum(spend) and sum(clicks) > 100)
      """
    ),
    ("affiliate plans that end", "affiliates where plan_ends_on between until and until + 14"),
    ("affiliates who work with competitors", "affiliates where works_with is not null"),
    ("sign-up deadlines", "activities where signup_by between until + 1 and until + 15"),
    (
      "hot topics that fit",
      "topics join products on title ilike '%' || topic || '%' where date >= until - 1"
    ),
    (
      "content due",
      "content where published_at is null and planned_at between until and until + 7"
    ),
    ("content overdue", "content where stage in ('drafting', 'ready') and planned_at < until + 1"),
    (
      "products that run out",
      """
      (select product_id from inventory join (select product_id, sum(units) / 28 as daily
        from order_lines join (select order_id, paid_at from orders) using (order_id)
        where paid_at >= until - 27 group by all) using (product_id)
        where date = until and available < 3 * daily)
      """
    ),
    (
      "dead stock",
      """
      inventory where date = until and available > 50 and product_id not in (
        select product_id from order_lines join orders using (order_id)
        where paid_at > until - 60)
      """
    ),
    ("counts that differ", "inventory where counted <> on_hand and date >= until - 28"),
    ("new product candidates", "market_rank where level = 'product' and product_id is null"),
    (
      "rising shops",
      """
      (select shop from market_rank where level = 'shop' group by shop, category
        having max(board_index) filter (date = until)
          > 2 * avg(board_index) filter (date between until - 30 and until - 24))
      """
    ),
    ("a new competitor", "competitors where first_seen_on between until - 14 and until"),
    ("poor listings", "products where pictures < 3 and description_length < 200"),
    (
      "products seen much and bought little",
      """
      (select product_id from traffic where level = 'product' and date > until - 28 group by all
        having sum(visitors) > 500 and sum(paid_orders) < 0.012 * sum(visitors))
      """
    ),
    (
      "products that lose money",
      """
      (select product_id from order_lines group by all
        having sum(gross_sales - discounts) * 0.95 < sum(units * unit_cost) * 1.08)
      """
    ),
    (
      "products bought together",
      """
      (select a.product_id, b.product_id from order_lines a join order_lines b using (order_id)
        where a.product_id < b.product_id group by all having count(*) > 40)
      """
    ),
    ("the target of the month", "targets where metric_name = 'revenue' and ends_on >= until"),
    ("notes", "journal where noted_at >= until - 7"),
  ]

  @Test(arguments: findings.map(\.0)) func finds(_ name: String) throws {
    let store = try MadeStore.autumn.get()
    let rows = try #require(Self.findings.first { $0.0 == name }?.1)
    let found = rows.replacing("until", with: store.until)
    let count = try store.number("select count(*) from \(found)")
    #expect(count ?? 0 > 0, "nothing in \(rows)")
  }

  @Test func customersComeAgain() throws {
    let store = try MadeStore.autumn.get()
    let share = try #require(
      try store.number(
        """
        select avg((customer_type = 'returning')::int) from orders
        where paid_at >= \(store.until) - 27
        """))
    #expect((0.35...0.65).contains(share))
  }

  @Test func sellersAreHeavyTailed() throws {
    let store = try MadeStore.autumn.get()
    let shares = try store.rows(
      """
      select units / sum(units) over () from (
        select product_id, sum(units) as units from order_lines group by all)
      order by units desc limit 20
      """
    ).compactMap { $0[0].double }
    #expect((0.08...0.25).contains(shares[0]))
    #expect(shares.reduce(0, +) > 0.5)
  }

  @Test func weekendsAndEveningsAreBusy() throws {
    let store = try MadeStore.autumn.get()
    let weekend = try store.number(
      """
      select avg(visitors) filter (isodow(date) = 6) / avg(visitors) filter (isodow(date) = 3)
      from traffic where level = 'shop'
      """)
    #expect((1.08...1.28).contains(weekend ?? 0))
    let evening = try store.number(
      "select avg((hour(ordered_at) between 19 and 22)::int) from orders")
    #expect((0.25...0.40).contains(evening ?? 0))
  }
}
