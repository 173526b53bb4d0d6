import Catalog
import Language
import Values

/// What is said of a sentence that no line is word by word.
package enum Reading: Hashable, Sendable {
  /// It may mean these lines; they are offered, none is run.
  case offers(Offers)
  /// No line answers it, but there is something to say.
  case told(Wording)
}

/// Lines that a sentence may mean, best first, and the words that made it unclear.
package struct Offers: Hashable, Sendable {
  package var lines: [String]
  package var span: Span
  package var words: String
  /// The word that was likely meant, of a misspelt one.
  package var correction: String?
  /// Whether the lines take the words in; else they leave them out.
  package var takesAllIn = true
}

/// Reads what people type in their own words: free sentences in English and Chinese, the clauses of
/// other query languages, natural dates, misspelt words.
///
/// It is asked only about lines that could not be understood as they stand. Where every word has one
/// meaning the sentence is understood; in all other cases lines are offered, and none is guessed.
package struct Interpreter {
  let lexicon: Lexicon
  let entities: [(name: String, dimension: String, metrics: [String])]
  /// The data sets that have a column of numbers, by its name.
  let numbers: [String: [String]]
  let today: Day
  let words: Set<String>
  let verbs: Set<String>
  let runs: (String) -> Bool
  let owners: (String) -> [(dimension: String, value: String)]

  /// - Parameters:
  ///   - verbs: the words that a line can begin with.
  ///   - words: what else is known: stages, settings, options.
  ///   - runs: whether a line can be answered by the loaded data.
  ///   - owners: the dimensions that have a value, with the value as it is written there.
  package init(
    catalog: Catalog, verbs: [Keyword], words: Set<String>, today: Day,
    runs: @escaping (String) -> Bool,
    owners: @escaping (String) -> [(dimension: String, value: String)]
  ) {
    lexicon = Lexicon(catalog, verbs: verbs)
    entities = Set(catalog.entities.values.compactMap { $0.names.first?.text }).sorted().compactMap
    { name in
      catalog.entities[name].map {
        (name.replacing("_", with: " "), $0.dimension.text, $0.metrics.map { $0.text })
      }
    }
    numbers = catalog.datasetOrder.reduce(into: [:]) { all, name in
      for column in catalog.datasets[name]?.columns ?? [] where column.type.isNumeric {
        all[column.name, default: []].append(name)
      }
    }
    self.today = today
    self.words = words.union(verbs.map { $0.text })
    self.verbs = Set(verbs.map { $0.text })
    self.runs = runs
    self.owners = owners
  }

  /// Whether a line is one of the ways to leave the shell.
  package static func isExit(_ text: String) -> Bool {
    Words.whole["exit"]?.contains(text.lowered.trimmed.trimming([";"])) == true
  }

  /// The line that a sentence means word by word; nil where any word is open.
  package func line(of sentence: String) -> String? {
    let text = prepared(sentence)
    guard !text.isEmpty else { return nil }
    if text != sentence.trimmed, runs(text) { return text }
    if let line = whole(text) { return line }
    guard ForeignStatement(lexicon: lexicon, owners: columnOwners).lines(text).isEmpty,
      Self.daysOfWrongMonth(text) == nil, Self.asked(text).flatMap(named) == nil,
      !verbs.contains(Self.asked(text) ?? "")
    else {
      return nil
    }
    guard let found = understood(text), found.isSure, runs(found.text) else { return nil }
    return found.text
  }

  /// The lines that a sentence may mean, or what is said of it; nil where there is nothing to say.
  package func reading(of sentence: String) -> Reading? {
    let text = prepared(sentence)
    guard !text.isEmpty else { return nil }
    if let days = Self.daysOfWrongMonth(text) {
      // The parser says it of the dates that it reads itself.
      return text.contains(/\d{4}-\d\d-\d\d/)
        ? nil : .told("there is no such day: the month has \(days) days")
    }
    if let note = Self.note(on: text) { return .told(note) }
    if let verb = Self.asked(text), verbs.contains(verb) {
      return offers(["help \(verb)"], blaming: firstWord(text))
    }
    if let name = Self.asked(text).flatMap(named) {
      return offers(["describe \(name)", name], blaming: firstWord(text))
    }
    if let name = text.wholeMatch(
      of: /(?i)where (?:does|do) (?:the )?(.+?)(?: numbers?| figures?)? come from\??/
    ).flatMap({ named(String($0.1)) }) {
      return offers(["source \(name)", "describe \(name)"], blaming: firstWord(text))
    }
    if let line = pivoted(text) { return offers([line], blaming: firstWord(text)) }
    if let line = Self.unquoted(text) { return offers([line], blaming: firstWord(text)) }
    let foreign = ForeignStatement(lexicon: lexicon, owners: columnOwners).lines(text).filter(runs)
    if !foreign.isEmpty { return offers(foreign, blaming: firstWord(text)) }
    return read(text)
  }

  /// Whether a sentence says in so many words what somebody wants to know: `best sellers`.
  package func isNeed(_ sentence: String) -> Bool {
    let text = prepared(sentence)
    return Self.unquoted(text) != nil
      || NeedRanking.shared.isWritten(understood(text)?.withoutPeriod ?? text)
  }

  /// Whether a sentence begins as questions do.
  package func isQuestion(_ sentence: String) -> Bool {
    let first =
      sentence.lowered.split(whereSeparator: { !$0.isLetter }).first.map(String.init) ?? ""
    return ["why", "how", "what", "which", "who", "when", "are", "is", "do", "does", "did", "can"]
      .contains(first)
  }

  /// The line with its stages in the words of the language, where they can be meant so.
  package func stages(of sentence: String) -> Offers? {
    let text = prepared(sentence)
    guard let found = understood(text), found.isWhole else { return correction(of: sentence) }
    let lines = found.choices.filter(runs)
    guard !lines.isEmpty else { return correction(of: sentence) }
    return Offers(lines: lines, span: firstWord(text), words: "")
  }

  /// The sentence with misspelt words put right, where it can be answered then.
  package func correction(of sentence: String) -> Offers? {
    corrected(prepared(sentence)).first { $0.isDirect }?.offers
  }

  /// Whether a text is a statement of another language.
  package func isForeign(_ sentence: String) -> Bool {
    ForeignStatement(lexicon: lexicon, owners: columnOwners).lines(prepared(sentence)).contains(
      where: runs)
  }

  /// Whether a day stands in quotes, as SQL has it.
  package func hasQuotedDay(_ sentence: String) -> Bool {
    AtomReader.atoms(of: sentence).contains { $0.kind == .quoted && WrittenDate($0.text) != nil }
  }

  // MARK: - Sentences

  func read(_ text: String) -> Reading? {
    let sentence = understood(text)
    let corrections = corrected(text)
    if let first = corrections.first, first.isDirect { return .offers(first.offers) }
    var lines: [String] = []
    if let sentence, sentence.isWhole { lines += sentence.choices }
    lines = lines.filter(runs)
    // Why a metric moved has one answer.
    var takesAllIn = sentence?.isWhole == true
    if sentence?.line.verb != "explain" || lines.isEmpty {
      let wished = needed(text, sentence).filter(runs)
      takesAllIn = takesAllIn || !wished.isEmpty
      lines += wished
    }
    if let correction = corrections.first, lines.isEmpty { return .offers(correction.offers) }
    if let sentence, !sentence.isWhole, !sentence.line.isVague {
      lines += sentence.choices.filter(runs)
    }
    guard !lines.isEmpty else { return nil }
    let blamed = sentence?.blamed
    return .offers(
      Offers(
        lines: Array(lines.unique.prefix(4)), span: blamed?.span ?? Span(0, text.utf8.count),
        words: blamed?.words ?? text, takesAllIn: takesAllIn))
  }

  /// What the reader makes of a sentence and the stages behind it.
  struct Understood {
    var text: String
    /// The same with the other meanings of its words.
    var choices: [String]
    var isSure: Bool
    /// Whether all of its words are known.
    var isWhole: Bool
    var line: Line
    /// The first period of the sentence.
    var period: String?
    /// The words without those of the period.
    var withoutPeriod: String
    var event: String?
    var blamed: (span: Span, words: String)?
  }

  func understood(_ text: String) -> Understood? {
    let parts = text.piped
    let pieces = [Piece].reading(parts[0], lexicon)
    var reader = SentenceReader(pieces, today: today, rankedBy: rankedBy, owners: aliasedOwners)
    reader.read()
    var line = reader.line
    guard !line.isEmpty else { return nil }
    var isSure = reader.isSure
    let stages = PipedStage(lexicon: lexicon, line: line)
    for part in parts.dropFirst() {
      guard let stage = stages.reading(part) else { return blamedOnly(reader, parts[0]) }
      line.stages.append(stage.text)
      if stage.isGuess { isSure = false }
    }
    // `buyers` is a verb as well.
    if line.verb == nil, let item = line.items.first, verbs.contains(item) { line.verb = "show" }
    var choices = [line.text]
    for metric in reader.others {
      var other = line
      other.items = [metric] + line.items.dropFirst()
      choices.append(other.text)
    }
    for period in line.period?.others ?? [] {
      var other = line
      other.period?.text = period
      choices.append(other.text)
    }
    return Understood(
      text: line.text, choices: choices, isSure: isSure,
      isWhole: reader.unknown.allSatisfy { ["-", "/"].contains($0.written) }, line: line,
      period: reader.firstPeriod, withoutPeriod: reader.withoutPeriod,
      event: pieces.lazy.compactMap { $0.event }.first,
      blamed: blame(reader, parts[0]))
  }

  func blamedOnly(_ reader: SentenceReader, _ text: String) -> Understood {
    Understood(
      text: reader.line.text, choices: [], isSure: false, isWhole: false, line: reader.line,
      period: reader.firstPeriod, withoutPeriod: reader.withoutPeriod, event: nil,
      blamed: blame(reader, text))
  }

  /// The words that made a sentence unclear, as far as they stand together.
  func blame(_ reader: SentenceReader, _ text: String) -> (span: Span, words: String)? {
    let pieces = (reader.unknown.isEmpty ? reader.doubts : reader.unknown + reader.doubts)
      .sorted { $0.span.start < $1.span.start }
    guard let first = pieces.first else { return nil }
    var span = first.span
    for piece in pieces.dropFirst() where piece.span.start <= span.end + 1 {
      span = span.to(piece.span)
    }
    let bytes = Array(text.utf8)
    guard span.end <= bytes.count else { return nil }
    return (span, String(decoding: bytes[span.start..<span.end], as: UTF8.self))
  }

  func offers(_ lines: [String], blaming span: Span) -> Reading {
    .offers(Offers(lines: lines.unique, span: span, words: ""))
  }

  func firstWord(_ text: String) -> Span {
    Span(0, text.utf8.prefix { $0 != UInt8(ascii: " ") }.count)
  }
}

extension Array where Element: Hashable {
  fileprivate var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
