import Foundation
import Importers
import Store
import TestSupport
import Testing
import Values

/// What 千牛 exports of Taobao and Tmall: orders, lines, refunds, products.
@Suite struct TaobaoExportTests {
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

  private static let list = #"""
    订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,物流单号 ,物流公司,宝贝总数量,店铺名称,订单关闭原因,卖家服务费,是否手机订单,天猫卡券抵扣,退款金额,确认收货时间,打款商家金额
    "=""1000000000000000001""",anna01,129.00,10.00,139.00,134.00,交易成功,***,浙江省 杭州市 西湖区 ***,'13*,2026-05-01 10:11:12,2026-05-01 10:11:40,裙，蓝,No:YT01,圆通速递,1,示例旗舰店,订单未关闭,0元,手机订单,5.00,0.00,2026-05-06 09:00:00,134.00元
    "=""1000000000000000002""",b***1,88.00,0.00,88.00,0.00,交易关闭,***,上海 上海市 浦东新区 ***,'13*,2026-05-01 10:20:00,,T恤,,,1,示例旗舰店,买家不想买了,0元,,,0.00,,0.00元
    "=""1000000000000000003""",anna01,199.00,0.00,199.00,149.00,卖家已发货，等待买家确认,***,浙江省 杭州市 西湖区 ***,'13*,2026-05-02 00:00:03,2026-05-02 00:00:20,"外套,围巾",No:YT02,圆通速递,2,示例旗舰店,订单未关闭,3.98元,手机订单,,50.00,,149.00元

    """#

  @Test func orders() throws {
    let files = try load("ExportOrderList1.csv", Self.list)
    #expect(files.map { $0.export } == Array(repeating: "taobao orders", count: 3))
    #expect(files.map { $0.dataset } == ["orders", "refunds", "shipments"])
    #expect(files.map { $0.added } == [3, 1, 2])
    #expect(files.allSatisfy { $0.read == 3 && $0.rejected == 0 })
    #expect(
      try store.rows(
        """
        select order_id, platform, status, region, city, units, gross_sales, platform_discounts,
          shipping, paid_amount, platform_fees, device, close_reason from orders order by 1
        """) == [
          [
            "1000000000000000001", "taobao", "completed", "浙江省", "杭州市", "1", "129.00", "5.00",
            "10.00", "134.00", "0.00", "mobile", "",
          ],
          [
            "1000000000000000002", "taobao", "cancelled", "上海", "上海市", "1", "88.00", "", "0.00",
            "0.00", "0.00", "", "买家不想买了",
          ],
          [
            "1000000000000000003", "taobao", "shipped", "浙江省", "杭州市", "2", "199.00", "", "0.00",
            "149.00", "3.98", "mobile", "",
          ],
        ])
    #expect(
      try store.rows("select order_id, amount, refunded_at::date, status from refunds")
        == [["1000000000000000003", "50.00", "2026-05-02", "refunded"]])
    #expect(
      try store.rows("select carrier, tracking_no, delivery_status from shipments order by 2")
        == [["圆通速递", "YT01", "delivered"], ["圆通速递", "YT02", "shipped"]])
    // One person has one hash, and a name that is masked stands for nobody.
    let people = try store.rows("select customer_id from orders order by order_id").map { $0[0] }
    #expect(people[0] == people[2] && people[0].count == 16 && people[1] == "")
    #expect(files[0].personal.contains("收货人姓名") && files[0].personal.contains("联系手机"))
  }

  /// The two lists of one export complete each other, whichever comes first.
  @Test(arguments: [true, false]) func linesJoinTheirOrders(_ linesFirst: Bool) throws {
    let lines = #"""
      订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码
      "=""1000000000000000001""",裙 ，蓝,129.00,1,SKU-A,颜色分类:蓝色;尺码:M,,,交易成功,ITEM-A
      "=""1000000000000000003""",外套,149.00,1,SKU-B,尺码:L,,,交易成功,ITEM-B
      "=""1000000000000000003""",围巾,25.00,2,SKU-C,,,,交易成功,ITEM-C

