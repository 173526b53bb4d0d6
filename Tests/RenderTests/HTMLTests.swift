import Foundation
import Render
import Testing
import Values

@Suite struct HTMLTests {
  let options = RenderOptions(format: .html)

  func body(_ blocks: [Report.Block]) -> String {
    let html = render(Report(heading: "H", blocks: blocks), options)
    return html.split(separator: "</style>").last.map(String.init) ?? ""
  }

  /// A reader of XML agrees that a piece of markup is well formed.
  func isWellFormed(_ html: String) -> Bool {
    guard let start = html.range(of: "<main>"), let end = html.range(of: "</main>") else {
      return false
    }
    return XMLReader.accepts(String(html[start.lowerBound..<end.upperBound]))
  }

  @Test func comparison() {
    let html = body(RenderTests.comparison.blocks)
    #expect(html.contains("<th></th><th>metric</th><th class=\"n\">yesterday</th>"))
    #expect(
      html.contains(
        "<tr><td class=\"mark\"><span class=\"bad\">▼</span></td><td>revenue</td>"
          + "<td class=\"n\">¥41,220.00</td><td class=\"n\">¥58,310.00</td>"
          + "<td class=\"n\">−17,090.00</td><td class=\"n\">−29.3%</td><td>52.1k … 63.0k</td>"
          + "<td><span class=\"notable\">unusual</span></td></tr>"))
    #expect(html.contains("<td class=\"n\">+6.01 pt</td>"))
  }

  @Test func dataIsNeverMarkup() {
    let evil = "<script>alert('x')</script>&\"\u{202E}"
    let table = Table(
      columns: [Column(evil), Column("n", kind: .count)], rows: [[.text(evil), .int(1)]])
    var blocks: [Report.Block] = [.table(table), .title("\(evil)"), .text("\(evil)"), .code(evil)]
    blocks += Chart.Shape.allCases.map { .chart(Chart($0, table)) }
    let report = Report(
      heading: "\(evil)", aside: "\(evil)", blocks: blocks, notes: ["\(evil)"], next: evil,
      sql: [evil])
    let page = ReportPage(
      title: evil, subtitle: evil,
      sections: [
        .init(title: evil, aside: evil, items: [.answer(report, question: evil), .problem(evil)]),
        .init(title: "2"),
      ])
    let html = page.html(options)
    #expect(!html.contains("<script"))
    #expect(!html.contains("\u{202E}"))
    #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;\\u{202e}"))
    #expect(isWellFormed(html))
  }

  @Test(arguments: Chart.Shape.allCases)
  func chartsAreWellFormed(_ shape: Chart.Shape) {
    for numbers in [
      [Value.int(5)], [.int(5), .null, .int(-7)], [.null], [], [.double(1e300), .double(-1e300)],
      (0..<300).map { .int($0) },
    ] {
      let table = Table(
        columns: [Column("a"), Column("n", kind: .money("CNY"))],
        cells: [numbers.indices.map { .text("<\($0)>") }, numbers])
      #expect(isWellFormed(render(Report(blocks: [.chart(Chart(shape, table))]), options)))
    }
  }

  @Test func lineIsDrawnToScale() {
    let table = Table(
      columns: [Column("d"), Column("n", kind: .count)],
      rows: [
        [.text("a"), .int(0)], [.text("b"), .null], [.text("c"), .int(100)],
        [.text("d"), .int(50)],
      ])
    let html = body([.chart(Chart(.line, table))])
    // Ticks of 0 to 100; the plot is 200 high from 10 down, and begins 20.4 + 12 from the left.
    #expect(html.contains("d=\"M32.4 210h0M506.8 10L744 110\""))
    #expect(html.contains("<title>c: 100</title>"))
    #expect(html.contains("<span class=\"key s0\">n</span>"))
  }

  @Test func barsAreDrawnToScale() {
    let table = Table(
      columns: [Column("d"), Column("n", kind: .count)],
      rows: [[.text("a"), .int(4)], [.text("b"), .int(1)]])
    let html = body([.chart(Chart(.bar, table))])
    let widths = html.matches(of: #/<rect[^>]* width="([0-9.]+)"/#).compactMap {
      Double($0.output.1)
    }
    #expect(widths.count == 2)
    #expect(widths.first.map { ($0 / 4 * 10).rounded() } == widths.last.map { ($0 * 10).rounded() })
  }

  @Test func heatShadesFromTheLeastToTheMost() {
    let table = Table(
      columns: [Column("d"), Column("a", kind: .count), Column("b", kind: .count)],
      rows: [[.text("x"), .int(0), .int(50)], [.text("y"), .null, .int(100)]])
    let html = body([.chart(Chart(.heat, table))])
    #expect(html.contains("style=\"--heat:0%\" title=\"0\">0</td>"))
    #expect(html.contains("style=\"--heat:35%\" title=\"50\">50</td>"))
    #expect(html.contains("style=\"--heat:70%\" title=\"100\">100</td>"))
    #expect(html.contains("<td>y</td><td></td>"))
  }

  @Test func pageOfSections() {
    let page = ReportPage(
      title: "daily", subtitle: "2024-05-14",
      sections: [
        .init(
          title: "Data diagnosis", aside: "08:30",
          items: [
            .answer(RenderTests.comparison, question: "compare yesterday"),
            .problem("error: x\n  ^^^"),
          ]),
        .init(title: "Advertising"),
      ])
    let html = page.html(options)
    #expect(html.hasPrefix("<!doctype html>\n"))
    #expect(
      html.contains("<a href=\"#s1\">Data diagnosis<b>1</b></a><a href=\"#s2\">Advertising</a>"))
    #expect(html.contains("<h2>Data diagnosis<small>08:30</small></h2>"))
    #expect(html.contains("<code class=\"question\">compare yesterday</code>"))
    #expect(html.contains("<pre class=\"problem\">error: x\n  ^^^</pre>"))
    #expect(html.contains("Next: <code>explain revenue yesterday</code>"))
    #expect(html.contains("prefers-color-scheme: dark"))
    // Complete in itself: nothing is fetched, nothing runs.
    #expect(!html.contains("http") && !html.contains("<script") && !html.contains("@import"))
    #expect(isWellFormed(html))
  }

  @Test func totalsHiddenRowsAndSQL() {
    var table = refunds
    table.hiddenRows = 1234
    let html = render(Report(blocks: [.table(table)], sql: ["select a < b"]), options)
    #expect(html.contains("<tfoot><tr><td>total</td><td class=\"n\">1,170</td>"))
    #expect(html.contains("<p class=\"note\">… 1,234 more rows</p>"))
    #expect(html.contains("<details><summary>SQL</summary><pre>select a &lt; b</pre></details>"))
    #expect(html.contains("<td>broken\\nbox\\u{1b}[31m\\u{202e}</td>"))
  }
}
