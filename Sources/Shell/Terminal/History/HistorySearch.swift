/// The search through the history that Ctrl-R begins.
///
/// Every typed character narrows it: it shows the newest statement that has the pattern anywhere.
/// A pattern without capitals finds capitals too.
package struct HistorySearch: Sendable {
  /// What a key did to the search.
  package enum Outcome: Equatable, Sendable {
    case goesOn
    /// The statement found goes into the line.
    case taken
    /// The same, and it runs.
    case run
    /// The line is again what it was before.
    case dropped
    /// The statement goes into the line, and then the key does what it does elsewhere.
    case takenBefore(InputEvent)
  }

  package private(set) var pattern = ""
  /// The statement found, or the line as it was before the search.
  package private(set) var text: String
  /// Where in the text the pattern stands, in scalars.
  package private(set) var found: Range<Int>?
  /// Whether no statement has the pattern; the text is then that of the last pattern that was found.
  package private(set) var isFailing = false

  private let entries: [String]
  private let draft: String
  private var index: Int

  /// A search through `entries`, oldest first, begun in a line that holds `draft`.
  package init(entries: [String], draft: String) {
    self.entries = entries
    self.draft = draft
    text = draft
    index = entries.count
  }

  /// Does what a key means in a search.
  package mutating func handle(_ event: InputEvent) -> Outcome {
    guard case .scalar(let scalar) = event else { return .takenBefore(event) }
    switch scalar.value {
    case 0x12: step(by: -1)
    case 0x13: step(by: 1)
    case 0x08, 0x7F: shorten()
    case 0x0A, 0x0D: return .run
    case 0x1B: return .taken
    case 0x03, 0x07: return .dropped
    case 0..<0x20: return .takenBefore(event)
    default:
      pattern.unicodeScalars.append(scalar)
      look(from: index, by: -1)
    }
    return .goesOn
  }

  /// The next older (-1) or newer (1) statement that has the pattern.
  private mutating func step(by direction: Int) {
    if !pattern.isEmpty { look(from: index + direction, by: direction) }
  }

  private mutating func shorten() {
    guard !pattern.isEmpty else { return }
    pattern.removeLast()
    index = entries.count
    if pattern.isEmpty {
      text = draft
      found = nil
      isFailing = false
    } else {
      look(from: index, by: -1)
    }
  }

  private mutating func look(from start: Int, by direction: Int) {
    var candidate = direction < 0 ? min(start, entries.count - 1) : start
    while entries.indices.contains(candidate) {
      if let range = Self.range(of: pattern, in: entries[candidate]) {
        index = candidate
        text = entries[candidate]
        found = range
        isFailing = false
        return
      }
      candidate += direction
    }
    isFailing = true
  }

  /// Where `pattern` stands in `text`, in scalars.
  static func range(of pattern: String, in text: String) -> Range<Int>? {
    let ignoresCase = !pattern.contains { $0.isUppercase }
    // Only folding that keeps the number of scalars, so that offsets stay what they are.
    func folded(_ text: String) -> [Unicode.Scalar] {
      guard ignoresCase else { return Array(text.unicodeScalars) }
      return text.unicodeScalars.map { scalar in
        if ("A"..."Z").contains(scalar) { return Unicode.Scalar(UInt8(scalar.value | 0x20)) }
        if scalar.isASCII { return scalar }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower[lower.startIndex] : scalar
      }
    }
    let needle = folded(pattern)
    let hay = folded(text)
    guard !needle.isEmpty, needle.count <= hay.count else { return nil }
    for start in 0...(hay.count - needle.count)
    where hay[start] == needle[0] && hay[start..<start + needle.count].elementsEqual(needle) {
      return start..<start + needle.count
    }
    return nil
  }
}
