import Foundation
import Render
import Testing
import Values

/// csv, tsv, json and jsonl: plain values for programs.
@Suite struct DataFormatTests {
  func text(_ format: Format, _ blocks: [Report.Block]) -> String {
    render(Report(heading: "H", blocks: blocks, notes: ["n"]), RenderOptions(format: format))
  }

  @Test func csv() {
    #expect(
      text(.csv, [.table(refunds)]) == """
        reason,count,amount,share
        尺码不合适 size,1120,12804.5,0.512
        "broken
        box\u{1B}[31m\u{202E}",41,4100.005,0.0123
        e\u{301}te\u{301} 👩‍👩‍👧 🇨🇳 ☺️,8,-20.1,0.2
        ,1,,

        """)
  }

  @Test func csvQuotes() {
    let table = Table(
      columns: [Column("a,b"), Column("c")],
      rows: [
        [.text("say \"hi\""), .text("")], [.text("x,y"), .null], [.text("a\r\nb"), .text(" s ")],
        [.text("=1+1"), .text("-@+")],
      ])
    #expect(
      text(.csv, [.table(table)])
        == "\"a,b\",c\n\"say \"\"hi\"\"\",\"\"\n\"x,y\",\n\"a\r\nb\", s \n=1+1,-@+\n")
  }

  @Test func csvOfOneColumnKeepsItsEmptyRows() {
    let table = Table(columns: [Column("a")], rows: [[.text("x")], [.null], [.text("y")]])
    #expect(text(.csv, [.table(table)]) == "a\nx\n\"\"\ny\n")
  }

  @Test func csvOfSeveralTables() {
    let table = Table(columns: [Column("a")], rows: [[.int(1)]])
    let other = Table(columns: [Column("b")], rows: [[.int(2)]])
    #expect(
      text(.csv, [.table(table), .title("t"), .table(other), .chart(Chart(.bar, table))])
        == "a\n1\n\nb\n2\n")
    #expect(text(.csv, [.chart(Chart(.bar, other))]) == "b\n2\n")
    #expect(text(.csv, [.text("words")]) == "")
  }

  /// The digit writer against `Value.description`, which is written another way.
  @Test func plainValuesAgreeWithTheirDescription() throws {
    let moment = Moment(try #require(Day("1969-12-31")), hour: 23, minute: 5, second: 9)
    let values: [Value] = [
      .int(0), .int(-7), .int(.max), .int(.min), fixed("0.00"), fixed("-0.05"), fixed("12.50"),
      fixed("1000000"), fixed("-18446744073709551615.9"), fixed("99999999999999999999999.123"),
      fixed("0.00000000000000000001"), .double(0.1), .double(1e300), .double(-3), .bool(true),
      day("0001-01-01"), day("2024-02-29"), .moment(moment), .moment(moment + 250_000),
      .span(1_500_000), .span(-60_000_000),
    ]
    let table = Table(columns: [Column("id"), Column("v")], rows: values.map { [.text("x"), $0] })
    let lines = text(.csv, [.table(table)]).split(separator: "\n").dropFirst()
    #expect(lines.map { String($0.dropFirst(2)) } == values.map(\.description))
  }

  @Test func tsv() {
    let table = Table(
      columns: [Column("a"), Column("b", kind: .count)],
      rows: [[.text("x\ty\nz\\ \"q\""), .int(-1)], [.null, .null]])
    #expect(text(.tsv, [.table(table)]) == "a\tb\nx\\ty\\nz\\\\ \"q\"\t-1\n\t\n")
  }

  @Test func jsonl() {
    #expect(
      text(.jsonl, [.table(refunds)]).split(separator: "\n").map(String.init) == [
        #"{"reason": "尺码不合适 size", "count": 1120, "amount": 12804.5, "share": 0.512}"#,
        "{\"reason\": \"broken\\nbox\\u001b[31m\u{202E}\", \"count\": 41, "
          + "\"amount\": 4100.005, \"share\": 0.0123}",
        "{\"reason\": \"e\u{301}te\u{301} 👩‍👩‍👧 🇨🇳 ☺️\", \"count\": 8, \"amount\": -20.1, \"share\": 0.2}",
        #"{"reason": null, "count": 1, "amount": null, "share": null}"#,
      ])
  }

  @Test func json() {
    var table = Table(
      columns: [
        Column("week", kind: .bucket(.week)), Column("revenue", kind: .money("CNY")),
        Column("wait", kind: .duration), Column("roas", kind: .ratio),
      ],
      rows: [
        [day("2024-05-13"), fixed("9007199254740993.10"), .span(90_000_000), .double(.infinity)],
        [.null, .null, .null, .double(2.5)],
      ])
    table.total = [.null, fixed("9007199254740993.10"), .null, .null]
    table.hiddenRows = 3
    let report = Report(
      heading: "Say \"hi\"", blocks: [.table(table), .text("Words.")], notes: ["a", "b\\"],
      next: "top 5")
    #expect(
      render(report, RenderOptions(format: .json)) == #"""
        {
          "heading": "Say \"hi\"",
          "columns": [
            {"name": "week", "type": "bucket", "unit": "week"},
            {"name": "revenue", "type": "money", "unit": "CNY"},
            {"name": "wait", "type": "duration", "unit": "s"},
            {"name": "roas", "type": "ratio", "unit": null}
          ],
          "rows": [
            {"week": "2024-05-13", "revenue": 9007199254740993.10, "wait": 90, "roas": null},
            {"week": null, "revenue": null, "wait": null, "roas": 2.5}
          ],
          "hidden_rows": 3,
          "total": {"week": null, "revenue": 9007199254740993.10, "wait": null, "roas": null},
          "text": ["Words."],
          "notes": ["a", "b\\"],
          "next": "top 5",
          "error": null
        }

        """#)
  }

  /// A reader of its own agrees that it is JSON, for whatever an answer holds.
  @Test func jsonIsRead() throws {
    let none = Table(columns: [])
    let twice = Table(
      columns: [Column("a"), Column("a")], rows: [[.int(1), .text("\u{7F}\u{1}/")]])
    let chart = Report.Block.chart(Chart(.bar, twice))
    for blocks in [[], [.table(none)], [.table(refunds), .table(twice), .title("t")], [chart]]
      as [[Report.Block]]
    {
      let json = try JSONSerialization.jsonObject(with: Data(text(.json, blocks).utf8))
      let object = try #require(json as? [String: Any])
      #expect(object["heading"] as? String == "H")
      #expect(object["notes"] as? [String] == ["n"])
    }
    let json = try JSONSerialization.jsonObject(with: Data(text(.json, [chart]).utf8))
    let rows = try #require((json as? [String: Any])?["rows"] as? [[String: Any]])
    #expect(rows.first?["a"] as? Int == 1)
    #expect(rows.first?["a_2"] as? String == "\u{7F}\u{1}/")
  }

  @Test func jsonSaysTheTypeOfEachRowOfAComparison() {
    let json = render(comparison, RenderOptions(format: .json))
    #expect(json.contains(#""row_types": ["money", "count", "percent", "money"],"#))
  }

  @Test func notesOfFormatsWithoutAPlaceForThem() {
    var table = refunds
    table.hiddenRows = 12
    let report = Report(heading: "H", blocks: [.table(table)], notes: ["Partial day."], next: "x")
    #expect(
      renderNotes(report, RenderOptions(format: .csv)) == """
        12 more rows are not written.
        The total row is left out, so that a column adds up to it once.
        Partial day. Next: x

        """)
    #expect(renderNotes(report, RenderOptions(format: .json)) == "Partial day. Next: x\n")
    #expect(renderNotes(Report(heading: "H"), RenderOptions(format: .csv)) == "")
  }

  @Test func writingIsPiecemealAndStopsWhenTheReaderIsGone() throws {
    struct Closed: Error {}
    let table = Table(columns: [Column("n", kind: .count)], cells: [(0..<100_000).map { .int($0) }])
    let report = Report(blocks: [.table(table)])
    var pieces: [String] = []
    try write(report, RenderOptions(format: .csv)) { pieces.append($0) }
    #expect(pieces.count > 5)
    #expect(pieces.allSatisfy { $0.hasSuffix("\n") })
    #expect(pieces.joined() == render(report, RenderOptions(format: .csv)))
    for format in Format.allCases {
      var count = 0
      #expect(throws: Closed.self) {
        try write(report, RenderOptions(format: format)) { _ in
          count += 1
          throw Closed()
        }
      }
      #expect(count == 1)
    }
  }

  @Test func formatsByFileName() {
    #expect(Format(fileName: "a/b.CSV") == .csv)
    #expect(Format(fileName: "x.ndjson") == .jsonl)
    #expect(Format(fileName: "x.y.md") == .md)
    #expect(Format(fileName: "x.htm") == .html)
    #expect(Format(fileName: "x.txt") == .table)
    #expect(Format(fileName: "x.parquet") == nil)
    #expect(Format(fileName: "csv") == nil)
    #expect(Format.allCases.allSatisfy { !$0.summary.isEmpty })
  }
}
