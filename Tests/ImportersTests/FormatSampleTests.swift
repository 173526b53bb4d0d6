import Engine
import EngineDuckDB
import Foundation
import Language
import Testing

@testable import Importers

/// Small exports of platforms, as their consoles write them: the table is found in each of them, and
/// its rows have the columns that the header names.
@Suite(.enabled(if: realData != nil, "the format samples are not here"))
struct FormatSampleTests {
  struct Sample: Sendable {
    let name: String
    let columns: Int
    let rows: Int
    /// The cells of the first row's first columns.
    let first: [String]
    var broken = 0
    var setAside: [String] = []
    var notes: [String] = []
  }

  private static let known: Set<HeaderKey> = [
    "日期", "商品ID", "统计日期", "order id", "sessions", "product name",
  ].reduce(into: []) { $0.insert(HeaderKey($1)) }

  private func read(
    _ path: String
  ) throws -> (source: any RowSource, rows: [[String]]) {
    let database = try Macros.reading(
      try DuckDB().open(path: nil, access: .write(create: true), wait: 0), timezone: "UTC",
      currency: "CNY", key: nil)
    let opening = SourceOpening(
      database: database, encoding: nil, separator: nil,
      known: { cells in cells.filter { Self.known.contains(HeaderKey($0)) }.count },
      checkCancelled: {})
    let content = try opening.open(PathExpansion.File(path: path, span: Span(0, 0)))
    var source = try #require(content.tables.first).source
    _ = try source.prepare()
    func rows() throws -> [[String]] {
      try database.query("select * from \(source.relation)").rows.map { $0.map { $0.description } }
    }
    do {
      return (source, try rows())
    } catch let error as EngineError where source.explains(error) {
      try source.repair(after: error)
      return (source, try rows())
    }
  }