      """#
    if linesFirst { try load("lines.csv", lines) }
    try load("list.csv", Self.list)
    if !linesFirst {
      let files = try load("lines.csv", lines)
      #expect(files.map { $0.dataset } == ["order_lines", "products"])
      #expect(files[0].added == 3 && files[0].rejected == 0)
    }
    #expect(
      try store.rows(
        """
        select l.order_id, line_no, product_id, sku, variant, l.units, unit_price, l.gross_sales,
          paid_at::date
        from order_lines l join orders using (order_id) order by 1, 2
        """) == [
          [
            "1000000000000000001", "1", "ITEM-A", "SKU-A", "颜色分类:蓝色;尺码:M", "1", "129.00",
            "129.00", "2026-05-01",
          ],
          [
            "1000000000000000003", "1", "ITEM-B", "SKU-B", "尺码:L", "1", "149.00", "149.00",
            "2026-05-02",
          ],
          [
            "1000000000000000003", "2", "ITEM-C", "SKU-C", "", "2", "25.00", "50.00", "2026-05-02",
          ],
        ])
    #expect(
      try store.rows("select product_id, title from products order by 1")
        == [["ITEM-A", "裙 ，蓝"], ["ITEM-B", "外套"], ["ITEM-C", "围巾"]])
  }

  /// A later list brings the order forward and adds none.
  @Test func laterListsUpdate() throws {
    try load("monday.csv", Self.list)
    let later = Self.list.replacing("卖家已发货，等待买家确认", with: "交易成功")
      .replacing(",50.00,,149.00元", with: ",60.00,2026-05-09 08:00:00,139.00元")
    let files = try load("tuesday.csv", later)
    #expect(files.map { $0.updated } == [1, 1, 1] && files.map { $0.added } == [0, 0, 0])
    #expect(try store.rows("select count(*), sum(amount) from refunds") == [["1", "60.00"]])
    #expect(
      try store.rows("select status, completed_at::date from orders order by order_id desc limit 1")
        == [["completed", "2026-05-09"]])
  }

  /// The short form of an older tool: no status, no number of pieces.
  @Test func shortForm() throws {
    let files = try load(
      "report.csv",
      """
      订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额
      1,178.8,0.0,上海,2020-02-21 00:00:00,,0.0
      2,21.0,11.0,内蒙古自治区,2020-02-20 23:59:54,2020-02-21 00:00:02,10.0

      """)
    #expect(files.map { $0.dataset } == ["orders", "refunds"])
    #expect(
      try store.rows("select order_id, status, units, gross_sales, region from orders order by 1")
        == [["1", "unpaid", "", "178.80", "上海"], ["2", "paid", "", "21.00", "内蒙古自治区"]])
  }

  /// Other columns in another order, under the names of newer consoles, with a status of the future.
  @Test func drift() throws {
    let files = try load(
      "订单报表.csv",
      """
      新列,确认收货时间 ,买家实付金额,订单付款时间,订单创建时间\u{3000},订单编号,平台服务费,订单状态,运单号,快递公司,发货时间,应发货时间,总金额,退款金额
      x,,80.00,2026/5/1 9:05,2026/5/1 9:00,2000000000000000009,1.60元,风控审核中,SF1,顺丰,2026/5/2 8:00,2026/5/3 9:05,80.00,

      """)
    #expect(files.first?.export == "taobao orders" && files.allSatisfy { $0.rejected == 0 })
    #expect(
      try store.rows(
        "select order_id, status, gross_sales, paid_amount, platform_fees, paid_at from orders")
        == [["2000000000000000009", "paid", "80.00", "80.00", "1.60", "2026-05-01 09:05:00"]])
    #expect(
      try store.rows("select carrier, tracking_no, promised_at, shipped_at from shipments")
        == [["顺丰", "SF1", "2026-05-03 09:05:00", "2026-05-02 08:00:00"]])
  }

  @Test(arguments: [
    ("等待买家付款", "unpaid"), ("买家已付款，等待卖家发货", "paid"), ("等待卖家发货", "paid"),
    ("卖家已发货，等待买家确认", "shipped"), ("卖家部分发货", "shipped"), ("交易成功", "completed"),
    ("交易关闭", "cancelled"), ("", "paid"),
  ])
  func statuses(_ told: String, _ status: String) throws {
    try load(
      "a.csv",
      """
      订单编号,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间
      1,1,1,\(told),2026-05-01 09:00:00,2026-05-01 09:05:00

