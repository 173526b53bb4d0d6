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

  /// Reads a text, whole or not.
  package init(_ text: String, grammar: Grammar) {
    var lines = Lines(Lexer.tokens(of: text))
    let comments = lines.comments.map { Part(role: .comment, span: $0.span) }
    var overlooked: [Part] = []
    var (reading, notes) = Parser.noted(text, lines, grammar: grammar)
    (expected, place, isMended) = (reading.expected, notes.place, false)
    for _ in 0..<Self.mostReadings where !reading.isIncomplete {
      let faults = reading.diagnostics.compactMap { $0.span }
      let wrong = lines.tokens.indices.filter { index in
        let token = lines.tokens[index]
        return token.kind != .newline && token.kind != .end
          && faults.contains { $0.start <= token.span.start && token.span.end <= $0.end }
      }
      if wrong.isEmpty { break }
      overlooked += wrong.map { Part(lines.tokens[$0], notes.roles[$0] ?? .unknown) }
      lines.remove(wrong)
      (reading, notes) = Parser.noted(text, lines, grammar: grammar)
      guard expected.isEmpty else { continue }
      (expected, place, isMended) = (reading.expected, notes.place, true)
    }
    let read = zip(lines.tokens, notes.roles).compactMap { token, role in
      token.isUnclosed ? Part(token, .unclosed) : role.map { Part(token, $0) }
    }
    parts = (read + overlooked + comments).sorted { $0.span.start < $1.span.start }.joined()
  }

  /// A text with more faults than this is not looked at to its end.
  private static let mostReadings = 12
}

extension Outline.Part {
  fileprivate init(_ token: Token, _ role: Role) {
    self.init(role: token.isUnclosed ? .unclosed : role, span: token.span)
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