  @Test(arguments: [
    Sample(name: "amazon_all_orders.txt", columns: 21, rows: 3, first: ["112-9739103-000001"]),
    Sample(name: "amazon_associates_earnings.csv", columns: 13, rows: 2, first: ["Electronics"]),
    Sample(
      name: "amazon_business_report_by_child.csv", columns: 8, rows: 3, first: ["B0PARENT001"]),
    Sample(name: "amazon_business_report_by_child_header.csv", columns: 21, rows: 0, first: []),
    Sample(name: "amazon_business_report_by_date.csv", columns: 5, rows: 14, first: ["8/3/26"]),
    Sample(
      name: "amazon_fba_returns.txt", columns: 13, rows: 1, first: ["2025-06-05T15:31:40+00:00"]),
    Sample(
      name: "amazon_sp_search_term.csv", columns: 26, rows: 5,
      first: [
        "2026-05-01", "2026-05-07", "", "USD", "Camp A", "Group A", "Amazon", "US",
        "asin=\"b001\"", "-",
      ]),
    Sample(name: "douyin_orders_bom_tabquoted.csv", columns: 8, rows: 3, first: ["\t9001"]),
    Sample(
      name: "douyin_orders_platform_21col.csv", columns: 21, rows: 3,
      first: ["\t6917926768823643751"]),
    Sample(
      name: "douyin_settlement.csv", columns: 18, rows: 2, first: ["2026-09-03 08:00:00", "T0"]),
    // Its one row has two fields fewer than the header.
    Sample(name: "ebay_orders_report.csv", columns: 51, rows: 0, first: [], broken: 1),
    Sample(
      name: "ga4_traffic_acquisition_two_sections.csv", columns: 9, rows: 3,
      first: ["Grand total", "1000"], setAside: ["note 6", "second table 2"]),
    Sample(
      name: "ga_ua_landing_pages.csv", columns: 11, rows: 2,
      first: ["/lasko?_z1_adgid=1&_z1_msid=lasko", "mobile", "553"],
      setAside: ["note 5", "second table 3"]),
    Sample(name: "google_ads_daily.csv", columns: 9, rows: 1, first: ["2026-09-20"]),
    Sample(name: "jd_orders_multiline.csv", columns: 10, rows: 2, first: ["JD-MULTI-1"]),
    Sample(name: "jd_settlement.csv", columns: 22, rows: 5, first: ["3553498017448001"]),
    Sample(name: "meta_ads_en_total_row.csv", columns: 12, rows: 4, first: ["2026-09-20"]),
    Sample(name: "pdd_orders.csv", columns: 23, rows: 3, first: ["", "接考横幅"]),
    Sample(
      name: "pdd_promotion_title_and_total_row.csv", columns: 14, rows: 3,
      first: ["2026-05-31", "754299529443"], setAside: ["title row 1"]),
    Sample(name: "pdd_settlement.csv", columns: 7, rows: 3, first: ["260531-662941284701219"]),
    Sample(
      name: "shopify_orders_blank_continuation.csv", columns: 23, rows: 3, first: ["5001001"]),
    Sample(
      name: "sycm_product_daily_title_row.csv", columns: 14, rows: 1,
      first: ["2026-07-31", "10001"],
      setAside: ["title row 1"]),
    Sample(
      name: "taobao_ExportOrderDetailList_gbk_HANDMADE_ROWS.csv", columns: 10, rows: 3,
      first: ["1000000000000000001", "示例连衣裙 ，蓝色"], notes: ["read as GB18030"]),
    Sample(
      name: "taobao_ExportOrderList_gbk_HANDMADE_ROWS.csv", columns: 54, rows: 3,
      first: ["1000000000000000001"], notes: ["read as GB18030"]),
    Sample(name: "tiktok_ads_daily.csv", columns: 9, rows: 1, first: ["2026-09-20"]),
    Sample(
      name: "tiktok_shop_orders_trailing_tabs.csv", columns: 20, rows: 4,
      first: ["583870900000000001\t"]),
    Sample(
      name: "tmall_promotion_gb18030.csv", columns: 24, rows: 1, first: ["2026-07-31", "10001"],
      notes: ["read as GB18030"]),
    Sample(
      name: "tmall_promotion_item_by_plan.csv", columns: 14, rows: 2, first: ["2026-07-31"]),
    Sample(name: "youzan_orders.csv", columns: 9, rows: 1, first: ["YZ-RAW-1"]),
  ])
  func sample(_ sample: Sample) throws {
    let (source, rows) = try read((realData ?? "") + "/format_samples/" + sample.name)
    #expect(source.headers.count == sample.columns)
    #expect(Set(source.headers).count == sample.columns)
    #expect(rows.count == sample.rows)
    #expect(source.brokenRows.count == sample.broken)
    #expect(rows.first.map { Array($0.prefix(sample.first.count)) } ?? [] == sample.first)
    #expect(source.skippedLines.map { "\($0.reason.rawValue) \($0.count)" } == sample.setAside)
    #expect(source.notes.map { $0.english } == sample.notes)
  }

  /// What stands above the header is kept: a range of dates may stand in it.
  @Test func preambles() throws {
    let folder = realData ?? ""
    #expect(
      try read(folder + "/format_samples/ga4_traffic_acquisition_two_sections.csv").source.preamble
        .contains("# Start date: 20260701"))
    let trends = try read(folder + "/google_trends_export/multiTimeline.csv")
    #expect(trends.source.preamble == ["Category: All categories"])
    #expect(trends.source.headers == ["Week", "yeezy: (United States)"])
    #expect(trends.rows.first == ["2015-05-03", "4"])
  }

  /// All of a listing in GB18030, with characters of four bytes.
  @Test func listing() throws {
    let (source, rows) = try read((realData ?? "") + "/taobao_listing_gbk/taobao.csv")
    #expect(source.notes == ["read as GB18030"])
    #expect(rows.count == 752)
    #expect(source.brokenRows.count == 0)
  }
}
