import Testing
import Values

@testable import Planner

/// A shop drawn at random: orders with any number of lines and refunds, days with any number of
/// campaigns, channels and days without anything.
struct RandomShop {
  /// A metric, and the plain SQL that it has to agree with: rows of channel, campaign, day, value.
  struct Metric {
    let name: String
    let rows: SQL
    /// Whether different values are counted; else they are added up.
    var isDistinct = false
  }

  static let metrics = [
    Metric(
      name: "revenue",
      rows: """
        select channel, campaign, paid_at::date as day, gross_sales - coalesce(discounts, 0) as v
        from orders where paid_at is not null
        """),
    Metric(
      name: "orders",
      rows: "select channel, campaign, paid_at::date as day, 1 as v from orders "
        + "where paid_at is not null"),
    Metric(
      name: "cogs",
      rows: """
        select o.channel, o.campaign, o.paid_at::date as day, l.units * l.unit_cost as v
        from order_lines l, orders o where o.order_id = l.order_id and o.paid_at is not null
        """),
    Metric(
      name: "refund_amount",
      rows: """
        select o.channel, o.campaign, r.refunded_at::date as day, r.amount as v
        from refunds r, orders o
        where o.order_id = r.order_id and r.status = 'refunded' and r.refunded_at is not null
        """),
    Metric(
      name: "refunds",
      rows: """
        select o.channel, o.campaign, r.requested_at::date as day, 1 as v
        from refunds r, orders o where o.order_id = r.order_id
        """),
    Metric(
      name: "ad_spend",
      rows: "select channel, campaign, date as day, spend as v from ads where level = 'campaign'"),
    Metric(
      name: "buyers",
      rows: """
        select channel, campaign, paid_at::date as day, customer_id as v from orders
        where paid_at is not null
        """, isDistinct: true),
  ]

  private let asked: Asked

  init(seed: UInt64) throws {
    var draw = Draw(state: seed)
    var script = ""
    func text(_ value: String?) -> String { value.map { "'\($0)'" } ?? "null" }
    func day(_ number: Int) -> String { "2024-05-\(number < 10 ? "0" : "")\(number)" }
    let channels = ["search", "ads", "mail", nil]
    let campaigns = ["brand", "spring", nil]
    for number in 1...40 {
      let paid = draw.below(5) == 0 ? nil : "\(day(1 + draw.below(14))) 1\(draw.below(10)):00:00"
      let channel = channels[draw.below(4)]
      let campaign = campaigns[draw.below(3)]
      let discount = draw.below(2) == 0 ? "null" : "\(draw.below(20)).50"
      script += """
        insert into orders (order_id, channel, campaign, customer_id, ordered_at, paid_at, status,
          units, gross_sales, discounts)
        values ('o\(number)', \(text(channel)), \(text(campaign)), 'c\(draw.below(9))',
          '2024-05-01 00:00:00', \(text(paid)), 'paid', 1, \(20 + draw.below(300)), \(discount));

        """
      for line in 0..<draw.below(4) {
        script += """
          insert into order_lines (order_id, line_no, product_id, units, unit_price, gross_sales,
            unit_cost)
          values ('o\(number)', '\(line)', 'p1', \(1 + draw.below(3)), 10, 10, \(draw.below(9)).25);

          """
      }
      for refund in 0..<draw.below(3) {
        let isPaid = draw.below(3) > 0
        let refunded = isPaid ? "\(day(1 + draw.below(14))) 12:30:00" : nil
        script += """
          insert into refunds (refund_id, order_id, amount, requested_at, refunded_at, status)
          values ('r\(number)-\(refund)', 'o\(number)', \(1 + draw.below(50)).10,
            '\(day(1 + draw.below(14))) 09:00:00', \(text(refunded)),
            '\(isPaid ? "refunded" : "requested")');

          """
      }
    }
    for number in 0..<30 {
      let channel = text(channels[draw.below(4)])
      let campaign = text(campaigns[draw.below(3)])
      script += """
        insert into ads (date, level, channel, campaign, spend) values
          ('\(day(1 + draw.below(14)))', 'campaign', \(channel), \(campaign), \(number).75),
          ('\(day(1 + draw.below(14)))', 'account', null, null, 1000);

        """
    }
    asked = try Asked(script)
  }

  private static let window = "last 14 days"

  /// Each metric's values by the values of the dimensions.
  func answer(
    _ metrics: [String], by dimensions: [String], where condition: String? = nil
  ) throws -> [String: [[Value]: Value]] {
    var text = metrics.joined(separator: ", ")
    if !dimensions.isEmpty { text += " by " + dimensions.joined(separator: ", ") }
    if let condition { text += " where " + condition }
    let table = try asked.ask("\(text) \(Self.window)")
    var answer: [String: [[Value]: Value]] = [:]
    for row in table.rows {
      let key = Array(row.prefix(dimensions.count))
      for metric in metrics {
        let place = try #require(table.index(of: metric))
        #expect(answer[metric]?[key] == nil, "\(key) stands twice")
        answer[metric, default: [:]][key] = row[place]
      }
    }
    return answer
  }

  /// The same from SQL that knows nothing of plans.
  func truth(_ metric: Metric, by dimensions: [String]) throws -> [[Value]: Value] {
    let columns = dimensions.map { $0 == "day" ? "day::timestamp" : $0 }
    let value = metric.isDistinct ? "count(distinct v)" : "sum(v)"
    let group = dimensions.isEmpty ? "" : " group by all"
    let table = try asked.query(
      SQL(verbatim: "select \((columns + [value]).joined(separator: ", ")) from (") + metric.rows
        + SQL(verbatim: ") where day between '2024-05-01' and '2024-05-14'\(group)"))
    return Dictionary(
      uniqueKeysWithValues: table.rows.map { ($0.dropLast().map { $0 }, $0[dimensions.count]) })
  }
}

/// Numbers that look random and are the same each time: xorshift of Marsaglia.
struct Draw {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    if state < 1 << 20 { state = state &* 0x9E37_79B9_7F4A_7C15 | 1 }
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % limit
  }
}
