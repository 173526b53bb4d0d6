import Language

/// What each part of a line is, so that it can be coloured while it is typed.
struct Highlighter {
  let lexicon: Lexicon
  /// The names of answers that the session has kept.
  var kept: Set<String> = []

  /// The styled stretches of a text, in unicode scalars; where two overlap the later one counts.
  ///
  /// A text without its closing quote is a fault on top of a string: the editor leaves faults out
  /// at the cursor, and what is being typed stays a string.
  func highlight(_ text: String) -> [StyledRange] {
    let parts = TextReading(text, lexicon: lexicon, kept: kept).parts
    guard !parts.isEmpty else { return [] }
    let offsets = Self.scalarOffsets(text)
    return parts.flatMap { part -> [StyledRange] in
      let range = offsets[part.span.start]..<offsets[part.span.end]
      return Self.styles(part.role).map { StyledRange(range, $0) }
    }
  }

  private static func styles(_ role: TextReading.Role) -> [SyntaxStyle] {
    switch role {
    case .verb: [.verb]
    case .clause: [.clause]
    case .metric: [.metric]
    case .dimension: [.dimension]
    case .function: []
    case .text: [.string]
    case .number: [.number]
    case .period: [.period]
    case .parameter: [.parameter]
    case .comment: [.comment]
    case .unknown: [.error]
    case .unclosed: [.string, .error]
    }
  }

  /// For each byte of a text, and its end, how many scalars begin before it.
  private static func scalarOffsets(_ text: String) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(text.utf8.count + 1)
    var count = 0
    for byte in text.utf8 {
      offsets.append(count)
      // The bytes behind the first one of a scalar begin with the bits 10.
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    offsets.append(count)
    return offsets
  }
}
