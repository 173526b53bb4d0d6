import Language

/// Whether Enter runs a text or goes on in a next line.
enum Completeness {
  /// Whether a statement can end here: no bracket or name is open, and the last word is none that
  /// something has to follow.
  static func isComplete(_ text: String, grammar: Grammar) -> Bool {
    let parsed = Parser.parse(text, grammar: grammar)
    if parsed.diagnostics.isEmpty { return true }
    if parsed.isIncomplete { return false }
    // A fault further up does not make the end of the text whole.
    let tokens = Lexer.tokens(of: text).filter { ![.newline, .comment, .end].contains($0.kind) }
    guard let last = tokens.last else { return true }
    return switch last.kind {
    case .symbol: !opening.contains(last.text)
    case .word: last.text != "and" && last.text != "or"
    case .quoted: !last.isUnclosed
    default: true
    }
  }

  /// The symbols that something has to follow.
  private static let opening: Set = [
    "|", ",", "(", "[", "{", "+", "-", "*", "/", "=", "==", "!=", "<>", "<", "<=", ">", ">=", "->",
    ":",
  ]
}
