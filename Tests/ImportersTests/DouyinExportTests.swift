import Foundation
import Importers
import Store
import TestSupport
import Testing

/// What 抖店 exports.
@Suite struct DouyinExportTests {
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
    \u{FEFF}主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,订单应付金额,运费,收件人,收件人手机号,详细地址,订单提交时间,商家备注,订单完成时间,订单状态,售后状态,取消原因,发货时间,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额

    """

  /// Tabs within quotes, dashes for nothing, masked persons, lines of one order.
  @Test func orders() throws {
    let files = try load(
      "1791213782_orders.csv",
      Self.header + """
        "\t6917926768823643751","\t6917926768823643751","\t辣丝丝","\t1袋",1,"\t300400008",28.90,0.00,##密文,$$密文,##密文,2026-09-22 00:54:10,-,2026-09-24 13:18:29,已完成,退款成功,不想要了,2026-09-22 08:53:45,21.00,25.00,0.00
        "\t6917926768823643752","\t6917926768823643752","\t辣丝丝","\t2袋",2,"\t300400008",20.00,0.00,##密文,$$密文,##密文,2026-09-25 10:00:00,-,-,已发货,-,,2026-09-25 18:00:00,5.00,0.00,8.00
        "\t6917926768823643752","\t6917926768823643759","\t赠品","\t默认",1,"\t300400009",0.00,0.00,##密文,$$密文,##密文,2026-09-25 10:00:00,-,-,已关闭,-,主品订单售后完成,-,0.00,0.00,0.00
        "\t6917926768823643753","\t6917926768823643753","\t辣丝丝","\t1袋",1,"\t300400008",15.90,0.00,##密文,$$密文,##密文,2026-10-02 10:00:00,-,-,待支付,-,,-,0.00,0.00,0.00

        """)
    #expect(
      files.map { $0.dataset } == ["orders", "order_lines", "refunds", "shipments", "products"])
    #expect(files.allSatisfy { $0.export == "douyin orders" && $0.read == 4 && $0.rejected == 0 })
    #expect(files[0].added == 3 && files[0].joined == 1)
    #expect(
      try store.rows(
        """
        select order_id, status, paid_at, completed_at, units, gross_sales, discounts,
          platform_discounts, paid_amount from orders order by 1
        """) == [
          [
            "6917926768823643751", "completed", "2026-09-22 00:54:10", "2026-09-24 13:18:29", "1",
            "74.90", "25.00", "21.00", "28.90",
          ],
          [
            "6917926768823643752", "shipped", "2026-09-25 10:00:00", "", "3", "33.00", "0.00",
            "13.00", "20.00",
          ],
          [
            "6917926768823643753", "unpaid", "", "", "1", "15.90", "0.00", "0.00", "15.90",
          ],
        ])
    #expect(
      try store.rows("select order_id, amount, reason, status from refunds")
        == [["6917926768823643751", "28.90", "不想要了", "refunded"]])
    #expect(
      try store.rows("select line_no, sku, variant, units, unit_price from order_lines order by 1")[
        1]
        == ["6917926768823643752", "300400008", "2袋", "2", "16.50"])
    #expect(files[0].personal == ["收件人", "收件人手机号", "详细地址"])
  }

  /// The statement tells what went back; its lines add up to what moved.
  @Test func statement() throws {
    try orders()
    let files = try load(
      "动账.csv",
      """
      动账时间,动帐流水号,动账方向,动账金额,动账账户,动账场景,计费类型,子订单号,订单号,订单实付应结,运费实付,实际平台补贴,订单退款,平台服务费,佣金,招商服务费,站外推广费,备注
      2026-09-03 08:00:00,'T0,入账,9.00,聚合账户,货款结算入账,小店自卖,'6917926768823643799,'6917926768823643799,10,0,0,0,-1.00,0,0,0,订单结算
      2026-09-28 07:54:38,'T1,入账,1.84,聚合账户,货款结算入账,巨量千川,'6917926768823643751,'6917926768823643751,28.9,0,0.81,-27.78,-0.09,0,0,0,订单结算
      2026-09-29 00:00:00,'T2,出账,100.00,聚合账户,提现,-,,,0,0,0,0,0,0,0,0,提现

