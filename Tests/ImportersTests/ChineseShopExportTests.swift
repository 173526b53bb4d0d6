import Importers
import TestSupport
import Testing

/// Orders of 小红书, 快手 and 1688.
@Suite struct ChineseShopExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  // MARK: - Xiaohongshu

  /// Amounts stand per SKU; a price that the seller changed is a discount.
  @Test func xiaohongshuOrders() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      订单号,订单状态,售后状态,省,市,规格ID,达人ID,达人名称,SKU名称,SKU规格,SKU件数,商品总价(元),用户应付金额(元),平台优惠(元),店铺优惠(元),\
      支付渠道优惠(元),SKU商家改价(元),商家应收金额(元)（支付金额）,支付时间,包裹总运费(元),快递公司,快递单号,订单创建时间,承诺发货时间,订单发货时间,订单完成时间,\
      店铺名称,用户编号,商家编码,商品ID,商品名称
      P80001,已发货,无售后,广东,深圳,G1,,,杯子 红,红,2,100.00,82.00,8.00,10.00,0,0,90.00,2026-11-01 10:00:05,0,\
      顺丰,SF9,2026-11-01 10:00:00,2026-11-03 10:00:00,2026-11-02 09:00:00,,店,u1,K1,I1,杯子
      P80001,已发货,售后完成,广东,深圳,G2,,,碗,,1,30.00,30.00,0,0,0,0,30.00,2026-11-01 10:00:05,0,顺丰,SF9,\
      2026-11-01 10:00:00,2026-11-03 10:00:00,2026-11-02 09:00:00,,店,u1,K2,I2,碗
      P80002,已取消,,广东,深圳,G2,,,碗,,1,30.00,30.00,0,0,0,0,30.00,,0,,,2026-11-01 10:00:00,,,,店,u2,K2,I2,碗
      P80003,已完成,无售后,广东,深圳,G2,D1,达,碗,,1,30.00,25.00,0,0,0,-5.00,25.00,2026-11-02 10:00:05,0,,,\
      2026-11-02 10:00:00,,,,店,u2,K2,I2,碗

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "xiaohongshu orders" })
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
            "P80001", "shipped", "2026-11-01 10:00:05", "3", "130.00", "10.00", "8.00", "0.00",
            "112.00",
          ],
          ["P80002", "cancelled", "", "1", "30.00", "0.00", "0.00", "0.00", "30.00"],
          [
            "P80003", "completed", "2026-11-02 10:00:05", "1", "30.00", "5.00", "0.00", "0.00",
            "25.00",
          ],
        ])
    #expect(
      try store.rows(
        """
        select order_id, product_id, sku, units, unit_price, gross_sales, discounts from
        order_lines order by 1, 2
        """) == [
          ["P80001", "I1", "K1", "2", "50.00", "100.00", "10.00"],
          ["P80001", "I2", "K2", "1", "30.00", "30.00", "0.00"],
          ["P80002", "I2", "K2", "1", "30.00", "30.00", "0.00"],
          ["P80003", "I2", "K2", "1", "30.00", "30.00", "5.00"],
        ])
    #expect(
      try store.rows(
        "select refund_id, order_id, amount, status from refunds order by 1") == [
          ["P80001 G2", "P80001", "30.00", "refunded"]
        ])
    #expect(try store.rows("select affiliate_id, affiliate_name from affiliates") == [["D1", "达"]])
  }

  /// What was asked for is refunded where it came to that.
  @Test func xiaohongshuAfterSales() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      售后单号,订单号,售后类型,状态,申请时间,申请售后金额,原因,商家确认收货时间
      R1,P80001,退货退款,已完成,2026-11-03 10:00:00,30.00,不喜欢,2026-11-06 09:00:00
      R2,P80003,仅退款,已关闭,2026-11-04 10:00:00,25.00,不想要了,

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "xiaohongshu after-sales" })
    #expect(files.brief == ["refunds 2 0"])
    #expect(
      try store.rows(
        """
        select refund_id, order_id, refund_kind, amount, status, refunded_at::varchar from
          refunds order by 1
        """) == [
          ["R1", "P80001", "return", "30.00", "refunded", "2026-11-06 09:00:00"],
          ["R2", "P80003", "refund_only", "25.00", "withdrawn", ""],
        ])
  }

  /// Income and expenses in two columns are one amount.
  @Test func xiaohongshuAccount() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      创建时间,交易类型描述,业务单号,收入,支出,余额
      2026-11-05 10:00:00,订单结算,P80003,24.00,0,124.00
      2026-11-05 11:00:00,运费险,P80003,0,0.50,123.50
      2026-11-06 11:00:00,提现,T1,0,100.00,23.50

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "xiaohongshu account" })
    #expect(files.brief == ["settlements 3 0"])
    #expect(
      try store.rows(
        "select order_id, fee_name, amount, withdrawn from settlements order by settled_at") == [
          ["P80003", "订单结算", "24.00", ""],
          ["P80003", "运费险", "-0.50", ""],
          ["T1", "提现", "-100.00", "100.00"],
        ])
  }

  // MARK: - Kuaishou

  /// What the platform and the hosts give is no discount of the store.
  @Test func kuaishouOrders() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      订单号,订单创建时间,订单支付时间,订单状态,实付款,快递费,店铺优惠,平台补贴,主播补贴,混资活动优惠,支付优惠,支付方式,成交数量,售后状态,预售/承诺发货时间,订单载体,商品名称,\
      商品ID,商品规格,SKU编码,商品单价,渠道,CPS达人ID,CPS达人昵称,预估推广佣金,团长ID,收货人姓名,收货地址-省,收货地址-市,收货地址,发货时间,快递公司,快递单号
      2600001,2026-11-01 10:00:00,2026-11-01 10:00:09,已发货,87.00,5.00,10.00,6.00,2.00,0,0,微信,2,-,\
      2026-11-03 10:00:00,直播,杯子,9001,红,K1,50.00,分销,D1,达人,4.00,-,张,广东,深圳,xx,2026-11-02 10:00:00,中通,\
      ZT1
      2600002,2026-11-01 11:00:00,2026-11-01 11:00:09,交易关闭,30.00,0,0,0,0,0,0,微信,1,退款成功,,商城,碗,9002,,\
      K2,30.00,自营,0,,,-,张,广东,深圳,xx,,,
      2600003,2026-11-01 11:00:00,,待付款,30.00,0,0,0,0,0,0,,1,-,,商城,碗,9002,,K2,30.00,自营,0,,,-,张,广东,\
      深圳,xx,,,

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "kuaishou orders" })
    #expect(
      files.brief == [
        "orders 3 0", "order_lines 3 0", "refunds 1 0", "shipments 1 0", "products 2 0",
        "affiliates 1 0",
      ])
    #expect(
      try store.rows(
        """
        select order_id, status, paid_at::varchar, units, gross_sales, discounts,
          platform_discounts, shipping, paid_amount from orders order by 1
        """) == [
          [
            "2600001", "shipped", "2026-11-01 10:00:09", "2", "100.00", "10.00", "8.00", "5.00",
            "87.00",
          ],
          [
            "2600002", "cancelled", "2026-11-01 11:00:09", "1", "30.00", "0.00", "0.00", "0.00",
            "30.00",
          ],
          ["2600003", "unpaid", "", "1", "30.00", "0.00", "0.00", "0.00", "30.00"],
        ])
    #expect(
      try store.rows(
        """
        select order_id, product_id, sku, units, unit_price, gross_sales, discounts from
        order_lines order by 1, 2
        """) == [
          ["2600001", "9001", "K1", "2", "50.00", "100.00", "10.00"],
          ["2600002", "9002", "K2", "1", "30.00", "30.00", "0.00"],
          ["2600003", "9002", "K2", "1", "30.00", "30.00", "0.00"],
        ])
    #expect(
      try store.rows(
        "select refund_id, order_id, amount, status from refunds order by 1") == [
          ["2600002", "2600002", "30.00", "refunded"]
        ])
  }

  // MARK: - 1688

  /// The rows under an order are its own; a reduction is a discount, an increase is sales.
  @Test func alibabaOrders() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      订单编号,买家公司名,买家会员名,卖家公司名,卖家会员名,货品总价(元),运费(元),涨价或折扣(元),实付款(元),订单状态,订单创建时间,订单付款时间,发货方,收货人姓名,收货地址,\
      邮编,联系电话,联系手机,货品标题,单价(元),数量,单位,货号,型号,Offer ID,SKU ID,物料编号,单品货号,货品种类,买家留言,物流公司,运单号
      19001,某公司,buyer1,我司,seller,130.00,8.00,-10.00,128.00,等待买家确认收货,2026-11-01 10:00:00,\
      2026-11-01 10:05:00,卖家,张,广东省 深圳市,,,,杯子,50.00,2,件,,红,71,S1,,K1,,,顺丰,SF1
      ,,,,,,,,,,,,,,,,,,碗,30.00,1,件,,,72,S2,,K2,,,,
      19002,某公司,buyer1,我司,seller,30.00,0.00,5.00,35.00,交易成功,2026-11-02 10:00:00,\
      2026-11-02 10:05:00,卖家,张,广东省 深圳市,,,,碗,30.00,1,件,,,72,S2,,K2,,,顺丰,SF2
      19003,某公司,buyer2,我司,seller,30.00,0.00,0.00,30.00,等待买家付款,2026-11-02 10:00:00,,卖家,张,广东省 深圳市,,,,\
      碗,30.00,1,件,,,72,S2,,K2,,,,

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "1688 orders" })
    #expect(files.brief == ["orders 3 0", "order_lines 4 0", "shipments 2 0", "products 2 0"])
    #expect(
      try store.rows(
        """
        select order_id, status, paid_at::varchar, units, gross_sales, discounts,
          platform_discounts, shipping, paid_amount from orders order by 1
        """) == [
          [
            "19001", "shipped", "2026-11-01 10:05:00", "3", "130.00", "10.00", "", "8.00", "128.00",
          ],
          ["19002", "completed", "2026-11-02 10:05:00", "1", "35.00", "0.00", "", "0.00", "35.00"],
          ["19003", "unpaid", "", "1", "30.00", "0.00", "", "0.00", "30.00"],
        ])
    #expect(
      try store.rows(
        """
        select order_id, product_id, sku, units, unit_price, gross_sales, discounts from
        order_lines order by 1, 2
        """) == [
          ["19001", "71", "K1", "2", "50.00", "100.00", ""],
          ["19001", "72", "K2", "1", "30.00", "30.00", ""],
          ["19002", "72", "K2", "1", "30.00", "30.00", ""],
          ["19003", "72", "K2", "1", "30.00", "30.00", ""],
        ])
  }

  /// What the store bought is no sale.
  @Test func alibabaPurchases() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      订单编号,买家公司名,买家会员名,卖家公司名,卖家会员名,货品总价(元),运费(元),涨价或折扣(元),实付款(元),订单状态,订单创建时间,订单付款时间,发货方,收货人姓名,收货地址,\
      邮编,联系电话,联系手机,货品标题,单价(元),数量,单位,货号,型号,Offer ID,SKU ID,物料编号,单品货号,货品种类,买家留言,物流公司,运单号,下单公司主体
      19001,某公司,buyer1,我司,seller,130.00,8.00,-10.00,128.00,等待买家确认收货,2026-11-01 10:00:00,\
      2026-11-01 10:05:00,卖家,张,广东省 深圳市,,,,杯子,50.00,2,件,,红,71,S1,,K1,,,顺丰,SF1,某
      ,,,,,,,,,,,,,,,,,,碗,30.00,1,件,,,72,S2,,K2,,,,
      19002,某公司,buyer1,我司,seller,30.00,0.00,5.00,35.00,交易成功,2026-11-02 10:00:00,\
      2026-11-02 10:05:00,卖家,张,广东省 深圳市,,,,碗,30.00,1,件,,,72,S2,,K2,,,顺丰,SF2
      19003,某公司,buyer2,我司,seller,30.00,0.00,0.00,30.00,等待买家付款,2026-11-02 10:00:00,,卖家,张,广东省 深圳市,,,,\
      碗,30.00,1,件,,,72,S2,,K2,,,,

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "1688 purchases" })
    #expect(files.brief == ["orders 0 0"])
    #expect(try store.rows("select count(*) from orders") == [["0"]])
  }
}
