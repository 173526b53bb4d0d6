import Testing

@testable import Language

/// What is read of a text besides its faults, and whether more input could complete it.
@Suite struct RecoveryTests {
  private static let lines = [
    "param day = yesterday", "compare $day", "revenue by channel last 7 days",
    "list orders where status in (\"paid\", \"shipped\")", "explain revenue $day",
    "top 3 products by revenue", "expect refund_rate < 8% \"high\"", "set currency CNY",
    "late shipments", "orders, revenue by day | sort -revenue | take 5",
  ]

  /// One bad line of ten costs one statement.
  @Test(arguments: [
    "revenue bye channel", "revenue (", "revenue )", "revenue {", "revenue }",
    "show (revenue by day",
    "list orders where status = \"paid", "revenue by `x", "revenue ^ 2",
    "explain", "revenue by", "top 0 products", "5x", "((((", "))))", "section", "for x in y",
    "if {", "metric a b", "dataset a { b c", "--", "$", "expect", "param day = ^",
    "revenue | chart pie", "include",
  ])
  func oneBadLine(_ bad: String) {
    // What is open at the end of a text may go on, so the last line is another matter.
    for place in 0..<9 {
      var lines = Self.lines
      lines[place] = bad
      let parsed = Samples.parse(lines.joined(separator: "\n"))
      #expect(parsed.diagnostics.count == 1, "\(bad) at \(place)")
      #expect(parsed.statements.count == 9, "\(bad) at \(place)")
    }
  }

  @Test func badStatementsOfSeveralLines() {
    let text = """
      revenue
      metric a "doc"
        : money, bigger
        = sum(b.c)
        where d
      command "x" = list y
        | explode
        | sort z
      dataset a {
        b text
        c strng
        d text
      }
      show orders (
        by
      )
      orders
      """
    let parsed = Samples.parse(text)
    #expect(parsed.diagnostics.count == 4)
    #expect(parsed.statements.map { Outline.of($0) } == ["show* items=[revenue]", "orders"])
  }

  @Test func faultsInsideBlocks() {
    let text = """
      section "A"
        revenue
        revenue bye day
        orders
      section "B" {
        explain
        compare
      }
      for x in (a) { revenue; revenue ) ; orders }
      """
    let parsed = Samples.parse(text)
    #expect(parsed.diagnostics.count == 3)
    #expect(
      parsed.statements.map { Outline.of($0) } == [
        "section \"A\" {show* items=[revenue]; orders}", "section \"B\" {compare}",
        "for x in [a] {show* items=[revenue]; orders}",
      ])
  }

  @Test func aTextOfFaultsIsGivenUp() {
    let parsed = Samples.parse(String(repeating: "revenue )\n", count: 5000) + "orders\n")
    #expect(parsed.diagnostics.count == 100)
    #expect(parsed.statements.isEmpty)
  }

  // MARK: - Incomplete texts

  @Test(arguments: [
    "revenue,", "revenue, ", "revenue +", "revenue by channel,", "revenue where a = 1 and",
    "revenue where a = 1 or", "revenue where a =", "revenue where a <", "revenue |",
    "revenue | sort a,", "show (revenue", "show (", "list orders where a in (1,",
    "list orders where a in (1, 2", "f(a, b", "section \"A\" {", "section \"A\" {\n  revenue",
    "for x in (a) {", "for x in (a", "if a > 1 {", "if a > 1 { b } else {", "metric a =",
    "metric a : money,", "metric a = b {", "metric a = b {\n  synonyms \"x\",", "dataset a {",
    "dataset a {\n  key b,", "entity a = b by c,", "headline a,", "command a (", "event \"a\" =",
    "revenue,\n", "show (revenue\n\n",
  ])
  func incomplete(_ text: String) {
    #expect(Samples.parse(text).isIncomplete, "\(text)")
  }

  @Test(arguments: [
    "", "revenue", "revenue by", "explain", "revenue by\n", "list orders where", "revenue )",
    "list orders where a = \"x", "revenue by `x", "revenue bye channel", "metric", "metric a",
    "revenue | sort", "revenue where a = 1 and\nb = )", "section \"A\"",
    "revenue bye day\nrevenue,",
    "set", "include", "section \"A\" {\n  revenue )",
  ])
  func completeOrWrong(_ text: String) {
    #expect(!Samples.parse(text).isIncomplete, "\(text)")
  }

  /// What is incomplete is completed by some next line.
  @Test(arguments: [
    ("revenue,", "orders"), ("revenue where a = 1 and", "b = 2"), ("show (revenue", ")"),
    ("revenue |", "sort revenue"), ("for x in (a) {", "}"), ("metric a =", "b"),
    ("dataset a {", "b text\n}"), ("list orders where a in (1,", "2)"), ("headline a,", "b"),
    ("param x =", "5"), ("metric a :", "money = b"), ("load a --b=", "c"), ("show -", "a"),
    ("a | sort -", "b"), ("command a (b: text)", "= list c"), ("for x in (a)", "{ }"),
    ("dataset a {\n  b text ->", "  c\n}"), ("a between 1 and", "2"),
  ])
  func goingOn(_ text: String, _ next: String) {
    #expect(Samples.parse(text).isIncomplete)
    let whole = Samples.parse(text + "\n" + next)
    #expect(whole.diagnostics.isEmpty && whole.statements.count == 1)
  }

  // MARK: - What could come next

  @Test(arguments: [
    ("", Expected.statement), ("revenue ", .clauses([.by, .where, .period, .on, .vs])),
    ("revenue by ", .dimension), ("revenue by channel, ", .dimension),
    ("revenue by channel ", .clauses([.where, .period, .on, .vs])), ("revenue last ", .unit),
    ("revenue vs ", .baseline), ("revenue on ", .timeBasis), ("revenue | ", .stage),
    ("revenue | chart ", .chart), ("list ", .dataset), ("list orders where ", .condition),
    ("list orders where status = ", .value(of: Name("status"))),
    ("list orders where status ", .keyword("in")), ("top 3 ", .entity), ("help ", .topic),
    ("load ", .file), ("set ", .setting), ("revenue | sort ", .column), ("task \"x\" for ", .owner),
  ])
  func expected(_ text: String, _ what: Expected) {
    #expect(Samples.parse(text).expected.contains(what), "\(Samples.parse(text).expected)")
  }
}
