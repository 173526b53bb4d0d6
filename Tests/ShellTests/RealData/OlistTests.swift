import Testing

/// A marketplace in four to six files that belong together, with the money on the order lines.
@Suite(.enabled(if: RealData.folder != nil, "the real data are not here"))
struct OlistTests {
  private static let views = """
    create table o as from read_csv('FOLDER/olist_orders_dataset.csv');
    create table c as from read_csv('FOLDER/olist_customers_dataset.csv');
    create table i as
    select row_number() over () as row, * replace (price::decimal(12, 2) as price)
    from read_csv('FOLDER/olist_order_items_dataset.csv');
    create view sold as
    select i.*, o.order_approved_at as paid_at, c.customer_state
    from i join o using (order_id) join c using (customer_id) where order_approved_at is not null;

    """

  /// Ten thousand delivered orders.
  private func delivered() throws -> RealStore {
    try RealStore(
      "olist.ops", data: "olist/sample_10k", currency: "BRL", timezone: "America/Sao_Paulo",
      today: "2018-08-29", views: Self.views)
  }

  /// Four thousand orders in all states, with products and reviews.
  private func whole() throws -> RealStore {
    try RealStore(
      "olist-catalogue.ops", data: "olist/sample_4k", currency: "BRL",
      timezone: "America/Sao_Paulo", today: "2018-08-29",
      views: Self.views + """
        create table p as from read_csv('FOLDER/olist_products_dataset.csv');
        create table r as from read_csv('FOLDER/olist_order_reviews_dataset.csv');
        """)
  }

