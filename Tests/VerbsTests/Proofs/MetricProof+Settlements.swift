extension MetricProof {
  /// Statements by the day on which the money moved; money moved to the bank is no loss.
  static let settlements: [MetricProof] = [
    .init(
      "settled_amount", by: "fee_name",
      "select {|fee_name,} sum(amount + coalesce(withdrawn, 0)) from settled group by all"),
    .init("settlement_fees", by: "fee_name", settled("sum(\(kept))")),
    .init("settled_goods", by: "region", settled("sum(goods)", by: "region")),
    .init("settled_refunds", by: "region", settled("sum(taken_back)", by: "region")),
    .init(
      "settlement_fee_rate", by: "region", settled("sum(\(kept)) / sum(goods)", by: "region")),
    .init("settled_orders", by: "region", settled("count(distinct order_id)", by: "region")),
  ]

  private static let kept = """
    coalesce(service_fees, 0) + coalesce(affiliate_fees, 0) + coalesce(ad_fees, 0)
    """

  private static func settled(_ value: String, by dimension: String = "fee_name") -> String {
    let table = dimension == "fee_name" ? "settled" : "settled join orders o using (order_id)"
    return "select {|\(dimension),} \(value) from \(table) group by all"
  }
}
