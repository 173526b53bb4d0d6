extension MetricProof {
  /// Competitors, the market, content and the calendar.
  static let outside: [MetricProof] = [
    // What a competitor sells is seen on its products; the consoles' indices are of its shop.
    .init("competitor_sales", by: "competitor", seen("sum(estimated_sales)", "product")),
    .init("competitor_units", by: "competitor", seen("sum(estimated_units)", "product")),
    .init("competitor_sales_index", by: "competitor", seen("avg(sales_index)", "shop")),
    .init("competitor_traffic_index", by: "competitor", seen("avg(traffic_index)", "shop")),
    .init(
      "competitor_traffic_share", by: "channel",
      """
      select {|channel,} avg(traffic_share) from competitors
      where level = 'source' and in_period(date) group by all
      """),
    .init("competitor_price", by: "competitor", seen("avg(price) filter (price > 0)", "product")),
    .init(
      "lowest_competitor_price", by: "competitor", seen("min(price) filter (price > 0)", "product")),
    .init(
      "price_gap", by: "competitor",
      """
      select {|competitor,} avg(p.price / c.price - 1)
      from competitors c join products p using (product_id)
      where level = 'product' and in_period(date) and c.price > 0 group by all
      """),
    .init(
      "competitor_activities", by: "competitor", seen("count(distinct running_activity)", "shop")),
    .init("competitor_products", by: "competitor", seen("count(distinct item_id)", "product")),

    .init("market_index", by: "category", market("avg(market_sales_index)")),
    .init("market_traffic", by: "category", market("avg(market_traffic_index)")),
    .init(
      "search_interest", by: "term",
      "select {|term,} avg(search_interest) from market where in_period(date) group by all"),
    .init("market_sales", by: "category", market("sum(market_sales)")),
    .init(
      "market_share", by: "category",
      """
      select {|category,} sum(own) / sum(market) from (
        select category, market_sales as market, 0 as own from market where in_period(date)
        union all
        select {null|category}, 0, gross_sales - coalesce(discounts, 0) from {paid|paid_lines})
      group by all
      """),
    .init("best_rank", by: "shop", board("min(board_rank)")),
    .init("rank_index", by: "shop", board("avg(board_index)")),

    .init("content_published", by: "content_platform", content("content_platform", "count(*)")),
    .init("content_views", by: "content_kind", content("content_kind", "sum(views)")),
    .init(
      "engagement_rate", by: "content_platform",
      content(
        "content_platform",
        "(coalesce(sum(likes), 0) + coalesce(sum(comments), 0) + coalesce(sum(shares), 0)) / sum(views)"
      )
    ),
    .init("content_clicks", by: "content_kind", content("content_kind", "sum(content_clicks)")),
    .init("content_orders", by: "content_kind", content("content_kind", "sum(content_orders)")),
    .init("content_sales", by: "content_kind", content("content_kind", "sum(content_sales)")),
    .init(
      "topic_heat", by: "topic_source",
      "select {|topic_source,} max(heat) from topics where in_period(date) group by all"),

    .init(
      "redemption_rate", by: "benefit",
      """
      select {|benefit,} sum(redeemed) / sum(issued) from promotions
      where in_period(starts_at) and issued is not null group by all
      """),
    .init("expected_activity_revenue", by: "activity_kind", activity("sum(expected_revenue)")),
    .init("activity_revenue", by: "activity_kind", activity("sum(actual_revenue)")),
    .init(
      "activity_attainment", by: "activity_kind",
      activity(
        "sum(actual_revenue) / sum(expected_revenue) filter (actual_revenue is not null)")),
  ]

  private static func seen(_ value: String, _ level: String) -> String {
    """
    select {|competitor,} \(value) from competitors where level = '\(level)' and in_period(date)
    group by all
    """
  }

  private static func market(_ value: String) -> String {
    "select {|category,} \(value) from market where in_period(date) group by all"
  }

  private static func board(_ value: String) -> String {
    "select {|shop,} \(value) from market_rank where level = 'shop' and in_period(date) group by all"
  }

  private static func content(_ dimension: String, _ value: String) -> String {
    "select {|\(dimension),} \(value) from content where in_period(published_at) group by all"
  }

  private static func activity(_ value: String) -> String {
    "select {|activity_kind,} \(value) from activities where in_period(starts_on) group by all"
  }
}
