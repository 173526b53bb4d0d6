/// What the words of sentences tell the search of help: other ways to say a name, and what people want
/// to know.
package enum Vocabulary {
  /// The sentences that are a verb as a whole.
  package static func sentences(of verb: String) -> [String] { Words.whole[verb] ?? [] }

  /// The ways to name a metric besides the synonyms of the model.
  package static func metric(_ name: String) -> [String] {
    Words.metrics.first { $0.0 == name }?.1 ?? []
  }

  /// The ways to name a dimension besides the synonyms of the model.
  package static func dimension(_ name: String) -> [String] {
    Words.dimensions.first { $0.0 == name }?.1 ?? []
  }

  /// What people want to know, in their words, and the lines that answer it.
  ///
  /// Lines that need a metric or an event of the sentence are left out; a period is yesterday.
  package static let needs: [(ways: [String], lines: [String])] = Needs.table.compactMap { need in
    let lines = need.lines.filter { !$0.contains("{metric}") && !$0.contains("{event}") }
      .map { $0.replacing("{period}", with: "last 7 days") }
    return lines.isEmpty ? nil : (need.ways, lines)
  }
}
