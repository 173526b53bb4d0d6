import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Quotes and protections as consoles write them.
@Suite struct QuotingTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func load(_ text: String) throws -> LoadAccount {
    try store.load("\"\(try folder.write("a.csv", text))\"")
  }

  private func loaded() throws -> [[String]] {
    try store.rows("select order_id, units, gross_sales, channel from orders order by ordered_at")
  }

  private func orders(_ rows: String...) -> String {
    (["order_id,ordered_at,status,units,gross_sales,channel"] + rows).joined(separator: "\n") + "\n"
  }

  @Test func innerQuotes() throws {
    let account = try load(
      orders(
        "1,2024-05-01,paid,1,10,asin=\"b001\"", "2,2024-05-02,paid,1,10,\"the \"best\" one\"",
        "3,2024-05-03,paid,1,10,\"24\" monitor, black\"", "\"4\"\",2024-05-04,paid,1,10,x",
        "5,2024-05-05,paid,1,10,\"say \"\"hi\"\"\"", "6,2024-05-06,paid,1,10,\"x\"y"))
    #expect(account.counts == [6, 5, 0, 0, 0, 1])
    #expect(
      try loaded() == [
        ["1", "1", "10.00", "asin=\"b001\""], ["2", "1", "10.00", "the \"best\" one"],
        ["3", "1", "10.00", "24\" monitor, black"], ["4\"", "1", "10.00", "x"],
        ["5", "1", "10.00", "say \"hi\""],
      ])
    #expect(account.rejects.map { $0[0] } == ["7"])
  }

  /// A quote at the end of a field that takes the next rows along, or all that follow.
  @Test(arguments: ["x", "\"y\""]) func runaway(next: String) throws {
    let account = try load(
      orders(
        "1,2024-05-01,paid,1,10,\"a\"", "2,2024-05-02,paid,1,10,\"monitor 24\"\"",
        "3,2024-05-03,paid,1,10,\(next)", "4,2024-05-04,paid,1,10,z"))
    #expect(account.counts == [4, 4, 0, 0, 0, 0])
    #expect(try loaded().map { $0[3] } == ["a", "monitor 24\"", next.filter { $0 != "\"" }, "z"])
  }

  /// What keeps a spreadsheet from reading an id as a number.
  @Test func protections() throws {
    let account = try load(
      orders(
        "=\"1000000000000000001\",2024-05-01,paid,=\"1\",'10,=\"a,b\"",
        "\"=\"\"1000000000000000002\"\"\",2024-05-02,paid,\"=\"\"2\"\"\",'20.5,",
        "\"\t1000000000000000003\",\"2024-05-03\t\",paid,\"\t3\",'30,'s-Hertogenbosch"))
    #expect(account.counts == [3, 3, 0, 0, 0, 0])
    #expect(
      try loaded() == [
        ["1000000000000000001", "1", "10.00", "a,b"], ["1000000000000000002", "2", "20.50", ""],
        ["1000000000000000003", "3", "30.00", "'s-Hertogenbosch"],
      ])
  }

  /// Also where the first rows have none.
  @Test func lateProtection() throws {
    let rows = (1...3000).map { "\($0),2024-05-01,paid,1,10,x" }.joined(separator: "\n")
    let account = try load(
      orders(
        rows, "=\"5001\",2024-05-02,paid,1,10,\u{FEFF}y", "\u{200B}5002,2024-05-02,paid,1,10,y"))
    #expect(account.counts == [3002, 3002, 0, 0, 0, 0])
    #expect(
      try store.rows("select order_id from orders where channel = 'y' order by 1")
        == [["5001"], ["5002"]])
  }

  /// Cells at the end that are empty, left out or too many.
  @Test func ragged() throws {
    let some = try load(
      orders("1,2024-05-01,paid,1,10,a,", "2,2024-05-02,paid,1,10,b", "3,2024-05-03,paid,1,10,,,,"))
    #expect(some.counts == [3, 3, 0, 0, 0, 0])
    let short = try load(
      orders(
        "4,2024-05-04,paid,1,10", "5,2024-05-05,paid,1,10", "6,2024-05-06,paid,1,10",
        "7,2024-05-07,paid,1,10,x"))
    #expect(short.counts == [4, 4, 0, 0, 0, 0])
    let wide = try load("order_id,ordered_at,status,units,gross_sales\n8,2024-05-08,paid,1,10,,\n")
    #expect(wide.counts == [1, 1, 0, 0, 0, 0])
    let more = try load(orders("9,2024-05-09,paid,1,10,x,y", "10,2024-05-09,paid,1,10,x"))
    #expect(more.rejects.map { $0[3] } == ["7 fields, and the header has 6"])
  }

  @Test(arguments: ["\r", "\r\n"]) func lineEnds(end: String) throws {
    let text = orders(
      "1,2024-05-01,paid,1,10,\"a\nb\"", "2,2024-05-02,paid,1,10,c", "3,2024-05-03,paid,x,10,c")
    let account = try load(text.replacing("0,c\n", with: "0,c\(end)"))
    #expect(account.counts == [3, 2, 0, 0, 0, 1])
    #expect(account.rejects.map { $0[0] } == ["5"])
  }
}
