import Language

/// Finds the lines for a free sentence: those whose needs share most of its words.
struct NeedRanking {
  /// The needs, and of each way to say one its words and how they follow each other.
  private let needs: [(need: Needs.Need, ways: [Set<String>], phrases: [String])]
  private let weights: [String: Double]
  static let shared = NeedRanking()
  private static let stems: [String: String] = Needs.sameWords.reduce(into: [:]) { all, words in
    for word in words { all[word] = words[0] }
  }

  init() {
    needs = Needs.table.map { need in
      let atoms = need.ways.map { AtomReader.atoms(of: $0) }
      return (need, atoms.map(Self.words), atoms.map(Self.phrase))
    }
    var counts: [String: Int] = [:]
    for need in needs {
      for word in need.ways.reduce(into: Set<String>(), { $0.formUnion($1) }) {
        counts[word, default: 0] += 1
      }
    }
    weights = counts.mapValues { 1 / (1 + Double($0 - 1) * 0.35) }
  }

  /// The words of a text that say what it is about; of scripts without blanks pairs of characters.
  static func words(_ text: String) -> Set<String> { words(AtomReader.atoms(of: text)) }

  private static func words(_ atoms: [Atom]) -> Set<String> {
    var found: Set<String> = []
    for (index, atom) in atoms.enumerated() {
      switch atom.kind {
      case .word, .number:
        if !Needs.idle.contains(atom.text) { found.insert(stems[atom.text] ?? atom.text) }
      case .ideograph:
        if index + 1 < atoms.count, atoms[index + 1].kind == .ideograph {
          found.insert(atom.text + atoms[index + 1].text)
        }
      default: break
      }
    }
    return found
  }

  /// Whether a text is one of the ways in which a need is written.
  func isWritten(_ text: String) -> Bool {
    let phrase = Self.phrase(text)
    return needs.contains { $0.phrases.contains(phrase) }
  }

  /// The words of a text as they follow each other, whatever stands between them.
  private static func phrase(_ text: String) -> String { phrase(AtomReader.atoms(of: text)) }

  private static func phrase(_ atoms: [Atom]) -> String {
    " " + atoms.filter { $0.kind != .sign }.map { $0.text }.joined(separator: " ") + " "
  }

  /// The needs that fit, best first, none that shares too little.
  ///
  /// - Parameters:
  ///   - withoutPeriod: the text without the words of its period, which no need has.
  ///   - isName: whether a word is a name of the model: where a need shares nothing but such names
  ///     with a sentence that has more words, the sentence wants something else.
  func best(
    for text: String, withoutPeriod: String, isName: (String) -> Bool
  ) -> [Needs.Need] {
    let asked = Self.words(withoutPeriod)
    let wishes = asked.filter { !isName($0) }
    let phrase = Self.phrase(text)
    let timeless = Self.phrase(withoutPeriod)
    func weight(_ words: Set<String>) -> Double { words.reduce(0) { $0 + (weights[$1] ?? 0.6) } }
    var found: [(Needs.Need, Double)] = []
    for (need, ways, phrases) in needs {
      let score =
        zip(phrases, ways).map { own, way -> Double in
          // What is said in these very words is meant.
          if own.utf8.count > 5, phrase.contains(own) || timeless.contains(own) {
            return 1 + Double(own.utf8.count) / 100
          }
          let common = way.intersection(asked)
          guard !common.isEmpty, wishes.isEmpty || !common.isDisjoint(with: wishes) else {
            return 0
          }
          let shared = weight(common)
          // What the need says and the sentence does not counts more than the other way round.
          return shared / (weight(way) * 0.6 + weight(asked) * 0.4)
        }.max() ?? 0
      if score >= 0.42 { found.append((need, score)) }
    }
    found.sort { $0.1 > $1.1 }
    guard let top = found.first?.1 else { return [] }
    return found.prefix { $0.1 >= top * 0.75 }.prefix(3).map { $0.0 }
  }
}
