import Language

/// The words in front of the cursor that a candidate may replace, from one of their beginnings on.
struct Typed {
  /// Where it begins, in bytes.
  let start: Int
  let text: String
  /// In lower case; the last one may be empty, so that any word goes on from there.
  let words: [Substring]

  init(_ text: String, from start: Int) {
    self.start = start
    self.text = text
    var words = Entry.words(text)
    if let last = text.last, last == " " || last == "_" { words.append("") }
    self.words = words
  }

  /// Whether names are to be joined by underscores, as those before the cursor are.
  var joinsWords: Bool { text.contains("_") }

  /// How well something fits what was typed; smaller is better, nil does not fit.
  func fit(_ entry: Entry) -> Fit? {
    guard let first = words.first else { return .beginning }
    let entryWords = entry.words
    if begins(entryWords[...]) { return .beginning }
    if entryWords.indices.dropFirst().contains(where: { begins(entryWords[$0...]) }) {
      return .laterWord
    }
    let isLong = words.count == 1 && (first.count > 2 || first.contains { !$0.isASCII })
    if isLong, entry.label.lowercased().contains(first) { return .inside }
    if let synonym = entry.synonyms.first(where: { begins(Entry.words($0)[...]) }) {
      return .synonym(synonym)
    }
    guard isLong else { return nil }
    return entry.synonyms.first { $0.lowercased().contains(first) }.map { .insideSynonym($0) }
  }

  private func begins(_ others: ArraySlice<Substring>) -> Bool {
    // A word with a blank behind it is whole.
    let isWhole = words.last == ""
    return others.count >= words.count
      && zip(words, others).allSatisfy { typed, word in
        isWhole && typed != "" ? word == typed : word.hasPrefix(typed)
      }
  }

  /// How something fits.
  enum Fit: Hashable {
    case beginning, laterWord, inside
    case synonym(String), insideSynonym(String)

    /// Where it stands among others, best first.
    var order: Int {
      switch self {
      case .beginning: 0
      case .laterWord: 1
      case .inside: 2
      case .synonym: 3
      case .insideSynonym: 4
      }
    }

    /// Fits of a better rank hide the others; pieces of words and synonyms stand together.
    var rank: Int { min(order, 2) }

    /// The synonym that fits, where the name itself does not.
    var synonym: String? {
      switch self {
      case .synonym(let text), .insideSynonym(let text): text
      default: nil
      }
    }
  }

  // MARK: - Finding it

  /// The stretches that end at the end of a text and that one name could replace, the shortest
  /// first; none where no name can be typed.
  static func stretches(of text: String, _ tokens: ArraySlice<Token>) -> [Typed] {
    let end = text.utf8.count
    var starts: [Int] = []
    var rest = tokens
    if let last = rest.last, last.kind != .newline, last.span.end == end {
      switch last.kind {
      case .word, .number:
        starts.append(last.span.start)
        rest.removeLast()
      case .symbol: return [Typed("", from: end)]
      default: return []
      }
    } else {
      starts.append(end)
    }
    while starts.count < longestName, let last = rest.popLast(),
      last.kind == .word || last.kind == .number
    {
      let isGlued = last.span.end == starts[starts.count - 1]
      if isGlued { break }
      starts.append(last.span.start)
    }
    return starts.map { start in
      Typed(String(decoding: text.utf8.dropFirst(start), as: UTF8.self), from: start)
    }
  }

  /// How many words of a name are looked at.
  private static let longestName = 5
}
