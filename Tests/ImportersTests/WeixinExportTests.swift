import Importers
import TestSupport
import Testing

/// Orders and accounts of 微信小店.
@Suite struct WeixinExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// The order's amounts, which each row repeats, count once; what the platform gives is no
  /// discount of the store.
  @Test func weixinOrders() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      订单号,订单下单时间,订单发货时间,订单确认收货时间,订单完成结算时间,订单状态,省,市,商品总价,订单实际支付金额,订单实际收款金额,订单运费,商品优惠,跨店优惠,支付方式,支付时间,\
      快递单号,技术服务费,带货账号昵称,带货费用,商品名称,商品编码(平台),商品编码(自定义),SKU编码(自定义),商品属性,商品价格(单件),商品实际价格(单件),\
      商品实际价格(总共),商品数量,商品平台券优惠,商品售后,商品已退款金额
      \t3700001,2026-11-01 10:00:00,2026-11-02 10:00:00,,,已发货,广东,深圳,130.00,120.00,125.00,10.00,\
      15.00,5.00,微信支付,2026-11-01 10:00:05,SF1,1.25,小王,5.00,杯子,P1,K1,S1,红,50.00,45.00,90.00,2,0,无,0
      \t3700001,2026-11-01 10:00:00,2026-11-02 10:00:00,,,已发货,广东,深圳,130.00,120.00,125.00,10.00,\
      15.00,5.00,微信支付,2026-11-01 10:00:05,SF1,1.25,小王,5.00,碗,P2,K2,S2,,30.00,20.00,20.00,1,5.00,无,0
      \t3700002,2026-11-02 10:00:00,,,,已取消,广东,深圳,30.00,30.00,30.00,0,0,0,微信支付,2026-11-02 10:00:05,,\
      0.3,,,碗,P2,K2,S2,,30.00,30.00,30.00,1,0,退款成功,30.00
      \t3700003,2026-11-02 10:00:00,,,,待付款,广东,深圳,30.00,30.00,30.00,0,0,0,,,,,,,碗,P2,K2,S2,,30.00,\
      30.00,30.00,1,0,,

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "weixin shop orders" })
    #expect(
      files.brief == [
        "orders 3 0", "order_lines 4 0", "refunds 1 0", "shipments 1 0", "products 2 0",
        "affiliates 1 0",
      ])
    #expect(
      try store.rows(
        """
        select order_id, status, paid_at::varchar, units, gross_sales, discounts,
          platform_discounts, shipping, paid_amount from orders order by 1
        """) == [
          [
            "3700001", "shipped", "2026-11-01 10:00:05", "3", "130.00", "15.00", "5.00", "10.00",
            "120.00",
          ],
          [
            "3700002", "cancelled", "2026-11-02 10:00:05", "1", "30.00", "0.00", "0.00", "0.00",
            "30.00",
          ],
          ["3700003", "unpaid", "", "1", "30.00", "0.00", "0.00", "0.00", "30.00"],
        ])
    #expect(
      try store.rows(
        """
        select order_id, product_id, sku, units, unit_price, gross_sales, discounts from
        order_lines order by 1, 2
        """) == [
          ["3700001", "P1", "S1", "2", "50.00", "100.00", "10.00"],
          ["3700001", "P2", "S2", "1", "30.00", "30.00", "5.00"],
          ["3700002", "P2", "S2", "1", "30.00", "30.00", "0.00"],
          ["3700003", "P2", "S2", "1", "30.00", "30.00", "0.00"],
        ])
    #expect(
      try store.rows(
        "select refund_id, order_id, amount, status from refunds order by 1") == [
          ["3700002", "3700002", "30.00", "refunded"]
        ])
    #expect(
      try store.rows(
        """
        select affiliate_id, commission, platform_fees, region, city from orders where
          affiliate_id is not null
        """) == [["小王", "5.00", "1.25", "广东", "深圳"]])
    #expect(
      try store.rows(
        "select shipment_id, tracking_no, delivery_status from shipments order by 1") == [
          ["3700001", "SF1", "shipped"]
        ])
  }

  /// The price of a piece stands on each row, the order's payment too.
  @Test func weixinOrdersOfOtherColumns() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      订单号,订单下单时间,订单状态,支付时间,商品编码(自定义),商品名称,商品数量,商品单价,商品实付金额,订单实际支付金额,运费,退款状态,收件人姓名
      \t3700009,2026-11-01 10:00:00,待发货,2026-11-01 10:00:05,A1,壶,2,50.00,85.00,113.00,0.00,无退款,张
      \t3700009,2026-11-01 10:00:00,待发货,2026-11-01 10:00:05,A2,盘,1,30.00,28.00,113.00,0.00,无退款,张

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "weixin shop orders" })
    #expect(files.brief == ["orders 1 0", "order_lines 2 0", "refunds 0 0", "products 2 0"])
    #expect(
      try store.rows(
        """
        select order_id, status, paid_at::varchar, units, gross_sales, discounts,
          platform_discounts, shipping, paid_amount from orders order by 1
        """) == [
          [
            "3700009", "paid", "2026-11-01 10:00:05", "3", "130.00", "17.00", "0.00", "0.00",
            "113.00",
          ]
        ])
  }

  /// Each movement counts; what went to the bank stands apart.
  @Test func weixinAccount() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      流水单号,记账时间,动帐类型,收支类型,收支金额,账户余额,关联订单号,关联售后单号,关联提现单号,关联保单号,关联礼物单号,详情
      L1,2026-11-03 10:00:00,订单支付,收入,125.00,1125.00,3700001,,,,,
      L2,2026-11-03 10:00:00,技术服务费,支出,1.25,1123.75,3700001,,,,,
      L3,2026-11-03 10:00:00,达人佣金,支出,5.00,1118.75,3700001,,,,,
      L4,2026-11-04 10:00:00,提现,支出,100.00,1018.75,,,T1,,,

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "weixin shop account" })
    #expect(files.brief == ["settlements 4 0"])
    #expect(
      try store.rows(
        """
        select settlement_id, order_id, amount, goods, service_fees, affiliate_fees, withdrawn
        from settlements order by 1
        """) == [
          ["L1", "3700001", "125.00", "125.00", "", "", ""],
          ["L2", "3700001", "-1.25", "", "1.25", "", ""],
          ["L3", "3700001", "-5.00", "", "", "5.00", ""],
          ["L4", "", "-100.00", "", "", "", "100.00"],
        ])
  }
}
