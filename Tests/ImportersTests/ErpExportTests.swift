import Importers
import TestSupport
import Testing

/// Orders of the ERPs 聚水潭 and 旺店通.
@Suite struct ErpExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// The order's amount stands on each of its rows; an order that was merged into another is that
  /// one.
  @Test func jushuitan() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      订单号,线上订单号,店铺编号,店铺,买家账号,下单时间,付款日期,发货日期,应付金额,已付金额,抵扣金额,运费,状态,店铺状态,快递公司,快递单号,省份,城市,订单类型,平台站点,\
      子订单编号,线上子订单编号,原始线上订单号,款号,商品编码,商品名称,颜色及规格,数量,商品单价,商品金额,是否赠品,子订单状态,成本价,申请退货数量,实退数量,订单退款金额
      600001,="26001",11,某店,ann,2026-11-01 10:00:00,2026-11-01 10:01:00,2026-11-02 10:00:00,128.00,\
      128.00,10.00,8.00,已发货,,顺丰,SF1,广东,深圳,普通订单,头条放心购,1,26001,26001,M1,K1,杯子,红,2,50,100,否,,20,0,0,0
      600001,="26001",11,某店,ann,2026-11-01 10:00:00,2026-11-01 10:01:00,2026-11-02 10:00:00,128.00,\
      128.00,10.00,8.00,已发货,,顺丰,SF1,广东,深圳,普通订单,头条放心购,2,26001,26001,M2,K2,碗,,1,30,30,否,,10,1,1,30
      600002,="26002",11,某店,bob,2026-11-01 10:00:00,2026-11-01 10:01:00,,50,50,0,0,被合并,,,,广东,深圳,\
      普通订单,头条放心购,3,26002,26002,M1,K1,杯子,红,1,50,50,否,,20,0,0,0
      600003,="26003",11,某店,bob,2026-11-01 12:00:00,,,50,0,0,0,待付款,,,,广东,深圳,普通订单,头条放心购,4,26003,\
      26003,M1,K1,杯子,红,1,50,50,否,,20,0,0,0

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "jushuitan orders" })
    #expect(
      files.brief == [
        "orders 2 0", "order_lines 3 0", "refunds 1 0", "shipments 1 0", "products 2 0",
      ])
    #expect(
      try store.rows(
        """
        select order_id, status, paid_at::varchar, units, gross_sales, discounts,
          platform_discounts, shipping, paid_amount from orders order by 1
        """) == [
          [
            "600001", "shipped", "2026-11-01 10:01:00", "3", "130.00", "10.00", "", "8.00",
            "128.00",
          ],
          ["600003", "unpaid", "", "1", "50.00", "0.00", "", "0.00", "0.00"],
        ])
    #expect(
      try store.rows(
        """
        select order_id, product_id, sku, units, unit_price, gross_sales, discounts from
        order_lines order by 1, 2
        """) == [
          ["600001", "K1", "K1", "2", "50.00", "100.00", ""],
          ["600001", "K2", "K2", "1", "30.00", "30.00", ""],
          ["600003", "K1", "K1", "1", "50.00", "50.00", ""],
        ])
    #expect(
      try store.rows(
        "select refund_id, order_id, amount, status from refunds order by 1") == [
          ["600001", "600001", "30.00", "refunded"]
        ])
    #expect(
      try store.rows(
        "select order_id, platform, store from orders order by 1") == [
          ["600001", "douyin", "某店"],
          ["600003", "douyin", "某店"],
        ])
  }

  /// An order of the ERP may hold several of the platform.
  @Test func jushuitanJoinedOrders() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      内部订单号,线上订单号,店铺,买家id,付款日期,应付金额,已付金额,状态,快递公司,商品编码,商品名称,数量,单价,金额
      700001,"B1",某店,u1,2026-11-01 10:00:00,120.00,120.00,已发货,中通,K1,杯子,2,50.00,100.00
      700001,"B1",某店,u1,2026-11-01 10:00:00,120.00,120.00,已发货,中通,K2,碗,1,20.00,20.00
      700002,"B2,B3",某店,u2,2026-11-02 10:00:00,70.00,70.00,已发货,中通,K1,杯子,1,50.00,50.00
      700002,"B2,B3",某店,u2,2026-11-02 10:00:00,70.00,70.00,已发货,中通,K2,碗,1,20.00,20.00

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "jushuitan orders" })
    #expect(files.brief == ["orders 2 0", "order_lines 4 0", "products 2 0"])
    #expect(
      try store.rows(
        """
        select order_id, status, paid_at::varchar, units, gross_sales, discounts,
          platform_discounts, shipping, paid_amount from orders order by 1
        """) == [
          ["700001", "shipped", "2026-11-01 10:00:00", "3", "120.00", "0.00", "", "", "120.00"],
          ["700002", "shipped", "2026-11-02 10:00:00", "2", "70.00", "0.00", "", "", "70.00"],
        ])
  }

  /// The parts that the ERP split an order into are one order; its revenue is what was shared out.
  @Test func wangdiantong() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      订单编号,店铺,订单来源,仓库,子单原始单号,订单状态,订单退款状态,交易时间,付款时间,发货时间,客户网名,收件人,物流公司,物流单号,订单支付金额,邮费,应收金额,商家编码,\
      货品编号,货品名称,规格名称,下单数量,标价,货品总优惠,成交价,分摊后价格,实发数量,分摊后总价,分摊邮费,佣金
      JY1,抖音店,抖店,主仓,6930162745589599991,已完成,,2026-09-05 10:00:00,2026-09-05 10:00:05,\
      2026-09-06 09:00:00,u1,张,顺丰,SF1,37.5,2,37.5,K1,G1,豆腐,,2,12,4.2,9.9,9.9,2,19.8,2,0
      JY1,抖音店,抖店,主仓,6930162745589599992-1,已完成,,2026-09-05 10:01:00,,2026-09-06 09:00:00,u1,张,顺丰,\
      SF1,37.5,2,37.5,K2,G2,辣条,,1,20,4.3,15.7,15.7,1,15.7,0,0
      JY2,抖音店,抖店,主仓,6930162745589599992-2,已发货,,2026-09-05 10:01:00,2026-09-05 10:01:09,\
      2026-09-06 09:00:00,u1,张,顺丰,SF2,10,0,10,K3,G3,糖,,1,10,0,10,10,1,10,0,0

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "wangdiantong orders" })
    #expect(files.brief == ["orders 2 0", "order_lines 3 0", "shipments 2 0", "products 3 0"])
    #expect(
      try store.rows(
        """
        select order_id, status, paid_at::varchar, units, gross_sales, discounts,
          platform_discounts, shipping, paid_amount from orders order by 1
        """) == [
          [
            "6930162745589599991", "completed", "2026-09-05 10:00:05", "2", "24.00", "4.20", "",
            "2.00", "",
          ],
          [
            "6930162745589599992", "completed", "2026-09-05 10:01:09", "2", "30.00", "4.30", "",
            "0.00", "",
          ],
        ])
    #expect(
      try store.rows(
        """
        select order_id, product_id, sku, units, unit_price, gross_sales, discounts from
        order_lines order by 1, 2
        """) == [
          ["6930162745589599991", "G1", "K1", "2", "12.00", "24.00", "4.20"],
          ["6930162745589599992", "G2", "K2", "1", "20.00", "20.00", "4.30"],
          ["6930162745589599992", "G3", "K3", "1", "10.00", "10.00", "0.00"],
        ])
    #expect(
      try store.rows(
        "select order_id, platform, store, commission from orders order by 1") == [
          ["6930162745589599991", "douyin", "抖音店", "0.00"],
          ["6930162745589599992", "douyin", "抖音店", "0.00"],
        ])
  }
}
