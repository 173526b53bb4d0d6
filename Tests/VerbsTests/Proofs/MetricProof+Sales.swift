extension MetricProof {
  /// Orders by the day of the payment, unless they say otherwise.
  static let sales: [MetricProof] = [
    .init(
      "gross_sales", by: "channel", "select {|channel,} sum(gross_sales) from paid group by all"),
    .init("discounts", by: "channel", "select {|channel,} sum(discounts) from paid group by all"),
    .init(
      "discount_rate", by: "channel",
      "select {|channel,} sum(discounts) / sum(gross_sales) from paid group by all"),
    .init(
      "revenue", by: "channel",
      "select {|channel,} sum(gross_sales) - sum(coalesce(discounts, 0)) from paid group by all"),
    .init(
      "net_sales", by: "channel",
      """
      select {|channel,} sum(v) from (
        select channel, gross_sales - coalesce(discounts, 0) as v from paid
        union all select channel, -amount from paid_back)
      group by all
      """),
    .init(
      "sales_reversals", by: "channel", "select {|channel,} sum(amount) from paid_back group by all"
    ),
    .init(
      "shipping_charges", by: "region", "select {|region,} sum(shipping) from paid group by all"),
    .init("taxes", by: "region", "select {|region,} sum(taxes) from paid group by all"),
    .init("duties", by: "region", "select {|region,} sum(duties) from paid group by all"),
    .init("additional_fees", by: "device", "select {|device,} sum(fees) from paid group by all"),
    .init(
      "total_sales", by: "device",
      """
      select {|device,} sum(v) from (
        select device, gross_sales - coalesce(discounts, 0) + coalesce(shipping, 0)
          + coalesce(taxes, 0) + coalesce(duties, 0) + coalesce(fees, 0) as v
        from paid
        union all
        select device, -(amount + coalesce(shipping_amount, 0) + coalesce(tax_amount, 0))
        from paid_back)
      group by all
      """),
    .init(
      "amount_paid", by: "payment_method",
      "select {|payment_method,} sum(paid_amount) from paid group by all"),
    .init("orders", by: "region", "select {|region,} count(*) from paid group by all"),
    .init("orders_placed", by: "device", "select {|device,} count(*) from placed group by all"),
    .init(
      "ordered_sales", by: "device", "select {|device,} sum(gross_sales) from placed group by all"),
    .init(
      "payment_rate", by: "payment_method",
      "select {|payment_method,} count(paid_at) / count(*) from placed group by all"),
    .init(
      "cancellation_rate", by: "channel",
      """
      select {|channel,} count(*) filter (cancelled_at is not null or status = 'cancelled') / count(*)
      from placed group by all
      """),
    .init(
      "units_sold", by: "category",
      "select {|category,} sum(units) from {paid|paid_lines} group by all"),
    .init(
      "average_order_value", by: "channel",
      """
      select {|channel,} (sum(gross_sales) - sum(coalesce(discounts, 0))) / count(*)
      from paid group by all
      """),
    .init(
      "units_per_order", by: "channel",
      "select {|channel,} sum(units) / count(*) from paid group by all"
    ),
    .init(
      "average_list_price", by: "category",
      "select {|category,} sum(gross_sales) / sum(units) from {paid|paid_lines} group by all"
    ),
    .init(
      "average_unit_price", by: "category",
      """
      select {|category,} (sum(gross_sales) - sum(coalesce(discounts, 0))) / sum(units)
      from {paid|paid_lines} group by all
      """),

    .init("promotion_orders", by: "promotion_kind", promoted("count(*)")),
    .init(
      "promotion_revenue", by: "promotion_kind",
      promoted("sum(gross_sales - coalesce(discounts, 0))")
    ),
    .init("promotion_discounts", by: "promotion_kind", promoted("sum(discounts)")),
    .init(
      "promotion_cost_share", by: "promotion_kind", promoted("sum(discounts) / sum(gross_sales)")),
    .init(
      "promotion_share", by: "channel",
      """
      select {|channel,}
        coalesce(
          sum(gross_sales - coalesce(discounts, 0)) filter (promotion_id is not null), 0)
        / sum(gross_sales - coalesce(discounts, 0))
      from paid group by all
      """),
    .init("affiliate_orders", by: "affiliate_kind", assisted("count(affiliate_id)")),
    .init(
      "affiliate_revenue", by: "affiliate_kind",
      assisted("sum(gross_sales - coalesce(discounts, 0)) filter (affiliate_id is not null)")),
    .init("affiliate_commissions", by: "affiliate_kind", assisted("sum(commission)")),
    .init(
      "commission_share", by: "affiliate_kind",
      assisted(
        """
        sum(commission)
          / sum(gross_sales - coalesce(discounts, 0)) filter (affiliate_id is not null)
        """)),
    .init("active_affiliates", by: "affiliate_kind", assisted("count(distinct affiliate_id)")),
  ]

  private static func promoted(_ value: String) -> String {
    """
    select {|promotion_kind,} \(value) from paid left join promotions using (promotion_id)
    where promotion_id is not null group by all
    """
  }

  private static func assisted(_ value: String) -> String {
    "select {|affiliate_kind,} \(value) from paid left join affiliates using (affiliate_id) group by all"
  }

  /// Costs, profit and what is sold of the catalogue.
  static let earnings: [MetricProof] = [
    .init(
      "cogs", by: "category",
      """
      select {|category,} sum(units * coalesce(unit_cost, product_cost)) from paid_lines group by all
      """),
    .init(
      "cost_coverage", by: "category",
      """
      select {|category,}
        sum(gross_sales) filter (coalesce(unit_cost, product_cost) is not null) / sum(gross_sales)
      from paid_lines group by all
      """),
    .init("gross_profit", by: "category", earned("sum(sales) - sum(goods)")),
    .init("gross_margin", by: "category", earned("(sum(sales) - sum(goods)) / sum(sales)")),
    .init(
      "platform_fees", by: "region", "select {|region,} sum(platform_fees) from paid group by all"
    ),
    .init("contribution_profit", by: "channel", contribution("channel", "sum(sales) - sum(costs)")),
    .init(
      "contribution_margin", by: "channel",
      contribution("channel", "(sum(sales) - sum(costs)) / sum(sales)")),
    .init("profit", by: "category", earned("sum(sales) - sum(goods) - sum(back) - sum(ads)")),
    .init(
      "profit_margin", by: "category",
      earned("(sum(sales) - sum(goods) - sum(back) - sum(ads)) / sum(sales)")),
    .init(
      "products_sold", by: "category",
      "select {|category,} count(distinct product_id) from paid_lines group by all"),
    .init(
      "listed_products", by: "category",
      "select {|category,} count(*) from products where listing_status = 'on_sale' group by all"),
    .init(
      "selling_share", by: "category",
      """
      select {|category,} count(distinct sold) / count(distinct listed) from (
        select category, product_id as sold, null as listed from paid_lines
        union all
        select category, null, product_id from products where listing_status = 'on_sale')
      group by all
      """),
    .init(
      "average_price", by: "category", "select {|category,} avg(price) from products group by all"),
    .init(
      "catalogue_margin", by: "category",
      "select {|category,} avg(1 - unit_cost / price) from products group by all"),
  ]

  /// Sales, cost of goods, refunds and ads of the whole store or of its categories: a category has
  /// the lines, the refunds and the ads of its products.
  private static func earned(_ value: String) -> String {
    """
    select {|category,} \(value) from (
      select {null as|} category, gross_sales - coalesce(discounts, 0) as sales, 0 as goods,
        0 as back, 0 as ads
      from {paid|paid_lines}
      union all
      select category, 0, coalesce(units * coalesce(unit_cost, product_cost), 0), 0, 0
      from paid_lines
      union all select category, 0, 0, amount, 0 from paid_back
      union all
      select category, 0, 0, 0, spend from ad_rows where level = '{campaign|product}')
    group by all
    """
  }

  /// Sales and all that the orders cost, before ads, of the parts of a column of orders.
  static func contribution(_ dimension: String, _ value: String) -> String {
    """
    select {|\(dimension),} \(value) from (
      select \(dimension), gross_sales - coalesce(discounts, 0) as sales,
        coalesce(platform_fees, 0) + coalesce(commission, 0) as costs
      from paid
      union all
      select \(dimension), 0, coalesce(units * coalesce(unit_cost, product_cost), 0) from paid_lines
      union all select \(dimension), 0, amount from paid_back
      union all select \(dimension), 0, coalesce(cost, 0) from sent_for_paid)
    group by all
    """
  }
}
