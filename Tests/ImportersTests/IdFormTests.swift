import Importers
import Store
import TestSupport
import Testing

/// Ids stay texts, and lose what a program put around them.
@Suite struct IdFormTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func load(_ ids: [String]) throws -> LoadAccount {
    let rows = ids.map { "\"\($0.replacing("\"", with: "\"\""))\",2024-05-01,paid,1,5" }
    let text = (["order_id,ordered_at,status,units,gross_sales"] + rows).joined(separator: "\n")
    return try store.load("\"\(try folder.write("a.csv", text))\"")
  }

  @Test(arguments: [
    ("=\"1000000000000000001\"", "1000000000000000001"),
    ("'6917926768823643799", "6917926768823643799"),
    ("\t6917926768823643751", "6917926768823643751"),
    ("583870900000000001\t", "583870900000000001"),
    ("\u{FEFF}9001", "9001"), ("\u{200B}9001\u{200B}", "9001"), ("'T0", "T0"), ("\"9001\"", "9001"),
    ("=\" 9001 \"", "9001"), ("\u{3000}9001\u{A0}", "9001"), ("#1001", "#1001"),
    ("260517-607198974342268", "260517-607198974342268"), ("订单1", "订单1"), ("400081.0", "400081"),
    ("0012", "0012"), ("A.0", "A.0"), ("1.0.0", "1.0.0"), ("12E+5x", "12E+5x"),
  ])
  func forms(text: String, expected: String) throws {
    #expect(try load([text]).counts == [1, 1, 0, 0, 0, 0])
    #expect(try store.rows("select order_id from orders") == [[expected]])
  }

  /// What looks like a decimal number is one only where another id of the column has decimals.
  @Test func versions() throws {
    #expect(try load(["1.0", "1.5"]).counts == [2, 2, 0, 0, 0, 0])
    #expect(try store.rows("select order_id from orders order by 1") == [["1.0"], ["1.5"]])
    let account = try load(["400081.0", "400082.0", "7"])
    #expect(
      account.report.notes.otherNotes == ["order_id has ids such as 400081.0: read without .0"])
    #expect(
      try store.rows(
        "select order_id from orders where length(order_id) > 3 or order_id = '7' order by 1")
        == [["400081"], ["400082"], ["7"]])
  }

  @Test(arguments: ["6.91793E+18", "1E+15", "'6.91793E+18"]) func rounded(text: String) throws {
    let account = try load([text, "12"])
    #expect(account.counts == [2, 1, 0, 0, 0, 1])
    #expect(
      account.rejects == [
        [
          "2", "order_id", text,
          "a spreadsheet has rounded this id: its last digits are lost; export ids as text",
        ]
      ])
  }

  /// Texts that are no ids lose wrapping only where it can be nothing else.
  @Test func texts() throws {
    let path = try folder.write(
      "a.csv",
      """
      order_id,ordered_at,status,units,gross_sales,city
      1,2024-05-01,paid,1,5,'90210
      2,2024-05-01,paid,1,5,'Tis Town
      3,2024-05-01,paid,1,5,"=""Berlin\"""
      4,2024-05-01,paid,1,5,-
      5,2024-05-01,paid,1,5,\u{FEFF}Rome\u{200B}
      6,2024-05-01,paid,1,5,7.0

      """)
    #expect(try store.load("\"\(path)\"").counts == [6, 6, 0, 0, 0, 0])
    #expect(
      try store.rows("select city from orders order by order_id")
        == [["90210"], ["'Tis Town"], ["Berlin"], [""], ["Rome"], ["7.0"]])
  }
}
