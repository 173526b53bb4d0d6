import Testing

@testable import Language

/// Which line ends end a statement.
@Suite struct LinesTests {
  private func lines(_ text: String) -> String {
    Lines(Lexer.tokens(of: text)).tokens.dropLast().map { $0.kind == .newline ? "/" : $0.text }
      .joined(separator: " ")
  }

  @Test(arguments: [
    ("a\nb", "a / b"),
    ("a\n| b", "a | b"),
    ("a\n\n  | b\n\n  | c\nd", "a | b | c / d"),
    ("a\n= b\n+ c\n* d\n/ e\n, f\n{\n}", "a = b + c * d / e , f { / }"),
    ("a\n: b\n-> c\n<= d", "a : b -> c <= d"),
    ("a\n- b", "a / - b"),
    ("a\n  - b\n  - c", "a - b - c"),
    ("a\nby b", "a by b"),
    ("a\nwhere b\nand c\nvs d\ne", "a where b and c vs d / e"),
    ("a\n  last 7 days\n\n  | b\nc", "a last 7 days | b / c"),
    ("for a in (b) {\n  c\n    by d\n  e\n}", "for a in ( b ) { / c by d / e / }"),
    ("a \\\n  b \\ \nc", "a b c"),
    ("a\n  by b\n  where c\n  and d\n  on e\n  vs f\ng", "a by b where c and d on e vs f / g"),
    ("  a\n  by b", "a by b"),
    ("a,\n    b\n    by c", "a , b by c"),
    ("a in (\n    b\n  )\n  by c", "a in ( b ) by c"),
    (
      "a {\n  b text\n    synonyms\n    \"c\"\n  synonyms \"d\"\n}",
      "a { / b text synonyms c / synonyms d / }"
    ),
    ("a # one\n  # two\n  | b", "a | b"),
    ("a {\n  synonyms b\n  synonyms c\n}", "a { / synonyms b / synonyms c / }"),
    ("| a\n| b", "| a | b"),
    ("section \"a\"\n  -b\n  -c", "section a / - b / - c"),
    ("d {\n  section text\n    \"a\"\n}", "d { / section text a / }"),
  ])
  func lineEnds(_ text: String, _ expected: String) {
    #expect(lines(text) == expected)
  }

  @Test func commentsStandBeforeTheirToken() {
    let lines = Lines(Lexer.tokens(of: "# head\na # one\n  # two\n  | b # three\nc"))
    #expect(lines.comments.map { $0.indent } == [0, nil, 2, nil])
    #expect(lines.comments.map { $0.text } == ["# head", "# one", "# two", "# three"])
    #expect(lines.comments.map { lines.tokens[$0.index].text } == ["\n", "|", "|", "\n"])
  }
}
