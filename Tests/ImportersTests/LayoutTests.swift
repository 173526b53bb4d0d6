import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Where the table is in a text: titles, notes, second tables, footers and repeated headers.
@Suite struct LayoutTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func load(_ lines: String..., options: String = "") throws -> LoadAccount {
    try store.load(
      "\"\(try folder.write("a.csv", lines.joined(separator: "\n") + "\n"))\" \(options)")
  }

  private func skipped(_ account: LoadAccount) -> [String] {
    account.files.flatMap { $0.setAside }
      .map { "\($0.line) \($0.count) \($0.reason.rawValue): \($0.text)" }
  }

  private let header = "order_id,ordered_at,status,units,gross_sales"
  private func row(_ id: Int, day: Int = 1) -> String { "\(id),2024-05-0\(day),paid,1,10" }

  /// Whatever stands above, the rows below are read and their lines told.
  @Test(arguments: [
    (["Orders of May,,,,"], ["1 1 title row: Orders of May"]),
    (["订单明细", "2024-05-01 - 2024-05-31", ""], ["1 2 title row: 订单明细"]),
    (
      ["# ------", "# Orders", "# Start date: 20240501", "# ------", ""],
      ["1 4 note: # ------"]
    ),
    (["# Orders", "# Start date: 20240501"], ["1 2 note: # Orders"]),
    (
      ["", "", "\u{FEFF}Report,Orders", "Range,\"May 1, 2024\""], ["3 2 title row: Report, Orders"]
    ),
    ([",,,,", "店铺：甲,,时间：2024-05,,", ",,,,"], ["2 1 title row: 店铺：甲, 时间：2024-05"]),
    (["Traffic,,Money,,"], ["1 1 title row: Traffic, Money"]),
  ])
  func above(lines: [String], told: [String]) throws {
    let account = try load(
      (lines + [header, row(1), "2,2024-05-01,paid,x,10", row(3)]).joined(separator: "\n"))
    #expect(account.counts == [3, 2, 0, 0, 0, 1])
    #expect(skipped(account) == told)
    #expect(account.rejects.map { $0[0] } == ["\(lines.count + 3)"])
    #expect(account.report.blocks.contains(.title("No rows of the table")))
  }

  /// The separator is that of the table, not of what stands above it.
  @Test func separatorBelow() throws {
    let account = try load(
      "Report, made by hand, of May", header.replacing(",", with: ";"),
      row(1).replacing(",", with: ";"))
    #expect(account.counts == [1, 1, 0, 0, 0, 0])
    #expect(skipped(account) == ["1 1 title row: Report, made by hand, of May"])
  }

  @Test(arguments: [
    ["3 record(s) downloaded"], ["", "3 record(s) downloaded", "Seller ID: x"],
    ["Total,3"], ["总计：3"], ["以上为全部数据"], ["", "Report exported by, me"],
  ])
  func footers(lines: [String]) throws {
    let account = try load(([header, row(1), row(2)] + lines).joined(separator: "\n"))
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(account.files[0].setAside.map { $0.reason } == [.footer])
    #expect(account.files[0].setAside[0].count == lines.filter { !$0.isEmpty }.count)
  }

  /// A row that was cut off is no footer, nor one with rows behind it.
  @Test func brokenRows() throws {
    let path = try folder.write("a.csv", [header, row(1), "Blue dress"].joined(separator: "\n"))
    let account = try store.load("\"\(path)\"")
    #expect(account.counts == [2, 1, 0, 0, 0, 1])
    #expect(account.rejects.map { $0[3] } == ["1 field, and the header has 5"])
    #expect(try load(header, row(1), "Total: 2", row(3)).counts == [3, 1, 0, 1, 0, 1])
    #expect(try load(header, row(4), "5,2024-05-01,paid").counts == [2, 1, 0, 0, 0, 1])
  }

  @Test(arguments: [
    ["", "Date,Sessions", "2024-05-01,10", "2024-05-02,11"],
    ["# ------", "Date,Sessions", "20240501,10"],
    ["", "# ------", "# Sessions", "Day,Name,Kind,Sessions,Views", "2024-05-01,a,b,4,5"],
    ["", "Day Index,Sessions", "16/04/2015,\"553\"", ",\"553\""],
  ])
  func secondTables(lines: [String]) throws {
    let account = try load(([header, row(1), row(2)] + lines).joined(separator: "\n"))
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(account.files[0].setAside.map { $0.reason }.contains(.secondTable))
    let lines = lines.filter { !$0.isEmpty }
    #expect(account.files[0].setAside.reduce(0) { $0 + $1.count } == lines.count)
  }

  /// A second table is none when rows of the first one follow: words alone may be a broken row.
  @Test func rowsGoOn() throws {
    let rows = (10..<30).map { row($0) }.joined(separator: "\n")
    let account = try load(header, row(1), "", "wash cold, dry flat", rows)
    #expect(account.counts == [22, 21, 0, 0, 0, 1])
    #expect(account.files[0].setAside.isEmpty)
  }

  /// Blank lines between rows part nothing.
  @Test func spaced() throws {
    let account = try load(
      header, row(1), "", row(2), "", row(3), "", row(4), "", "x,y,z,a,b", "", row(5))
    #expect(account.counts == [6, 5, 0, 0, 0, 1])
  }

  /// Exports put together: the header comes again, titles with it.
  @Test func repeatedHeaders() throws {
    let account = try load(
      "Orders of May,,,,", header, row(1), row(2), "Orders of June", header, row(3), header, row(4))
    #expect(account.counts == [4, 4, 0, 0, 0, 0])
    #expect(
      skipped(account) == [
        "1 2 title row: Orders of May", "6 2 repeated header: \(header.replacing(",", with: ", "))",
      ])
    // Far behind what is looked at first, and in columns that take any text.
    let many = (0..<20_000).map { "c\($0),x" }.joined(separator: "\n")
    let customers = try load(
      "customer_id,region", many, "customer_id,region", "last,y", options: "as customers")
    #expect(customers.counts == [20_001, 20_001, 0, 0, 0, 0])
    #expect(customers.files[0].setAside.map { $0.line } == [20_002])
  }

  /// A line below the header that says what the columns mean.
  @Test func explanation() throws {
    let account = try load(
      header, "Platform unique order ID.,Order created time.,Status.,Sold quantity.,Price in CNY.",
      row(1), row(2))
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(account.files[0].setAside.map { $0.reason } == [.explanation])
    #expect(try load(header, "x,unknown,paid,1,10", row(3)).counts[5] == 1)
  }

  /// The header is known by its names where its look does not tell.
  @Test func knownHeader() throws {
    let account = try load(
      "Alpha,Beta,Gamma,Delta,Omega", "Blue,Red,Green,White,Black", header, row(1))
    #expect(account.counts == [1, 1, 0, 0, 0, 0])
    #expect(skipped(account) == ["1 2 title row: Alpha, Beta, Gamma, Delta, Omega"])
  }

  /// Names that are alike, that are missing, and that have more than letters about them.
  @Test func headers() throws {
    let account = try load(
      "\u{FEFF}order_id\u{200B},\"ordered_at \n\",status,units,gross_sales,Memo,Memo,,channel ,",
      "1,2024-05-01,paid,1,10,a,b,c,\u{FEFF}Tmall,",
      options: "map (coupon = `Memo (2)`, region = `column 8`)")
    #expect(account.counts == [1, 1, 0, 0, 0, 0])
    #expect(
      try store.rows("select order_id, coupon, region, channel from orders")
        == [["1", "b", "c", "Tmall"]])
    #expect(account.columns.contains(["Memo", "", "left out"]))
    #expect(account.columns.contains(["ordered_at", "ordered_at", "name"]))
  }

  /// Lines within a quoted cell are none of their own, also where they look like a header and the
  /// rows end as on Windows.
  @Test func linesInCells() throws {
    let text = [
      header + ",channel", row(1) + ",\"a\r\nunits,gross_sales\r\nb\"", row(2) + ",plain",
    ]
    let account = try store.load(
      "\"\(try folder.write("a.csv", text.joined(separator: "\r\n") + "\r\n"))\"")
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try store.rows("select channel from orders order by order_id")
        == [["a\r\nunits,gross_sales\r\nb"], ["plain"]])
  }

  @Test func noTable() throws {
    let path = folder.file("a.csv")
    let text = ["one,1", "two,2,x,y", "3", "a,b,c,d,e,f", "x,,y", "b,c,d,e,f"]
    #expect(
      fault { try load(text.joined(separator: "\n")) } == [
        "\(path) holds no table: its lines have from 1 to 6 fields, and no number of them is usual",
        "load the table that it was made from",
      ])
  }
}
