import Testing

@testable import Language

/// What is said of a text that cannot be read: the words, the line, and the caret below the place.
@Suite struct MessageTests {
  /// What is said of a text of several lines.
  static func expect(
    _ text: String, says message: String, location: SourceLocation = #_sourceLocation
  ) {
    #expect(Samples.faults(text) == message, sourceLocation: location)
  }

  /// What is said of a line, which stands in the message itself.
  static func expect(_ message: String, location: SourceLocation = #_sourceLocation) {
    let lines = message.split(separator: "\n")
    expect(String(lines[1].dropFirst(2)), says: message, location: location)
  }

  @Test func quotesAndBrackets() {
    Self.expect(
      """
      error: the text has no closing quote
        list orders where status = "paid
                                   ^^^^^   add "
      """)
    Self.expect(
      """
      error: the text has no closing quote
        list orders where status = 'paid
                                   ^^^^^   add '
      """)
    Self.expect(
      """
      error: the name has no closing backtick
        revenue by `Order
                   ^^^^^^   add `
      """)
    Self.expect(
      """
      error: the pattern has no closing slash
        list orders where a matches /x
                                    ^^   add /
      """)
    Self.expect(
      """
      error: "(" is never closed
        show (revenue + 1
             ^              add ")"
      """)
    Self.expect(
      "section \"A\" {\n  revenue",
      says: """
        error: "{" is never closed
          section "A" {
                      ^   add "}"
        """)
    Self.expect(
      """
      error: ")" cannot stand here
        revenue)
               ^
      """)
    Self.expect(
      """
      error: expected ")", found "by"
        (revenue by day
                 ^^
      """)
  }

  @Test func unknownWords() {
    Self.expect(
      """
      error: no stage called "sotr"
        revenue | sotr -revenue
                  ^^^^            did you mean sort?
      """)
    Self.expect(
      """
      error: no stage called "explode"
        revenue | explode
                  ^^^^^^^   stages are where, sort, take, columns, derive, pivot, total, share, \
      cumulative, wrap, chart, save, as, alert, task
      """)
    Self.expect(
      """
      error: no chart called "pie"
        revenue | chart pie
                        ^^^   charts are line, bar, spark, heat, funnel, waterfall
      """)
    Self.expect(
      """
      error: "yestrday" cannot stand here
        revenue yestrday
                ^^^^^^^^   did you mean yesterday?
      """)
    Self.expect(
      """
      error: "yestrday" is no period
        revenue since yestrday
                      ^^^^^^^^   did you mean yesterday?
      """)
    Self.expect(
      """
      error: no unit of time called "dys"
        revenue last 7 dys
                       ^^^   did you mean days?
      """)
    Self.expect(
      """
      error: no unit called "x"
        revenue last 7x
                     ^^   units are k, m, bn, 万, 亿, %, s, min, h, d, w
      """)
    Self.expect(
      """
      error: "^" means nothing here
        revenue ^ 2
                ^
      """)
  }

  @Test func clauses() {
    Self.expect(
      """
      error: "by" is given twice
        revenue by day by week
                       ^^
      """)
    Self.expect(
      """
      error: a period is given twice
        revenue today yesterday
                      ^^^^^^^^^
      """)
    Self.expect(
      """
      error: "on" is given twice
        revenue on a on b
                     ^^
      """)
    Self.expect(
      """
      error: "list" takes no "by"
        list orders by day
                    ^^       it takes where, period, on
      """)
    Self.expect(
      """
      error: "late shipments" takes no "vs"
        late shipments vs last week
                       ^^             it takes where, period
      """)
    Self.expect(
      """
      error: "city" cannot stand here
        revenue by channel city
                           ^^^^
      """)
    Self.expect(
      """
      error: "x" cannot stand here
        revenue "x"
                ^^^
      """)
    Self.expect(
      """
      error: a number of rows is at least 1
        top 0 products
            ^
      """)
    Self.expect(
      """
      error: "channel" cannot stand here
        revenue by top channel
                       ^^^^^^^
      """)
    Self.expect(
      """
      error: expected a value for separator, but the text ends here
        load a.csv --separator=
                               ^
      """)
  }

  @Test func placesInFiles() {
    let text = "revenue\n\nrevenue by\n"
    let parsed = Samples.parse(text)
    let message = parsed.diagnostics.map { $0.text(in: Source(text, name: "daily.ops")) }
    #expect(
      message == [
        """
        daily.ops:3:11: error: expected a metric, a dimension or a value, but the line ends here
          revenue by
                    ^
        """
      ])
  }

  /// Carets stand below their place where characters are wide, combined or tabs.
  @Test func carets() {
    Self.expect(
      """
      error: "yestrday" cannot stand here
        支付金额 by 渠道 yestrday
                         ^^^^^^^^   did you mean yesterday?
      """)
    Self.expect(
      """
      error: no stage called "渠道"
        支付金额 | 渠道
                   ^^^^   stages are where, sort, take, columns, derive, pivot, total, share, \
      cumulative, wrap, chart, save, as, alert, task
      """)
    Self.expect(
      "\trevenue )", says: "error: \")\" cannot stand here\n   revenue )\n           ^")
    Self.expect("e\u{301}a )", says: "error: \")\" cannot stand here\n  e\u{301}a )\n     ^")
  }
}
