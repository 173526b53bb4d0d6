import Importers
import TestSupport
import Testing

/// Reports of the parts of a shop: its sources and places, its products, channels of ads and hosts.
@Suite struct SliceExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// A row that sums up a source is a channel, its parts are sources; parts of these are left out.
  @Test func sources() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      统计日期,一级来源,二级来源,三级来源,访客数,支付买家数,支付金额
      2026-11-01,付费流量,汇总,汇总,1000,20,"2,000.00"
      2026-11-01,付费流量,直通车,汇总,600,12,1200
      2026-11-01,付费流量,直通车,标准计划,600,12,1200
      2026-11-01,付费流量,淘宝客,汇总,400,8,800
      2026-11-01,自主访问,汇总,汇总,500,10,900

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "sycm sources" })
    #expect(files.brief == ["traffic 2 0", "traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, channel, source_name, visitors, paid_buyers, paid_sales
        from traffic order by all
        """) == [
          ["channel", "2026-11-01", "付费流量", "", "1000", "20", "2000.00"],
          ["channel", "2026-11-01", "自主访问", "", "500", "10", "900.00"],
          ["source", "2026-11-01", "付费流量", "淘宝客", "400", "8", "800.00"],
          ["source", "2026-11-01", "付费流量", "直通车", "600", "12", "1200.00"],
        ])
  }

  /// The sources of a day, and what they come to.
  @Test func sourcesWithoutParts() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      日期,来源,访客数,浏览量,支付金额
      2026-11-02,搜索,400,900,1000.50
      2026-11-02,推荐,100,200,99.50
      总计,,500,1100,1100.00

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "sycm sources" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, channel, visitors, page_views, paid_sales from traffic
        order by all
        """) == [
          ["channel", "2026-11-02", "推荐", "100", "200", "99.50"],
          ["channel", "2026-11-02", "搜索", "400", "900", "1000.50"],
        ])
  }

  /// A text column that no export knows tells the rows of a day apart: they are parts of the shop.
  @Test func partsOfADay() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      日期,店长,支付金额,支付买家数
      2026-11-01,甲,2000.00,20
      2026-11-01,乙,900.00,5
      2026-11-02,甲,900.00,5

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "sycm shop" })
    #expect(
      try store.rows(
        "select level, date::varchar, paid_buyers, paid_sales from traffic order by all") == [
          ["shop", "2026-11-01", "25", "2900.00"], ["shop", "2026-11-02", "5", "900.00"],
        ])
  }

  /// Provinces of a day are parts of the shop; 全国 sums them up.
  @Test func places() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      统计日期,地域,访客数,支付买家数,支付金额
      2026-11-02,全国,500,15,1500.00
      2026-11-02,浙江省,300,10,1000.00
      2026-11-02,江苏省,200,5,500.00

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "sycm places" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, region, visitors, paid_buyers, paid_sales from traffic
        order by all
        """) == [
          ["place", "2026-11-02", "江苏省", "200", "5", "500.00"],
          ["place", "2026-11-02", "浙江省", "300", "10", "1000.00"],
        ])
  }

  /// Products whose visitors the list lacks; the total row agrees.
  @Test func productSales() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      宝贝ID,宝贝名称,日期,支付金额,支付件数,营销推广消耗
      总计,-,2026-11-02,150.00,4,20.00
      101,杯子,2026-11-02,100.00,2,10.00
      102,碗,2026-11-02,50.00,2,10.00

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "sycm product sales" })
    #expect(files.brief == ["traffic 2 0", "products 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, product_id, paid_units, paid_sales from traffic order by
          all
        """) == [
          ["product", "2026-11-02", "101", "2", "100.00"],
          ["product", "2026-11-02", "102", "2", "50.00"],
        ])
    #expect(
      try store.rows(
        "select product_id, title from products order by 1") == [["101", "杯子"], ["102", "碗"]])
  }

  /// Channels of ads are parts of the account.
  @Test func adsByChannel() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      日期,推广渠道,花费(元),曝光量,点击量,成交笔数,交易额(元)
      2026-11-02,多多搜索,60.00,1000,50,2,200.00
      2026-11-02,多多场景,40.00,2000,40,1,90.00

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "pinduoduo promotion by channel" })
    #expect(files.brief == ["ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, campaign, ad_platform, spend, impressions, clicks, ad_sales
        from ads order by all
        """) == [
          ["campaign", "2026-11-02", "多多场景", "拼多多", "40.00", "2000", "40", "90.00"],
          ["campaign", "2026-11-02", "多多搜索", "拼多多", "60.00", "1000", "50", "200.00"],
        ])
  }

  /// What each host sold on a day is content, no revenue of the whole shop.
  @Test func liveByHost() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      日期,达人昵称,直播成交金额,成交订单数,观看人数
      2026-11-02,甲,300.00,3,1000
      2026-11-02,乙,20.50,1,200

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "douyin live by host" })
    #expect(files.brief == ["content 2 0", "affiliates 2 0"])
    #expect(
      try store.rows(
        """
        select content_owner, published_at::varchar, content_kind, content_sales from content
        order by 1
        """) == [
          ["乙", "2026-11-02 00:00:00", "live", "20.50"],
          ["甲", "2026-11-02 00:00:00", "live", "300.00"],
        ])
  }
}
