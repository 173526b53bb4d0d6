import Importers
import TestSupport
import Testing

/// Orders of 微信小店, 小红书, 快手 and 1688, and of the ERPs 聚水潭 and 旺店通.
@Suite struct ChineseShopExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  // MARK: - Weixin

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

  // MARK: - ERPs

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
