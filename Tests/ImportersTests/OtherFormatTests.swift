import Engine
import EngineDuckDB
import Foundation
import Importers
import Store
import TestSupport
import Testing

/// JSON, JSON lines, Parquet, and packed files.
@Suite struct OtherFormatTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func load(_ name: String, _ text: String) throws -> LoadAccount {
    try store.load("\"\(try folder.write(name, text))\"")
  }

  private func stored() throws -> [[String]] {
    try store.rows("select order_id, ordered_at, units, gross_sales from orders order by 1")
  }

  private func object(_ id: String, _ amount: String) -> String {
    #"{"order_id": \#(id), "ordered_at": "2024-05-01T08:00:00", "status": "paid", "#
      + #""units": 1, "gross_sales": \#(amount)}"#
  }

  private let expected = [
    ["12345678901234567890123", "2024-05-01 08:00:00", "1", "19.99"],
    ["A", "2024-05-01 08:00:00", "1", "0.10"],
  ]

  /// Ids of any length stay as they are; amounts never pass through binary fractions.
  @Test func lines() throws {
    let account = try load(
      "a.jsonl",
      object("12345678901234567890123", "19.99") + "\n\n" + object("\"A\"", "\"0.10\"") + "\n"
        + object("\"B\"", "\"x\"") + "\n" + object("null", "1") + "\n")
    #expect(account.counts == [4, 2, 0, 0, 0, 2])
    #expect(try stored() == expected)
    #expect(account.rejects.map { $0[0] } == ["4", "5"])
  }

  /// Also over several lines, with keys that come up late and objects inside.
  @Test func array() throws {
    let late = object("\"A\"", "0.1").dropLast() + #", "channel": "ads", "tags": {"x": [1]}}"#
    let account = try load(
      "a.json",
      "[\n" + object("12345678901234567890123", "19.99") + ",\n\n" + late + ",\n"
        + object("\"B\"", "\"x\"") + "]")
    #expect(account.counts == [3, 2, 0, 0, 0, 1])
    #expect(try stored() == expected)
    #expect(account.rejects == [["5", "gross_sales", "x", "no amount"]])
    #expect(try store.rows("select channel from orders order by order_id") == [[""], ["ads"]])
    #expect(account.columns.contains(["tags.x", "", "left out"]))
  }

  @Test func pretty() throws {
    let text = object("\"A\"", "0.1").replacing(", ", with: ",\n  ")
    #expect(try load("a.json", text + "\n" + text.replacing("\"A\"", with: "\"B\"")).counts[1] == 2)
  }

  @Test func malformed() throws {
    #expect(
      fault { try load("a.jsonl", object("1", "1") + "\n{\"order_id\": \"2\",,}\n") }
        == ["line 2 of \(folder.file("a.jsonl")) is no JSON: unexpected character"])
    #expect(
      fault { try load("a.json", "[" + object("1", "1") + ",\n{\"order_id\" \"2\"}]") }
        == ["line 2 of \(folder.file("a.json")) is no JSON: unexpected character"])
    for rest in ["", ",", ",\n  \n"] {
      #expect(
        !fault { try load("a.json", "[" + object("1", "1") + rest) }.isEmpty, "\(rest)")
    }
    #expect(
      fault { try load("a.json", "[" + object("1", "1") + ",\n") }
        == [
          "\(folder.file("a.json")) breaks off: its array has no \"]\" at the end",
          "get the file anew",
        ])
    #expect(try store.rows("select count(*) from orders") == [["0"]])
    #expect(try load("a.json", "[" + object("1", "1") + "\n] \n").counts[1] == 1)
  }

  /// Parquet with the types that exports have: numbers for ids, decimals, times with a zone.
  @Test func parquet() throws {
    let path = folder.file("a.parquet")
    let database = try DuckDB().open(path: nil, access: .write(create: true), wait: 0)
    try database.executeScript(
      """
      set TimeZone = 'UTC';
      copy (select * from (values
        (400081.0::double, timestamptz '2024-05-01 00:00:00+00', 'paid', 1::smallint,
          10.5::decimal(10, 4), true, date '2024-05-02', null::varchar),
        (400082.0, timestamptz '2024-05-01 01:00:00+00', 'gone', 2, 3.25, false, null, 'x')
      ) t(order_id, ordered_at, status, units, gross_sales, gift, paid_at, coupon))
      to '\(path)'
      """)
    let account = try store.load("\"\(path)\"")
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try store.rows(
        """
        select order_id, ordered_at, status, units, gross_sales, paid_at, coupon from orders
        order by 1
        """) == [
          ["400081", "2024-05-01 08:00:00", "paid", "1", "10.50", "2024-05-02 00:00:00", ""],
          ["400082", "2024-05-01 09:00:00", "gone", "2", "3.25", "", "x"],
        ])
  }

  @Test func brokenParquet() throws {
    #expect(
      fault { try load("a.parquet", "PAR1 this is no such file PAR1") }.first
        == "\(folder.file("a.parquet")) is no Parquet file, or it is damaged")
  }

  /// A packed file loads like the plain one, its rejected rows with their lines.
  @Test func packed() throws {
    let plain = orders(
      "1,2024-05-01,paid,1,10", "2,2024-05-01,paid,x,10", "3,2024-05-01,paid",
      "4,2024-05-01,paid,1,1")
    let path = folder.file("a.csv.gz")
    let database = try DuckDB().open(path: nil, access: .write(create: true), wait: 0)
    try folder.write("lines.txt", plain)
    try database.executeScript(
      """
      copy (from read_csv('\(folder.file("lines.txt"))', header = false, delim = '', quote = '',
        auto_detect = false, columns = {'line': 'VARCHAR'}))
      to '\(path)' (header false, quote '', delimiter '|', compression gzip)
      """)
    let account = try store.load("\"\(path)\"")
    #expect(account.counts == [4, 2, 0, 0, 0, 2])
    #expect(account.rejects.map { $0[0] } == ["3", "4"])

    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try folder.write("cut.csv.gz", bytes.dropLast(20))
    #expect(
      fault { try store.load("\"\(folder.file("cut.csv.gz"))\"") } == [
        "\(folder.file("cut.csv.gz")) is damaged: what is packed in it breaks off or makes no sense",
        "get the file anew",
      ])
  }
}
