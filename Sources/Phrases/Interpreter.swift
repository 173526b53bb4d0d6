import Catalog
import Language
import Values

/// What a sentence comes to that is no line of the language as it stands.
package enum Reading: Hashable, Sendable {
  /// It means this line, word by word.
  case line(String)
  /// It may mean these lines; they are offered, none is run.
  case offers(Offers)
  /// No line answers it, but there is something to say.
  case told(String)
}

/// Lines that a sentence may mean, best first, and the words that made it unclear.
package struct Offers: Hashable, Sendable {
  package var lines: [String]
  package var span: Span
  package var words: String
  /// The word that was likely meant, of a misspelt one.
  package var correction: String?
}

/// Reads what people type in their own words: free sentences in English and Chinese, the clauses of
/// other query languages, natural dates, misspelt words.
///
/// It is asked only about lines that could not be understood as they stand. Where every word has one
/// meaning the sentence is understood; in all other cases lines are offered, and none is guessed.
package struct Interpreter {
  private let lexicon: Lexicon
  private let entities: [(name: String, dimension: String, metrics: [String])]
  /// The data sets that have a column of numbers, by its name.
  private let numbers: [String: [String]]
  private let today: Day
  private let words: Set<String>
  private let verbs: Set<String>
  private let runs: (String) -> Bool
  private let owners: (String) -> [(dimension: String, value: String)]

  /// - Parameters:
  ///   - verbs: the words that a line can begin with.
  ///   - words: what else is known: stages, settings, options.
  ///   - runs: whether a line can be answered by the loaded data.
  ///   - owners: the dimensions that have a value, with the value as it is written there.
  package init(
    catalog: Catalog, verbs: [String], words: Set<String>, today: Day,
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
    self.words = words.union(verbs)
    self.verbs = Set(verbs)
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
    return NeedRanking().isWritten(understood(text)?.withoutPeriod ?? text)
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

  /// How many days the month has, of a day that there is not.
  private static func daysOfWrongMonth(_ text: String) -> Int? {
    AtomReader.atoms(of: text).lazy.filter { $0.kind == .date }.compactMap {
      WrittenDate($0.text)?.daysOfMonth
    }.first
  }

  /// The name in `what is contribution margin`: its meaning is asked for, or its number.
  private static func asked(_ text: String) -> String? {
    text.lowered.wholeMatch(of: /what(?:'s| is| are) (?:an? )?(.+?)\??/).map { String($0.1) }
  }

  /// `pivot revenue by channel and month`
  private func pivoted(_ text: String) -> String? {
    guard let match = text.wholeMatch(of: /(?i)pivot (.+)/),
      let found = understood(String(match.1)),
      found.line.groups.count == 2, let last = found.line.groups.last
    else { return nil }
    return "\(found.text) | pivot \(last)"
  }

  /// A whole sentence that stands for a word of the shell.
  private func whole(_ text: String) -> String? {
    let plain = text.lowered.trimming([" ", "?", "!", ".", "。", "？", "！"])
    let written = text.lowered.trimmed
    for (line, ways) in Words.whole where ways.contains(plain) || ways.contains(written) {
      return line
    }
    if let name = Self.described(written), let found = named(name) { return "describe \(found)" }
    return nil
  }

  /// The name in `what does roas mean`, `desc orders`, `\d orders`.
  private static func described(_ text: String) -> String? {
    let plain = text.trimming(["?", "？", " "])
    let ways: [Regex<(Substring, Substring)>] = [
      /what (?:does|do) (.+) (?:mean|stand for)/, /meaning of (.+)/,
      /(?:desc|describe table|\\d\+?|\.schema|define|explain the metric) (.+)/,
      /什么是(.+)/, /(.+?)(?:是什么意思|什么意思|是什么|的含义|的定义)/,
    ]
    for way in ways { if let match = plain.wholeMatch(of: way) { return String(match.1) } }
    return nil
  }

  private func named(_ text: String) -> String? {
    for sense in lexicon.senses(of: text) {
      switch sense {
      case .metric(let name), .dataset(let name): return name
      default: continue
      }
    }
    return nil
  }

  /// What is said of commands of other shells that have no line.
  private static func note(on text: String) -> String? {
    let words = text.lowered.split(separator: " ").map(String.init)
    switch words.first {
    case "clear", "cls": return "Ctrl-L clears the screen"
    case ".timer", "\\timing", "time":
      return
        "no setting prints the time of each answer; scripts/bench and the shell's own time measure it"
    case "\\x", ".width", ".headers":
      return
        "tables fit the screen: set width 120, or set width all, chooses another width; a wide row fits as | columns a, b"
    case "history", ".history", "\\s":
      return "Ctrl-R searches what was typed before, Up steps through it"
    case "watch" where words.count > 1 && words[1] != "load":
      return
        "a question is not repeated by itself; ask it again: \(words.dropFirst().joined(separator: " "))"
    default: return nil
    }
  }

  /// Without the remark of SQL and the semicolon at its end; the sum of a metric is the metric.
  private func prepared(_ text: String) -> String {
    var rest = text.trimmed.replacing(/\/\*.*?\*\//, with: " ").trimmed
    if let match = rest.wholeMatch(of: /\$?\s*opsh\b.*?-c\s+['"](.+)['"]/) {
      rest = String(match.1)
    }
    // A period in brackets is the same without them.
    rest = rest.replacing(/\(((?i:last|past|this|yesterday|today|previous)[^()]*)\)/) {
      $0.output.1
    }
    if let match = rest.firstMatch(of: /\s--\s.*$/) { rest.removeSubrange(match.range) }
    while let match = rest.firstMatch(of: /\b(?i:sum)\(\s*([\w ]+?)\s*\)/),
      isMetric(String(match.1)),
      !rest.lowered.hasPrefix("select"), !rest.contains("|"),
      !rest[..<match.range.lowerBound].contains("where ")
    {
      rest.replaceSubrange(match.range, with: match.1)
    }
    return rest.trimming([";", " ", "；"])
  }

  private func isMetric(_ text: String) -> Bool {
    lexicon.senses(of: text).contains { if case .metric = $0 { true } else { false } }
  }

  /// `task call supplier for ads`: a text that lacks its quotes.
  private static func unquoted(_ text: String) -> String? {
    if let match = text.wholeMatch(of: /(task|note) ([^"“]+?)((?: for .+| due .+)?)/) {
      return "\(match.1) \"\(match.2)\"\(match.3)"
    }
    let reminder = /(?i)(?:remind me to|remember to|todo:?) (.+?)(?: (?:on|by|before|until) (\w+))?/
    if let match = text.wholeMatch(of: reminder) {
      return "task \"\(match.1)\"" + (match.2.map { " due \($0)" } ?? "")
    }
    let remark =
      /(?i)(?:write down|make a note|take a note|remember|record|记一下|记录)(?: that|:)? ?(.+)/
    return text.wholeMatch(of: remark).map { "note \"\($0.1)\"" }
  }

  // MARK: - Sentences

  private func read(_ text: String) -> Reading? {
    let sentence = understood(text)
    let corrections = corrected(text)
    if let first = corrections.first, first.isDirect { return .offers(first.offers) }
    var lines: [String] = []
    if let sentence, sentence.isWhole { lines += sentence.choices }
    lines += needed(text, sentence)
    lines = lines.filter(runs)
    if let correction = corrections.first, lines.isEmpty { return .offers(correction.offers) }
    if let sentence, !sentence.isWhole, !sentence.line.isVague {
      lines += sentence.choices.filter(runs)
    }
    guard !lines.isEmpty else { return nil }
    let blamed = sentence?.blamed
    return .offers(
      Offers(
        lines: Array(lines.unique.prefix(4)), span: blamed?.span ?? firstWord(text),
        words: blamed?.words ?? text))
  }

  /// What the reader makes of a sentence and the stages behind it.
  private struct Understood {
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

  private func understood(_ text: String) -> Understood? {
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

  /// The data sets that have a column of numbers.
  private func columnOwners(_ column: String) -> [String] { numbers[column] ?? [] }

  /// The dimensions that have a value, or what it is called in English.
  private func aliasedOwners(_ value: String) -> [(dimension: String, value: String)] {
    let found = owners(value)
    guard found.isEmpty else { return found }
    return Words.values.first { $0.1.contains(value) }.map { owners($0.0) } ?? []
  }

  /// What has a metric as the first that it is ranked by; of `competitor_sales` competitors, not their
  /// products.
  private func rankedBy(_ metric: String) -> [String] {
    let all = entities.filter { $0.metrics.first == metric }
    let own = all.filter { metric.hasPrefix($0.dimension) }
    return (own.isEmpty ? all : own).map { $0.name }
  }

  private func blamedOnly(_ reader: SentenceReader, _ text: String) -> Understood {
    Understood(
      text: reader.line.text, choices: [], isSure: false, isWhole: false, line: reader.line,
      period: reader.firstPeriod, withoutPeriod: reader.withoutPeriod, event: nil,
      blamed: blame(reader, text))
  }

  /// The words that made a sentence unclear, as far as they stand together.
  private func blame(_ reader: SentenceReader, _ text: String) -> (span: Span, words: String)? {
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

  // MARK: - Offers

  /// The lines of the needs that a sentence speaks of, with its period and its metric.
  private func needed(_ text: String, _ sentence: Understood?) -> [String] {
    let period = sentence?.period ?? ""
    var lines: [String] = []
    for need in NeedRanking().best(for: text, withoutPeriod: sentence?.withoutPeriod ?? text) {
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

  /// Lines with the misspelt words put right; direct where nothing else had to be read into them.
  private func corrected(_ text: String) -> [(offers: Offers, isDirect: Bool)] {
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

  private func offers(_ lines: [String], blaming span: Span) -> Reading {
    .offers(Offers(lines: lines.unique, span: span, words: ""))
  }

  private func firstWord(_ text: String) -> Span {
    Span(0, text.utf8.prefix { $0 != UInt8(ascii: " ") }.count)
  }
}

extension Array where Element: Hashable {
  fileprivate var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
