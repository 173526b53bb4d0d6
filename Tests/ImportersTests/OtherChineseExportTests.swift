import Foundation
import Importers
import Store
import TestSupport
import Testing

/// What 京东, 有赞 and SHEIN export, and public sets in Chinese.
@Suite struct OtherChineseExportTests {
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

  // MARK: - 京东

  /// The order's total stands on each of its lines and counts once.
  @Test func jdOrders() throws {
    let files = try load(
      "a.csv",
      """
      订单号,商品ID,商品名称,订购数量,下单时间,订单金额,客户姓名,客户地址,联系电话,京东价
      J1,SKU-A,商品甲,1,2026-01-15 10:00:00,500.00,***,浙江杭州市西湖区***,1******6198,250.00
      J1,SKU-B,商品乙,1,2026-01-15 10:00:00,500.00,***,浙江杭州市西湖区***,1******6198,250.00

      """)
    #expect(files.map { $0.dataset } == ["orders", "order_lines", "products"])
    #expect(files.allSatisfy { $0.export == "jd orders" && $0.read == 2 && $0.rejected == 0 })
    #expect(
      try store.rows(
        "select order_id, units, gross_sales, paid_amount, status, region, paid_at::date from orders"
      )
        == [["J1", "2", "500.00", "500.00", "", "浙江", "2026-01-15"]])
    #expect(try store.rows("select sum(gross_sales) from order_lines") == [["500.00"]])
  }

  @Test func jdOrdersOfTheLongForm() throws {
    let files = try load(
      "b.csv",
      """
      订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,下单帐号,客户姓名,运费金额,付款确认时间,货号,订单完成时间,订单来源
      J1,A,甲,2,在线支付,2026-01-15 10:00:00,100.00,200.00,180.00,0.00,180.00,完成,jd_anna,***,0.00,2026-01-15 10:01:00,H1,2026-01-20 09:00:00,APP订单
      J2,A,甲,1,货到付款,2026-01-16 10:00:00,100.00,100.00,100.00,0.00,100.00,等待确认收货,jd_bob,***,6.00,,H1,,
      J3,A,甲,1,在线支付,2026-01-17 10:00:00,100.00,100.00,100.00,0.00,100.00,(删除)等待付款,jd_anna,***,0.00,,H1,,

      """)
    #expect(files.allSatisfy { $0.rejected == 0 })
    #expect(
      try store.rows(
        """
        select order_id, gross_sales, discounts, shipping, paid_amount, status, paid_at, device
        from orders order by 1
        """) == [
          [
            "J1", "200.00", "20.00", "0.00", "180.00", "completed", "2026-01-15 10:01:00", "mobile",
          ],
          ["J2", "100.00", "0.00", "6.00", "100.00", "shipped", "", ""],
          ["J3", "100.00", "0.00", "0.00", "100.00", "cancelled", "", ""],
        ])
    #expect(
      try store.rows("select count(distinct customer_id), count(*) from orders") == [["2", "3"]])
  }

  @Test func jdStatement() throws {
    let header = """
      京东结算单,,,,,,,,,
      订单编号,订单下单时间,售后服务单号,售后退款时间,商品编号,费用名称,应结金额,币种,收支方向,预计结算时间,到账时间

      """
    let files = try load(
      "c.csv",
      header + """
        J1,2026-05-10 14:41:34,,,7001,货款,36.80,CNY,收入,2026-07-08 17:11:38,2026-07-09 12:08:53
        J1,2026-05-10 14:41:34,S9,2026-05-12 09:00:00,7001,货款,-13.80,CNY,支出,2026-07-08 17:11:38,2026-07-09 12:08:53
        J1,2026-05-10 14:41:34,,,7001,代收配送费,-6.00,CNY,支出,2026-07-08 17:11:38,2026-07-09 12:08:53
        J1,2026-05-10 14:41:34,,,7001,佣金,-1.84,CNY,支出,2026-07-08 17:11:38,2026-07-09 12:08:53
        J1,2026-05-10 14:41:34,,,7001,佣金,0.50,CNY,收入,2026-07-08 17:11:38,2026-07-09 12:08:53

        """)
    #expect(files.map { $0.dataset } == ["settlements", "refunds"])
    #expect(files.allSatisfy { $0.export == "jd statement" && $0.rejected == 0 })
    #expect(
      try store.rows(
        "select sum(amount), sum(goods), sum(taken_back), sum(service_fees) from settlements")
        == [["15.66", "36.80", "13.80", "7.34"]])
    #expect(
      try store.rows("select refund_id, order_id, amount, refunded_at::date from refunds")
        == [["S9", "J1", "13.80", "2026-05-12"]])
    // The next statement repeats a line and has one more.
    let later = try load(
      "d.csv",
      header + """
        J1,2026-05-10 14:41:34,,,7001,货款,36.80,CNY,收入,2026-07-08 17:11:38,2026-07-09 12:08:53
        J2,2026-05-11 14:41:34,,,7001,货款,10.00,CNY,收入,2026-07-08 17:11:38,2026-07-10 12:08:53

        """)
    #expect(later[0].added == 1 && later[0].unchanged == 1)
  }

  // MARK: - 有赞, SHEIN

  @Test func youzan() throws {
    let files = try load(
      "yz.csv",
      """
      订单号,买家付款时间,收货人手机号/提货人手机号,全部商品名称,商品种类数,订单实付金额,订单状态,买家备注,商家订单备注
      Y1,2025-07-21 10:00:00,13800138000,商品甲;商品乙,2,88.50,交易成功,请周末派送,
      Y2,,13800138000,商品甲,1,10.00,待付款,,

      """)
    #expect(files.map { $0.export } == ["youzan orders"])
    #expect(files[0].added == 1 && files[0].rejected == 1)
    #expect(
      try store.rows("select order_id, gross_sales, paid_amount, units, status from orders")
        == [["Y1", "88.50", "88.50", "", "completed"]])
    let full = try load(
      "full.csv",
      """
      订单号,订单状态,归属店铺,订单创建时间,买家付款时间,交易成功时间,商品金额合计,运费,店铺优惠合计,订单实付金额,订单已退款金额,收货人省份,全部商品名称,商品种类数
      Y1,交易完成,甲店,2025-07-21 09:58:00,2025-07-21 10:00:00,2025-07-28 10:00:00,100.00,5.00,16.50,88.50,8.50,浙江省,商品甲,2

      """)
    #expect(full.map { $0.dataset } == ["orders", "refunds"] && full[0].updated == 1)
    #expect(
      try store.rows("select ordered_at, gross_sales, discounts, shipping, region from orders")
        == [["2025-07-21 09:58:00", "100.00", "16.50", "5.00", "浙江省"]])
    #expect(try store.rows("select amount from refunds") == [["8.50"]])
  }

  @Test func shein() throws {
    let files = try load(
      "售后.csv",
      """
      店铺,站点,退款申请时间,退款产品图片,售后单号,订单号,商品SKU,售后处理方案,售后单处理状态,售后申请类型,退款原因描述,退款附件,商品结算总金额,退货率约服务费,预计退货总支出,是否已退款,退款方式,退回单号,备注(退款解析)
      甲店,美国,2026-03-01 10:00:00,,A1,GSU1,sku1,退货退款,已完成,退货退款,尺码偏小,,12.50,1.00,13.50,是,原路,,
      甲店,美国,2026-03-01 10:00:00,,A1,GSU1,sku2,退货退款,已完成,退货退款,尺码偏小,,7.50,1.00,8.50,是,原路,,
      甲店,法国,2026-03-02 10:00:00,,A2,GSU2,sku1,,处理中,仅退款,质量问题,,9.00,,,否,,,

      """)
    #expect(files.map { $0.export } == ["shein after-sales"])
    #expect(files[0].added == 2 && files[0].joined == 1 && files[0].rejected == 0)
    #expect(
      try store.rows(
        "select refund_id, refund_kind, reason, amount, status from refunds order by 1")
        == [
          ["A1", "return", "尺码偏小", "20.00", "refunded"],
          ["A2", "refund_only", "质量问题", "9.00", "requested"],
        ])
  }

  // MARK: - Public sets

  /// The day of the archive's folder, where no column has it.
  @Test func hotTopics() throws {
    let files = try load(
      "2025-06-16/summary.json",
      """
      [{"title": "镜子", "category": "暂无", "url": "x", "hot": 2903773, "ads": false,
        "readCount": 130000000, "discussCount": 55000, "origin": 9389},
       {"title": "买一送一", "category": "电商", "url": "y", "hot": 0, "ads": true}]
      """)
    #expect(files.map { $0.export } == ["weibo hot topics"] && files[0].added == 2)
    #expect(
      try store.rows(
        "select date, topic, topic_source, topic_category, heat, reads, paid from topics order by heat"
      )
        == [
          ["2025-06-16", "买一送一", "微博", "电商", "0", "", "true"],
          ["2025-06-16", "镜子", "微博", "", "2903773", "130000000", "false"],
        ])
  }

  @Test func reviewsWithoutADay() throws {
    let files = try load("r.csv", "cat,label,review\n书籍,1,很好\n书籍,0,\"差，\n退货\"\n书籍,1,\n")
    #expect(files.map { $0.export }.first == "online shopping reviews")
    #expect(files[0].added == 2 && files[0].skippedCount == 1)
    #expect(
      try store.rows("select sentiment, product_id, reviewed_at from reviews order by 1")
        == [["negative", "书籍", ""], ["positive", "书籍", ""]])
  }
}
