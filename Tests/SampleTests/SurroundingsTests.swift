import Testing

@testable import Sample

/// Stock, competitors, the market and the plan agree with the rest.
@Suite struct SurroundingsTests {
  static let rules = [
    Rule(
      "stock moves by what is sold and what comes in",
      breaches: """
        select date, product_id from (
          select *, available - lag(available) over (partition by product_id order by date)
            - received as change from inventory)
        left join (
          select paid_at::date as date, product_id, sum(l.units) as sold
          from order_lines l join orders using (order_id)
          where paid_at is not null and cancelled_at is null group by all
          ) using (date, product_id)
        where change <> -coalesce(sold, 0)
        """),
    Rule(
      "stock on hand is what is promised and what can be sold",
      breaches: """
        from inventory where on_hand <> available + committed or available < 0 or committed < 0
          or received < 0 or incoming < 0 or counted < 0
        """),
    Rule(
      "what is promised has been paid and not sent",
      breaches: """
        select product_id from (
          select product_id, sum(committed) as c from inventory
          where date = (select max(date) from inventory) group by all)
        left join (
          select product_id, sum(l.units) as n from order_lines l join orders using (order_id)
          where status = 'paid' group by all) using (product_id) where c <> coalesce(n, 0)
        """),
    Rule(
      "nothing is sold from an empty shelf",
      breaches: """
        select date, product_id from inventory join (
          select paid_at::date as date, product_id from order_lines join orders using (order_id)
          where paid_at is not null) using (date, product_id) where on_hand = 0
        """),
    Rule(
      "the shelf is empty in a stock-out",
      breaches: """
        select date, on_hand from inventory join incidents on kind = 'stock_out'
          and product_id = value1 and date between starts_on and ends_on where on_hand <> 0
        """),
    Rule(
      "the listing offers the last stock",
      breaches: """
        select product_id from products left join inventory using (product_id)
        where date = (select max(date) from inventory)
          and (stock <> available or (available = 0) <> (listing_status = 'sold_out'))
        """),
    Rule(
      "a competitor's sources are its whole traffic",
      breaches: """
        select date, competitor from competitors where level = 'source' group by all
        having sum(traffic_share) not between 0.999 and 1.001
        """),
    Rule(
      "counters never go back",
      breaches: """
        from (select *, lag(paid_counter) over (partition by item_id order by date) as before,
          from competitors where level = 'product')
        where paid_counter - before <> estimated_units
        """),
    Rule(
      "boards are ranked by their index",
      breaches: """
        from (select *, lag(board_index) over (partition by date, level, category
          order by board_rank) as better from market_rank) where board_index > better
        """),
    Rule(
      "an activity that is over has brought what the orders of its days say",
      breaches: """
        select activity_id from activities a left join (
          select activity_id, sum(gross_sales - discounts) as s, count(*) as n
          from activities join orders on paid_at::date between starts_on and ends_on group by all
          ) using (activity_id)
        where case stage when 'ended' then actual_revenue is distinct from s
            or actual_orders is distinct from n
          else actual_revenue is not null end
        """),
  ]

  @Test(arguments: rules) func holds(_ rule: Rule) throws {
    try rule.check(in: MadeStore.autumn.get())
  }

  /// Where a product sells once a week, its last piece before a stock-out is a matter of hours.
  @Test(arguments: [2, 7]) func smallShelvesAreInOrderToo(_ seed: Int) throws {
    let store = try MadeStore(
      SampleStore(orders: 600, days: 60, seed: seed, until: day("2024-10-20")))
    for rule in Self.rules { try rule.check(in: store) }
  }

  @Test(arguments: rules) func holdsAbroad(_ rule: Rule) throws {
    try rule.check(in: MadeStore.abroad.get())
  }
}
