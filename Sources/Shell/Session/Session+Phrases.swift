import Catalog
import Language
import Phrases
import Planner
import Render
import Values
import Verbs

/// Sentences that are no lines of the language as they stand.
extension Session {
  /// A text with the sentences in it as lines, and what it says; nil where a part of it means
  /// nothing, which is told then.
  func readable(_ source: Source) -> (source: Source, parsed: Parsed)? {
    let parsed = parse(source)
    if parsed.diagnostics.isEmpty { return (source, parsed) }
    if let asked = quotedHelp(source.text) { return (asked, parse(asked)) }
    let parts = Lines.statements(of: source.text)
    if let lines = withLines(source, parts, parsed.diagnostics) { return lines }
    for fault in parsed.diagnostics {
      guard let part = parts.part(of: fault) else {
        tell(fault, in: source)
        continue
      }
      let text = String(source.slice(part))
      tell(explained(fault, of: text, at: part.start, as: nil), in: source)
    }
    return nil
  }

  /// The text with a line in the place of each statement that has a fault; nil where one of them is
  /// not clear in every word.
  private func withLines(
    _ source: Source, _ parts: [Span], _ faults: [Diagnostic]
  ) -> (source: Source, parsed: Parsed)? {
    let found = Self.lines(for: faults, in: parts) { fault, part in
      meaning(of: String(source.slice(part)), as: nil, instead: fault, at: part)
    }
    guard let lines = found else { return nil }
    let read = Self.text(source, with: lines)
    let parsed = parse(read)
    guard parsed.diagnostics.isEmpty else { return nil }
    if parts.count == 1 {
      readAs = lines[0].line
    } else {
      for (_, line) in lines { warn("read as: \(line)") }
    }
    return (read, parsed)
  }

  /// A line for each statement that has a fault; nil where one of them has none.
  static func lines(
    for faults: [Diagnostic], in parts: [Span], meaning: (Diagnostic, Span) -> String?
  ) -> [(part: Span, line: String)]? {
    var lines: [(part: Span, line: String)] = []
    for fault in faults {
      guard let part = parts.part(of: fault) else { return nil }
      if lines.last?.part == part { continue }
      guard let line = meaning(fault, part) else { return nil }
      lines.append((part, line))
    }
    return lines
  }

  /// A text with lines in the place of some of its statements.
  static func text(_ source: Source, with lines: [(part: Span, line: String)]) -> Source {
    var bytes = Array(source.text.utf8)
    for (part, line) in lines.reversed() {
      bytes.replaceSubrange(
        part.start..<part.end, with: Interpreter.isExit(line) ? [] : Array(line.utf8))
    }
    return Source(String(decoding: bytes, as: UTF8.self), name: source.name)
  }

  /// The line that a statement means, where every word of it is clear.
  ///
  /// - Parameters:
  ///   - call: how it reads as it stands; nil where it cannot be read.
  ///   - fault: what is wrong with it as it stands.
  func meaning(of text: String, as call: Call?, instead fault: Diagnostic, at place: Span)
    -> String?
  {
    guard readAs == nil, options.stage != .tokens, fault.isOfTheText, Self.mayBeSentence(text),
      fault.mayBeOfWords(of: call, in: text), let line = interpreter.line(of: text),
      call == nil || !Self.isSame(line, text)
    else { return nil }
    return line
  }

  /// A fault of a statement with the lines that may be meant.
  func explained(_ fault: Diagnostic, of text: String, at place: Int, as call: Call?) -> Diagnostic
  {
    guard readAs == nil, options.stage != .tokens, fault.isOfTheText, Self.mayBeSentence(text)
    else { return fault }
    let interpreter = interpreter
    let own = fault.moved(by: -place)
    let isOpen = own.mayBeOfWords(of: call, in: text)
    let isNeed = isOpen && (interpreter.isNeed(text) || interpreter.isForeign(text))
    if !isNeed, let told = corrected(text, own) { return told.moved(by: place) }
    guard isOpen else { return fault }
    if !isNeed, own.asksForMore, !interpreter.isQuestion(text) { return fault }
    if !isNeed, own.isBehindPipe(of: text) || own.code == .wrongTime && own.label != nil {
      // What is wrong is said already: a line can only be added to it.
      let lines =
        interpreter.stages(of: text)?.lines.filter { $0.lowercased() != text.lowercased() } ?? []
      guard !lines.isEmpty else { return fault }
      var told = fault
      told.hints = hints(lines)
      return told
    }
    guard
      call == nil || isNeed || own.isOfFirstItem(of: call, at: place)
        || interpreter.hasQuotedDay(text)
    else {
      return interpreter.correction(of: text).map { told($0, at: place, instead: fault) } ?? fault
    }
    switch interpreter.reading(of: text) {
    case .offers(let offers): return told(offers, at: place, instead: fault)
    case .told(let note): return Diagnostic(.syntax, note)
    default: return fault
    }
  }

