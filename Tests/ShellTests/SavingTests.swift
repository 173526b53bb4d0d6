import Foundation
import TestSupport
import Testing

@testable import Shell

/// What `| save` writes, by the file's ending.
@Suite struct SavingTests {
  private static let question = "revenue, orders by category yesterday | take 2"

  private func saved(_ name: String, _ question: String = question) throws -> String {
    let folder = try Folder()
    try SampleFile.write(to: folder.file("s.duckdb"))
    let opsh = OpshProcess(folder: folder.url)
    let ending = try opsh.run(
      "--store", "s.duckdb", "--today", SampleFile.today, "-c", "\(question) | save \"\(name)\"")
    #expect(ending.status == 0, "\(ending.text)")
    #expect(ending.text.hasSuffix("saved 2 rows to \(name)\n"))
    return try String(contentsOfFile: folder.file(name), encoding: .utf8)
  }

  @Test func separated() throws {
    let csv = "category,revenue,orders\noutdoor,1889.00,7\nshoes,904.68,3\n"
    #expect(try saved("a.csv") == csv)
    #expect(try saved("A.CSV") == csv)
    #expect(try saved("a.tsv") == csv.replacing(",", with: "\t"))
  }

  @Test func json() throws {
    #expect(
      try saved("a.jsonl")
        == "{\"category\": \"outdoor\", \"revenue\": 1889.00, \"orders\": 7}\n"
        + "{\"category\": \"shoes\", \"revenue\": 904.68, \"orders\": 3}\n")
    let text = try saved("a.json")
    let answer = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(answer["heading"] as? String == "revenue, orders by category, Fri 2026-11-20")
    let rows = try #require(answer["rows"] as? [[String: Any]])
    #expect(rows.map { $0["category"] as? String } == ["outdoor", "shoes"])
    #expect(rows.map { $0["revenue"] as? Double } == [1889, 904.68])
  }

  @Test func forReading() throws {
    let heading = "revenue, orders by category, Fri 2026-11-20"
    #expect(
      try saved("a.md") == """
        ## \(heading)

        | category |   revenue | orders |
        | -------- | --------: | -----: |
        | outdoor  | ¥1,889.00 |      7 |
        | shoes    |   ¥904.68 |      3 |

        """)
    #expect(
      try saved("a.txt") == """
        \(heading)
            category    revenue  orders
            outdoor   ¥1,889.00       7
            shoes       ¥904.68       3

        """)
    let page = try saved("a.html")
    #expect(page.contains(heading) && page.contains("¥1,889.00") && page.contains("<table"))
  }

  /// A file that is there is replaced only where that is said, and a link stays one.
  @Test func whatIsThereStays() throws {
    let folder = try Folder()
    try SampleFile.write(to: folder.file("s.duckdb"))
    let opsh = OpshProcess(folder: folder.url)
    func save(_ line: String) throws -> OpshProcess.Ending {
      try opsh.run(
        "--store", "s.duckdb", "--today", SampleFile.today, "-c", "\(Self.question) | \(line)")
    }
    try "old".write(toFile: folder.file("a.csv"), atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.csv"), withDestinationPath: "a.csv")
    let refused = try save("save \"link.csv\"")
    #expect(refused.status == 2 || refused.status == 1)
    #expect(refused.text.contains("link.csv is there already"))
    #expect(refused.text.contains("save \"link.csv\" replace"))
    #expect(try String(contentsOfFile: folder.file("a.csv"), encoding: .utf8) == "old")
    let replaced = try save("save \"link.csv\" replace")
    #expect(replaced.text.hasSuffix("saved 2 rows to link.csv, in place of what was there\n"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link.csv"))
        == "a.csv")
    let text = try String(contentsOfFile: folder.file("a.csv"), encoding: .utf8)
    #expect(text.hasPrefix("category,revenue,orders\n"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left.filter { $0.hasPrefix(".a.csv") } == [])
  }

  /// A spreadsheet runs nothing of what was saved for it; what is piped stays as it is.
  @Test func formulasAreMadePlain() throws {
    let folder = try Folder()
    try "note_id,text\n1,\"=1+1\"\n2,\"+49 30\"\n3,plain\n".write(
      toFile: folder.file("n.csv"), atomically: true, encoding: .utf8)
    let opsh = OpshProcess(folder: folder.url)
    _ = try opsh.run("new", "s.duckdb")
    let define = "dataset remarks {\n  key note_id\n  note_id text\n  text text?\n}"
    #expect(try opsh.run("--store", "s.duckdb", "-c", define).status == 0)
    #expect(try opsh.run("--store", "s.duckdb", "-c", "load n.csv as remarks").status == 0)
    let list = "list remarks | columns text | sort text"
    func saved(_ settings: [String]) throws -> [Substring] {
      _ = try opsh.run(
        ["--store", "s.duckdb"] + settings.flatMap { ["-c", $0] }
          + ["-c", "\(list) | save \"o.csv\" replace"])
      return try String(contentsOfFile: folder.file("o.csv"), encoding: .utf8)
        .split(separator: "\n")
    }
    #expect(try saved([]) == ["text", "'+49 30", "'=1+1", "plain"])
    #expect(try saved(["set formulas kept"]) == ["text", "+49 30", "=1+1", "plain"])
    let piped = try opsh.run("--store", "s.duckdb", "--format", "csv", "-c", list)
    #expect(piped.text.hasPrefix("text\n+49 30\n=1+1\nplain\n"))
  }

  /// What was saved can be loaded and saved again.
  @Test func parquet() throws {
    let folder = try Folder()
    try SampleFile.write(to: folder.file("s.duckdb"))
    let opsh = OpshProcess(folder: folder.url)
    let options = ["--store", "s.duckdb", "--today", SampleFile.today]
    let question =
      "list orders yesterday | columns order_id, ordered_at, status, units, gross_sales"
    #expect(try opsh.run(options + ["-c", "\(question) | save \"o.parquet\""]).status == 0)
    _ = try opsh.run("new", "other.duckdb")
    #expect(
      try opsh.run("--store", "other.duckdb", "-c", "load o.parquet as orders").status == 0)
    let sums = ["--format", "csv", "-c", "orders_placed, ordered_sales"]
    #expect(
      try opsh.run(["--store", "other.duckdb"] + sums).text
        == "orders_placed,ordered_sales\n14,4623.00\n")
    #expect(
      try opsh.run(options + ["--format", "csv", "-c", "orders_placed, ordered_sales yesterday"])
        .text == "orders_placed,ordered_sales\n14,4623.00\n")
  }
}
