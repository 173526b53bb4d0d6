import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// Rows of a file that have one key, asked through questions.
@Suite struct RepeatedRowTests {
  private let folder: Folder
  private let desk: Counter

  init() throws {
    folder = try Folder()
    desk = try Counter(today: "2026-11-30") { _ in }
  }

  @discardableResult
  private func load(_ text: String, _ options: String = "", as name: String = "o.csv") throws
    -> Report
  {
    try desk.run("load \"\(try folder.write(name, text))\" \(options)")
  }

  private func refusal(_ text: String, _ options: String = "") throws -> String {
    let fault = desk.fault("load \"\(try folder.write("o.csv", text))\" \(options)")
    return ([fault?.message].compactMap { $0 } + (fault?.hints ?? [])).map { $0.english }.joined(
      separator: "\n")
  }

  // MARK: - Identical rows

  @Test func identicalRowsAreOne() throws {
    let report = try load(
      """
      order_id,ordered_at,paid_at,status,units,gross_sales
      1,2026-11-01,2026-11-01,paid,1,10
      2,2026-11-01,2026-11-01,paid,1,20
      1,2026-11-01,2026-11-01,paid,1,10

      """)
    #expect(try desk.plain("revenue, orders") == ["30 2"])
    #expect(report.notes.contains { $0.contains("1 row is the same as others of the file") })
  }

  /// Also in a list of lines, where each row is numbered within its order.
  @Test func identicalLinesAreOne() throws {
    try load(
      """
      order_id,ordered_at,paid_at,status,title,units,gross_sales
      1,2026-11-01,2026-11-01,paid,Cup,1,10
      2,2026-11-01,2026-11-01,paid,Pot,1,20
      1,2026-11-01,2026-11-01,paid,Cup,1,10
      3,2026-11-01,2026-11-01,paid,Cup,2,20
      3,2026-11-01,2026-11-01,paid,Pot,1,21
      3,2026-11-01,2026-11-01,paid,Pot,1,21

      """)
    #expect(try desk.plain("revenue, orders, units_sold") == ["71 3 5"])
    #expect(try desk.plain("revenue by product") == ["Pot 41", "Cup 30"])
  }

  /// Also where no order has two rows that differ.
  @Test func identicalLinesOfOneProductAreOne() throws {
    try load(
      """
      order_id,ordered_at,paid_at,status,title,units,gross_sales
      1,2026-11-01,2026-11-01,paid,Cup,1,10
      1,2026-11-01,2026-11-01,paid,Cup,1,10

      """)
    #expect(try desk.plain("revenue by product") == ["Cup 10"])
    #expect(try desk.plain("revenue") == ["10"])
  }

  // MARK: - Slices

