import Testing
import Values

@testable import Sample

/// A row of `incidents`, and the measure that it speaks of.
struct Truth: CustomStringConvertible {
  let kind: String
  let starts: Day
  let ends: Day
  let metric: String
  let value1: String
  let value2: String
  let direction: String
  let size: Double

  var description: String { "\(kind) \(starts) to \(ends) \(metric) \(value1) \(value2) \(size)" }

  static func all(in store: MadeStore) throws -> [Truth] {
    try store.rows(
      """
      select kind, starts_on, ends_on, metric, coalesce(value1, ''), coalesce(value2, ''),
        direction, size from incidents order by starts_on
      """
    ).map { row in
      guard case .day(let starts) = row[1], case .day(let ends) = row[2],
        let size = row[7].double
      else { throw NotATruth(row: row) }
      let texts = row.map { $0.text ?? "" }
      return Truth(
        kind: texts[0], starts: starts, ends: ends, metric: texts[3], value1: texts[4],
        value2: texts[5], direction: texts[6], size: size)
    }
  }

  /// The metric of the segment by day, as `day` and `value`; days without rows are missing.
  private var daily: String {
    switch metric {
    case "units_sold":
      """
      select paid_at::date as day, sum(l.units) as value
      from order_lines l join orders using (order_id) join products using (product_id)
      where paid_at is not null and '\(value1)' in (product_id, category) group by all
      """
    case "visitors":
      """
      select date as day, visitors as value from traffic
      where level = '\(value2 != "" ? "campaign" : value1 != "" ? "channel" : "shop")'
        and coalesce(channel, '') = '\(value1)' and coalesce(campaign, '') = '\(value2)'
      """
    case "ad_clicks":
      """
      select date as day, clicks as value from ads
      where level = 'campaign' and campaign = '\(value2)'
      """
    case "delivery_time":
      """
      select delivered_at::date as day, avg(epoch(delivered_at - shipped_at)) as value
      from shipments where carrier = '\(value1)' and delivered_at is not null group by all
      """
    case "refunds":
      """
      select requested_at::date as day, count(*) as value
      from refunds where product_id = '\(value1)' group by all
      """
    case "average_rating":
      """
      select reviewed_at::date as day, avg(rating) as value
      from reviews where product_id = '\(value1)' group by all
      """
    case "market_index":
      "select date as day, avg(market_sales_index) as value from market group by all"
    default: "select null::date as day, null as value where false"
    }
  }

  /// The relative change against the quiet days of the same weekday within four weeks, by their
  /// median; refunds, which come in ones and twos, by their mean.
  func seen(in store: MadeStore) throws -> Double {
    let missing = ["delivery_time", "average_rating"].contains(metric) ? "null" : "0"
    let middle = metric == "refunds" ? "avg" : "median"
    let value = try store.number(
      """
      with measured as (\(daily)),
      days as (
        select date as day, coalesce(value, \(missing)) as value,
          exists (from incidents where date between starts_on and ends_on) as struck
        from (select date from traffic where level = 'shop') left join measured on day = date),
      compared as (
        select t.value, (
          select \(middle)(u.value) from days u where not u.struck
            and abs(u.day - t.day) <= 28 and dayofweek(u.day) = dayofweek(t.day)) as usual
        from days t where t.day between date '\(starts)' and date '\(ends)')
      select sum(value)::double / sum(usual) filter (value is not null) - 1 from compared
      """)
    return try #require(value, "\(self) has no figures")
  }
}

struct NotATruth: Error { let row: [Value] }
