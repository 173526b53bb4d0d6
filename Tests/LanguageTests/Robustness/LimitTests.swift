import Testing
import Values

@testable import Language

/// Texts that are too deep or too long neither overflow the stack nor take long.
@Suite struct LimitTests {
  /// What is repeated, and what is said of very many of them.
  @Test(arguments: [
    ("(", "", "this is nested more than 100 levels deep"),
    ("f(", "", "this is nested more than 100 levels deep"),
    ("- ", "", "this is nested more than 100 levels deep"),
    ("not ", "list a where ", "this is nested more than 100 levels deep"),
    ("a in (top 1 b where ", "list c where ", "this is nested more than 100 levels deep"),
    ("if a {", "", "this is nested more than 100 levels deep"),
    ("if a {} else ", "", "this is nested more than 100 levels deep"),
    ("section \"a\" {", "", "this is nested more than 100 levels deep"),
    ("a + ", "", "a statement has at most 500 operators"),
    ("a and ", "list b where ", "a statement has at most 500 operators"),
    ("(a) / ", "", "a statement has at most 500 operators"),
    (") ", "", "expected a question, a verb or a definition, found \")\""),
    ("}", "", "expected a question, a verb or a definition, found \"}\""),
    ("a ", "", "\"a\" cannot stand here"),
    ("a", "", ""),
    ("退", "", ""),
    ("9", "", "is too large a number"),
    ("\"", "", "cannot stand here"),
    ("\"x", "", "cannot stand here"),
    ("`", "", ""),
    ("a, ", "", "expected a metric, a dimension or a value, but the text ends here"),
    ("| total ", "a ", ""),
    ("| ", "a ", "no stage called \"|\""),
    ("where a ", "b ", "a statement has at most 500 operators"),
    ("vs plan ", "a ", ""),
    ("during ", "a ", ""),
    ("last ", "a ", ""),
    ("$a ", "show ", ""),
    ("; ", "", ""),
    ("\n", "", ""),
    ("# a\n", "", ""),
    ("a\n", "", ""),
    ("a\n  | total\n", "", ""),
    ("(((\n", "", "this is nested more than 100 levels deep"),
    ("(((\n", "a\n", "this is nested more than 100 levels deep"),
    ("a )\n", "", "\")\" cannot stand here"),
    ("show (\n", "", "expected \")\""),
    ("{\n", "", "expected a question, a verb or a definition"),
    ("section \"a\"\n", "", ""),
    ("section \"a\" {\n", "", "this is nested more than 100 levels deep"),
    ("\"a\n  ", "", ""),
    ("dataset a {\n", "", ""),
    ("metric a = b {\n", "", ""),
    ("--", "", "expected a question, a verb or a definition"),
    ("a.", "", "\".\" cannot stand here"),
    ("\\", "", "expected a question, a verb or a definition"),
    ("^", "", "means nothing here"),
    ("\u{301}", "", ""),
  ])
  func megabytes(_ part: String, _ start: String, _ message: String) {
    let text = start + String(repeating: part, count: 300_000 / part.utf8.count)
    let clock = ContinuousClock()
    var parsed = Parsed()
    let time = clock.measure { parsed = Samples.parse(text) }
    #expect(time < .seconds(20), "\(part)")
    let fault = parsed.diagnostics.first
    if !message.isEmpty {
      #expect(fault?.message.contains(message) == true, "\(part): \(fault?.message ?? "no fault")")
    }
    #expect(parsed.diagnostics.count <= 100)
    if let fault {
      #expect(fault.text(in: Source(text)).utf8.count < 3000, "\(part)")
    } else {
      #expect(!Printer.format(parsed).isEmpty || parsed.statements.isEmpty)
    }
  }

  /// What a person could write is within the limits.
  @Test func limitsAreWide() {
    let deep = String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)
    #expect(Samples.parse(deep).diagnostics.isEmpty)
    #expect(!Samples.parse("(\(deep))").diagnostics.isEmpty)
    let long = Array(repeating: "a", count: 501).joined(separator: " + ")
    #expect(Samples.parse(long).diagnostics.isEmpty)
    #expect(!Samples.parse(long + " + a").diagnostics.isEmpty)
    // The count begins anew with each statement.
    #expect(Samples.parse("section \"x\" {\n\(long)\n\(long)\n}\n\(long)").diagnostics.isEmpty)
    let list = (1...20_000).map { "\"\($0)\"" }.joined(separator: ", ")
    #expect(Samples.parse("list orders where id in (\(list))").diagnostics.isEmpty)
  }

  /// The deepest syntax that can be read can be written, compared and released.
  @Test func deepestSyntax() throws {
    let chain = Array(repeating: "a", count: 501).joined(separator: " + ")
    let deep = (0..<99).reduce("1") { text, _ in "f(\(text))" }
    for text in ["show \(chain)", "show \(deep)"] {
      let statement = try Samples.statement(text)
      let words = Printer.format(statement.kind).split(whereSeparator: \.isWhitespace)
      #expect(words.joined() == text.replacing(" ", with: ""))
      #expect(statement == (try Samples.statement(Printer.format(statement.kind))))
    }
  }
}
