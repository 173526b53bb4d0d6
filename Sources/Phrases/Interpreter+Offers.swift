import Language

/// What is offered for a sentence, and what the reader asks of the catalogue.
extension Interpreter {
  /// The lines of the needs that a sentence speaks of, with its period and its metric.
  func needed(_ text: String, _ sentence: Understood?) -> [String] {
    let period = sentence?.period ?? ""
    var lines: [String] = []
    let timeless = sentence?.withoutPeriod ?? text
    for need in NeedRanking.shared.best(for: text, withoutPeriod: timeless, isName: isName) {
      for template in need.lines {
        var line = template.replacing("{period}", with: period)
        if line.contains("{metric}") {
          guard let metric = sentence?.line.items.first else { continue }
          line.replace("{metric}", with: metric)
        }
        if line.contains("{event}") {
          guard let event = sentence?.event else { continue }
          line.replace("{event}", with: event)
        }
        line = line.replacing("  ", with: " ").trimmed
        if let conditions = sentence?.line.conditions, !conditions.isEmpty,
          !line.contains(" where ")
        {
          // The same of the part that is spoken of.
          let part = "where " + conditions.joined(separator: " and ")
          lines.append(
            period.isEmpty || !line.hasSuffix(period)
              ? "\(line) \(part)" : "\(line.dropLast(period.count))\(part) \(period)")
        }
        lines.append(line)
      }
    }
    return lines
  }

  /// Whether a word is a name of the model or a verb, which says what a sentence is about and not what
  /// is wanted of it.
  private func isName(_ word: String) -> Bool {
    lexicon.senses(of: word).contains { if case .role = $0 { false } else { true } }
  }

  /// Lines with the misspelt words put right; direct where nothing else had to be read into them.
  func corrected(_ text: String) -> [(offers: Offers, isDirect: Bool)] {
    var found: [(offers: Offers, isDirect: Bool)] = []
    for correction in Misspelling(lexicon: lexicon, words: words).corrections(text) {
      var line: (text: String, isDirect: Bool)?
      if runs(correction.text) {
        line = (correction.text, true)
      } else if let sentence = understood(correction.text), sentence.isWhole, runs(sentence.text) {
        line = (sentence.text, sentence.isSure)
      }
      guard let line else { continue }
      if let place = found.firstIndex(where: { $0.isDirect == line.isDirect }) {
        if !found[place].offers.lines.contains(line.text) {
          found[place].offers.lines.append(line.text)
        }
        continue
      }
      let offers = Offers(
        lines: [line.text], span: correction.span, words: correction.wrong,
        correction: correction.right)
      found.insert((offers, line.isDirect), at: line.isDirect ? 0 : found.count)
    }
    return found
  }

  /// The data sets that have a column of numbers.
  func columnOwners(_ column: String) -> [String] { numbers[column] ?? [] }

  /// The dimensions that have a value, or what it is called in English.
  func aliasedOwners(_ value: String) -> [(dimension: String, value: String)] {
    let found = owners(value)
    guard found.isEmpty else { return found }
    return Words.values.first { $0.1.contains(value) }.map { owners($0.0) } ?? []
  }

  /// What has a metric as the first that it is ranked by; of `competitor_sales` competitors, not their
  /// products.
  func rankedBy(_ metric: String) -> [String] {
    let all = entities.filter { $0.metrics.first == metric }
    let own = all.filter { metric.hasPrefix($0.dimension) }
    return (own.isEmpty ? all : own).map { $0.name }
  }
}
