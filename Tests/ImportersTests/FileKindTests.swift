import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Files that are no tables, and what is said of them.
@Suite struct FileKindTests {
  private func said(_ name: String, _ bytes: [UInt8]) throws -> [String] {
    let folder = try Folder()
    let path = try folder.write(name, bytes)
    return fault { try memoryStore().load("\"\(path)\"") }
      .map { $0.replacing(folder.path + "/", with: "") }
  }

  @Test(arguments: [
    ("a.csv", "%PDF-1.7", "a.csv is a PDF document", "load the table it was made from"),
    (
      "a.xls", "\n <HTML><table>", "a.xls is a web page",
      "open it in a spreadsheet, save it as .xlsx or CSV and load that"
    ),
    (
      "a.xls", "<?xml version=\"1.0\"?><Workbook>", "a.xls is an XML document",
      "open it in a spreadsheet, save it as .xlsx or CSV and load that"
    ),
    (
      "a.db", "SQLite format 3\0", "a.db is an SQLite database",
      "export its tables as CSV and load those"
    ),
    (
      "a.bz2", "BZh91AY", "a.bz2 is packed more than twice", "unpack it and load that"
    ),
    (
      "a.csv", "order_id,\u{1}\u{0}\u{2}\n", "a.csv is no text: it has bytes of zero",
      "opsh loads CSV, TSV, JSON, JSON lines, Parquet and Excel workbooks (.xlsx), also packed"
    ),
  ])
  func foreign(name: String, start: String, message: String, remedy: String) throws {
    #expect(try said(name, Array(start.utf8)) == [message, remedy])
  }

  @Test func foreignBytes() throws {
    #expect(
      try said("a 1.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == [
        "a 1.xls is an old Excel workbook (.xls)",
        "save it as .xlsx in a spreadsheet, or: "
          + "libreoffice --headless --convert-to xlsx \"a 1.xls\"",
      ])
    let locked: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + "EncryptedPackage".utf8.flatMap { [$0, 0] }
    #expect(
      try said("a.xlsx", locked) == [
        "a.xlsx is an Excel workbook that is locked with a password",
        "open it in a spreadsheet and save it without the password",
      ])
    // Bytes of zero tell more than those that are no UTF-8 and stand before them.
    #expect(
      try said("a.csv", Array("a,b\n".utf8) + [0xC3, 0x28, 0x00, 0x01])[0]
        == "a.csv is no text: it has bytes of zero")
    #expect(
      try said("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D])
        == ["a.png is a picture", "load the table it was made from"])
    #expect(
      try said("s.duckdb", Array(repeating: 7, count: 8) + Array("DUCK".utf8)) == [
        "s.duckdb is a DuckDB database", "a store is opened with: opsh FILE",
      ])
  }

  @Test func empty() throws {
    #expect(try said("a.csv", []) == ["a.csv is empty"])
    #expect(
      try said("a.csv", Array("\n \r\n\n".utf8)) == ["a.csv holds nothing but blanks"])
    #expect(
      try said("a.csv", Array(orders().utf8)) == ["a.csv has a header and no rows"])
    #expect(try said("a.json", Array("[]".utf8)) == ["a.json has no rows"])
    #expect(
      try said("a.json", Array("[1, 2]".utf8)) == [
        "a.json holds no JSON objects",
        "a row is an object: {\"order_id\": \"1\", ...}, in an array or one per line",
      ])
  }

  /// Of several files one may be empty of rows, as on a day without orders.
  @Test func noRowsAmongOthers() throws {
    let folder = try Folder()
    try folder.write("1.csv", orders())
    try folder.write("2.csv", orders("1,2024-05-01,paid,1,10"))
    let account = try memoryStore().load("\"\(folder.path)\"")
    #expect(account.files.map { $0.read } == [0, 1])
  }
}
