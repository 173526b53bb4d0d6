import Foundation
import Importers
import Store
import TestSupport
import Testing
import Values

/// Reports of 生意参谋 and of 阿里妈妈.
@Suite struct AlimamaExportTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  @discardableResult
  private func load(_ name: String, _ text: String) throws -> [FileAccount] {
    try store.load("\"\(try folder.write(name, text))\"").files
  }

  // MARK: - 生意参谋

  @Test func productsOfADay() throws {
    let files = try load(
      "商品.csv",
      """
      生意参谋商品明细,,,,,,,,
      统计日期,商品ID,商品名称,货号,商品访客数,商品浏览量,平均停留时长,支付金额,商品支付转化率,成功退款金额
      2026-07-31,10001,杯,C1,10,25,12.5,"1,234.56",10%,10.00
      2026-07-31,10002,壶,C2,0,0,0,0.00,-,0.00

      """)
    #expect(files.map { $0.export } == ["sycm products", "sycm products"])
    #expect(files[0].added == 2 && files[0].rejected == 0)
    #expect(
      try store.rows(
        """
        select date, level, product_id, visitors, page_views, time_on_site::int, paid_sales,
          refunded_sales from traffic order by product_id
        """) == [
          ["2026-07-31", "product", "10001", "10", "25", "125", "1234.56", "10.00"],
          ["2026-07-31", "product", "10002", "0", "0", "0", "0.00", "0.00"],
        ])
    #expect(
      try store.rows("select product_id, title, sku from products order by 1")[0]
        == ["10001", "杯", "C1"])
  }

  /// The names that the console's own interface has, and the day in the file's name.
  @Test func productsByCode() throws {
    let files = try load(
      "商品_2026-07-30_2026-07-30.csv",
      "itemId,itemTitle,itmPv,itmUv,payAmt,payByrCnt,payItmCnt,sucRefundAmt,itemCartCnt\n"
        + "10001,杯,25,10,99.5,2,3,1.5,4\n")
    #expect(files.first?.export == "sycm products")
    #expect(
      try store.rows(
        "select date, product_id, visitors, paid_buyers, paid_units, paid_sales, add_to_carts from traffic"
      ) == [["2026-07-30", "10001", "10", "2", "3", "99.50", "4"]])
  }

  /// The shop's own rows stand beside those of its products; those of a device are passed over, and
  /// so is a week in one row.
  @Test func shop() throws {
    let files = try load(
      "shop.csv",
      """
      店铺经营数据
      统计时间:2026-07-30至2026-07-31

      统计日期,终端,访客数,浏览量,新访客数,人均停留时长(秒),支付父订单数,支付买家数,支付商品件数,支付金额,支付转化率,老访客数
      2026-07-30,全部,"1,000",3000,600,20,30,28,40,"5,000.00",2.80%,400
      2026-07-30,无线端,900,2800,500,20,29,27,39,"4,900.00",3.00%,400
      2026-07-25 ~ 2026-07-31,全部,7000,3000,600,20,30,28,40,"35,000.00",2.80%,400

      """)
    #expect(files.map { $0.export } == ["sycm shop"])
    #expect(files[0].added == 1 && files[0].rejected == 0)
    #expect(
      files[0].skipped.filter {
        ["row of one device", "several days in one row"].contains($0.reason)
      }
      .map { $0.count } == [1, 1])
    #expect(
      try store.rows(
        """
        select date, level, visitors, new_visitors, page_views, time_on_site::int, paid_orders,
          paid_buyers, paid_units, paid_sales from traffic
        """) == [
          [
            "2026-07-30", "shop", "1000", "600", "3000", "20000", "30", "28", "40", "5000.00",
          ]
        ])
  }

  @Test func overviewAndLive() throws {
    let files = try load(
      "运营视窗.csv", "日期,支付金额,成功退款金额,淘宝客佣金\n2026-07-30,500.00,20.00,3.00\n")
    #expect(files.map { $0.export } == ["sycm shop"])
    #expect(
      try store.rows("select level, paid_sales, refunded_sales from traffic")
        == [["shop", "500.00", "20.00"]])
    let live = try load(
      "直播.csv", "统计日期,类型,种草成交金额\n2026-07-30,自播,300.00\n2026-07-30,主播,200.00\n")
    #expect(live.map { $0.export } == ["sycm live"] && live[0].added == 2)
    #expect(
      try store.rows(
        "select content_title, content_kind, content_sales from content order by 3 desc")
        == [["自播", "live", "300.00"], ["主播", "live", "200.00"]])
    // Days of two platforms stay apart.
    try load("概况.csv", "统计时间,商品访客数,商品浏览量,成交金额\n2026-07-30,7,9,70.00\n")
    #expect(
      try store.rows("select platform, paid_sales from traffic order by 1")
        == [["pinduoduo", "70.00"], ["taobao", "500.00"]])
    // The same days again bring nothing new.
    #expect(
      try load(
        "直播2.csv", "类型,统计日期,种草成交金额\n自播,2026-07-30,301.00\n主播,2026-07-30,200.00\n"
      ).map { [$0.added, $0.updated, $0.unchanged] } == [[0, 1, 1]])
  }

  // MARK: - 阿里妈妈

  @Test func aProductInSeveralPlans() throws {
    let text = """
      日期,商品ID,商品名称,计划ID,计划名称,花费,净成交金额,总成交金额,展现量,点击量,净成交笔数,总成交笔数,总购物车数
      2026-07-31,10001,杯,a,计划A,10.00,20.00,30.00,100,10,1,2,3
      2026-07-31,10001,杯,b,计划B,20.00,40.00,70.00,200,20,2,3,4
      2026-07-31,10002,壶,b,计划B,5.00,0.00,0.00,50,5,0,0,0

      """
    let files = try load("商品.csv", text)
    #expect(files.map { $0.export } == Array(repeating: "alimama products", count: 3))
    #expect(files.map { $0.added } == [3, 2, 2] && files.allSatisfy { $0.rejected == 0 })
    let levels: SQL = """
      select level, campaign, product_id, spend, impressions, clicks, ad_carts, ad_orders, ad_sales
      from ads order by level, campaign, product_id
      """
    let expected = [
      ["campaign", "计划A", "", "10.00", "100", "10", "3", "2", "30.00"],
      ["campaign", "计划B", "", "25.00", "250", "25", "4", "3", "70.00"],
      ["product", "计划A", "10001", "10.00", "100", "10", "3", "2", "30.00"],
      ["product", "计划B", "10001", "20.00", "200", "20", "4", "3", "70.00"],
      ["product", "计划B", "10002", "5.00", "50", "5", "0", "0", "0.00"],
    ]
    #expect(try store.rows(levels) == expected)
    // The plans' own report of the same day replaces the sums and doubles nothing.
    let plans = try load(
      "计划报表.csv",
      """
      日期,场景ID,场景名字,计划ID,计划名字,展现量,点击量,花费,直接成交金额,总成交金额,总成交笔数,总购物车数
      2026-07-31,371,关键词推广,a,计划A,100,10,10.00,30.00,30.00,2,3
      2026-07-31,372,直通车,b,计划B,251,25,25.00,70.00,70.00,3,4

      """)
    #expect(plans.map { $0.export } == ["alimama plans"])
    #expect(plans[0].updated == 2 && plans[0].added == 0)
    #expect(
      try store.rows(
        "select campaign, channel, impressions from ads where level = 'campaign' order by 1")
        == [["计划A", "关键词推广", "100"], ["计划B", "关键词推广", "251"]])
  }

  /// Two attribution windows of a day are one spend.
  @Test func windowsAreNotAddedUp() throws {
    let text = """
      统计日期,店铺名称,转化周期,场景名字,原二级场景名字,计划ID,计划名字,主体ID,主体类型,主体名称,展现量,点击量,花费,总成交金额,总成交笔数
      2026-08-22,甲店,1天转化,计划一,关键词推广,1,计划一,10001,商品,杯,"1,000",50,10.00,30.00,1
      2026-08-22,甲店,15天转化,计划一,关键词推广,1,计划一,10001,商品,杯,"1,000",50,10.00,50.00,2

      """
    #expect(
      fault { try load("主体报表.csv", text) }.first?.hasSuffix(
        "as ad_sales 30.00, 50.00: nothing tells which of them count") == true)
    let path = folder.file("主体报表.csv")
    let files = try store.load("\"\(path)\" --keep last").files
    #expect(files[0].added == 1)
    #expect(
      try store.rows("select level, spend, ad_orders, ad_sales, channel from ads order by 1")
        == [
          ["campaign", "10.00", "2", "50.00", "关键词推广"],
          ["product", "10.00", "2", "50.00", "关键词推广"],
        ])
  }

  /// The day stands in the file's name only; `nan` is nothing.
  @Test func theDayOfTheFile() throws {
    let files = try load(
      "商品报表_20260731_1.csv",
      "主体ID,主体类型,主体名称,花费,总成交金额,展现量,点击量,点击率\n10001,商品,杯,nan,15.00,100,5,5%\n")
    #expect(files.map { $0.dataset } == ["ads", "products"] && files[0].rejected == 0)
    #expect(
      try store.rows("select date, level, product_id, spend, ad_sales, clicks from ads")
        == [["2026-07-31", "product", "10001", "0.00", "15.00", "5"]])
    #expect(
      fault {
        try load("商品报表.csv", "主体ID,主体类型,花费,展现量\n10001,商品,1,100\n")
      }.first?.hasSuffix("without what ads needs: date") == true)
  }

  @Test(arguments: [
    ("计划名字,词名字/词包名字", "计划A,杯子", "keyword", "alimama keywords"),
    ("推广计划,单元名称,人群名字", "计划A,单元一,老客", "audience", "alimama audiences"),
    ("计划名称,单元名称,创意名称", "计划A,单元一,图三", "creative", "alimama creatives"),
    ("计划名称,单元名称", "计划A,单元一", "ad_group", "alimama units"),
    ("场景名字", "货品全站推广", "campaign", "alimama scenes"),
  ])
  func levels(_ header: String, _ cells: String, _ level: String, _ export: String) throws {
    let files = try load(
      "x.csv", "时间,\(header),展现量,消耗,点击量,成交金额\n2026-07-31,\(cells),9,2.50,3,7\n")
    #expect(files.map { $0.export } == [export] && files[0].added == 1)
    #expect(
      try store.rows(
        "select level, coalesce(keyword, audience, creative, ad_group, campaign), spend from ads")
        == [[level, String(cells.split(separator: ",").last ?? ""), "2.50"]])
  }
}
