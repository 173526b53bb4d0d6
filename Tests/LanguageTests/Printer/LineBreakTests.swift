import Testing
import Values

@testable import Language

/// Where long lines break.
@Suite struct LineBreakTests {
  @Test func pipelinesBreakBeforeStages() {
    Samples.expect(
      """
      revenue, orders, visitors by channel where city = "Berlin, Mitte" last 30 days | \
      sort -revenue | take 20
      """,
      becomes: """
        revenue, orders, visitors by channel where city = "Berlin, Mitte" last 30 days
          | sort -revenue
          | take 20
        """)
  }

  /// A line of 100 characters stays, wide ones count as two.
  @Test func theLastThatFits() {
    func lines(_ letters: String) -> Int {
      Samples.format("revenue where city = \"\(letters)\" | sort -revenue")
        .split(separator: "\n").count
    }
    let fitting = String(repeating: "x", count: Flow.lineWidth - 39)
    #expect(lines(fitting) == 1)
    #expect(lines(fitting + "x") == 2)
    #expect(lines(fitting.dropLast(2) + "退") == 1)
    #expect(lines(fitting.dropLast(1) + "退") == 2)
  }

  @Test func clausesBreakAtTheirJoints() {
    let names = (1...12).map { "metric_number_\($0)" }.joined(separator: ", ")
    Samples.expect(
      """
      show \(names) by channel where city = "x" and status in ("paid", "shipped", "delivered") \
      or a last 7 days | total
      """,
      becomes: """
        show metric_number_1, metric_number_2, metric_number_3, metric_number_4, metric_number_5,
            metric_number_6, metric_number_7, metric_number_8, metric_number_9, metric_number_10,
            metric_number_11, metric_number_12 by channel
            where city = "x" and status in ("paid", "shipped", "delivered") or a last 7 days
          | total
        """)
    Samples.expect(
      """
      list orders where (issue is not missing and status not in ("completed", "cancelled")) or \
      (status = "unpaid" and ordered_at < now - 24h) or (status = "paid" and paid_at < now)
      """,
      becomes: """
        list orders
          where issue is not missing and status not in ("completed", "cancelled")
          or status = "unpaid" and ordered_at < now - 24h or status = "paid" and paid_at < now
        """)
  }

  @Test func metrics() {
    Samples.expect(
      """
      metric revenue "Sales of paid orders after discounts" : money, higher is better = \
      sum(orders.sales - coalesce(orders.discount, 0)) where paid_at is not missing on paid_at { \
      note "gross sales less discounts on the day of the payment, without shipping and taxes, \
      and without fees" }
      """,
      becomes: """
        metric revenue "Sales of paid orders after discounts" : money, higher is better
          = sum(orders.sales - coalesce(orders.discount, 0)) where paid_at is not missing on paid_at
        {
          note "gross sales less discounts on the day of the payment, without shipping and taxes, and
            without fees"
        }
        """)
    Samples.expect(
      """
      metric total_sales "Net sales with shipping, duties and taxes, all that buyers were charged" \
      : money, higher is better = net_sales + coalesce(shipping_charges, 0) + coalesce(taxes, 0) + \
      coalesce(duties, 0) + coalesce(additional_fees, 0) - other_reversals
      """,
      becomes: """
        metric total_sales "Net sales with shipping, duties and taxes, all that buyers were charged"
          : money, higher is better
          = net_sales + coalesce(shipping_charges, 0) + coalesce(taxes, 0) + coalesce(duties, 0)
            + coalesce(additional_fees, 0) - other_reversals
        """)
  }

  @Test func commands() {
    Samples.expect(
      """
      command "late shipments" "Orders about to miss their promise" synonyms "超时发货" = \
      list shipments where shipped_at is missing | sort promised_at
      """,
      becomes: """
        command "late shipments" "Orders about to miss their promise" synonyms "超时发货"
          = list shipments where shipped_at is missing
          | sort promised_at
        """)
  }

  @Test func columns() {
    Samples.expect(
      """
      dataset a {
        status text in (unpaid, paid, shipped, delivered, completed, cancelled) \
      synonyms "订单状态", "order status" "what became of it"
        channel text? synonyms "流量来源", "渠道", "订单渠道", "sales channel", "traffic source", \
      "referrer source", "channel group" "last touch"
        share percent? = a_long_column_name_of_money / nullable_other_column_name_of_money \
      + another_column * 2
      }
      """,
      becomes: """
        dataset a {
          status  text     in (unpaid, paid, shipped, delivered, completed, cancelled)  "what became of it"
                           synonyms "订单状态", "order status"
          channel text?    "last touch"
                           synonyms "流量来源", "渠道", "订单渠道", "sales channel", "traffic source",
                             "referrer source", "channel group"
          share   percent? = a_long_column_name_of_money / nullable_other_column_name_of_money
                             + another_column * 2
        }
        """)
  }
}
