import Foundation
import Importers
import Store
import Testing

/// Files that are no tables, and what is said of them.
@Suite struct FileKindTests {
  private func said(_ name: String, _ bytes: [UInt8]) throws -> [String] {
    let folder = try Folder()
    let path = try folder.write(name, bytes)
    return fault { try memoryStore().load("\"\(path)\"") }
      .map { $0.replacing(folder.path + "/", with: "") }
  }

  private static let save = "save it as CSV (UTF-8) and load that"

  @Test(arguments: [
    ("orders.xlsx", "PK\u{3}\u{4}", "orders.xlsx is an Excel workbook", save),
    (
      "orders.zip", "PK\u{3}\u{4}", "orders.zip is a ZIP archive",
      "unpack it and load the files in it"
    ),
    ("a.csv", "%PDF-1.7", "a.csv is a PDF document", "load the table it was made from"),
    (
      "a.xls", "<html><table>", "a.xls is a web page", "open it in a spreadsheet, " + save
    ),
    (
      "a.db", "SQLite format 3\0", "a.db is an SQLite database",
      "export its tables as CSV and load those"
    ),
    ("a.bz2", "BZh91AY", "a.bz2 is packed with bzip2", "unpack it, or pack it with gzip"),
    (
      "a.csv", "order_id,\u{1}\u{0}\u{2}\n", "a.csv is no text: it has bytes of zero",
      "opsh loads CSV, TSV, JSON, JSON lines and Parquet, also packed with gzip"
    ),
  ])
  func foreign(name: String, start: String, message: String, remedy: String) throws {
    #expect(try said(name, Array(start.utf8)) == [message, remedy])
  }

  @Test func foreignBytes() throws {
    #expect(
      try said("a.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == [
        "a.xls is an old Excel workbook", Self.save,
      ])
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

  @Test func encodings() throws {
    let convert = "if it is GBK, convert it: iconv -f GB18030 -t UTF-8 a.csv > a-utf8.csv"
    #expect(
      try said("a.csv", [0xB6, 0xA9, 0xB5, 0xA5, 0x2C, 0x61, 0x0A]) == [
        "a.csv is not UTF-8: byte 1, in line 1, belongs to no character", convert,
      ])
    #expect(
      try said("a.csv", [0xFF, 0xFE, 0x61, 0, 0x2C, 0]) == [
        "a.csv is encoded in UTF-16, and opsh reads UTF-8",
        "convert it: iconv -f UTF-16 -t UTF-8 a.csv > a-utf8.csv",
      ])
    // Far behind what is looked at to recognise the file, and in a column that is left out.
    let start = "order_id,ordered_at,status,units,gross_sales,memo\n"
    let row = "1,2024-05-01,paid,1,10,x\n"
    let bytes =
      Array(start.utf8) + Array(repeatElement(row, count: 40_000).joined().utf8)
      + Array("2,2024-05-01,paid,1,10,".utf8) + [0xC4, 0xE3, 0x0A]
    #expect(
      try said("a.csv", bytes) == [
        "a.csv is not UTF-8: byte \(bytes.count - 2), in line 40002, belongs to no character",
        convert,
      ])
    // A character that breaks off at the end.
    #expect(
      try said("a.csv", Array("order_id,x".utf8) + [0xE8, 0xAE]).first
        == "a.csv is not UTF-8: byte 11, in line 1, belongs to no character")
  }

  @Test func encodingOption() throws {
    let folder = try Folder()
    let path = try folder.write("a.csv", orders("1,2024-05-01,paid,1,10"))
    #expect(
      try memoryStore().load("\"\(path)\" --encoding \"utf-8\"").counts == [1, 1, 0, 0, 0, 0])
    #expect(
      fault { try memoryStore().load("\"\(path)\" --encoding gbk") } == [
        "files in gbk cannot be read",
        "convert them: iconv -f gbk -t UTF-8 orders.csv > orders-utf8.csv",
      ])
  }
}
