import Foundation

/// Finds texts by words, the best first: what is called so before what speaks of it.
package struct TextSearch {
  /// What can be found.
  package struct Entry: Sendable {
    /// All that it is called, in every language.
    package var names: [String]
    /// What it is, in a line.
    package var about: String
    /// Further text that tells of it in each language, in the order that all entries have.
    package var bodies: [String]
    /// How much sooner it is named than others that fit as well, from 0 to 1.
    package var weight: Double

    package init(names: [String], about: String, bodies: [String] = [], weight: Double = 0.5) {
      (self.names, self.about, self.bodies, self.weight) = (names, about, bodies, weight)
    }
  }

  private struct Indexed {
    var names: [Set<String>] = []
    var about: [String: Int] = [:]
    var bodies: [Body] = []
    var weight = 0.0
  }

  /// The words of a further text in one language.
  private struct Body {
    var counts: [String: Int] = [:]
    var length = 0

    init(_ text: String) {
      for word in SearchWords.words(of: text) {
        counts[word, default: 0] += 1
        length += 1
      }
    }

    /// How often it has a word, less in a text that is longer than those of its language are.
    func mentions(_ word: String, _ meanLength: Double) -> Double {
      Double(counts[word] ?? 0) / (0.4 + 0.6 * Double(length) / meanLength)
    }
  }

  private var entries: [Indexed] = []
  /// In how many entries a word stands.
  private var counts: [String: Int] = [:]
  /// Of the further texts in each language.
  private var meanLengths: [Double] = []

  /// Reads the words of all entries.
  package init(_ all: [Entry]) {
    for entry in all {
      var indexed = Indexed(weight: entry.weight)
      var own: Set<String> = []
      for name in entry.names {
        let words = Set(SearchWords.words(of: name))
        guard !words.isEmpty else { continue }
        indexed.names.append(words)
        own.formUnion(words)
      }
      for word in SearchWords.words(of: entry.about) { indexed.about[word, default: 0] += 1 }
      indexed.bodies = entry.bodies.map { Body($0) }
      own.formUnion(indexed.about.keys)
      for body in indexed.bodies { own.formUnion(body.counts.keys) }
      for word in own { counts[word, default: 0] += 1 }
      entries.append(indexed)
    }
    let languages = entries.map { $0.bodies.count }.max() ?? 0
    for language in 0..<languages {
      let lengths = entries.reduce(0) { $0 + ($1.bodies.dropFirst(language).first?.length ?? 0) }
      meanLengths.append(max(1, Double(lengths) / Double(max(1, entries.count))))
    }
  }

  /// How telling a word is: the rarer, the more.
  private func weight(_ word: String) -> Double {
    let (all, found) = (Double(entries.count), Double(counts[word] ?? 0))
    return log(1 + (all - found + 0.5) / (found + 0.5))
  }

  /// The places of the entries that fit a question, the best first, with how well they do.
  package func best(for question: String, limit: Int) -> [(place: Int, score: Double)] {
    let asked = Set(SearchWords.words(of: question))
    guard !asked.isEmpty else { return [] }
    let weights = Dictionary(uniqueKeysWithValues: asked.map { ($0, weight($0)) })
    let whole = weights.values.reduce(0, +)
    var found: [(place: Int, score: Double)] = []
    for (place, entry) in entries.enumerated() {
      let name = entry.names.map { nameScore($0, asked, weights, whole) }.max() ?? 0
      var text = 0.0
      for (word, weight) in weights {
        // As in BM25: a second mention tells less than the first, and a long text less than a short.
        let bodies = zip(entry.bodies, meanLengths).map { $0.mentions(word, $1) }
        let often = 2.5 * Double(entry.about[word] ?? 0) + (bodies.max() ?? 0)
        text += weight * often / (1.2 + often)
      }
      let score = 3 * name + text / whole
      if score > 0.3 { found.append((place, score + 0.3 * entry.weight)) }
    }
    found.sort { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }
    return Array(found.prefix(limit))
  }

  /// How well a name fits: 1 where both have the same words, less for each word that only one has.
  private func nameScore(
    _ name: Set<String>, _ asked: Set<String>, _ weights: [String: Double], _ whole: Double
  ) -> Double {
    let shared = name.reduce(0) { $0 + (weights[$1] ?? 0) }
    guard shared > 0 else { return 0 }
    let own = name.reduce(0) { $0 + (weights[$1] ?? weight($1)) }
    // The square: half of a name is much less than a half.
    let part = shared / (0.55 * own + 0.45 * whole)
    return part * part
  }
}
