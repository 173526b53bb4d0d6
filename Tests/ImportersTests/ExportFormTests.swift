import Foundation
import Importers
import Store
import TestSupport
import Testing

/// The forms that exports of platforms have, on the files themselves where these lie beside the
/// package.
@Suite(.enabled(if: realData != nil, "the real data are not here"))
struct ExportFormTests {
  private let store: Store

  init() throws { store = try memoryStore() }

  private func load(_ name: String, _ options: String) throws -> LoadAccount {
    try store.load("\"\(realData ?? "")/\(name)\" as orders \(options)")
  }

  /// 8/3/26 to 8/16/26, and "MX$500.00".
  @Test func amazonByDate() throws {
    let account = try load(
      "format_samples/amazon_business_report_by_date.csv",
      """
      map (order_id = Date, ordered_at = Date, units = `Units Ordered`, status = "paid",
        gross_sales = `Ordered Product Sales`)
      """)
    #expect(account.counts == [14, 14, 0, 0, 0, 0])
    #expect(
      try store.rows(
        """
        select min(ordered_at)::date, max(ordered_at)::date, sum(gross_sales), min(currency),
          count(currency) from orders
        """) == [["2026-08-03", "2026-08-16", "7000.00", "MXN", "14"]])
  }

  /// Every date of the file is the tenth of May or the fifth of October; ids and times end in tabs.
  @Test func tiktokShop() throws {
    let file = "format_samples/tiktok_shop_orders_trailing_tabs.csv"
    let map = """
      map (order_id = `Order ID`, ordered_at = `Created Time`, paid_at = `Paid Time`,
        units = Quantity, gross_sales = `SKU Subtotal After Discount`, status = "paid")
      """
    let message = fault { try load(file, map) }.first ?? ""
    #expect(message.contains("can be read in two ways: 10/05/2026"))
    #expect(try load(file, map + " --dates dmy").files[0].tally == [4, 3, 0])
    #expect(
      try store.rows("select order_id, ordered_at, paid_at from orders order by 1") == [
        ["583870900000000001", "2026-05-10 22:05:43", "2026-05-10 22:06:01"],
        ["583870900000000002", "2026-05-10 12:00:00", ""],
        ["583870900000000003", "2026-05-10 13:00:00", ""],
      ])
  }

  /// "\t6917926768823643751" in quotes, `-` for a time that is not there.
  @Test func douyin() throws {
    let account = try load(
      "format_samples/douyin_orders_platform_21col.csv",
      """
      map (order_id = 子订单编号, ordered_at = 订单提交时间, completed_at = 订单完成时间,
        units = 商品数量, gross_sales = 订单应付金额, status = "paid", close_reason = 售后状态)
      """)
    #expect(account.files[0].tally == [3, 3, 0])
    #expect(
      try store.rows(
        "select order_id, completed_at, gross_sales, close_reason from orders order by 1") == [
          ["6917926768823643751", "2026-09-24 13:18:29", "28.90", "退款成功"],
          ["6917926768823643752", "", "20.00", ""], ["6917926768823643753", "", "15.90", ""],
        ])
  }

  /// '6917926768823643799, 'T0.
  @Test func douyinSettlement() throws {
    let account = try load(
      "format_samples/douyin_settlement.csv",
      """
      map (order_id = 动帐流水号, ordered_at = 动账时间, units = 1, gross_sales = 动账金额,
        status = "paid", customer_id = 订单号)
      """)
    #expect(account.files[0].tally == [2, 2, 0])
    #expect(
      try store.rows("select order_id, customer_id from orders order by 1")
        == [["T0", "6917926768823643799"], ["T1", "6917926768823643751"]])
  }

  /// September 15 2026 and 09/16/2026 in one column.
  @Test func amazonAssociates() throws {
    let account = try load(
      "format_samples/amazon_associates_earnings.csv",
      """
      map (order_id = ASIN, ordered_at = `Date Shipped`, units = `Items Shipped`,
        gross_sales = `Revenue($)`, status = "paid")
      """)
    #expect(account.files[0].tally == [2, 2, 0])
    #expect(
      try store.rows("select ordered_at::date, currency from orders order by 1")
        == [["2026-09-15", "USD"], ["2026-09-16", "USD"]])
  }

  /// 11/16/2024 and 20-11-2024 in one column: each mark has an order of its own.
  @Test func googleAdsUncleaned() throws {
    let account = try load(
      "google_ads_uncleaned_2024/GoogleAds_DataAnalytics_Sales_Uncleaned.csv",
      """
      map (order_id = Ad_ID, ordered_at = Ad_Date, units = 1, gross_sales = missing,
        taxes = Cost, status = "paid")
      """)
    #expect(account.counts == [2600, 2600, 0, 0, 0, 0])
    #expect(
      try store.rows(
        """
        select count(*), count(taxes), sum(taxes), count(*) filter (month(ordered_at) = 11)
        from orders
        """)[0].prefix(3) == ["2600", "2503", "538371.83"])
    #expect(
      account.report.notes.contains {
        $0.hasPrefix("Ad_Date read as month/day/year, decided by 11/")
      })
    #expect(
      account.report.notes.contains { $0.hasPrefix("Ad_Date read as day-month-year, decided by") })
  }
}
