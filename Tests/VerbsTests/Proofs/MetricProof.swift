/// A metric and hand-written SQL that says the same of the store's tables.
///
/// The SQL holds two queries in one: of `{a|b}` the first stands in the query for the whole, the
/// second in the one for the parts. That one's first column is the part, the last one the value.
struct MetricProof: Sendable {
  let metric: String
  /// The dimension of the parts; nil where the metric has none that tells more than the whole.
  let dimension: String?
  let sql: String

  init(_ metric: String, by dimension: String?, _ sql: String) {
    self.metric = metric
    self.dimension = dimension
    self.sql = sql
  }

  /// The query for the whole, or the one for the parts.
  func query(ofParts: Bool) -> String {
    sql.replacing(/\{([^|{}]*)\|([^{}]*)\}/) { ofParts ? $0.output.2 : $0.output.1 }
  }

  /// All of them, as the files of the model go.
  static let all =
    sales + earnings + customers + refunds + settlements + shipments + traffic + ads + outside
    + work

  /// What the proofs read: the rows of the period, which is the thirty days to 2026-11-20.
  ///
  /// The store is looked at from the end of 2026-11-21.
  static let views = """
    create temp macro in_period(t) as t >= date '2026-10-22' and t < date '2026-11-21';
    create temp macro present() as timestamp '2026-11-22 00:00:00';

    create temp view paid as from orders where in_period(paid_at);
    create temp view placed as from orders where in_period(ordered_at);
    create temp view paid_lines as
    select l.*, p.category, p.unit_cost as product_cost, o.channel, o.campaign, o.customer_id
    from order_lines l join paid o using (order_id) left join products p using (product_id);

    -- Money that went back in the period, whenever the order was paid; and what went back of the
    -- orders that were paid in it.
    create temp view paid_back as
    select r.*, o.channel, o.device, o.campaign, p.category
    from refunds r left join orders o using (order_id) left join products p using (product_id)
    where r.status = 'refunded' and in_period(r.refunded_at);
    create temp view sold_back as
    select r.*, o.channel, p.category
    from refunds r join paid o using (order_id) left join products p using (product_id)
    where r.status = 'refunded';

    create temp view settled as from settlements where in_period(settled_at);

    create temp view visits as
    select t.*, p.category from traffic t left join products p using (product_id)
    where in_period(date);
    create temp view ad_rows as
    select a.*, p.category from ads a left join products p using (product_id)
    where in_period(date);
    create temp view sent_for_paid as
    select s.*, o.channel, o.campaign from shipments s join paid o using (order_id);
    """
}
