import Values

/// Names and texts, and what to say of a token that is neither.
extension Parser {
  /// Whether a name can stand here.
  var isName: Bool { tokens[index].kind == .word || tokens[index].kind == .quoted }

  /// How many tokens the longest known name has that begins here.
  var nameLength: Int {
    guard tokens[index].kind == .word, tokens[index + 1].kind == .word else { return 1 }
    return max(grammar.names.length(tokens[index...]), namesColumns ? columnNameLength : 1)
  }

  /// A name that the text gives to something, or whose meaning is settled where it stands.
  mutating func newName(
    _ what: Wording, as role: Outline.Part.Role = .newName
  ) throws(Diagnostic) -> Name {
    let start = index
    let name = try name(what)
    notes?.rename(role, at: start)
    if role != .verb && role != .rest { notes?.defined.insert(name.text) }
    return name
  }

  /// The longest name that the catalogue knows, or one word.
  mutating func name(_ what: Wording = "a name") throws(Diagnostic) -> Name {
    let start = index
    let name = try readName(what)
    let width = name.isQuoted ? 1 : nameWidth(from: start)
    notes?.note(name, at: start, count: width)
    return name
  }

  /// How many tokens from a place on make up the name that was read last.
  private func nameWidth(from start: Int) -> Int {
    tokens[start..<max(index, start)].count { $0.kind == .word }
  }

  private mutating func readName(_ what: Wording) throws(Diagnostic) -> Name {
    let first = current
    switch first.kind {
    case .quoted:
      if first.isUnclosed {
        throw Diagnostic(
          .syntax, "the name has no closing backtick", at: first.span, label: "add `")
      }
      advance()
      return Name(first.text, at: first.span, isQuoted: true)
    case .word:
      let length = nameLength
      guard length > 1 else {
        advance()
        return Name(first.text, at: first.span)
      }
      let text = tokens[index..<index + length].map { $0.text }.joined(separator: "_")
      for _ in 0..<length { advance() }
      return Name(text, at: first.span.to(previousSpan))
    default: throw unexpected("expected \(what)")
    }
  }

  /// A text in quotes.
  mutating func text(_ what: Wording) throws(Diagnostic) -> Word {
    let token = current
    guard token.kind == .text else { throw unexpected("expected \(what) in quotes") }
    if token.isUnclosed {
      let quote = written(token).prefix(1)
      throw Diagnostic(
        .syntax, "the text has no closing quote", at: token.span, label: "add \(quote)")
    }
    advance(as: .text)
    return Word(token.text, isQuoted: true, at: token.span)
  }

  /// A token as it stands in the source, in quotes, and cut where it is very long.
  func quoted(_ token: Token) -> String {
    let text = written(token)
    let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
    return token.kind == .text && !token.isUnclosed ? String(shown) : "\"\(shown)\""
  }

  private func written(_ token: Token) -> String {
    let bytes = source.utf8.dropFirst(token.span.start).prefix(token.span.end - token.span.start)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What to say of a token that cannot stand here.
  func unexpected(_ wanted: Wording) -> Diagnostic {
    let token = current
    switch token.kind {
    case .end where canGoOn:
      return Diagnostic(.incomplete, "\(wanted), but the text ends here", at: token.span)
    case .end, .newline:
      return Diagnostic(.syntax, "\(wanted), but the line ends here", at: token.span)
    case .unknown where token.text.first?.isNumber == true: return unknownUnit(token)
    case .unknown:
      var fault = Diagnostic(.syntax, "\(quoted(token)) means nothing here", at: token.span)
      fault.isMisplaced = true
      return fault
    default:
      return Diagnostic(.syntax, "\(wanted), found \(quoted(token))", at: token.span)
    }
  }

  /// Whether a statement that ends here could go on in a next line: behind an operator, a comma or
  /// inside brackets.
  private var canGoOn: Bool {
    guard depth == 0, let last = tokens[..<index].last(where: { $0.kind != .newline }) else {
      return depth > 0
    }
    switch last.kind {
    case .symbol: return ![".", "--", "?", "}", "]"].contains(last.text)
    case .word:
      let word = ConditionWord(rawValue: last.text)
      return word == .and || word == .or
    default: return false
    }
  }

  func unknownUnit(_ token: Token) -> Diagnostic {
    Diagnostic(
      .syntax, "no unit called \"\(Units.split(token.text).unit)\"", at: token.span,
      label: "units are \(Units.known.joined(separator: ", "))")
  }
}
