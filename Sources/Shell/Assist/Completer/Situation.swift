import Language

/// A place in a text with all that is known of it: what the parser expects there, and the call
/// that it stands in.
struct Situation {
  let expected: Set<Expected>
  let place: Place
  let parts: [Outline.Part]
  /// The text up to the place.
  let text: String
  /// Whether words of it had to be overlooked, for they cannot stand where they do.
  let isMended: Bool

  init(_ text: String, lexicon: Lexicon, kept: Set<String>) {
    let outline = Outline(text, lexicon: lexicon, kept: kept)
    self.text = text
    place = outline.place
    parts = outline.parts
    let statement = String(decoding: text.utf8.dropFirst(place.statement), as: UTF8.self)
    (expected, isMended) = Self.expected(behind: statement, lexicon.grammar)
  }

  /// What could go on behind a text; words that cannot stand where they do are overlooked.
  private static func expected(
    behind text: String, _ grammar: Grammar
  ) -> (Set<Expected>, isMended: Bool) {
    var bytes = Array(text.utf8)
    for attempt in 0..<4 {
      let parsed = Parser.parse(String(decoding: bytes, as: UTF8.self), grammar: grammar)
      guard parsed.expected.isEmpty, let span = parsed.diagnostics.first?.span,
        span.start < span.end, span.end <= bytes.count
      else { return (parsed.expected, attempt > 0) }
      for place in span.start..<span.end { bytes[place] = UInt8(ascii: " ") }
    }
    return ([], true)
  }

  /// The clauses that may follow.
  var clauses: Set<Signature.Clause> {
    for case .clauses(let clauses) in expected { return clauses }
    return []
  }

  /// The name whose value is expected; nil where none is.
  var compared: Name? {
    for case .value(let name) in expected { return name }
    return nil
  }

  func slice(_ span: Span) -> String {
    String(decoding: text.utf8.prefix(span.end).dropFirst(span.start), as: UTF8.self)
  }

  /// The last part that is something, in lower case; empty where none is.
  var lastPart: String { parts.last.map { slice($0.span).lowercased() } ?? "" }

  func expects(_ keyword: String) -> Bool { expected.contains(.keyword(keyword)) }

  /// Whether every word from an offset to the end of the text is something that is known.
  func isKnown(from offset: Int) -> Bool {
    let words = Lexer.tokens(of: text).filter { $0.kind == .word && $0.span.start >= offset }
    return words.allSatisfy { word in
      parts.contains {
        $0.role != .unknown && $0.span.start <= word.span.start && word.span.end <= $0.span.end
      }
    }
  }
}
