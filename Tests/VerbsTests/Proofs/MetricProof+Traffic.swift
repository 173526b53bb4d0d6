extension MetricProof {
  /// Visits: the whole from the rows of the shop, parts from the rows of their own level.
  static let traffic: [MetricProof] = [
    .init(
      "touches", by: "channel",
      "select {|channel,} count(*) from touches where in_period(touched_at) group by all"),
    .init(
      "touches_per_order", by: "channel",
      """
      select {|channel,} count(*) / count(distinct order_id) from touches
      where in_period(touched_at) group by all
      """),
    .init("visitors", by: "channel", visits("sum(visitors)")),
    .init("new_visitors", by: "channel", visits("sum(new_visitors)")),
    .init("new_visitor_share", by: "channel", visits("sum(new_visitors) / sum(visitors)")),
    .init("sessions", by: "channel", visits("sum(sessions)")),
    .init("page_views", by: "page", visits("sum(page_views)", by: "page")),
    .init("pages_per_visitor", by: "channel", visits("sum(page_views) / sum(visitors)")),
    .init("bounce_rate", by: "page", visits("sum(bounces) / sum(sessions)", by: "page")),
    .init("time_per_visitor", by: "channel", visits("sum(time_on_site) / sum(visitors)")),
    .init("listing_impressions", by: "category", visits("sum(impressions)", by: "category")),
    .init(
      "listing_visit_rate", by: "category",
      visits("sum(visitors) / sum(impressions)", by: "category")),
    .init("reported_refunds", by: "category", visits("sum(refunded_sales)", by: "category")),
    .init(
      "favourite_rate", by: "category",
      visits("sum(favourite_visitors) / sum(visitors)", by: "category")),
    .init("add_to_carts", by: "category", visits("sum(add_to_carts)", by: "category")),
    .init("cart_visitors", by: "device", visits("sum(cart_visitors)", by: "device")),
    .init("cart_rate", by: "device", visits("sum(cart_visitors) / sum(visitors)", by: "device")),
    .init("checkout_visitors", by: "device", visits("sum(checkout_visitors)", by: "device")),
    .init(
      "checkout_rate", by: "device", visits("sum(checkout_visitors) / sum(visitors)", by: "device")),
    .init("conversion_rate", by: "channel", perVisitor("count(distinct order_id)")),
    .init("buyer_conversion", by: "channel", perVisitor("count(distinct customer_id)")),
    .init("revenue_per_visitor", by: "channel", perVisitor("sum(sales)")),
    .init(
      "session_conversion", by: "device",
      visits("sum(completed_sessions) / sum(sessions)", by: "device")),
    .init(
      "session_cart_rate", by: "device", visits("sum(cart_sessions) / sum(sessions)", by: "device")),
    .init(
      "session_checkout_rate", by: "device",
      visits("sum(checkout_sessions) / sum(sessions)", by: "device")),
  ]

  private static func visits(_ value: String, by dimension: String = "channel") -> String {
    let level = dimension == "category" ? "product" : dimension
    return """
      select {|\(dimension),} \(value) from visits where level = '{shop|\(level)}' group by all
      """
  }

  private static func perVisitor(_ value: String) -> String {
    """
    select {|channel,} \(value) / sum(visitors) from (
      select channel, order_id, customer_id, gross_sales - coalesce(discounts, 0) as sales,
        0 as visitors
      from paid
      union all
      select channel, null, null, 0, visitors from visits where level = '{shop|channel}')
    group by all
    """
  }

  /// Ads: the whole from the rows of the campaigns, and margins of the orders they brought.
  static let ads: [MetricProof] = [
    .init("ad_spend", by: "campaign", reported("sum(spend)")),
    .init("ad_impressions", by: "creative", reported("sum(impressions)", by: "creative")),
    .init("ad_clicks", by: "keyword", reported("sum(clicks)", by: "keyword")),
    .init("ctr", by: "creative", reported("sum(clicks) / sum(impressions)", by: "creative")),
    .init("cpc", by: "keyword", reported("sum(spend) / sum(clicks)", by: "keyword")),
    .init("cpm", by: "audience", reported("sum(spend) / sum(impressions) * 1000", by: "audience")),
    .init("ad_orders", by: "campaign", reported("sum(ad_orders)")),
    .init("ad_sales", by: "campaign", reported("sum(ad_sales)")),
    .init("ad_conversion", by: "keyword", reported("sum(ad_orders) / sum(clicks)", by: "keyword")),
    .init("ad_order_value", by: "campaign", reported("sum(ad_sales) / sum(ad_orders)")),
    .init("cost_per_ad_order", by: "campaign", reported("sum(spend) / sum(ad_orders)")),
    .init("roas", by: "campaign", reported("sum(ad_sales) / sum(spend)")),
    .init("acos", by: "campaign", reported("sum(spend) / sum(ad_sales)")),
    .init("ad_budget", by: "campaign", reported("sum(budget)")),
    .init("budget_use", by: "campaign", reported("sum(spend) / sum(budget)")),
    .init("ad_spend_per_day", by: "campaign", reported("sum(spend) / count(distinct date)")),
    .init("attributed_orders", by: "campaign", attributed("count(*)")),
    .init(
      "attributed_revenue", by: "campaign", attributed("sum(gross_sales - coalesce(discounts, 0))")),
    .init("ad_margin", by: "campaign", valued("margin")),
    .init("breakeven_roas", by: "campaign", valued("case when margin > 0 then 1 / margin end")),
    .init("margin_after_ads", by: "campaign", valued("sales * margin - spend")),
    .init("true_roi", by: "campaign", valued("(sales * margin - spend) / spend")),
    .init(
      "poas", by: "campaign",
      """
      with goods as (
        select campaign, sum(units * coalesce(unit_cost, product_cost)) as cost,
          sum(gross_sales - coalesce(discounts, 0)) as sales
        from paid_lines group by all)
      select {|campaign,} sum(ad_sales) / sum(spend) * {
        (select 1 - sum(cost) / sum(sales) from goods)|
        coalesce(
          any_value(1 - cost / sales), (select 1 - sum(cost) / sum(sales) from goods))}
      from ad_rows {|left join goods using (campaign)} where level = 'campaign' group by all
      """),
    .init("mer", by: "channel", perSpend("sum(sales) / nullif(sum(spend), 0)")),
    .init("ad_cost_share", by: "channel", perSpend("sum(spend) / sum(sales)")),
    .init(
      "cac", by: "channel",
      perSpend("sum(spend) / count(distinct customer_id) filter (customer_type = 'new')")),
    .init(
      "account_balance", by: "ad_platform",
      "select {|ad_platform,} sum(balance) from ad_accounts group by all"),
    .init(
      "ad_days_left", by: "ad_platform",
      """
      select {|ad_platform,} balance / spend from
        (select {|ad_platform,} sum(balance) as balance from ad_accounts group by all)
        {,|join} (
          select {|ad_platform,} sum(spend) / count(distinct date) as spend
          from ad_rows where level = 'campaign' group by all)
        {|using (ad_platform)}
      """),
    .init("verdict", by: "campaign", verdict("advice")),
    .init(
      "verdict_reason", by: "campaign",
      verdict(
        """
        case advice when 'no spend' then 'nothing was spent'
        when 'stop' then 'attributed ROAS ' || printf('%.2f', round(roas, 2)) || ' is clearly under '
          || printf('%.2f', round(breakeven, 2))
        when 'scale' then 'attributed ROAS ' || printf('%.2f', round(roas, 2)) || ' is clearly over '
          || printf('%.2f', round(breakeven, 2))
        when 'keep' then 'pays, but ' || orders_said
        else 'under break-even, but ' || orders_said end
        """)),
  ]

  private static func reported(_ value: String, by dimension: String = "campaign") -> String {
    """
    select {|\(dimension),} \(value) from ad_rows where level = '{campaign|\(dimension)}'
    group by all
    """
  }

  private static func attributed(_ value: String) -> String {
    "select {|campaign,} \(value) from paid where campaign is not null group by all"
  }

  private static func perSpend(_ value: String) -> String {
    """
    select {|channel,} \(value) from (
      select channel, gross_sales - coalesce(discounts, 0) as sales, customer_id, customer_type,
        0 as spend
      from paid
      union all select channel, 0, null, null, spend from ad_rows where level = 'campaign')
    group by all
    """
  }

  /// Claimed sales and spend beside the contribution margin of the campaign's own orders; that of
  /// the whole store where the campaign has none.
  private static let claims: String = {
    let margin = "(sum(sales) - sum(costs)) / sum(sales)"
    return """
      with own as (\(partsOnly(contribution("campaign", margin + " as own_margin")))),
      store as (\(wholeOnly(contribution("campaign", margin + " as store_margin")))),
      claimed as (
        select {|campaign,} sum(ad_sales) as sales, sum(spend) as spend, sum(ad_orders) as claimed,
          sum(clicks) as clicks
        from ad_rows where level = 'campaign' group by all),
      valued as (
        select * exclude (store_margin{|, own_margin}), {store_margin|coalesce(own_margin, store_margin)} as margin
        from claimed {|full join own using (campaign)}, store)
      """
  }()

  private static func valued(_ value: String) -> String {
    claims + " select {|campaign,} \(value) from valued"
  }

  /// The range of the ROAS is what 1.645 standard errors of Poisson noise leave open.
  private static func verdict(_ value: String) -> String {
    claims + """
      , judged as (
        select *, sales / spend as roas, 1 / margin as breakeven,
          1.645 / sqrt(greatest(claimed, 1)) as noise
        from valued)
      select {|campaign,} \(value) from (
        select *, floor(claimed)::bigint || case floor(claimed) when 1 then ' order does'
          else ' orders do' end || ' not prove it' as orders_said, case
            when spend is null then 'no spend'
            when margin <= 0 then 'stop'
            when claimed = 0 and clicks < 100 then 'too early'
            when roas * (1 + noise) < breakeven then 'stop'
            when roas * (1 - noise) > breakeven then 'scale'
            when roas >= breakeven then 'keep' else 'test small' end as advice
        from judged)
      """
  }

  private static func partsOnly(_ sql: String) -> String {
    MetricProof("", by: nil, sql).query(ofParts: true)
  }

  private static func wholeOnly(_ sql: String) -> String {
    MetricProof("", by: nil, sql).query(ofParts: false)
  }
}
