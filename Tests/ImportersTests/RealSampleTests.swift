import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Small samples of platforms' files, and headers without rows: each is recognised.
@Suite(.enabled(if: realData != nil, "the real data are not here"))
struct RealSampleTests {
  /// Each sample is recognised, and what it fills is known; eBay's only row lacks two fields.
  @Test(arguments: [
    (
      "amazon_all_orders.txt", "amazon all orders",
      "orders 2, order_lines 3, shipments 2, products 3"
    ),
    ("amazon_fba_returns.txt", "amazon fba returns", "refunds 1"),
    ("amazon_sp_search_term.csv", "amazon ads", "ads 3, ads 0, ads 5"),
    ("amazon_business_report_by_date.csv", "amazon business report by date", "traffic 14"),
    (
      "amazon_business_report_by_child.csv", "amazon business report by asin",
      "traffic 0, products 0"
    ),
    (
      "amazon_associates_earnings.csv", "amazon associates earnings",
      "affiliate_sales 2, affiliates 1"
    ),
    ("ga4_traffic_acquisition_two_sections.csv", "ga4 traffic acquisition", "traffic 2"),
    ("ga_ua_landing_pages.csv", "universal analytics landing pages", "traffic 1"),
    ("google_ads_daily.csv", "google ads", "ads 1, ads 1"),
    ("meta_ads_en_total_row.csv", "meta ads", "ads 2, ads 2, ads 2"),
    ("tiktok_ads_daily.csv", "tiktok ads", "ads 1, ads 1, ads 1"),
    (
      "tiktok_shop_orders_trailing_tabs.csv", "tiktok shop orders",
      "orders 3, order_lines 4, shipments 3, products 4"
    ),
    (
      "shopify_orders_blank_continuation.csv", "shopify orders",
      "orders 2, order_lines 3, shipments 2, products 3"
    ),
  ])
  func samples(_ name: String, _ export: String, _ added: String) throws {
    let store = try memoryStore()
    let files = try store.take(real: "format_samples/" + name)
    #expect(Set(files.compactMap { $0.export }) == [export])
    #expect(files.map { "\($0.dataset) \($0.added)" }.joined(separator: ", ") == added)
    #expect(files.allSatisfy { $0.rejected == 0 })
  }

  /// Every header that is known without rows is recognised.
  @Test func headersAlone() throws {
    let text = try String(
      contentsOfFile: (realData ?? "") + "/format_samples/headers_only.tsv", encoding: .utf8)
    let own = try Folder()
    let known: [(String, String)] = [
      ("orders_export", "shopify orders"), ("Shopify_orders_export_2", "shopify orders"),
      ("Abandoned checkouts", "shopify abandoned checkouts"),
      ("Shopify_inventory_export_1", "shopify inventory"),
      ("Sessions by referrer", "shopify sessions by referrer"),
      ("Sessions by location", "shopify sessions by location"),
      ("Sessions over time", "shopify sessions over time"),
      ("Visitors Over Time", "shopify sessions over time"),
      ("Checkout conversion rate", "shopify sessions over time"),
      ("Customer behavior", "shopify sessions over time"),
      ("New vs returning", "shopify new and returning customers"),
      ("META-Ads", "meta ads"), ("Meta <store> 2024", "meta ads"),
      ("AWIN transactions", "awin transactions"),
      ("publisher-performance", "awin publisher performance"),
      ("Campaign Sent Report", "email campaign report"),
      ("Traffic acquisition", "ga4 traffic acquisition"),
      ("products_export", "shopify products"),
      ("inventory_export (older", "shopify inventory by location"),
      ("EtsySoldOrderItems", "etsy sold order items"),
      ("Flat File All Orders", "amazon all orders"),
    ]
    var seen = 0
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 4, let match = known.last(where: { cells[1].contains($0.0) }) else {
        continue
      }
      var header = cells[4].replacing("   (cell: number or \"not stocked\")", with: "")
      header = header.replacing(" (tab-separated)", with: "").replacing(", ", with: ",")
      header = header.replacing(",...", with: "")
      let count = header.replacing("1,000", with: "1000").split(
        separator: ",", omittingEmptySubsequences: false
      ).count
      let row = Array(repeating: "1", count: count).joined(separator: ",")
      let file = try own.write("\(seen).csv", header + "\n" + row + "\n")
      let account = try memoryStore().load("\"\(file)\" --dry-run")
      #expect(Set(account.files.compactMap { $0.export }) == [match.1], "\(cells[1])")
      seen += 1
    }
    #expect(seen >= 20)
  }
}
