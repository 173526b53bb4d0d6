import Catalog
import Language
import Phrases
import Planner
import Values
import Verbs

/// Sentences that are no lines of the language as they stand.
extension Session {
  /// Runs what a statement means, where every word of it is clear, or says what it may mean.
  ///
  /// - Parameter fault: what is wrong with it as it stands.
  /// - Returns: nil where it was run, else the fault to tell.
  func understand(_ statement: String, at start: Int, instead fault: Diagnostic) -> Diagnostic? {
    let lead = statement.utf8.prefix { [32, 9, 10, 13].contains($0) }.count
    let text = String(statement.utf8.dropFirst(lead)) ?? statement
    guard options.stage != .tokens, fault.code.isOfWords, mayBeSentence(text) else { return fault }
    let interpreter = interpreter
    if let line = interpreter.line(of: text) {
      if Interpreter.isExit(line) { return nil }
      return run(line: line) ? nil : fault
    }
    var told = fault
    let place = start + lead
    let corrected = correctedLines(text, fault.moved(by: -place))
    if !corrected.isEmpty {
      told.hints = Self.hints(corrected)
      return told
    }
    guard !fault.isOfItsDimensions else { return fault }
    switch interpreter.reading(of: text) {
    case .offers(let offers): return self.told(offers, at: place, instead: fault)
    case .told(let note): return Diagnostic(.syntax, note)
    default: return fault
    }
  }

  /// Whether a text may be a sentence about the store: definitions, loads and what scripts are made of
  /// are written as they are meant, or not at all.
  private func mayBeSentence(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ", maxSplits: 2)
    guard let first = words.first else { return false }
    return !Self.strict.contains(String(first))
  }

  private static let strict: Set = [
    "metric", "command", "dataset", "event", "holiday", "target", "rate", "synonym", "entity",
    "evidence", "drivers",
    "headline", "splits", "steps", "export", "headers", "param", "section", "include", "for", "if",
    "expect", "load",
    "undo", "reload",
  ]

  /// Runs a line that a sentence was read as; false where it cannot be read itself.
  private func run(line: String) -> Bool {
    let parsed = parse(Source(line))
    guard parsed.diagnostics.isEmpty else { return false }
    if options.stage == .syntax {
      output(StageText.trees(of: parsed.statements))
      return true
    }
    readAs = line
    defer { readAs = nil }
    ScriptRunner(self, Source(line)).run(parsed.statements)
    return true
  }

  /// The line with the word that a fault proposes in the place of the wrong one, as long as another
  /// such fault follows; none where no such line can be answered.
  private func correctedLines(_ text: String, _ fault: Diagnostic, depth: Int = 0) -> [String] {
    guard depth < 4, let span = fault.span, span.start >= 0, span.end <= text.utf8.count else {
      return []
    }
    var lines: [String] = []
    for word in fault.proposals.prefix(3) {
      let bytes = Array(text.utf8)
      var end = span.end
      var start = span.start
      if let wrong = fault.wrongWord, let place = text.utf8Offset(of: wrong) {
        (start, end) = (place, place + wrong.utf8.count)
      }
      let line =
        String(decoding: bytes[..<start], as: UTF8.self) + word
        + String(decoding: bytes[end...], as: UTF8.self)
      guard line != text else { continue }
      guard let next = self.fault(of: line) else {
        lines.append(line)
        continue
      }
      lines += correctedLines(line, next, depth: depth + 1)
    }
    return lines
  }

  private static func hints(_ lines: [String]) -> [String] {
    lines.enumerated().map { ($0 == 0 ? "try  " : "     ") + $1 }
  }

  private func told(_ offers: Offers, at start: Int, instead fault: Diagnostic) -> Diagnostic {
    var told = Diagnostic(
      fault.code, "", at: Span(start + offers.span.start, start + offers.span.end),
      hints: Self.hints(offers.lines))
    if let correction = offers.correction {
      told.message = "\"\(offers.words)\" is no known word"
      told.label = "did you mean \(correction)?"
    } else if offers.words.isEmpty {
      told.message = "this is no line of opsh"
    } else {
      told.message = "\"\(offers.words)\" can be asked for in other words"
    }
    return told
  }

  private var interpreter: Interpreter {
    Interpreter(
      catalog: workspace.catalog,
      verbs: verbs.map { $0.name } + ["set", "section", "include", "expect"],
      words: Self.knownWords, today: workspace.clock.today,
      runs: { [unowned self] in self.fault(of: $0) == nil },
      owners: { [unowned self] in self.workspace.owners(of: $0) })
  }

  /// Words that stand in lines besides names and the words of the grammar.
  private static let knownWords: Set<String> = {
    var words: [String] = Parser.stageNames + Parser.chartNames + settings.map { $0.name }
    words += [
      "csv", "tsv", "json", "jsonl", "html", "table", "true", "false", "service", "level", "lead",
      "days",
    ]
    return Set(words)
  }()

  /// Why a line cannot be answered; nil where it can be planned with the loaded data. Lines that change
  /// something only have to be written well.
  private func fault(of line: String) -> Diagnostic? {
    let parsed = parse(Source(line))
    if let fault = parsed.diagnostics.first { return fault }
    guard parsed.statements.count == 1 else { return Diagnostic(.syntax, "no statement") }
    switch parsed.statements[0].kind {
    case .pipeline(let pipeline): return workspace.fault(of: pipeline)
    case .set(let name, _):
      return Self.settings.contains { $0.name == name.text }
        ? nil : Diagnostic(.unknownName, name.text)
    default: return nil
    }
  }
}

extension Diagnostic {
  /// The words that it proposes for the one that it points at: `did you mean a, b or c?`.
  fileprivate var proposals: [String] {
    for text in [label].compactMap({ $0 }) + hints {
      guard let match = text.firstMatch(of: /did you mean (.+?)(?: instead of .+)?\?/) else {
        continue
      }
      return match.1.replacing(" or ", with: ", ").split(separator: ", ").map { word in
        word.hasPrefix("--") ? String(word.dropFirst(2)) : String(word)
      }
    }
    return []
  }

  /// The word that a hint wants replaced, where it is not the one that is pointed at.
  fileprivate var wrongWord: String? {
    for hint in hints {
      if let match = hint.firstMatch(of: /instead of (.+)\?/) { return String(match.1) }
    }
    return nil
  }

  /// Whether a name is known, but not to what is asked: other words would not help.
  fileprivate var isOfItsDimensions: Bool {
    code == .notSplittable
      || code == .unknownName && message.contains("is a metric, not a dimension")
  }

  fileprivate func moved(by distance: Int) -> Diagnostic {
    var moved = self
    moved.span = span.map { Span($0.start + distance, $0.end + distance) }
    return moved
  }
}

extension String {
  /// The byte at which a word begins.
  fileprivate func utf8Offset(of word: String) -> Int? {
    firstRange(of: word).map { utf8.distance(from: startIndex, to: $0.lowerBound) }
  }
}

extension Diagnostic.Code {
  /// Whether a fault is of the words that were typed, not of the data.
  fileprivate var isOfWords: Bool {
    switch self {
    case .syntax, .incomplete, .unknownName, .ambiguousName, .wrongType, .wrongTime, .notSplittable,
      .definition:
      true
    default: false
    }
  }
}
