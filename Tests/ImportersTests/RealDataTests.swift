import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Exports of real stores, against sums that were worked out elsewhere.
///
/// They are not shipped: the tests are skipped where they are not found beside the package.
@Suite(.enabled(if: realData != nil, "the real data are not here"))
struct RealDataTests {
  private func path(_ name: String) -> String { "\"\(realData ?? "")/\(name)\"" }

  @Test func tmallOrders() throws {
    let store = try memoryStore()
    let file = path("tmall_orders_2020/tmall_order_report.csv")
    let account = try store.load(
      file + """
         as orders map (gross_sales = 总金额, units = 1, region = 收货地址,
          status = if(订单付款时间 is missing, "unpaid", "paid"))
        """)
    #expect(account.counts == [28_010, 28_010, 0, 0, 0, 0])
    #expect(account.files[0].sum?.value.description == "2995760.61")
    #expect(
      try store.rows(
        """
        select count(*), sum(gross_sales), sum(paid_amount), count(*) filter (paid_at is null),
          count(distinct region), min(ordered_at)::date, max(ordered_at)::date from orders
        """) == [
          ["28010", "2995760.61", "1902487.15", "3923", "31", "2020-02-01", "2020-02-29"]
        ])
    let refunds = try store.load(
      file + """
         as refunds map (refund_id = 订单编号, requested_at = 订单创建时间, status = "refunded")
        """)
    #expect(refunds.counts == [28_010, 28_010, 0, 0, 0, 0])
    #expect(
      try store.rows("select sum(amount), count(*) filter (amount > 0) from refunds")
        == [["572335.92", "5646"]])
  }

  @Test func olist() throws {
    let store = try memoryStore()
    let orders = try store.load(
      path("olist/sample_10k/olist_orders_dataset.csv") + """
         as orders map (ordered_at = order_purchase_timestamp, paid_at = order_approved_at,
          completed_at = order_delivered_customer_date, units = 1, gross_sales = 0)
        """)
    #expect(orders.counts == [10_000, 10_000, 0, 0, 0, 0])
    let lines = try store.load(
      path("olist/sample_10k/olist_order_items_dataset.csv")
        + " as order_lines map (units = 1, unit_price = price, gross_sales = price)")
    #expect(lines.counts == [11_513, 11_513, 0, 0, 0, 0])
    let shipments = try store.load(
      path("olist/sample_10k/olist_orders_dataset.csv")
        + " as shipments map (shipment_id = order_id, delivery_status = order_status)")
    #expect(shipments.counts == [10_000, 10_000, 0, 0, 0, 0])
    #expect(
      try store.rows("select count(*) from shipments where delivered_at > expected_at")
        == [["771"]])
    let customers = try store.load(
      path("olist/sample_10k/olist_customers_dataset.csv") + " as customers")
    #expect(customers.counts == [10_000, 10_000, 0, 0, 0, 0])
    // Every line has its order, and every order its customer.
    #expect(
      try store.rows(
        """
        select (select count(*) from order_lines semi join orders using (order_id)),
          (select count(*) from orders semi join customers using (customer_id))
        """) == [["11513", "10000"]])
    // Paid in parts: the rows of an order are counted, the last one counts for the order.
    let payments = try store.load(
      path("olist/sample_10k/olist_order_payments_dataset.csv") + """
         as disputes map (dispute_id = concat(order_id, "-", payment_sequential),
          opened_at = "2018-01-01", amount = payment_value)
        """)
    #expect(payments.counts == [10_415, 10_415, 0, 0, 0, 0])
    let sum = try String(
      contentsOfFile: (realData ?? "") + "/olist/sample_10k/olist_order_payments_dataset.csv",
      encoding: .utf8
    ).split(separator: "\n").dropFirst().reduce(Decimal(0)) {
      $0 + (Decimal(string: String($1.split(separator: ",").last ?? "")) ?? 0)
    }
    #expect(payments.files[0].sum.map { Decimal(string: $0.value.description) } == sum)
  }

  /// Free texts with quotes and line ends inside, in Portuguese.
  @Test func olistReviews() throws {
    let store = try memoryStore()
    let account = try store.load(path("olist/sample_4k/olist_order_reviews_dataset.csv"))
    #expect(account.files[0].dataset == "reviews")
    #expect(account.counts == [3986, 3986, 0, 0, 0, 0])
    #expect(
      try store.rows("select rating, count(*) from reviews group by 1 order by 1")
        == [["1.0", "454"], ["2.0", "137"], ["3.0", "337"], ["4.0", "765"], ["5.0", "2293"]]
        .map { [String($0[0].prefix(1)), $0[1]] })
  }

  /// The Parquet file has the sum of its own numbers.
  @Test func olistPayments() throws {
    let store = try memoryStore()
    let account = try store.load(
      path("olist/full/olist_order_payments_dataset.parquet") + """
         as disputes map (dispute_id = concat(order_id, "-", payment_sequential),
          opened_at = "2018-01-01", amount = payment_value)
        """)
    #expect(account.counts == [103_886, 103_886, 0, 0, 0, 0])
  }
}
