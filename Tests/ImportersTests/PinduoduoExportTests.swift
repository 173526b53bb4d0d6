import Foundation
import Importers
import Store
import TestSupport
import Testing

/// What 拼多多 exports.
@Suite struct PinduoduoExportTests {
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

  private static let header = """
    订单成交时间,商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司

    """

  @Test func orders() throws {
    let files = try load(
      "订单.csv",
      Self.header + """
        ,横幅,260517-607198974342268,已收货,35.6,0,5,2,0.5,28.1,28.1,2,,,754299529443,红,8001,SKU1,,,无售后或售后取消,,申通快递
        2026-06-01 00:03:00,横幅,260531-607198974342268,待发货,17.8,3,0,0,0,20.8,20.8,1,,,754299529443,蓝,8002,SKU2,,,无售后或售后取消,,
        ,横幅,260601-607198974342270,已取消,17.8,0,0,0,0,17.8,17.8,1,,,754299529443,蓝,8002,SKU2,,,无售后或售后取消,,
        2026-06-02 10:00:00,横幅,260602-607198974342271,已发货，退款成功,17.8,0,0,0,0,17.8,17.8,1,2026-06-02 18:00:00,,754299529443,蓝,8002,SKU2,,,退款成功,YT9,圆通

        """)
    #expect(
      files.map { $0.dataset } == ["orders", "order_lines", "shipments", "refunds", "products"])
    #expect(
      files.allSatisfy { $0.export == "pinduoduo orders" && $0.read == 4 && $0.rejected == 0 })
    #expect(
      try store.rows(
        """
        select order_id, ordered_at, paid_at, status, units, gross_sales, discounts,
          platform_discounts, shipping, paid_amount from orders order by 1
        """) == [
          [
            "260517-607198974342268", "2026-05-17 00:00:00", "2026-05-17 00:00:00", "completed",
            "2",
            "35.60", "5.00", "2.50", "0.00", "28.10",
          ],
          [
            "260531-607198974342268", "2026-06-01 00:03:00", "2026-06-01 00:03:00", "paid", "1",
            "17.80", "0.00", "0.00", "3.00", "20.80",
          ],
          [
            "260601-607198974342270", "2026-06-01 00:00:00", "", "cancelled", "1", "17.80", "0.00",
            "0.00", "0.00", "17.80",
          ],
          [
            "260602-607198974342271", "2026-06-02 10:00:00", "2026-06-02 10:00:00", "shipped", "1",
            "17.80", "0.00", "0.00", "0.00", "17.80",
          ],
        ])
    #expect(
      try store.rows(
        "select line_no, product_id, sku, unit_price, discounts from order_lines limit 1")
        == [["1", "754299529443", "SKU1", "17.80", "5.00"]])
    #expect(
      try store.rows("select order_id, amount from refunds")
        == [["260602-607198974342271", "17.80"]])
    // The statement knows what went back; the order list, loaded again, does not undo that.
    try load(
      "账务.csv",
      """
      商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账务类型,备注,业务描述
      260602-607198974342271,2026-06-03 23:54:45,17.80,0,交易收入,,0010002|交易收入-订单收入
      260602-607198974342271,2026-06-03 23:55:00,0,-9.50,交易退款,,0020002|交易退款-订单退款
      260602-607198974342271,2026-06-03 23:56:00,0,-0.11,技术服务费,,0030002|技术服务费
      ,2026-06-04 00:00:00,0,-8.00,提现,,0050001|提现

      """)
    try load(
      "订单2.csv",
      Self.header + """
        2026-06-02 10:00:00,横幅,260602-607198974342271,已发货，退款成功,17.8,0,0,0,0,17.8,17.8,1,2026-06-02 18:00:00,,754299529443,蓝,8002,SKU2,,,退款成功,YT9,圆通

        """)
    #expect(
      try store.rows("select refund_id, amount, refunded_at::date from refunds")
        == [["260602-607198974342271", "9.50", "2026-06-03"]])
    #expect(
      try store.rows(
        """
        select fee_name, amount, goods, taken_back, service_fees, withdrawn from settlements
        order by settled_at
        """) == [
          ["交易收入", "17.80", "17.80", "", "", ""], ["交易退款", "-9.50", "", "9.50", "", ""],
          ["技术服务费", "-0.11", "", "", "0.11", ""], ["提现", "-8.00", "", "", "", "8.00"],
        ])
  }

  /// The reworked order list: other names, provinces, the service fee.
  @Test func drift() throws {
    let files = try load(
      "orders.csv",
      """
      订单号,支付时间,订单状态,商品名称,商品ID,商品规格,商品数量(件),商品总价(元),用户实付金额(元),店铺优惠折扣(元),平台技术服务费(元),承诺发货时间,省,市,收货人,手机,未来的列
      260701-111,2026-07-01 08:00:00,"已发货，待签收",杯,7001,红,1,20,18,2,0.12,2026-07-03 08:00:00,浙江,杭州市,张*,138****0000,x

      """)
    #expect(
      files.map { $0.dataset } == ["orders", "order_lines", "shipments", "refunds", "products"])
    #expect(
      try store.rows(
        "select status, region, city, discounts, platform_fees, paid_at::date from orders")
        == [["shipped", "浙江", "杭州市", "2.00", "0.12", "2026-07-01"]])
    #expect(files.last?.personal == ["收货人", "手机"])
    #expect(try store.rows("select promised_at from shipments") == [["2026-07-03 08:00:00"]])
  }

  @Test func afterSales() throws {
    let files = try load(
      "售后.csv",
      """
      售后编号,订单编号,售后类型,售后状态,商品ID,退款金额(元),申请时间,售后原因
      S1,260701-111,退货退款,退款成功,7001,18.00,2026-07-05 10:00:00,质量问题
      S2,260701-112,仅退款,待商家处理,7001,5.00,2026-07-05 11:00:00,不想要了

      """)
    #expect(files.map { $0.export } == ["pinduoduo after-sales"])
    #expect(
      try store.rows(
        "select refund_id, refund_kind, amount, status, reason from refunds order by 1")
        == [
          ["S1", "return", "18.00", "refunded", "质量问题"],
          ["S2", "refund_only", "5.00", "requested", "不想要了"],
        ])
  }

  // MARK: - Promotion

  /// The console's total may know more than the rows.
  @Test func promotion() throws {
    let files = try load(
      "推广.csv",
      """
      名称：推广,,,,,,,,,,,
      日期,商品ID,商品名称,推广场景,推广名称,成交花费(元),交易额(元),实际投产比,总花费(元),曝光量,点击量,成交笔数
      2026-05-31,754299529443,横幅,稳定成本推广,计划一,100.00,701.07,6.87,102.12,7677,624,9
      2026-05-30,754299529443,横幅,稳定成本推广,计划一,80.00,500.00,6.25,80.00,6000,500,7
      总计,-,-,-,-,-,1201.07,6.59,500.00,13677,1124,16

      """)
    #expect(files.map { $0.dataset } == ["ads", "ads", "products"])
    #expect(files.allSatisfy { $0.export == "pinduoduo promotion" && $0.rejected == 0 })
    #expect(
      files[0].fileNotes.contains("the total row says 总花费(元) 500, the rows sum to 182.12: −317.88"))
    #expect(files[0].fileNotes.contains("the total row agrees: 交易额(元) 1,201.07"))
    #expect(
      try store.rows(
        "select date, level, campaign, product_id, spend, ad_orders, ad_sales from ads order by 2, 1"
      )
        == [
          ["2026-05-30", "campaign", "计划一", "", "80.00", "7", "500.00"],
          ["2026-05-31", "campaign", "计划一", "", "102.12", "9", "701.07"],
          ["2026-05-30", "product", "计划一", "754299529443", "80.00", "7", "500.00"],
          ["2026-05-31", "product", "计划一", "754299529443", "102.12", "9", "701.07"],
        ])
  }

  /// Files that look alike are told apart by their names and do not replace each other.
  @Test func kindsOfPromotion() throws {
    let text = """
      日期,店铺,成交花费(元),交易额(元),成交笔数,曝光量,点击量,总花费(元)
      2026-07-01,甲店,10,100,3,1000,50,12

      """
    try load("推广中心_全站推广_7月.csv", text)
    try load("推广中心_标准推广_7月.csv", text.replacing(",12\n", with: ",5\n"))
    try load(
      "多多进宝.csv",
      """
      成交时间,成交数量,订单总金额（元）,预估支付佣金（元）,预估招商佣金（元）,预估软件服务费（元）
      2026-07-01,4,200.00,10.00,2.00,1.00

      """)
    #expect(
      try store.rows("select campaign, level, spend, ad_orders, ad_sales from ads order by spend")
        == [
          ["标准推广", "campaign", "5.00", "3", "100.00"],
          ["全站推广", "campaign", "12.00", "3", "100.00"],
          ["多多进宝", "campaign", "13.00", "4", "200.00"],
        ])
  }

  /// 商品概况 and 售后概况 are the two halves of a day.
  @Test func daysOfTheShop() throws {
    let a = try load(
      "概况.csv",
      """
      统计时间,商品访客数,商品浏览量,商品收藏用户数,成交金额,成交订单数,成交买家数,店铺
      2026-07-01,100,300,5,500.50,9,8,甲店

      """)
    let b = try load(
      "售后概况.csv", "更新时间,成功退款金额,店铺\n2026-07-01 23:00:00,\"1,234.50元\",甲店\n")
    #expect(
      a.map { $0.export } == ["pinduoduo shop"] && b.map { $0.export } == ["pinduoduo service"])
    #expect(b[0].updated == 1 && b[0].rejected == 0)
    #expect(
      try store.rows(
        "select date, level, visitors, paid_orders, paid_sales, refunded_sales from traffic")
        == [["2026-07-01", "shop", "100", "9", "500.50", "1234.50"]])
  }
}
