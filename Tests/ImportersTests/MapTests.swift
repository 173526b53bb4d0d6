import Importers
import Store
import TestSupport
import Testing

/// Columns as expressions over the columns of the file.
@Suite struct MapTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func load(_ text: String, _ options: String) throws -> LoadAccount {
    try store.load("\"\(try folder.write("a.csv", text))\" \(options)")
  }

  private let text = """
    No,Created,Total,Goods (net),State,Note,订单状态
    1,14/05/2024 08:30,"1,210.10",1100,PAID,gift,交易成功
    2,15/05/2024 21:00,99.95,90.05,OPEN,,等待买家付款

    """

  @Test func expressions() throws {
    let account = try load(
      text,
      """
      as orders map (order_id = concat("A-", No), gross_sales = `Goods (net)`, units = 1,
        ordered_at = timestamp(created, "%d/%m/%Y %H:%M"), taxes = Total - `Goods (net)`,
        paid_at = timestamp(Created, "%d/%m/%Y %H:%M") + 2h, discounts = `Goods (net)` * 0.1,
        status = case(订单状态 = "交易成功", "completed", state = "OPEN", "unpaid", "paid"),
        coupon = if(note is missing, "none", upper(Note)), city = "Berlin",
        channel = if(Total > 1000, "wholesale", "shop"))
      """)
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try store.rows(
        """
        select order_id, ordered_at, paid_at, status, units, gross_sales, taxes, discounts, coupon,
          city, channel from orders order by 1
        """) == [
          [
            "A-1", "2024-05-14 08:30:00", "2024-05-14 10:30:00", "completed", "1", "1100.00",
            "110.10", "110.00", "GIFT", "Berlin", "wholesale",
          ],
          [
            "A-2", "2024-05-15 21:00:00", "2024-05-15 23:00:00", "unpaid", "1", "90.05", "9.90",
            "9.01", "none", "Berlin", "shop",
          ],
        ])
    #expect(account.files[0].rounded == 1)
    #expect(account.columns.contains(["Total, Goods (net)", "taxes", "map"]))
    #expect(account.columns.contains(["", "units", "map"]))
    #expect(!account.columns.contains { $0[2] == "left out" })
  }

  @Test func functionsOfTimes() throws {
    _ = try load(
      orders("1,2024-05-14 08:30:00,paid,1,10"),
      "map (units = hour(ordered_at), discounts = weekday(ordered_at), close_reason = date(ordered_at))"
    )
    #expect(
      try store.rows("select units, discounts, close_reason from orders")
        == [["8", "2.00", "2024-05-14"]])
  }

  /// A map comes before what the header would say, and `missing` leaves a column out.
  @Test func overrides() throws {
    let text =
      "order_id,ordered_at,status,units,gross_sales,coupon,city\n1,2024-05-14,paid,1,10,C,X\n"
    let account = try load(text, "map (coupon = missing, gross_sales = 7, city = coupon)")
    #expect(try store.rows("select gross_sales, coupon, city from orders") == [["7.00", "", "C"]])
    #expect(
      account.columns.filter { $0[2] == "left out" } == [
        ["gross_sales", "", "left out"], ["city", "", "left out"],
      ])
  }

  /// A column that is needed may be left out in so many words; the key may not.
  @Test func withoutNeeded() throws {
    let text = "order_id,ordered_at,status,units\n1,2024-05-14,paid,2\n"
    #expect(
      fault { try load(text, "as orders map (units = missing)") }.first
        == "a.csv has no column for gross_sales, which orders needs")
    #expect(
      fault { try load(text, "as orders map (order_id = missing, gross_sales = 1)") }.first
        == "a.csv has no column for order_id, which orders needs")
    #expect(
      try load(text, "as orders map (gross_sales = missing)").counts == [1, 1, 0, 0, 0, 0])
    #expect(try store.rows("select units, gross_sales from orders") == [["2", ""]])
    // A later file that has the amounts fills them in, and keeps what it does not have.
    #expect(
      try load(
        "order_id,gross_sales\n1,7.50\n",
        "as orders map (ordered_at = missing, status = missing, units = missing)"
      ).counts == [1, 0, 1, 0, 0, 0])
    #expect(
      try store.rows("select ordered_at::date, status, units, gross_sales from orders")
        == [["2024-05-14", "paid", "2", "7.50"]])
  }

  /// What a formula yields is read as strictly as what stands in the file.
  @Test func resultsAreChecked() throws {
    let account = try load(
      orders("1,2024-05-14,paid,1,10", "2,soon,paid,1,10"),
      "map (status = if(order_id = \"1\", \"paid\", \"odd\"), ordered_at = timestamp(ordered_at))")
    #expect(account.rejects == [["3", "ordered_at", "", "missing"]])
    #expect(
      try load(orders("3,2024-05-14,x,1,10"), "map (status = \"gone\", units = \"x\")").rejects
        == [["2", "units", "x", "no whole number"]])
  }

  @Test(arguments: [
    (
      "as orders map (unitz = 1)", ["orders has no column called \"unitz\"", "did you mean units?"]
    ),
    ("map (unitz = 1)", ["no data set has a column called \"unitz\"", "did you mean units?"]),
    (
      "map (units = unitz)", ["a.csv has no column called \"unitz\"", "did you mean units?"]
    ),
    (
      "map (units = nothing)", ["a.csv has no column called \"nothing\"", "write texts in quotes"]
    ),
    (
      "map (units = sum(units))", ["sum() sums up rows, and \"map\" looks at one row"]
    ),
    ("map (units = sqare(units))", ["no function called \"sqare\""]),
    ("map (units = round())", ["round() takes 1 to 2 arguments, not 0", "round(x, decimals)"]),
    ("map (units = orders.units)", ["\"map\" knows the columns of the file only"]),
    ("as orders map (units = 1, units = 2)", ["units is mapped twice"]),
    ("map (units = upper(status) * 2)", ["\"*\" needs numbers, and this is a text"]),
    (
      "as refunds map (days_open = 1)",
      ["days_open is computed from other columns and cannot be loaded"]
    ),
  ])
  func faults(options: String, said: [String]) throws {
    let found = fault { try load(orders("1,2024-05-14,paid,1,10"), options) }
    #expect(found.starts(with: said))
    #expect(try store.rows("select count(*) from orders") == [["0"]])
  }
}