      """)
    #expect(files.map { $0.dataset } == ["settlements", "refunds"])
    #expect(files.allSatisfy { $0.export == "douyin statement" && $0.rejected == 0 })
    #expect(
      try store.rows(
        """
        select settlement_id, order_id, amount, goods, subsidies, taken_back, service_fees, withdrawn
        from settlements order by 1
        """) == [
          ["T0", "6917926768823643799", "9.00", "10.00", "0.00", "0.00", "1.00", ""],
          ["T1", "6917926768823643751", "1.84", "28.90", "0.81", "27.78", "0.09", ""],
          ["T2", "", "-100.00", "0.00", "0.00", "0.00", "0.00", "100.00"],
        ])
    #expect(
      try store.rows(
        "select amount, goods + subsidies - taken_back - service_fees from settlements limit 2")
        == [["9.00", "9.00"], ["1.84", "1.84"]])
    #expect(try store.rows("select amount, reason from refunds") == [["27.78", "不想要了"]])
  }

  /// The console of today, with prices, channels and creators.
  @Test func drift() throws {
    let files = try load(
      "orders.csv",
      """
      子订单编号,主订单编号,选购商品,商品规格,商品数量,商品ID,商家编码,商品单价,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,达人优惠,支付方式,收件人,省,市,订单提交时间,支付完成时间,订单完成时间,流量来源,订单状态,承诺发货时间,达人ID,达人昵称,售后状态,取消原因,仓库名称,发货时间,快递信息
      11,1,杯,红,2,7001,C1,30.00,50.00,5.00,15.00,5.00,10.00,0,微信,张*,浙江省,杭州市,2026/9/10 8:00,2026/9/10 8:01,,直播,待发货,2026/9/12 8:01,9001,甲达人,-,,一号仓,-,
      12,1,壶,,1,7002,C2,20.00,20.00,0.00,0.00,0,0,0,微信,张*,浙江省,杭州市,2026/9/10 8:00,2026/9/10 8:01,,直播,待发货,2026/9/12 8:01,9001,甲达人,-,,一号仓,-,

      """)
    #expect(files.allSatisfy { $0.rejected == 0 })
    #expect(
      try store.rows(
        """
        select units, gross_sales, discounts, platform_discounts, shipping, paid_amount, channel,
          affiliate_id, region, paid_at, status from orders
        """) == [
          [
            "3", "80.00", "10.00", "5.00", "5.00", "70.00", "直播", "9001", "浙江省",
            "2026-09-10 08:01:00", "paid",
          ]
        ])
    #expect(
      try store.rows("select affiliate_id, affiliate_name from affiliates") == [["9001", "甲达人"]])
    #expect(
      try store.rows("select promised_at, delivery_status from shipments")
        == [["2026-09-12 08:01:00", "waiting"]])
  }

  /// A list of orders without their time fills what needs none.
  @Test func withoutTimes() throws {
    let files = try load(
      "short.csv",
      "\u{FEFF}主订单编号,子订单编号,选购商品,订单应付金额,达人ID,达人昵称,订单状态,售后状态\n"
        + "\"\t9001\",\"\t9001\",皂,29.90,\"\t7592255573464597541\",达人甲,已发货,-\n")
    #expect(files.map { $0.dataset } == ["affiliates"])
    #expect(
      try store.rows("select affiliate_id, affiliate_name from affiliates")
        == [["7592255573464597541", "达人甲"]])
    #expect(
      files[0].fileNotes.contains { $0.hasPrefix("nothing for orders: the file lacks 订单提交时间") })
  }

  /// A second header line explains the columns; an order has several lines in the bill.
  @Test func settlementBills() throws {
    let files = try load(
      "结算.csv",
      """
      结算时间,订单号,子订单号,结算金额,结算账户,结算单类型,有结算前退款,下单时间,收入合计,支出合计,平台服务费,达人佣金
       , , ,收入+支出, , , , , , , ,
      2026-07-01 05:59:20,'88,'88,97.02,聚合账户,已结算,否,2026-06-24 10:51:58,109.00,11.98,5.45,6.53
      2026-07-20 18:34:00,'88,'88,-8,聚合账户,结算后退款-非原路退回,否,2026-06-24 10:51:58,0,8,0,0

      """)
    #expect(files.map { $0.export } == ["douyin settlements"] && files[0].rejected == 0)
    #expect(
      try store.rows(
        "select order_id, amount, goods, taken_back, service_fees, affiliate_fees from settlements order by settled_at"
      ) == [
        ["88", "97.02", "109.00", "", "5.45", "6.53"],
        ["88", "-8.00", "0.00", "8.00", "0.00", "0.00"],
      ])
  }

  @Test func afterSales() throws {
    let files = try load(
      "售后单.csv",
      """
      售后单号,订单号,商品ID,售后类型,售后状态,售后申请时间,售后原因,退商品金额（元）,退运费金额（元）,商家退款时间
      "\tA1","\t1",7001,退货退款,退款成功,2026-09-12 10:00:00,大小不合适,20.00,1.00,2026-09-15 10:00:00
      "\tA2","\t2",7001,仅退款（未发货）,待商家处理,2026-09-13 10:00:00,拍错了,30.00,0.00,-

      """)
    #expect(files.map { $0.export } == ["douyin after-sales"] && files[0].rejected == 0)
    #expect(
      try store.rows(
        "select refund_id, refund_kind, amount, shipping_amount, status, refunded_at::date from refunds order by 1"
      ) == [
        ["A1", "return", "20.00", "1.00", "refunded", "2026-09-15"],
        ["A2", "cancellation", "30.00", "0.00", "requested", ""],
      ])
  }
}