  /// Whether two lines have the same words, in whatever order: what is wrong with one is wrong with
  /// the other.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    func words(_ text: String) -> [Substring] {
      text.lowercased().split { $0 == " " || $0 == "_" || $0 == "\n" }.sorted()
    }
    return words(a) == words(b)
  }

  /// Whether a text may be a sentence about the store: definitions, loads and what scripts are made of
  /// are written as they are meant, or not at all.
  static func mayBeSentence(_ text: String) -> Bool {
    guard let first = text.lowercased().split(separator: " ").first.map(String.init) else {
      return false
    }
    switch StatementWord(rawValue: first) {
    case .set: return true
    case .rate: return false
    case let word?: return word.isDefinition && !text.contains { "={\"".contains($0) }
    case nil: return !["load", "undo", "reload"].contains(first)
    }
  }

  /// Runs a line that a sentence was read as.
  func run(line: String) {
    if Interpreter.isExit(line) { return }
    let parsed = parse(Source(line))
    readAs = line
    let echoes = options.echoes
    options.echoes = false
    defer {
      readAs = nil
      options.echoes = echoes
    }
    ScriptRunner(self, Source(line)).run(parsed.statements)
  }

  /// The fault with the lines that its proposals make, told of the first wrong word; nil where no such
  /// line can be answered.
  private func corrected(_ text: String, _ fault: Diagnostic) -> Diagnostic? {
    guard let found = proposed(text, fault) else { return nil }
    var told = fault
    told.hints = hints(found.lines)
    if found.first.wrong.hasPrefix("\"") {
      told.span = found.first.span
    } else if found.first.span != fault.span {
      told.message = "\"\(found.first.wrong)\" is no known word"
      told.span = found.first.span
      told.correction = Correction(found.first.right)
    }
    return told
  }

  private struct Proposal {
    var lines: [String]
    /// The first wrong word of the text, and what it should be.
    var first: (span: Span, wrong: String, right: String)
  }

  /// Lines with the word that a fault proposes in the place of the wrong one, as long as another such
  /// fault follows.
  private func proposed(_ text: String, _ fault: Diagnostic, depth: Int = 0) -> Proposal? {
    guard depth < 4, var span = fault.span, span.start >= 0, span.end <= text.utf8.count else {
      return nil
    }
    let proposals = fault.correction?.words ?? []
    if let wrong = fault.correction?.wrong, let place = text.utf8Offset(of: wrong) {
      span = Span(place, place + wrong.utf8.count)
    }
    let bytes = Array(text.utf8)
    // `during "Dubble 11"`: the text alone is wrong.
    if proposals.first?.hasPrefix("\"") == true,
      let quote = bytes[span.start..<span.end].firstIndex(of: UInt8(ascii: "\""))
    {
      span.start = quote
    }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var found: Proposal?
    for word in proposals.prefix(3) {
      let line = part(0..<span.start) + word + part(span.end..<bytes.count)
      guard line != text else { continue }
      let own = (span, part(span.start..<span.end), word)
      var lines = [line]
      var first = own
      if let next = self.fault(of: line) {
        guard let further = proposed(line, next, depth: depth + 1) else { continue }
        lines = further.lines
        if further.first.span.start < span.start { first = further.first }
      }
      if found == nil { found = Proposal(lines: [], first: first) }
      found?.lines += lines
    }
    return found
  }

  private func hints(_ lines: [String]) -> [Wording] {
    offered = lines.first
    return lines.enumerated().map { $0 == 0 ? "try  \($1)" : Wording(verbatim: "     " + $1) }
  }

  private func told(_ offers: Offers, at start: Int, instead fault: Diagnostic) -> Diagnostic {
    var told = Diagnostic(
      fault.code, "", at: Span(start + offers.span.start, start + offers.span.end),
      hints: hints(offers.lines))
    if let correction = offers.correction {
      told.message = "\"\(offers.words)\" is no known word"
      told.correction = Correction(correction)
    } else if let span = fault.span, span == told.span {
      (told.message, told.label) = (fault.message, fault.label)
    } else if offers.words.isEmpty {
      told.message = "this is no line of opsh"
    } else if offers.takesAllIn {
      told.message = "\"\(offers.words)\" can be asked for in other words"
    } else {
      told.message = "\"\(offers.words)\" is not understood, the rest may be"
    }
    return told
  }

  /// Made once for the definitions and the day that it knows.
  var interpreter: Interpreter {
    let today = workspace.clock.today
    if let reader, reader.today == today { return reader.interpreter }
    let made = newInterpreter
    reader = (today, made)
    return made
  }

  private var newInterpreter: Interpreter {
    Self.interpreter(
      workspace.catalog, today: workspace.clock.today,
      runs: { [unowned self] in self.fault(of: $0) == nil },
      owners: { [unowned self] in self.asksForValues ? self.workspace.owners(of: $0) : [] })
  }

  /// What reads sentences with the names of a catalogue.
  static func interpreter(
    _ catalog: Catalog, today: Day, runs: @escaping (String) -> Bool,
    owners: @escaping (String) -> [(dimension: String, value: String)]
  ) -> Interpreter {
    Interpreter(
      catalog: catalog,
      verbs: verbs.map { $0.keyword }
        + [StatementWord.set, .section, .include, .expect].map { $0.keyword },
      words: knownWords, today: today, runs: runs, owners: owners)
  }

  /// Words that stand in lines besides names and the words of the grammar.
  private static let knownWords: Set<String> = {
    var words: [String] = StageWord.words + Chart.Shape.words + Setting.all.map { $0.name }
    words += Format.allCases.map { $0.rawValue } + ["true", "false"]
    for option in verbs.flatMap({ $0.options }) {
      words += option.name.split(separator: "_").map(String.init)
    }
    return Set(words)
  }()

  /// Why a line cannot be answered; nil where it can be planned with the loaded data.
  ///
  /// Lines that change something only have to be written well.
  func fault(of line: String) -> Diagnostic? {
    let parsed = parse(Source(line))
    if let fault = parsed.diagnostics.first { return fault }
    guard parsed.statements.count == 1 else { return Diagnostic(.syntax, "no statement") }
    switch parsed.statements[0].kind {
    case .pipeline(let pipeline): return workspace.fault(of: pipeline)
    case .set(let name, _):
      return Setting.named(name.text) != nil
        ? nil : Diagnostic(.unknownName, "\(name.text)")
    default: return nil
    }
  }
}

