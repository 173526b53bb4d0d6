extension MetricProof {
  /// Stock, pages, reviews, service and tasks.
  static let work: [MetricProof] = [
    .init("stock_units", by: "warehouse", lastDay("sum(on_hand)", by: "warehouse")),
    .init("available_units", by: "category", lastDay("sum(available)")),
    .init("incoming_units", by: "category", lastDay("sum(incoming)")),
    .init(
      "stock_value", by: "category",
      lastDay("sum(on_hand * coalesce(i.unit_cost, p.unit_cost))")),
    .init(
      "products_out_of_stock", by: "category",
      """
      select {|category,} count(*) from (
        select category, product_id from inventory join products using (product_id)
        where date = '2026-11-20' group by all having max(on_hand) <= 0)
      group by all
      """),
    .init("units_received", by: "category", stocked("sum(received)")),
    .init("days_in_stock", by: "category", stocked("count(distinct date) filter (on_hand > 0)")),
    .init("stock_difference", by: "warehouse", stocked("sum(counted - on_hand)", by: "warehouse")),
    .init("sell_through", by: "category", sold("sum(sold) / sum(received)")),
    .init("daily_units", by: "category", sold("sum(sold) / count(distinct stocked)")),
    .init(
      "days_of_cover", by: "category",
      sold("sum(available) filter (day = '2026-11-20') / (sum(sold) / count(distinct stocked))")),
    .init(
      "supply_days", by: "category", "select {|category,} max(lead_days) from products group by all"
    ),

    .init("page_response_time", by: "page_kind", pages("avg(response_time)")),
    .init(
      "pages_broken", by: "page_kind",
      pages("count(*) filter (status_code >= 400 or problem is not null)")),

    .init("reviews", by: "category", reviews("count(*)")),
    .init("average_rating", by: "category", reviews("avg(r.rating)")),
    .init("low_ratings", by: "category", reviews("count(*) filter (\(isLow))")),
    .init("low_rating_share", by: "category", reviews("count(*) filter (\(isLow)) / count(*)")),
    .init("reply_rate", by: "category", reviews("count(replied_at) / count(*)")),
    .init(
      "review_rate", by: "category",
      """
      select {|category,} sum(written) / count(distinct order_id) from (
        select category, 1 as written, null as order_id
        from reviews join products using (product_id) where in_period(reviewed_at)
        union all select {null as|} category, 0, order_id from {paid|paid_lines})
      group by all
      """),
    .init("questions", by: "category", questions("count(*)")),
    .init("open_questions", by: "category", questions("count(*) filter (answered_at is null)")),
    .init("answer_time", by: "category", questions("avg(epoch(answered_at - asked_at))")),

    .init("chats", by: "contact_reason", chats("contact_reason", "count(*)")),
    .init("first_response_time", by: "agent", chats("agent", "avg(first_response)")),
    .init("reply_time", by: "agent", chats("agent", "avg(average_response)")),
    .init(
      "quick_response_rate", by: "agent",
      chats("agent", "count(*) filter (first_response <= 180) / nullif(count(first_response), 0)")),
    .init(
      "average_handling_time", by: "contact_reason", chats("contact_reason", "avg(handling_time)")),
    .init(
      "chat_conversion", by: "agent",
      chats(
        "agent",
        "count(*) filter (ordered and asked_before_order) / count(*) filter (asked_before_order)")),
    .init("satisfaction_score", by: "agent", chats("agent", "avg(satisfaction)")),
    .init(
      "resolution_rate", by: "contact_reason",
      chats("contact_reason", "count(*) filter (resolved) / count(resolved)")),
    .init(
      "chat_complaint_rate", by: "agent", chats("agent", "count(*) filter (complaint) / count(*)")),
    .init(
      "hours_online", by: "agent",
      """
      select {|agent,} sum(online_time) / 3600 from shifts where in_period(shift_start) group by all
      """),
    .init(
      "chats_per_hour", by: "agent",
      """
      select {|agent,} sum(chats) / nullif(sum(hours), 0) from (
        select agent, 1 as chats, 0 as hours from chats where in_period(started_at)
        union all
        select agent, 0, online_time / 3600 from shifts where in_period(shift_start))
      group by all
      """),

    .init("tasks_open", by: "assignee", tasks("due_on", "progress in ('open', 'doing')")),
    .init(
      "tasks_overdue", by: "assignee",
      tasks("due_on", "progress in ('open', 'doing') and due_on < '2026-11-21'")),
    .init("tasks_done", by: "assignee", tasks("done_at", "progress = 'done'")),
  ]

  private static func lastDay(_ value: String, by dimension: String = "category") -> String {
    """
    select {|\(dimension),} \(value) from inventory i join products p using (product_id)
    where date = '2026-11-20' group by all
    """
  }

  private static func stocked(_ value: String, by dimension: String = "category") -> String {
    """
    select {|\(dimension),} \(value) from inventory join products using (product_id)
    where in_period(date) group by all
    """
  }

  /// Pieces sold beside the stock of each day.
  private static func sold(_ value: String) -> String {
    """
    select {|category,} \(value) from (
      select category, date as day, available, coalesce(received, 0) as received, 0 as sold,
        case when on_hand > 0 then date end as stocked
      from inventory join products using (product_id) where in_period(date)
      union all
      select {null as|} category, null, 0, 0, units, null from {paid|paid_lines})
    group by all
    """
  }

  private static func pages(_ value: String) -> String {
    "select {|page_kind,} \(value) from pages where in_period(checked_at) group by all"
  }

  private static let isLow = "r.rating <= 2 or sentiment = 'negative'"

  private static func reviews(_ value: String) -> String {
    """
    select {|category,} \(value) from reviews r join products using (product_id)
    where in_period(reviewed_at) group by all
    """
  }

  private static func questions(_ value: String) -> String {
    """
    select {|category,} \(value) from questions join products using (product_id)
    where in_period(asked_at) group by all
    """
  }

  private static func chats(_ dimension: String, _ value: String) -> String {
    "select {|\(dimension),} \(value) from chats where in_period(started_at) group by all"
  }

  private static func tasks(_ time: String, _ condition: String) -> String {
    """
    select {|assignee,} count(*) from tasks where in_period(\(time)) and \(condition) group by all
    """
  }
}
