import Render
import Testing
import Values

/// Text for people, as section 7 of the language has it.
@Suite struct TableFormatTests {
  @Test func comparisonLooksAsDesigned() {
    #expect(
      render(comparison, RenderOptions(width: 100)) == """
        Tue 2024-05-14 against Mon 2024-05-13                                 usual = last 8 Tuesdays
            metric                yesterday  day before      change        %   usual range
         ▼  revenue              ¥41,220.00  ¥58,310.00  −17,090.00   −29.3%   52.1k … 63.0k  unusual
            visitors                 12,804      12,655        +149    +1.2%   12.0k … 13.4k
         ▲  refund rate               8.10%       2.09%    +6.01 pt  +287.6%   ≤ 2.31%        unusual
            average order value     ¥226.70     ¥220.50       +6.20    +2.8%   214 … 233
        2 of 14 metrics are outside their usual range. Next: explain revenue yesterday

        """)
  }

  @Test func asciiDrawsOnlyAscii() {
    #expect(
      render(comparison, RenderOptions(width: 110, ascii: true)) == """
        Tue 2024-05-14 against Mon 2024-05-13                                         usual = last 8 Tuesdays
            metric                   yesterday     day before      change        %   usual range
         -  revenue              CNY 41,220.00  CNY 58,310.00  -17,090.00   -29.3%   52.1k ... 63.0k  unusual
            visitors                    12,804         12,655        +149    +1.2%   12.0k ... 13.4k
         +  refund rate                  8.10%          2.09%    +6.01 pt  +287.6%   <= 2.31%         unusual
            average order value     CNY 226.70     CNY 220.50       +6.20    +2.8%   214 ... 233
        2 of 14 metrics are outside their usual range. Next: explain revenue yesterday

        """)
  }

  /// Of every format but json, which gives sentences as they are.
  @Test(arguments: Format.allCases.filter { $0 != .json })
  func asciiHoldsForEveryFormat(_ format: Format) {
    var report = comparison
    report.notes.append("Refunds ≥ 5 % — “high”…")
    report.blocks += Chart.Shape.allCases.map { shape in
      let table = Table(
        columns: [Column("step"), Column("n", kind: .money("CNY"))],
        rows: [[.text("a"), .int(5)], [.text("b"), .null], [.text("c"), .int(-20_000)]])
      return .chart(Chart(shape, table))
    }
    let options = RenderOptions(format: format, width: 60, maxRows: 2, ascii: true)
    let text = render(report, options) + renderNotes(report, options)
    #expect(text.unicodeScalars.filter { !$0.isASCII } == [])
  }

  @Test func awkwardDataStayInTheirCells() {
    #expect(
      render(refunds) == """
            reason                         count      amount   share
            尺码不合适 size                1,120  ¥12,804.50   51.2%
            broken\\nbox\\u{1b}[31m\\u{202e}     41   ¥4,100.01   1.23%
            e\u{301}te\u{301} 👩‍👩‍👧 🇨🇳 ☺️                       8     −¥20.10   20.0%
            (none)                             1           –       –
            ────────────────────────────────────────────────────────
            total                          1,170  ¥16,884.41  100.0%

        """)
  }

  @Test func narrowShortensTextsThenDropsColumns() {
    #expect(
      render(comparison, RenderOptions(width: 64)) == """
        Tue 2024-05-14 against Mon 2024-05-13  usual = last 8 Tuesdays
            metric                yesterday  day before      change
         ▼  revenue              ¥41,220.00  ¥58,310.00  −17,090.00
            visitors                 12,804      12,655        +149
         ▲  refund rate               8.10%       2.09%    +6.01 pt
            average order value     ¥226.70     ¥220.50       +6.20
            4 more columns: change_percent, usual_low, usual_high,
            verdict (| columns …, or set width all, shows them)
        2 of 14 metrics are outside their usual range.
        Next: explain revenue yesterday

        """)
  }

  /// What a row is about, days and ranges stay whole; columns go instead, and are named.
  @Test func keysAndDaysStayWhole() {
    let table = Table(
      columns: [
        Column("rank", kind: .count), Column("day", kind: .day), Column("product"),
        Column("about"), Column("revenue", kind: .money("CNY")), Column("end", kind: .day),
      ],
      rows: [
        [
          .int(1), .day(Day("2026-11-20")!), .text("Everyday trail shoes I53"),
          .text("a text that is longer than there is room for it"), .int(7),
          .day(Day("2026-11-21")!),
        ]
      ])
    #expect(
      render(table, RenderOptions(width: 80)) == """
            rank   day         product                   about      revenue   end
               1   2026-11-20  Everyday trail shoes I53  a text t…    ¥7.00   2026-11-21

        """)
    #expect(
      render(table, RenderOptions(width: 60)) == """
            rank   day         product                   about
               1   2026-11-20  Everyday trail shoes I53  a text tha…
            2 more columns: revenue, end (| columns …, or set width
            all, shows them)

        """)
  }

  @Test func textsKeepEightColumns() {
    let table = Table(
      columns: [Column("first"), Column("second")],
      rows: [[.text("abcdefghijkl"), .text("mnopqrstuvwx")]])
    #expect(
      render(table, RenderOptions(width: 22)) == """
            first     second
            abcdefg…  mnopqrs…

        """)
    #expect(
      render(table, RenderOptions(width: 21)) == """
            first
            abcdefghijkl
            1 more column:
            second (| columns
            …, or set width
            all, shows it)

        """)
  }

  @Test func twentyColumns() {
    #expect(
      render(refunds, RenderOptions(width: 20, maxRows: 2)) == """
            reason     count
            尺码不合…  1,120
            broken\\n…     41
            … 2 more rows
            (set rows all
            shows all)
            ────────────────
            total      1,170
            2 more columns:
            amount, share (|
            columns …, or
            set width all,
            shows them)

        """)
  }

  @Test func hiddenRowsCountThoseThatWereNotFetched() {
    var table = Table(columns: [Column("sku")], rows: [[.text("a")], [.text("b")]])
    table.hiddenRows = 1310
    #expect(
      render(table, RenderOptions(maxRows: 1)) == """
            sku
            a
            … 1,311 more rows (set rows all shows all)

        """)
    table.hiddenRows = 1
    #expect(render(table).contains("… 1 more row (|"))
    #expect(
      render(table, RenderOptions(ascii: true)).contains("    ... 1 more row (| take N"))
  }

  /// What a page leaves out is in the formats for programs, and the hint says so.
  @Test func aPageShowsFewerRowsThanThereAre() {
    var table = Table(
      columns: [Column("sku"), Column("units", kind: .count)],
      rows: (1...5).map { [.text("a\($0)"), .int($0)] })
    table.pageRows = 2
    #expect(
      render(table) == """
            sku  units
            a1       1
            a2       2
            … 3 more rows (--format csv shows all)

        """)
    #expect(render(table, RenderOptions(format: .csv)).split(separator: "\n").count == 6)
    for format in [Format.md, .html] {
      let page = render(table, RenderOptions(format: format))
      #expect(page.contains("3 more rows") && page.contains("a2") && !page.contains("a3"))
    }
    table.pageRows = 5
    #expect(!render(table).contains("more rows"))
  }

  @Test func pipesAreNeverCut() {
    let long = String(repeating: "长", count: 400)
    let table = Table(
      columns: [Column("title")] + (1...40).map { Column("c\($0)", kind: .count) },
      rows: (0..<500).map { [.text(long)] + Array(repeating: .int($0), count: 40) })
    let lines = render(table).split(separator: "\n")
    #expect(lines.count == 501)
    #expect(lines.allSatisfy { !$0.contains("…") })
    #expect(lines.dropFirst().allSatisfy { $0.contains(long) })
  }

  @Test(arguments: [20, 33, 47, 80, 120])
  func nothingIsWiderThanTheTerminal(_ width: Int) {
    for report in [comparison, Report(heading: "退款", aside: "x", blocks: [.table(refunds)])] {
      for ascii in [false, true] {
        let text = render(report, RenderOptions(width: width, maxRows: 3, ascii: ascii))
        for line in text.split(separator: "\n") { #expect(displayWidth(line) <= width, "\(line)") }
      }
    }
  }

  @Test func numbersAreNeverShortened() {
    let table = Table(
      columns: [Column("revenue", kind: .money("CNY")), Column("orders", kind: .count)],
      rows: [[fixed("123456789012.34"), .int(1)]])
    let text = render(table, RenderOptions(width: 20))
    #expect(text.contains("¥123,456,789,012.34"))
    #expect(text.contains("1 more column:\n    orders (|\n"))
  }

  @Test func emptyTables() {
    #expect(render(Table(columns: [])) == "")
    let none = Table(columns: [Column("sku"), Column("on_hand", kind: .count)])
    #expect(
      render(none) == """
            sku  on hand
            (no rows)

        """)
  }

  @Test func blocksInTurn() {
    let table = Table(columns: [Column("a")], rows: [[.text("1")]])
    let report = Report(
      heading: "Heading",
      blocks: [
        .text("Two words here."), .title("Part"), .table(table), .code("select *\n\tfrom t\u{1B}"),
        .table(table),
      ], notes: ["Note."], next: "x")
    #expect(
      render(report, RenderOptions(width: 10)) == """
        Heading
        Two words
        here.

        Part
            a
            1

        select *
        \tfrom t\\u{1b}

            a
            1
        Note.
        Next: x

        """)
  }

  @Test func colourMarksMeaning() {
    var table = Table(
      columns: [
        Column("mark", role: .mark), Column("metric"),
        Column("change", kind: .count, role: .change, direction: -1),
      ],
      rows: [
        [.text("better"), .text("a"), .int(-1)], [.text("worse"), .text("b"), .int(2)],
        [.text("up"), .text("c"), .int(0)], [.text("down"), .text("d"), .null],
      ])
    let text = render(table, RenderOptions(color: true))
    #expect(
      text.split(separator: "\n").dropFirst() == [
        " \u{1B}[32m▼\u{1B}[0m  a           \u{1B}[32m−1\u{1B}[0m",
        " \u{1B}[31m▲\u{1B}[0m  b           \u{1B}[31m+2\u{1B}[0m",
        " ▲  c            0", " ▼  d            \u{1B}[2m–\u{1B}[0m",
      ])
    // Other words are a column like any other.
    table.cells[0][3] = .text("odd")
    #expect(render(table).contains("    mark    metric  change\n    better  a           −1\n"))
  }
}