  @Test func knownSums() throws {
    #expect(
      try delivered().answer("orders, late_deliveries").rows
        == [["orders", "late_deliveries"], ["10000", "771"]])
    #expect(
      try whole().answer("orders_placed, late_deliveries, reviews").rows.last
        == ["4000", "335", "3986"])
  }

  @Test func products() throws {
    let whole = try whole()
    try delivered().expect(
      "top 10 products by revenue",
      """
      select rank() over (order by sum(price) desc) as rank, product_id as product,
        sum(price) as revenue, sum(price) / sum(sum(price)) over () as share,
        sum(sum(price)) over (order by sum(price) desc) / sum(sum(price)) over () as running_share
      from sold group by product_id order by revenue desc limit 10
      """)
    try whole.expect(
      "top 10 products by revenue | columns rank, product, revenue",
      """
      select rank() over (order by sum(price) desc) as rank,
        coalesce(product_category_name, '') || ' ' || left(product_id, 8) as product,
        sum(price) as revenue
      from sold join p using (product_id) group by product_id, product_category_name
      order by revenue desc limit 10
      """)
    try whole.expect(
      "revenue, orders, units_sold, average_order_value by category | sort -revenue",
      """
      select product_category_name as category, sum(price) as revenue,
        count(distinct order_id) as orders, count(*) as units_sold,
        (sum(price) / count(distinct order_id))::decimal(12, 2) as average_order_value
      from sold join p using (product_id) group by 1 order by revenue desc
      """)
  }

  @Test func byMonth() throws {
    try delivered().expect(
      "revenue by month",
      """
      select month::timestamp as month, coalesce(sum(price), 0) as revenue
      from generate_series(date '2016-10-01', date '2018-08-01', interval 1 month) months(month)
        left join sold on date_trunc('month', paid_at) = month
      group by 1 order by 1
      """)
  }

  @Test func byState() throws {
    let delivered = try delivered()
    try delivered.expect(
      "orders by customer_state | sort -orders, home_region",
      """
      select customer_state as home_region, count(*) as orders from o join c using (customer_id)
      where order_approved_at is not null group by 1 order by 2 desc, 1
      """)
    try delivered.expect(
      "revenue, late_deliveries, late_delivery_rate by customer_state | sort -revenue",
      """
      with money as (select customer_state, sum(price) as revenue from sold group by 1),
      parcels as (
        select customer_state, count(order_delivered_customer_date) as delivered,
          count(*) filter (order_delivered_customer_date > order_estimated_delivery_date) as late
        from o join c using (customer_id) group by 1)
      select customer_state as home_region, revenue, late as late_deliveries,
        late / delivered as late_delivery_rate
      from money join parcels using (customer_state) order by revenue desc
      """)
  }

  @Test func compare() throws {
    let delivered = try delivered()
    try delivered.expect(
      "compare revenue, orders, buyers, average_order_value last month"
        + " | columns metric, value, before, change, change_percent",
      """
      with part as (
        select paid_at >= '2018-07-01' as is_now, sum(price) as revenue,
          count(distinct order_id) as orders
        from sold where paid_at >= '2018-06-01' and paid_at < '2018-08-01' group by 1),
      figures(place, metric, decimals, is_now, value) as (
        select 1, 'revenue', 2, is_now, revenue::double from part
        union all select 2, 'orders', 0, is_now, orders from part
        union all select 3, 'buyers', 0, is_now, orders from part
        union all select 4, 'average order value', 2, is_now, revenue / orders from part),
      pairs as (
        select place, metric, decimals, max(value) filter (is_now) as value,
          max(value) filter (not is_now) as before
        from figures group by all)
      select metric, round(value, decimals) as value, round(before, decimals) as before,
        round(value - before, decimals) as change, (value - before) / before as change_percent
      from pairs order by place
      """)
    // Who is new is not in the files, and so not in the answer.
    let answer = delivered.answer("compare last month")
    #expect(
      answer.rows.map { $0[1] }
        == ["metric", "revenue", "net sales", "orders", "buyers", "average order value"])
    #expect(answer.said.contains("not in the loaded data: visitors"))
    #expect(answer.said.contains("new buyers"))
    // A month as its neighbours, and the week of the Black Friday of 2017.
    let columns = "| columns metric, mark, judgement"
    #expect(
      delivered.answer("compare revenue, orders last month \(columns)").rows.dropFirst()
        == [["revenue", "", ""], ["orders", "", ""]])
    #expect(
      delivered.answer("compare orders 2017-11-20 to 2017-11-26 \(columns)").rows.last
        == ["orders", "better", "unusual, 1 in 10,000 or rarer"])
  }

  @Test func lateShipments() throws {
    let whole = try whole()
    let none = try delivered().answer("late shipments")
    #expect(none.rows.count == 1 && none.rows[0].first == "shipment_id")
    try whole.expect(
      "late shipments | sort promised_at, shipment_id | columns shipment_id, promised_at, delivery_status",
      """
      select order_id as shipment_id, arg_max(shipping_limit_date, row) as promised_at,
        'waiting' as delivery_status
      from o join i using (order_id)
      where order_delivered_carrier_date is null
        and order_status not in ('canceled', 'unavailable')
      group by order_id having promised_at < timestamp '2018-08-30' + interval 24 hour
      order by 2, 1
      """)
    try whole.expect(
      "late_dispatches, late_dispatch_rate, delivery_time",
      """
      with parcels as (
        select order_delivered_carrier_date as shipped, order_delivered_customer_date as delivered,
          (select arg_max(shipping_limit_date, row) from i where i.order_id = o.order_id) as promised,
          order_status in ('canceled', 'unavailable') as is_cancelled
        from o)
      select count(*) filter (not is_cancelled and (
          shipped > promised or shipped is null and promised < '2018-08-30')) as late_dispatches,
        late_dispatches / count(*) filter (not is_cancelled and promised < '2018-08-30')
          as late_dispatch_rate,
        avg(epoch(delivered - shipped)) as delivery_time
      from parcels
      """)
  }

  @Test func reviews() throws {
    try whole().expect(
      "average_rating, low_ratings, reply_rate by month since 2018-01-01 | sort month",
      """
      select date_trunc('month', review_creation_date)::timestamp as month,
        avg(review_score) as average_rating,
        count(*) filter (review_score <= 2) as low_ratings,
        count(review_answer_timestamp) / count(*) as reply_rate
      from r where review_creation_date >= '2018-01-01' and review_creation_date < '2018-08-30'
      group by 1 order by 1
      """)
  }
}
