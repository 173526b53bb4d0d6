import Catalog
import Importers
import Language
import Store
import TestSupport
import Testing
import Values

/// How headers become columns, and which data set a file belongs to.
@Suite struct MatchingTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func load(_ text: String, _ options: String = "") throws -> LoadAccount {
    try store.load("\"\(try folder.write("a.csv", text))\" \(options)")
  }

  /// By name whatever its case and blanks, by synonym in any language, the rest left out.
  @Test func namesAndSynonyms() throws {
    let account = try load(
      """
      Order ID,订单创建时间,order-status,UNITS,买家应付货款,收货地址 ,Paid_At,退款金额,买家实际支付金额
      1,2024-05-01,paid,1,10,x,2024-05-01,3,9

      """)
    #expect(account.files[0].dataset == "orders")
    #expect(
      account.columns == [
        ["Order ID", "order_id", "name"], ["订单创建时间", "ordered_at", "synonym"],
        ["Paid_At", "paid_at", "name"], ["order-status", "status", "synonym"],
        ["UNITS", "units", "name"], ["买家应付货款", "gross_sales", "synonym"],
        ["买家实际支付金额", "paid_amount", "synonym"], ["收货地址", "", "left out"],
        ["退款金额", "", "left out"],
      ])
  }

  /// A unit in brackets and one slip of the pen are told as a guess.
  @Test func guesses() throws {
    let account = try load(
      """
      order_id,ordered_at,status,units,gross_sale,discounts(元),Paid amount (CNY),order_channel
      1,2024-05-01,paid,1,10,1,9,search

      """)
    #expect(
      account.columns.filter { $0[2] == "guess" } == [
        ["gross_sale", "gross_sales", "guess"], ["discounts(元)", "discounts", "guess"],
        ["Paid amount (CNY)", "paid_amount", "guess"],
      ])
    #expect(
      account.report.notes.otherNotes
        == ["what was guessed wrong can be set right: map (column = `in the file`)"])
    #expect(
      try store.rows("select channel, gross_sales, discounts, paid_amount from orders")
        == [["search", "10.00", "1.00", "9.00"]])
  }

  /// Of two headers for one column, the name wins over a synonym; of equals the first.
  @Test func twoForOne() throws {
    let account = try load(
      """
      订单号,order_id,ordered_at,status,units,gross_sales,status
      x,1,2024-05-01,paid,1,10,shipped

      """)
    #expect(try store.rows("select order_id, status from orders") == [["1", "paid"]])
    #expect(
      account.columns.filter { $0[2] == "left out" } == [
        ["订单号", "", "left out"], ["status (2)", "", "left out"],
      ])
  }

  @Test func missingColumns() throws {
    let path = folder.file("a.csv")
    #expect(
      fault { try load("order_id,ordered_at,status\n1,2024-05-01,paid\n", "as orders") } == [
        "a.csv has no column for units and gross_sales, which orders needs",
        "map them: load \(path) as orders map (units = ..., gross_sales = ...)",
        "the file has order_id, ordered_at, status",
      ])
    #expect(
      fault { try load("product_id,basic prise,title\n1,2,x\n", "as products") } == [
        "a.csv has no column for price, which products needs",
        "map it: load \(path) as products map (price = ...)",
        "the file has product_id, `basic prise`, title",
      ])
  }

  @Test func unfitting() throws {
    let path = folder.file("a.csv")
    #expect(
      fault { try load("order_id,ordered_at,status,payment_type\n1,2024-05-01,paid,x\n") } == [
        "a.csv fits no data set as it is",
        "likely it is: load \(path) as orders map (order_id = order_id, ordered_at = ordered_at,"
          + " paid_at = case(status in (\"paid\"), ordered_at), status = status, units = ...,"
          + " gross_sales = ...)",
        "... stands where nothing in the file speaks for a column",
        "or go through its columns at the prompt: load \(path) map",
        "the file has order_id, ordered_at, status, payment_type",
      ])
    // A key alone does not make a file rows of a data set.
    #expect(
      fault { try load("customer_id,x,y,z,w\n1,2,3,4,5\n") }.first
        == "a.csv fits no data set: opsh knows none of its columns well enough")
    #expect(try store.rows("select count(*) from customers") == [["0"]])
    #expect(try load("customer_id,x,y,z,w\n1,2,3,4,5\n", "as customers").counts[1] == 1)
  }

  @Test func ambiguous() throws {
    var catalog = shipped
    catalog.add(
      modelText: """
        dataset gifts "Gifts" {
          key gift_id
          gift_id text
          worth money
        }
        dataset presents "Presents" {
          key gift_id
          gift_id text
          worth money
        }
        """, name: "test.ops", grammar: Grammar())
    let store = try memoryStore(catalog)
    let path = try folder.write("g.csv", "gift_id,worth\n1,2\n")
    #expect(
      fault { try store.load("\"\(path)\"", catalog: catalog) } == [
        "g.csv can be rows of gifts or presents", "say which: load ... as gifts",
      ])
    #expect(try store.load("\"\(path)\" as presents", catalog: catalog).counts[1] == 1)
  }

  @Test func unknownDataset() throws {
    let text = orders("1,2024-05-01,paid,1,10")
    let said = fault { try load(text, "as ordes") }
    #expect(said.prefix(2) == ["no data set called \"ordes\"", "did you mean orders?"])
    #expect(said[2].hasPrefix("data sets are orders, order_lines, products"))
    #expect(said.last == "exports lists what is known of platforms' files")
    for own in ["loads", "rejects", "incidents"] {
      #expect(
        fault { try load(text, "as \(own)") }
          == ["\(own) is written by opsh itself and cannot be loaded"])
    }
    // A data set's synonym will do.
    #expect(try load(text, "as 订单").files[0].dataset == "orders")
  }

  // MARK: - What is worked out

  /// Lines are counted within their order, in the order of the file, whatever stands between.
  @Test func lineNumbers() throws {
    let account = try load(
      """
      order_id,product_id,units,unit_price,gross_sales
      B,P1,1,1,1
      A,P2,1,2,2
      B,P3,1,3,3
      B,P4,x,4,4
      A,P5,1,5,5

      """, "as order_lines")
    #expect(account.counts == [5, 4, 0, 0, 0, 1])
    #expect(
      account.files[0].notes.otherNotes == [
        "line_no counts the rows of each order_id in the order of the file"
      ])
    #expect(account.columns.contains(["", "line_no", "counted within order_id"]))
    #expect(
      try store.rows("select order_id, line_no, product_id from order_lines order by 1, 2")
        == [["A", "1", "P2"], ["A", "2", "P5"], ["B", "1", "P1"], ["B", "2", "P3"]])
  }

  @Test(arguments: [
    ("date,visitors,sessions", "shop", "the file has none of the columns that tell levels apart"),
    ("date,channel,visitors", "channel", "the file has channel"),
    ("date,product_id,visitors", "product", "the file has product_id"),
    ("date,campaign,visitors", "campaign", "the file has campaign"),
    ("date,city,region,visitors", "place", "the file has city, region"),
    ("date,channel,source_name,visitors", "source", "the file has channel, source_name"),
  ])
  func levels(header: String, level: String, reason: String) throws {
    let cells = header.split(separator: ",").map {
      ["date": "2024-05-01", "visitors": "7", "sessions": "9"][$0] ?? "x"
    }
    let account = try load(
      header + "\n" + cells.joined(separator: ",") + "\n", "as traffic")
    #expect(try store.rows("select level, visitors from traffic") == [[level, "7"]])
    #expect(
      account.files[0].notes
        == ["level \(level), for \(reason); another one with: map (level = \"...\")"])
  }

  @Test func levelOfTheFile() throws {
    let account = try load(
      "date,level,channel,visitors\n2024-05-01,Channel,x,1\n2024-05-01,shop,,2\n2024-05-01,city,,2\n"
    )
    #expect(account.counts == [3, 2, 0, 0, 0, 1])
    #expect(account.rejects.map { $0.prefix(3) } == [["4", "level", "city"]])
    #expect(account.rejects[0][3].hasPrefix("none of shop, channel, source, campaign, device,"))
    #expect(
      try store.facts()["traffic"]?.levels.keys.sorted() == ["channel", "shop"])
  }

  /// Keys of which parts may be missing: the same row again is the same, not another one.
  @Test func keysWithMissingParts() throws {
    let text = "date,channel,visitors\n2024-05-01,search,5\n2024-05-01,ads,6\n"
    #expect(try load(text).counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try load(text.replacing(",6", with: ",7") + "2024-05-02,ads,8\n").counts
        == [3, 1, 1, 1, 0, 0])
    #expect(
      try store.rows("select date, channel, visitors from traffic order by 1, 2")
        == [
          ["2024-05-01", "ads", "7"], ["2024-05-01", "search", "5"], ["2024-05-02", "ads", "8"],
        ])
  }
}
