/// Numbers of rows, and what looks like one.
extension Parser {
  /// A parameter at the cursor, taken; nil when something else stands there.
  mutating func parameter() -> Spanned<String>? {
    guard current.kind == .parameter else { return nil }
    let token = advance(as: .parameter)
    return Spanned(token.text, token.span)
  }

  /// `$n products`: a parameter with something to count behind it.
  var isCountBeforeItem: Bool {
    guard current.kind == .parameter else { return false }
    var behind = self
    behind.advance()
    return behind.startsItem || behind.current.kind == .parameter
  }

  /// Whether the year at the cursor begins a longer period: `2026 q3`, `2026 to 2027`.
  var isYearOfMore: Bool {
    let next = peek()
    if next.kind == .word, next.text.hasPrefix("q") { return Int(next.text.dropFirst()) != nil }
    return next.text == "to" || next.text == "."
  }
}
