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
