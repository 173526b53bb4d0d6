/// What a name of the model stands for; one name may stand for several things, as `orders` does.
struct Meaning: Hashable {
  /// The metric's own name, where the name is one of its names.
  var metric: String?
  var dataset: String?
  var command: String?
  /// The first of the names of what can be ranked.
  var entity: String?
  /// Whether a data set has a column, a link or a time of that name.
  var isColumn = false
}

/// All names of a catalogue, found word by word.
struct MeaningIndex {
  private var meanings: [String: Meaning] = [:]
  /// First word to the words of all names that begin with it and have more, the longest first.
  private var longer: [String: [[Substring]]] = [:]

  subscript(name: String) -> Meaning? { meanings[name] }

  /// Adds to what a name means.
  mutating func add(_ name: String, _ change: (inout Meaning) -> Void) {
    let words = Entry.words(name)
    guard let first = words.first else { return }
    let key = words.joined(separator: "_")
    if meanings[key] == nil, words.count > 1 {
      let place = longer[String(first)]?.firstIndex { $0.count < words.count }
      let end = longer[String(first)]?.count ?? 0
      longer[String(first), default: []].insert(words, at: place ?? end)
    }
    change(&meanings[key, default: Meaning()])
  }

  /// The longest name that some words begin with: how many words it has and what it means.
  func longest(_ words: ArraySlice<String>) -> (length: Int, meaning: Meaning)? {
    guard let first = words.first else { return nil }
    for name in longer[first] ?? [] where name.count <= words.count {
      guard zip(words, name).allSatisfy({ $0 == $1 }) else { continue }
      if let meaning = meanings[name.joined(separator: "_")] { return (name.count, meaning) }
    }
    return meanings[first].map { (1, $0) }
  }

  /// Whether some words, the last one perhaps not whole, begin a name that has more.
  func isBeginning(_ words: [String]) -> Bool {
    guard let first = words.first, let last = words.last, words.count > 1 else {
      return words.first.map { longer[$0] != nil } ?? false
    }
    return (longer[first] ?? []).contains { name in
      name.count >= words.count && zip(words.dropLast(), name).allSatisfy { $0 == $1 }
        && name[words.count - 1].hasPrefix(last)
    }
  }
}
