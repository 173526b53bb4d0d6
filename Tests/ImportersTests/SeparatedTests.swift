import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Texts of separated values: separators, quotes, line ends, and rows that are broken.
@Suite struct SeparatedTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func load(_ text: String, _ options: String = "") throws -> LoadAccount {
    try store.load("\"\(try folder.write("a.csv", text))\" \(options)")
  }

  private let plain = orders(
    "1,2024-05-01,paid,1,10.50", "2,2024-05-02,paid,2,\"1,234.50\"",
    "\"a \"\"b\"\"\",2024-05-03,paid,3,7")
  private let expected = [
    ["1", "2024-05-01 00:00:00", "10.50"], ["2", "2024-05-02 00:00:00", "1234.50"],
    ["a \"b\"", "2024-05-03 00:00:00", "7.00"],
  ]

  private func loaded() throws -> [[String]] {
    try store.rows("select order_id, ordered_at, gross_sales from orders order by 1")
  }

  @Test(arguments: [";", "\t", "|"]) func separators(separator: String) throws {
    let text = orders("1,2024-05-01,paid,1,10.50", "2,2024-05-02,paid,2,\"1234.50\"")
      .replacing(",", with: separator)
    #expect(try load(text).counts == [2, 2, 0, 0, 0, 0])
    #expect(try loaded() == Array(expected.prefix(2)))
  }

  @Test func separatorOption() throws {
    let text = "order_id|a;ordered_at;status;units;gross_sales\n1;2024-05-01;paid;1;10\n"
    let map = "as orders map (order_id = `order_id|a`)"
    #expect(try load(text, map + " --separator \";\"").counts == [1, 1, 0, 0, 0, 0])
    #expect(try load(text, map + " --separator semicolon").files[0].loadedBefore != nil)
    #expect(
      fault { try load(text, "--separator \"x\"") }
        == ["no separator called \"x\"", "separators are \",\" \";\" \"|\" and tab"])
    #expect(fault { try load(text, "--separator") }.first == "--separator needs a value")
    #expect(
      fault { try load(text, "--seperator \";\"") }
        == ["load has no option --seperator", "did you mean --separator?"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func lineEnds(end: String) throws {
    #expect(try load(plain.replacing("\n", with: end)).counts == [3, 3, 0, 0, 0, 0])
    #expect(try loaded() == expected)
  }

  /// Two exports put together by hand, one from Windows.
  @Test func mixedLineEnds() throws {
    let text = plain.replacing("10.50\n", with: "10.50\r\n")
    #expect(try load(text).counts == [3, 3, 0, 0, 0, 0])
    #expect(try loaded() == expected)
  }

  @Test func byteOrderMark() throws {
    #expect(try load("\u{FEFF}" + plain).counts == [3, 3, 0, 0, 0, 0])
    #expect(try loaded() == expected)
  }

  /// Blank lines, rows of nothing but separators, a separator at every line's end, no last line end.
  @Test func oddities() throws {
    #expect(try load("\n\n" + plain.replacing("\n", with: "\n\n")).counts == [3, 3, 0, 0, 0, 0])
    #expect(try load(plain + ",,,,\n \n").counts == [3, 0, 0, 3, 0, 0])
    #expect(try load(plain.replacing("\n", with: ",\n")).counts == [3, 0, 0, 3, 0, 0])
    #expect(try load(String(plain.dropLast())).counts == [3, 0, 0, 3, 0, 0])
    #expect(try loaded() == expected)
  }

  /// Rows that are broken as such are told with their line and what stands there; the others load.
  @Test func brokenRows() throws {
    let account = try load(
      orders(
        "1,2024-05-01,paid,1,10", "2,2024-05-01,paid", "\"3\nx\",2024-05-01,paid,1,10", "",
        "4,2024-05-01,paid,1,1,210.00", "5,2024-05-01,\"pa\"id,1,10", "6,2024-05-01,paid,x,10",
        "7,2024-05-01,paid,1,10"))
    #expect(account.counts == [7, 3, 0, 0, 0, 4])
    #expect(
      account.rejects == [
        ["3", "", "2,2024-05-01,paid", "3 fields, and the header has 5"],
        ["7", "", "4,2024-05-01,paid,1,1,210.00", "6 fields, and the header has 5"],
        [
          "8", "", "5,2024-05-01,\"pa\"id,1,10",
          "text behind a closing quote; a quote inside a field is written twice",
        ],
        ["9", "units", "x", "no whole number"],
      ])
    #expect(
      try store.rows("select order_id from orders order by 1") == [["1"], ["3\nx"], ["7"]])
    #expect(
      try store.rows(
        "select line, field, found, reason, reject_no, load_id from rejects order by reject_no"
      )
      .map { Array($0.prefix(4)) } == account.rejects)
  }

  @Test func unclosedQuote() throws {
    let path = folder.file("a.csv")
    #expect(
      fault {
        try load(orders("1,2024-05-01,paid,1,10", "2,\"2024-05-01,paid,1,10", "3,x,paid,1,10"))
      } == [
        "a quote that opens in line 3 of \(path) is never closed",
        "a quote inside a field is written twice: \"\"",
      ])
    #expect(try store.rows("select count(*) from orders") == [["0"]])
    #expect(try store.rows("select count(*) from loads") == [["0"]])
  }

  /// One line of a hundred megabytes is a row that is rejected, in little memory.
  @Test func hugeLine() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000_000)
    let bytes =
      Array(orders("1,2024-05-01,paid,1,10", "2,").utf8.dropLast()) + long
      + Array("\n3,2024-05-01,paid,1,10\n".utf8)
    let account = try store.load("\"\(try folder.write("a.csv", bytes))\"")
    #expect(account.counts == [3, 2, 0, 0, 0, 1])
    #expect(account.rejects == [["3", "", "", "longer than 2 MB"]])
  }

  @Test func noHeader() throws {
    #expect(
      fault { try load("1,2024-05-01,paid\n2,2024-05-02,paid\n") } == [
        "a.csv fits no data set: opsh knows none of its columns well enough",
        "say what it is: load \(folder.file("a.csv")) as orders map (order_id = ..., ...)",
        "or go through its columns at the prompt: load \(folder.file("a.csv")) map",
        "the file has `1`, `2024-05-01`, paid",
      ])
  }
}
