import Values

/// What goes with files: paths, the mapping of their columns, and options.
extension Parser {
  /// A path: what stands between blanks, in quotes or bare.
  mutating func path() throws(Diagnostic) -> Word? {
    if current.kind == .text { return try text("a file") }
    if isAtEnd || isSymbol("--") || isSymbol(",") { return nil }
    if startsClause { return nil }
    let start = current
    var end = start.span.end
    repeat {
      end = current.span.end
      advance(as: roleInPath)
      // A comma in a path belongs to it; one behind it goes on with a list.
      if isSymbol(","), peek().span.start > current.span.end || peek().kind == .end { break }
    } while current.span.start == end && !isAtEnd
    let bytes = source.utf8.dropFirst(start.span.start).prefix(end - start.span.start)
    return Word(String(decoding: bytes, as: UTF8.self), at: Span(start.span.start, end))
  }

  /// What a part of a path is: a file, or the value of a setting.
  private var roleInPath: Outline.Part.Role? {
    guard notes?.place.section == .settingValue else { return .text }
    return switch current.kind {
    case .date, .yearMonth: .period
    case .number, .percent, .duration, .clock: .number
    default: nil
    }
  }

  /// As in `map (order_id = `订单编号`, paid_at = ...)`.
  mutating func mapping() throws(Diagnostic) -> [Binding] {
    try bracketed("(", ")") { (parser) throws(Diagnostic) in
      var bindings: [Binding] = []
      while !parser.isSymbol(")"), parser.current.kind != .end {
        bindings.append(try parser.binding())
        if !parser.takeSymbol(",") { break }
      }
      return bindings
    }
  }

  /// A value without quotes, with what stands right behind it: `shift-jis`, `iso-8859-15`,
  /// `America/Chicago`.
  private mutating func bareValue() -> Word {
    let first = advance()
    var end = first.span.end
    while !isAtEnd, current.span.start == end, !isSymbol("|"), !isSymbol(","), !isSymbol(")") {
      end = advance().span.end
    }
    guard end > first.span.end else { return Word(first.text, at: first.span) }
    let span = Span(first.span.start, end)
    let bytes = source.utf8.dropFirst(span.start).prefix(end - span.start)
    return Word(String(decoding: bytes, as: UTF8.self), at: span)
  }

  /// As in `--dry-run`, `--encoding gbk`, `--separator=";"`.
  mutating func option() throws(Diagnostic) -> Option {
    var name = try newName("an option", as: .rest)
    while isSymbol("-"), current.span.start == name.span.end {
      advance(as: .rest)
      let part = try newName("an option", as: .rest)
      name = Name(name.text + "_" + part.text, at: name.span.to(part.span))
    }
    let isGiven = takeSymbol("=")
    if isGiven { skipNewlines() }
    switch current.kind {
    case .text: return Option(name, try text("a value"))
    case .number where isGiven || !startsPeriod, .percent,
      .word where isGiven || !startsPeriod && !startsClause || name.text == "keep":
      return Option(name, bareValue())
    case _ where isGiven: throw unexpected("expected a value for \(name.spoken)")
    default: return Option(name)
    }
  }
}