      """)
    #expect(try store.rows("select status from orders") == [[status]])
  }

  /// 销售明细 tells the lines and, with its times, the orders too.
  @Test func linesWithTheirOrders() throws {
    let files = try load(
      "销售明细.csv",
      """
      子订单编号,主订单编号,商品标题,商品价格,购买数量,外部系统编号,商品属性,订单状态,商家编码,支付单号,买家应付货款,买家实付金额,退款状态,退款金额,订单创建时间,订单付款时间,商品ID
      11,1,杯,30.00,2,S1,红,交易成功,C1,P1,50.00,40.00,退款成功,10.00,2026-05-01 09:00:00,2026-05-01 09:05:00,7001
      12,1,壶,20.00,1,S2,,交易成功,C2,P1,20.00,20.00,没有申请退款,0.00,2026-05-01 09:00:00,2026-05-01 09:05:00,7002

      """)
    #expect(files.map { $0.dataset } == ["order_lines", "products", "orders", "refunds"])
    #expect(files.allSatisfy { $0.read == 2 && $0.rejected == 0 })
    #expect(
      try store.rows(
        "select line_no, product_id, sku, gross_sales, discounts from order_lines order by 1")
        == [["11", "7001", "S1", "60.00", "10.00"], ["12", "7002", "S2", "20.00", "0.00"]])
    #expect(
      try store.rows("select order_id, units, gross_sales, paid_amount, status from orders")
        == [["1", "3", "70.00", "60.00", "completed"]])
    #expect(try store.rows("select refund_id, amount from refunds") == [["1", "10.00"]])
  }

  @Test func refunds() throws {
    let files = try load(
      "退款.csv",
      """
      订单编号,退款编号,支付宝交易号,订单付款时间,商品id,商品编码,退款完结时间,买家会员名称,买家实际支付金额,宝贝标题,买家退款金额,手工退款/系统退款,是否需要退货,退款的申请时间,超时时间,退款状态,货物状态,卖家电话,买家退款原因,买家退款说明
      '5001,'9001,2026,2026-05-01 09:00:00,7001,C1,2026-05-04 10:00:00,anna01,50.00,杯,20.00,手工退款,需要退货,2026-05-03 09:00:00,,退款成功,买家已收到货,1,尺码不合适,太小
      '5002,'9002,2026,2026-05-01 09:00:00,7002,C2,,anna01,50.00,壶,50.00,手工退款,不需要退货,2026-05-03 11:00:00,,买家已经申请退款，等待卖家同意,买家未收到货,1,不喜欢/不想要,
      '5003,'9003,2026,2026-05-01 09:00:00,7002,C2,2026-05-05 00:00:00,anna01,50.00,壶,50.00,手工退款,不需要退货,2026-05-03 12:00:00,,退款关闭,买家未收到货,1,多拍,

      """)
    #expect(files.map { $0.export } == ["taobao refunds"] && files[0].rejected == 0)
    #expect(
      try store.rows(
        """
        select refund_id, order_id, refund_kind, reason, amount, requested_at::date,
          refunded_at::date, status from refunds order by 1
        """) == [
          ["9001", "5001", "return", "尺码不合适", "20.00", "2026-05-03", "2026-05-04", "refunded"],
          ["9002", "5002", "refund_only", "不喜欢/不想要", "50.00", "2026-05-03", "", "requested"],
          ["9003", "5003", "refund_only", "多拍", "50.00", "2026-05-03", "", "withdrawn"],
        ])
  }

  /// What the list of orders tells of refunds gives way to the refunds themselves.
  @Test(arguments: [true, false]) func refundsCountOnce(_ ordersFirst: Bool) throws {
    let refunds = """
      订单编号,退款编号,买家退款金额,退款的申请时间,退款完结时间,退款状态,买家退款原因
      1000000000000000003,9001,30.00,2026-05-03 09:00:00,2026-05-04 10:00:00,退款成功,尺码不合适
      1000000000000000003,9002,20.00,2026-05-05 09:00:00,2026-05-06 10:00:00,退款成功,质量问题

