extension MetricProof {
  /// People: one counts once in the period.
  static let customers: [MetricProof] = [
    .init(
      "buyers", by: "channel",
      "select {|channel,} count(distinct customer_id) from paid group by all"),
    .init("new_buyers", by: "channel", people("new")),
    .init("returning_buyers", by: "channel", people("returning")),
    .init(
      "returning_share", by: "channel",
      """
      select {|channel,} count(distinct customer_id) filter (customer_type = 'returning')
        / count(distinct customer_id)
      from paid group by all
      """),
    .init(
      "spend_per_buyer", by: "customer_type",
      """
      select {|customer_type,}
        sum(gross_sales - coalesce(discounts, 0)) / count(distinct customer_id)
      from paid group by all
      """),
    .init(
      "orders_per_buyer", by: "customer_type",
      "select {|customer_type,} count(*) / count(distinct customer_id) from paid group by all"),
    .init("customers_gained", by: "acquired_by", gained("count(*)")),
    .init("lifetime_value", by: "acquired_by", gained("avg(lifetime_spend)")),
  ]

  private static func people(_ type: String) -> String {
    """
    select {|channel,} count(distinct customer_id) from paid where customer_type = '\(type)'
    group by all
    """
  }

  private static func gained(_ value: String) -> String {
    """
    select {|acquired_by,} \(value) from customers where in_period(first_order_at) group by all
    """
  }

  /// By the day of the request, of the money, or of the sale.
  static let refunds: [MetricProof] = [
    .init("refunds", by: "reason", requested("count(*)")),
    .init("refund_requested", by: "reason", requested("sum(amount)")),
    .init(
      "refunds_open", by: "reason",
      requested("count(*) filter (status in ('requested', 'approved'))")),
    .init(
      "refund_amount", by: "reason", "select {|reason,} sum(amount) from paid_back group by all"),
    .init(
      "refunds_completed", by: "reason", "select {|reason,} count(*) from paid_back group by all"),
    .init(
      "other_reversals", by: "reason",
      """
      select {|reason,} sum(coalesce(shipping_amount, 0) + coalesce(tax_amount, 0))
      from paid_back group by all
      """),
    .init(
      "refund_time", by: "reason",
      "select {|reason,} avg(epoch(refunded_at - requested_at)) from paid_back group by all"),
    .init(
      "refund_rate", by: "channel",
      """
      select {|channel,} sum(back) / sum(sales) from (
        select channel, amount as back, 0 as sales from paid_back
        union all select channel, 0, gross_sales - coalesce(discounts, 0) from paid)
      group by all
      """),
    .init(
      "sales_refunded", by: "channel", "select {|channel,} sum(amount) from sold_back group by all"),
    .init(
      "sales_refund_rate", by: "channel",
      """
      select {|channel,} sum(back) / sum(sales) from (
        select channel, amount as back, 0 as sales from sold_back
        union all select channel, 0, gross_sales - coalesce(discounts, 0) from paid)
      group by all
      """),
    .init(
      "orders_refunded", by: "channel",
      "select {|channel,} count(distinct order_id) from sold_back group by all"),
    .init(
      "order_refund_rate", by: "channel",
      """
      select {|channel,} count(distinct back) / count(distinct sold) from (
        select channel, order_id as back, null as sold from sold_back
        union all select channel, null, order_id from paid)
      group by all
      """),
    .init("units_returned", by: "category", returned("sum(back)")),
    .init("return_rate", by: "category", returned("coalesce(sum(back), 0) / sum(sold)")),
    .init("disputes", by: "dispute_kind", disputed("opened_at", "count(*)")),
    .init("disputed_amount", by: "dispute_kind", disputed("opened_at", "sum(amount)")),
    .init(
      "dispute_win_rate", by: "dispute_kind",
      disputed("closed_at", "count(*) filter (outcome = 'won') / count(*)")),
    .init(
      "dispute_rate", by: "channel",
      """
      select {|channel,} sum(cases) / sum(orders) from (
        select channel, 1 as cases, 0 as orders from disputes join orders using (order_id)
        where in_period(opened_at)
        union all select channel, 0, 1 from paid)
      group by all
      """),
  ]

  private static func requested(_ value: String) -> String {
    "select {|reason,} \(value) from refunds where in_period(requested_at) group by all"
  }

  private static func disputed(_ time: String, _ value: String) -> String {
    "select {|dispute_kind,} \(value) from disputes where in_period(\(time)) group by all"
  }

  private static func returned(_ value: String) -> String {
    """
    select {|category,} \(value) from (
      select category, returned_units as back, 0 as sold from sold_back where refund_kind = 'return'
      union all select {null as|} category, 0, units from {paid|paid_lines})
    group by all
    """
  }

  static let shipments: [MetricProof] = [
    .init("parcels", by: "carrier", parcels("shipped_at", "count(*)")),
    .init("late_dispatches", by: "warehouse", parcels("promised_at", late)),
    .init(
      "late_dispatch_rate", by: "warehouse",
      parcels(
        "promised_at",
        """
        \(late) / count(*) filter (promised_at < present() and delivery_status <> 'cancelled')
        """)),
    .init(
      "dispatch_time", by: "warehouse",
      """
      select {|warehouse,} avg(epoch(shipped_at - paid_at))
      from shipments join orders using (order_id) where in_period(shipped_at) group by all
      """),
    .init(
      "delivery_time", by: "carrier",
      parcels("delivered_at", "avg(epoch(delivered_at - shipped_at))")),
    .init("deliveries_made", by: "carrier", parcels("delivered_at", "count(*)")),
    .init(
      "late_deliveries", by: "carrier",
      parcels("delivered_at", "count(*) filter (delivered_at > expected_at)")),
    .init(
      "late_delivery_rate", by: "carrier",
      parcels("delivered_at", "count(*) filter (delivered_at > expected_at) / count(*)")),
    .init(
      "overdue_deliveries", by: "carrier",
      parcels(
        "expected_at",
        """
        count(*) filter (expected_at < present()
          and (delivered_at > expected_at or delivered_at is null))
        """)),
    .init(
      "lost_parcels", by: "carrier",
      parcels("shipped_at", "count(*) filter (delivery_status in ('lost', 'returned'))")),
    .init(
      "shipping_costs", by: "carrier",
      "select {|carrier,} sum(cost) from sent_for_paid group by all"),
    .init("cost_per_parcel", by: "carrier", parcels("shipped_at", "avg(cost)")),
  ]

  private static let late = """
    count(*) filter (delivery_status <> 'cancelled' and (shipped_at > promised_at
      or shipped_at is null and promised_at < present()))
    """

  private static func parcels(_ time: String, _ value: String) -> String {
    let dimension = time == "promised_at" ? "warehouse" : "carrier"
    return "select {|\(dimension),} \(value) from shipments where in_period(\(time)) group by all"
  }
}