  /// A column that no column of the data set is tells the rows of a day apart.
  @Test func slicesAreAddedUp() throws {
    let report = try load(
      """
      date,campaign,Placement kind,spend,clicks
      2026-11-01,A,top,100.10,7
      2026-11-01,A,rest,50.20,5
      2026-11-02,A,top,30,1

      """, "as ads")
    #expect(
      try desk.plain("ad_spend, ad_clicks by day 2026-11-01 to 2026-11-02")
        == ["2026-11-01 150.3 12", "2026-11-02 30 1"])
    #expect(report.notes.contains { $0.contains("told apart by Placement kind") })
  }

  /// The row of the whole counts, not its parts beside it.
  @Test func aSliceOfAllIsTheirTotal() throws {
    try load(
      """
      date,campaign,Terminal,spend
      2026-11-01,A,全部,150
      2026-11-01,A,PC,100
      2026-11-01,A,无线,50
      2026-11-02,A,全部,30
      2026-11-02,A,PC,10
      2026-11-02,A,无线,20

      """, "as ads")
    #expect(try desk.plain("ad_spend") == ["180"])
  }

  /// Two rows of a day that nothing tells apart are refused with their money.
  @Test func whatNothingTellsApartIsRefused() throws {
    let text = """
      date,campaign,spend
      2026-11-01,A,100
      2026-11-01,A,50

      """
    let said = try refusal(text, "as ads")
    #expect(
      said.contains("spend") && said.contains("100.00, 50.00") && said.contains("--keep last"))
    try load(text, "as ads --keep last")
    #expect(try desk.plain("ad_spend") == ["50"])
  }

  // MARK: - States

  /// Of several states of a thing the newest counts, wherever it stands in the file.
  @Test func theNewestStateCounts() throws {
    try load(
      """
      order_id,ordered_at,paid_at,status,units,gross_sales,Last updated
      1,2026-11-01,2026-11-01,paid,1,12,2026-11-03 10:00
      1,2026-11-01,,unpaid,1,10,2026-11-02 10:00
      2,2026-11-01,2026-11-01,paid,1,20,2026-11-02 10:00

      """)
    #expect(try desk.plain("revenue, orders") == ["32 2"])
  }

  @Test func statesWithoutATimeAreRefused() throws {
    let said = try refusal(
      """
      order_id,ordered_at,paid_at,status,units,gross_sales
      1,2026-11-01,,unpaid,1,10
      1,2026-11-01,2026-11-01,paid,1,10

      """)
    #expect(said.contains("status") && said.contains("--keep last"))
  }

  // MARK: - Lines of orders

  @Test func linesMakeOrders() throws {
    try load(
      """
      order_id,ordered_at,paid_at,status,title,units,gross_sales,shipping
      1,2026-11-01,2026-11-01,paid,Cup,1,20,4.90
      1,2026-11-01,2026-11-01,paid,Bowl,2,30,4.90
      2,2026-11-02,2026-11-02,paid,Cup,3,60,

      """)
    #expect(try desk.plain("revenue, orders, units_sold, shipping_charges") == ["110 2 6 4.9"])
    #expect(try desk.plain("revenue by product") == ["Cup 80", "Bowl 30"])
  }

  /// An amount that is alike on all lines may be the order's or the line's: it has to be said.
  @Test func anAmountThatLinesRepeatIsAsked() throws {
    let text = """
      order_id,ordered_at,paid_at,status,title,units,gross_sales
      1,2026-11-01,2026-11-01,paid,Cup,1,25
      1,2026-11-01,2026-11-01,paid,Bowl,1,25

      """
    let said = try refusal(text)
    #expect(said.contains("map (units = once(units))"))
    try load(text, "map (gross_sales = once(gross_sales), units = units)")
    #expect(try desk.plain("revenue, orders, units_sold") == ["25 1 2"])
  }

  @Test func aLineThatWasTakenOffGoes() throws {
    let header = "order_id,ordered_at,paid_at,status,title,units,gross_sales\n"
    let line = "1,2026-11-01,2026-11-01,paid"
    try load(header + "\(line),Cup,1,10\n\(line),Bowl,1,20\n\(line),Plate,1,30\n", as: "a.csv")
    try load(header + "\(line),Cup,1,10\n\(line),Bowl,1,20\n", as: "b.csv")
    #expect(try desk.plain("revenue") == ["30"])
    #expect(try desk.plain("revenue by product") == ["Bowl 20", "Cup 10"])
    _ = try desk.run("undo load 2")
    #expect(try desk.plain("revenue by product") == ["Plate 30", "Bowl 20", "Cup 10"])
  }

  // MARK: - Statements

  /// Rows that share the number of a statement are numbered by what stands in them, so that an
  /// export that overlaps brings only what is new.
  @Test func linesOfAStatementAllCount() throws {
    let header = "settlement_id,settled_at,fee_name,amount\n"
    let first = "S1,2026-11-01,price,100.00\nS1,2026-11-01,fee,-12.50\n"
    try load(header + first, "as settlements", as: "a.csv")
    #expect(try desk.plain("settled_amount") == ["87.5"])
    try load(header + first + "S1,2026-11-02,refund,-20\n", "as settlements", as: "b.csv")
    #expect(try desk.plain("settled_amount") == ["67.5"])
  }
}
