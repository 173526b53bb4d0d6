import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Chinese exports as they were found, recognised by themselves, against numbers that were worked out
/// from the raw files by other means.
@Suite(.enabled(if: realData != nil, "the real data are not here"))
struct RealChineseDataTests {
  private func path(_ name: String) -> String { "\"\(realData ?? "")/\(name)\"" }

  /// What became of the rows of each data set: read, added, updated, joined, skipped, rejected.
  private func load(_ name: String, into store: Store) throws -> [String: [[Int]]] {
    let account = try store.load(path(name))
    return account.files.reduce(into: [:]) { all, file in
      all[file.dataset, default: []].append(
        [file.read, file.added, file.updated, file.joined, file.skippedCount, file.rejected])
    }
  }

  @Test func tmallOrders() throws {
    let store = try memoryStore()
    let files = try load("tmall_orders_2020/tmall_order_report.csv", into: store)
    #expect(
      files == [
        "orders": [[28_010, 28_010, 0, 0, 0, 0]], "refunds": [[28_010, 5646, 0, 0, 22_364, 0]],
      ])
    #expect(
      try store.rows(
        """
        select count(*), sum(gross_sales), sum(paid_amount), count(*) filter (paid_at is null),
          count(distinct region), sum(gross_sales) filter (paid_at is not null),
          count(*) filter (status = 'unpaid') from orders
        """)
        == [["28010", "2995760.61", "1902487.15", "3923", "31", "2474823.07", "3923"]])
    #expect(try store.rows("select sum(amount) from refunds") == [["572335.92"]])
    // What was paid and what went back are what was sold.
    #expect(
      try store.rows(
        """
        select count(*) from orders left join refunds using (order_id)
        where orders.paid_at is not null and paid_amount + coalesce(amount, 0) <> gross_sales
        """) == [["0"]])
  }

  @Test func taobaoSamples() throws {
    let store = try memoryStore()
    let lines = try load(
      "format_samples/taobao_ExportOrderDetailList_gbk_HANDMADE_ROWS.csv", into: store)
    #expect(lines == ["order_lines": [[3, 3, 0, 0, 0, 0]], "products": [[3, 3, 0, 0, 0, 0]]])
    let orders = try load(
      "format_samples/taobao_ExportOrderList_gbk_HANDMADE_ROWS.csv", into: store)
    #expect(
      orders == [
        "orders": [[3, 3, 0, 0, 0, 0]], "refunds": [[3, 1, 0, 0, 2, 0]],
        "shipments": [[3, 2, 0, 0, 1, 0]],
      ])
    #expect(
      try store.rows(
        "select order_id, gross_sales, paid_amount, status, units from orders order by 1") == [
          ["1000000000000000001", "129.00", "129.00", "completed", "1"],
          ["1000000000000000002", "88.00", "0.00", "cancelled", "1"],
          ["1000000000000000003", "199.00", "149.00", "completed", "2"],
        ])
    #expect(
      try store.rows(
        "select sum(l.gross_sales) from order_lines l semi join orders using (order_id)")
        == [["328.00"]])
  }

  @Test func promotionAndTraffic() throws {
    let store = try memoryStore()
    #expect(
      try load("format_samples/tmall_promotion_gb18030.csv", into: store)
        == ["ads": [[1, 1, 0, 0, 0, 0]], "products": [[1, 1, 0, 0, 0, 0]]])
    let plans = try load("format_samples/tmall_promotion_item_by_plan.csv", into: store)
    #expect(plans["ads"] == [[2, 2, 0, 0, 0, 0], [2, 2, 0, 0, 0, 0]])
    #expect(plans["products"]?.first?[1] == 0)
    #expect(
      try store.rows(
        "select level, sum(spend), sum(ad_sales), sum(clicks) from ads group by 1 order by 1")
        == [["campaign", "30.00", "100.00", "30"], ["product", "30.00", "115.00", "35"]])
    #expect(
      try load("format_samples/pdd_promotion_title_and_total_row.csv", into: store)["ads"]
        == [[3, 2, 0, 0, 1, 0], [3, 2, 0, 0, 1, 0]])
    #expect(
      try store.rows(
        "select sum(spend), sum(ad_sales), sum(impressions) from ads where level = 'campaign' and ad_platform = '拼多多'"
      ) == [["182.12", "1201.07", "13677"]])
    _ = try load("format_samples/sycm_product_daily_title_row.csv", into: store)
    #expect(
      try store.rows("select date, product_id, visitors, paid_sales, refunded_sales from traffic")
        == [["2026-07-31", "10001", "10", "123.45", "10.00"]])
  }

  @Test func douyinSamples() throws {
    let store = try memoryStore()
    #expect(
      try load("format_samples/douyin_orders_bom_tabquoted.csv", into: store)
        == ["affiliates": [[3, 1, 0, 2, 0, 0]]])
    let orders = try load("format_samples/douyin_orders_platform_21col.csv", into: store)
    #expect(
      orders["orders"] == [[3, 3, 0, 0, 0, 0]] && orders["order_lines"] == [[3, 3, 0, 0, 0, 0]])
    #expect(
      orders["shipments"] == [[3, 2, 0, 0, 1, 0]] && orders["refunds"] == [[3, 1, 0, 0, 2, 0]])
    #expect(
      try load("format_samples/douyin_settlement.csv", into: store)
        == ["settlements": [[2, 2, 0, 0, 0, 0]], "refunds": [[2, 0, 1, 0, 1, 0]]])
    #expect(
      try store.rows(
        "select order_id, paid_amount, orders.status, amount from orders left join refunds using (order_id) order by 1"
      ) == [
        ["6917926768823643751", "28.90", "completed", "27.78"],
        ["6917926768823643752", "20.00", "shipped", ""],
        ["6917926768823643753", "15.90", "paid", ""],
      ])
  }

  @Test func otherSamples() throws {
    let store = try memoryStore()
    #expect(
      try load("format_samples/pdd_orders.csv", into: store)["orders"] == [[3, 3, 0, 0, 0, 0]])
    #expect(
      try store.rows("select ordered_at::date, paid_amount from orders order by 1")
        == [["2026-05-01", "17.80"], ["2026-05-17", "17.80"], ["2026-06-01", "17.80"]])
    #expect(
      try load("format_samples/pdd_settlement.csv", into: store)
        == ["settlements": [[3, 3, 0, 0, 0, 0]], "refunds": [[3, 1, 0, 0, 2, 0]]])
    #expect(
      try load("format_samples/jd_settlement.csv", into: store)
        == ["settlements": [[5, 5, 0, 0, 0, 0]], "refunds": [[5, 1, 0, 0, 4, 0]]])
    #expect(
      try store.rows(
        "select platform, sum(amount), sum(goods), sum(taken_back), sum(service_fees) from settlements group by 1 order by 1"
      )
        == [
          ["jd", "14.30", "36.80", "13.80", "8.70"],
          ["pinduoduo", "111.28", "146.92", "27.50", ""],
        ])
    #expect(
      try load("format_samples/jd_orders_multiline.csv", into: store)["orders"]
        == [[2, 1, 0, 1, 0, 0]])
    #expect(
      try store.rows("select gross_sales, units from orders where order_id = 'JD-MULTI-1'")
        == [["500.00", "3"]])
    #expect(
      try load("format_samples/youzan_orders.csv", into: store)["orders"] == [[1, 1, 0, 0, 0, 0]])
  }

  @Test func competitorsDayByDay() throws {
    let store = try memoryStore()
    #expect(
      try load("tmall_cosmetics_2016/双十一淘宝美妆数据.csv", into: store)
        == ["competitors": [[8769, 8750, 0, 0, 0, 0]]])
    #expect(
      try store.rows(
        """
        select count(*), count(distinct competitor), count(distinct item_id), min(date), max(date),
          count(*) filter (paid_counter is null), sum(price) from competitors
        """)
        == [["8750", "7", "1206", "2016-11-05", "2016-11-14", "1881", "2803864.40"]])
    // The rises of sale_count from one day to the next, worked out from the raw file.
    #expect(
      try store.rows("select count(estimated_units), sum(estimated_units) from competitors")
        == [["5527", "1368965"]])
    #expect(
      try store.rows("select sum(estimated_units) from competitors where date = '2016-11-11'")
        == [["964861"]])
  }

  /// A search without a day is refused, and loaded when its name tells one.
  @Test func searchListing() throws {
    let store = try memoryStore()
    #expect(
      fault { try load("taobao_listing_gbk/taobao.csv", into: store) }.first
        == "taobao.csv is a file of taobao search listing without what competitors needs: date")
    let folder = try Folder()
    let bytes = try Data(
      contentsOf: URL(fileURLWithPath: (realData ?? "") + "/taobao_listing_gbk/taobao.csv"))
    // An item that the search shows several times may have another price each time.
    let path = try folder.write("listing-2022-06-01.csv", bytes)
    #expect(fault { try store.load("\"\(path)\"") }.contains { $0.hasSuffix("--keep last") })
    let file = try store.load("\"\(path)\" --keep last").files[0]
    #expect(([file.read, file.added, file.repeated, file.rejected] as [Int]) == [752, 686, 0, 0])
    #expect(
      try store.rows("select sum(price), sum(paid_counter), count(distinct date) from competitors")
        == [["62913.21", "155897", "1"]])
  }

  @Test func hotTopics() throws {
    let store = try memoryStore()
    #expect(
      try load("weibo_hot_topics/weibo_hot_2025_h1.parquet", into: store)
        == ["topics": [[79_183, 79_183, 0, 0, 0, 0]]])
    let file = (realData ?? "") + "/weibo_hot_topics/weibo_hot_2025_h1.parquet"
    let raw = try store.rows(
      "select count(*), sum(hot), sum(readCount), count(*) filter (ads), min(date)::date, max(date)::date from read_parquet(\(file))"
    )
    #expect(
      try store.rows(
        "select count(*), sum(heat), sum(reads), count(*) filter (paid), min(date), max(date) from topics"
      ) == raw)
    for (day, rows, heat, bought) in [
      ("16", 474, 121_508_725, 17), ("17", 455, 122_055_886, 14), ("18", 452, 121_806_401, 11),
    ] {
      let counts = try load("weibo_hot_topics/raw/2025-06-\(day)/summary.json", into: store)[
        "topics"]
      #expect(counts?.first?[0] == rows && counts?.first?[5] == 0)
      #expect(
        try store.rows(
          "select sum(heat), count(*) filter (paid) from topics where date = \("2025-06-" + day)::date"
        )
          == [["\(heat)", "\(bought)"]])
    }
  }

  @Test func reviews() throws {
    let store = try memoryStore()
    let files = try load("reviews_zh_10_cats/online_shopping_10_cats.zip", into: store)
    #expect(files["reviews"] == [[62_774, 62_772, 0, 0, 1, 0]])
    #expect(files["products"] == [[62_774, 10, 0, 62_764, 0, 0]])
    #expect(
      try store.rows("select sentiment, count(*) from reviews group by 1 order by 1")
        == [["negative", "31045"], ["positive", "31727"]])
  }

  /// Conversations without a time fit no data set, and that is said.
  @Test(arguments: ["cs_chats_abcd/abcd_sample.json", "cs_chats_jd_zh/trainQuestions.txt"])
  func chatsWithoutTimes(_ name: String) throws {
    let store = try memoryStore()
    #expect(fault { try load(name, into: store) }.first?.contains("fits no data set") == true)
  }
}