extension Diagnostic {
  /// Whether it is of what was typed, not of the data or the store.
  fileprivate var isOfTheText: Bool {
    switch code {
    case .syntax, .incomplete, .unknownName, .ambiguousName, .wrongType, .wrongTime, .notSplittable,
      .definition:
      true
    default: false
    }
  }

  /// Whether other words may mend it.
  ///
  /// A question that can be read is wrong in what it asks, but where it names what there is not.
  fileprivate func mayBeOfWords(of call: Call?, in text: String) -> Bool {
    guard let call else { return true }
    switch code {
    case .unknownName, .ambiguousName, .notSplittable, .wrongTime: return true
    case .wrongType: return call.isImplicit && !text.contains(".")
    default: return false
    }
  }

  /// Whether the parser knows what has to come, so that no other words are needed.
  fileprivate var asksForMore: Bool {
    code == .incomplete
      || code == .syntax && (span?.start ?? 0) > 0
        && !isMisplaced
  }

  /// Whether it is of a stage, where the question itself is understood.
  fileprivate func isBehindPipe(of text: String) -> Bool {
    guard let start = span?.start, let pipe = text.utf8.firstIndex(of: UInt8(ascii: "|")) else {
      return false
    }
    return text.utf8.distance(from: text.startIndex, to: pipe) < start
  }

  /// Whether what a question asks for first is what there is not.
  fileprivate func isOfFirstItem(of call: Call?, at place: Int) -> Bool {
    guard let call, call.isImplicit, [.unknownName, .ambiguousName, .wrongType].contains(code),
      let first = call.items.first?.expression, first.span.start - place == span?.start
    else { return false }
    switch first.kind {
    case .name: return true
    // `avg(revenue)`
    case .call(_, let arguments, nil):
      return code == .unknownName && arguments.count == 1 && arguments[0].plainName != nil
    // `category = shoes`, `revenue -7d`
    case .binary(.subtract, _, let right):
      if case .value(.span) = right.kind { return true }
      return false
    case .binary(.equal, let left, _), .binary(.notEqual, let left, _): return left.plainName != nil
    default: return false
    }
  }

  fileprivate func moved(by distance: Int) -> Diagnostic {
    var moved = self
    moved.span = span.map { Span($0.start + distance, $0.end + distance) }
    return moved
  }
}

extension [Span] {
  /// The part that a fault stands in.
  fileprivate func part(of fault: Diagnostic) -> Span? {
    guard let place = fault.span?.start else { return nil }
    return first { $0.start <= place && place <= $0.end }
  }
}

extension String {
  /// The byte at which a word begins.
  fileprivate func utf8Offset(of word: String) -> Int? {
    firstRange(of: word).map { utf8.distance(from: startIndex, to: $0.lowerBound) }
  }
}
