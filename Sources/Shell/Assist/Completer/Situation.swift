import Language

/// A place in a text with all that is known of it: what the parser expects there, and what the call
/// is about that it stands in.
struct Situation {
  /// The text up to the place.
  let text: String
  let subject: Subject
  private let reading: TextReading

  init(_ text: String, lexicon: Lexicon, kept: Set<String>) {
    self.text = text
    reading = TextReading(text, lexicon: lexicon, kept: kept)
    subject = Subject(reading.outline.place, lexicon)
  }

  var place: Place { reading.outline.place }
  var expected: Set<Expected> { reading.outline.expected }
  var parts: [TextReading.Part] { reading.parts }

  /// Whether words of it had to be overlooked, for they cannot stand where they do.
  var isMended: Bool { reading.outline.isMended }

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
