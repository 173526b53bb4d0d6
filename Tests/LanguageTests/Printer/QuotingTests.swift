import Language
import Testing

/// A text in a statement is one text, whatever is in it.
@Suite struct QuotingTests {
  @Test(arguments: [
    "", " ", "plain", "\"", "\\", "\\\"", "\"; note \"glued", "a\nnote \"glued\"", "a\r\nb", "a\tb",
    "; list", "| take 1", "`x`", "'x'", "it''s", "“quoted”", "「引号」", "＂", "；", "\u{202E}desrever",
    "\u{2066}a\u{2069}", "\u{200F}", "a\u{2028}b", "a\u{2029}b", "a\u{85}b", "\\n", "\\\n", "a \\",
    "$day", "{x}", "# no comment", "opsh> orders", "..> x", "\u{0}", "\u{1B}[31m", "e\u{301}", "👨‍👩‍👧",
  ])
  func isOneText(_ text: String) {
    let line = "note \(Printer.quoted(text))"
    #expect(!line.contains { $0 == "\n" || $0 == "\r\n" || $0 == "\r" })
    let parsed = Parser.parse(line, grammar: Grammar(verbs: ["note": Signature([.text])]))
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.statements.count == 1)
    guard case .pipeline(let pipeline)? = parsed.statements.first?.kind else {
      Issue.record("no statement")
      return
    }
    #expect(pipeline.call.words.map { Array($0.text.utf8) } == [Array(text.utf8)])
    #expect(pipeline.stages.isEmpty)
  }
}