      """
    if ordersFirst { try load("list.csv", Self.list) }
    let files = try load("refunds.csv", refunds)
    #expect(files.map { [$0.added, $0.updated] } == [ordersFirst ? [1, 1] : [2, 0]])
    let list = try load(ordersFirst ? "again.csv" : "list.csv", Self.list + "\n")
    #expect(list.first { $0.dataset == "refunds" }.map { [$0.added, $0.unchanged] } == [0, 1])
    #expect(
      try store.rows("select refund_id, amount from refunds order by 1")
        == [["9001", "30.00"], ["9002", "20.00"]])
  }

  /// Title rows, two columns of one name, a row per variant.
  @Test func productMaster() throws {
    let files = try load(
      "商品.csv",
      """
      发布模板,,,,,,,,,
      ,,,,,,,,,
      商品Id,类目名称,商品标题,一口价,商家编码,发货时间,skuId,价格（元）,数量,商家编码
      10001,杯子,玻璃杯,10.00,ITEM,2,20001,9.90,5,ITEM-R
      10001,杯子,玻璃杯,10.00,ITEM,2,20002,8.80,7,ITEM-B
      10002,杯子,茶壶,,POT,2,,,,

      """)
    #expect(files.map { $0.export } == ["tmall products"])
    #expect(files[0].added == 1 && files[0].joined == 1 && files[0].rejected == 1)
    #expect(
      try store.rows("select product_id, title, sku, category, price, stock from products")
        == [["10001", "玻璃杯", "ITEM", "杯子", "10.00", "12"]])
  }

  // MARK: - Competitors

  @Test func listingsOfThePlugIn() throws {
    let text = """
      主图,ID,标题,商品价格,付款人数,店铺,链接
      ,562048375368,饮水机,99.00,10人付款,某专卖店,https://item.taobao.com/item.htm?id=562048375368
      ,812345678901,净水器,1299,1.5万+人付款,某专卖店,https://item.taobao.com/item.htm?id=812345678901

      """
    let files = try load("某店店透视-商品下载-2026-08-23_00_38.csv", text)
    #expect(files.map { $0.export } == ["dianto products"] && files[0].rejected == 0)
    #expect(
      try store.rows(
        "select date, level, competitor, item_id, price, paid_counter from competitors order by 4")
        == [
          ["2026-08-23", "product", "某专卖店", "562048375368", "99.00", "10"],
          ["2026-08-23", "product", "某专卖店", "812345678901", "1299.00", "15000"],
        ])
    // Nothing tells the day: nothing is guessed.
    let faults = fault { try load("download.csv", text) }
    #expect(
      faults.first
        == "download.csv is a file of dianto products without what competitors needs: date")
  }

  /// A running count becomes the sales of a day where the day before is known, in later files too.
  @Test func runningCounts() throws {
    let header = "update_time,id,title,price,sale_count,comment_count,店名\n"
    let files = try load(
      "a.csv",
      header + """
        2016/11/5,A1,霜,139,100,7,自然堂
        2016/11/6,A1,霜,139,130,8,自然堂
        2016/11/8,A1,霜,99,190,9,自然堂
        2016/11/5,B1,水,50,20,,佰草集
        2016/11/6,B1,水,50,15,,佰草集

        """)
    #expect(
      files[0].notes.contains(
        "estimated_units is the rise of paid_counter since the day before, in 1 row"))
    let rises: SQL = """
      select item_id, date, estimated_units from competitors order by 1, 2
      """
    #expect(
      try store.rows(rises).map { $0[2] } == ["", "30", "", "", ""])
    try load("b.csv", header + "2016/11/7,A1,霜,99,150,8,自然堂\n")
    #expect(try store.rows(rises).map { $0[2] } == ["", "30", "20", "40", "", ""])
  }
}
