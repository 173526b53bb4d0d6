import Testing
import Values

@testable import Render

/// Pages of the manual in each form.
@Suite struct PageTests {
  private let report = Report(
    heading: "Pages",
    blocks: [
      .prose(Prose("`revenue` is **paid**, 2 * 3 stays, and ``a `b` c`` too.")),
      .items([Prose("one of `two`")]),
      .sample("revenue by channel\n  last 7 days"),
      .terms(
        Table(
          columns: [Column("name", title: ""), Column("about", title: "")],
          rows: [[.text("take N"), .text("the first rows of an answer, as many as N says")]])),
    ])

  private func text(_ format: Format, width: Int? = nil, color: Bool = false) -> String {
    render(report, RenderOptions(format: format, width: width, color: color))
  }

  @Test func isPlainInAPipe() {
    #expect(
      text(.table) == """
        Pages
        revenue is paid, 2 * 3 stays, and a `b` c too.

        • one of two

            revenue by channel
              last 7 days

          take N  the first rows of an answer, as many as N says

        """)
  }

  @Test func wrapsBetweenWords() {
    let lines = text(.table, width: 40).split(separator: "\n")
    #expect(lines.allSatisfy { displayWidth($0) <= 40 })
    #expect(lines.contains("revenue is paid, 2 * 3 stays, and a `b`"))
    #expect(lines.contains("  take N  the first rows of an answer,"))
  }

  /// A wide character may begin a line, a word in a foreign script may not be torn.
  @Test func wrapsWideText() {
    let wide = Report(blocks: [.prose(Prose("退款金额是 `refund amount` 的中文名称，按渠道查看"))])
    let lines = render(wide, RenderOptions(width: 20)).split(separator: "\n")
    #expect(lines.allSatisfy { displayWidth($0) <= 20 })
    #expect(lines.joined().replacing(" ", with: "").hasPrefix("退款金额是refundamount的"))
  }

  @Test func coloursCode() {
    #expect(
      text(.table, color: true).contains("\u{1B}[36mrevenue\u{1B}[0m is \u{1B}[1mpaid\u{1B}[0m"))
  }

  @Test func staysMarkdown() {
    let page = text(.md)
    #expect(page.contains("`revenue` is **paid**, 2 * 3 stays, and ``a `b` c`` too."))
    #expect(page.contains("\n- one of `two`\n"))
    #expect(page.contains("```\nrevenue by channel\n  last 7 days\n```"))
  }

  @Test func isMarkedUp() {
    let page = text(.html)
    #expect(page.contains("<p><code>revenue</code> is <strong>paid</strong>, 2 * 3"))
    #expect(page.contains("<li>one of <code>two</code></li>"))
  }

  @Test func csvHasTheWords() {
    #expect(text(.csv) == "name,about\ntake N,\"the first rows of an answer, as many as N says\"\n")
  }

  /// Where little room is left the meaning stands below its word.
  @Test func standsBelow() {
    let table = Table(
      columns: [Column("line", title: ""), Column("about", title: "")],
      rows: [[.text("revenue by channel last 7 days"), .text("a metric by a dimension")]])
    let lines = render(Report(blocks: [.terms(table)]), RenderOptions(width: 40))
    #expect(lines == "  revenue by channel last 7 days\n      a metric by a dimension\n")
  }
}
