import Values

/// What the parts of a text are, and what could go on at its end: for colours and completion.
///
/// It is what the parser noted while it read. Words that cannot stand where they do are noted as
/// unknown and overlooked in a second reading, so that any text has an outline.
package struct Outline: Sendable {
  /// A part of a text that is something; blanks and symbols are none.
  package struct Part: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
      /// The word that a statement begins with: a verb, a command, `set`.
      case verb
      /// Any other word of the grammar.
      case keyword
      /// A name, and the part of the statement that it stands in.
      case name(Place.Section)
      /// A word behind a comparison: a value without quotes, or a name.
      case value(Place.Section)
      /// A name that the text defines: a metric, an answer, what a column is to be called.
      case newName
      /// A column that the text makes.
      case column
      case function, text, number, period, parameter, comment
      /// Further words of the part before.
      case rest
      /// It cannot stand where it does.
      case unknown
      /// A text or name whose closing quote is missing.
      case unclosed
    }

    package var role: Role
    /// In bytes of the text.
    package var span: Span
  }

  /// In order.
  package var parts: [Part]
  /// Where the text ends.
  package var place: Place
  /// What could stand at the end of the text.
  package var expected: Set<Expected>
  /// Whether words had to be overlooked for that.
  package var isMended: Bool

  /// The names that the text gives to something.
  package var defined: Set<String>

  /// Reads a text, whole or not.
  package init(_ text: String, grammar: Grammar) {
    var lines = Lines(Lexer.tokens(of: text))
    // What a token is counts as it was read first: later readings lack what was overlooked.
    var found = lines.comments.reduce(into: [:]) { $0[$1.span.start] = Part(.comment, $1.span) }
    var (reading, notes) = Parser.noted(text, lines, grammar: grammar)
    (expected, place, isMended) = (reading.expected, notes.place, false)
    defined = notes.defined
    for _ in 0..<Self.mostReadings {
      for (token, role) in zip(lines.tokens, notes.roles) where found[token.span.start] == nil {
        found[token.span.start] = (token.isUnclosed ? .unclosed : role).map { Part($0, token.span) }
      }
      let wrong = lines.tokens(at: reading.diagnostics)
      if wrong.isEmpty { break }
      for token in wrong.map({ lines.tokens[$0] }) where found[token.span.start] == nil {
        found[token.span.start] = token.roleUnread.map { Part($0, token.span) }
      }
      lines.remove(wrong + notes.skipped)
      (reading, notes) = Parser.noted(text, lines, grammar: grammar)
      defined.formUnion(notes.defined)
      guard expected.isEmpty else { continue }
      (expected, place, isMended) = (reading.expected, notes.place, true)
    }
    parts = found.values.sorted { $0.span.start < $1.span.start }.joined()
  }

  /// A text with more faults than this is not looked at to its end.
  private static let mostReadings = 12
}

extension Outline.Part {
  fileprivate init(_ role: Role, _ span: Span) { self.init(role: role, span: span) }
}

extension Lines {
  /// The tokens that faults point at; of a text that only lacks its end, none.
  fileprivate func tokens(at faults: [Diagnostic]) -> [Int] {
    let spans = faults.filter { $0.code != .incomplete }.compactMap { $0.span }
    return tokens.indices.filter { index in
      let token = tokens[index]
      return token.kind != .newline && token.kind != .end
        && spans.contains { $0.start <= token.span.start && token.span.end <= $0.end }
    }
  }
}

extension Token {
  /// What it is where the parser has no place for it.
  fileprivate var roleUnread: Outline.Part.Role? {
    switch kind {
    case _ where isUnclosed: .unclosed
    case .word, .quoted, .unknown: .unknown
    case .text, .pattern: .text
    case .number, .percent, .duration, .clock: .number
    case .date, .yearMonth: .period
    case .parameter: .parameter
    case .symbol, .newline, .comment, .end: nil
    }
  }
}

extension [Outline.Part] {
  /// The parts with all words of one of them together.
  fileprivate func joined() -> [Outline.Part] {
    reduce(into: []) { parts, part in
      if part.role == .rest, let last = parts.indices.last {
        parts[last].span = parts[last].span.to(part.span)
      } else if part.role != .rest {
        parts.append(part)
      }
    }
  }
}
