import Catalog
import Language
import Phrases
import Values
import Verbs

/// Help: its pages, its search, and the numbers of the lines that it shows.
extension Session {
  /// So many lines leave room for what each is on a screen.
  private static let hits = 8

  /// Has the verb `help` speak through this session.
  func offerHelp() {
    workspace.manual = Desk.Manual(
      topics: Manual.topics.map { ($0.name, $0.summary) },
      page: { [unowned self] in
        StaticPages.page($0, in: self.options.language).map { self.listed($0) }
      },
      search: { [unowned self] in self.search($0, besides: $1) })
  }

  private func listed(_ page: HelpPage) -> Report {
    listed = page.lines
    offered = page.lines.first
    return page.report
  }

  // MARK: - Search

  /// What fits a question best, each with a line to run; below a page where there is one.
  ///
  /// Nil where nothing fits.
  func search(_ question: String, besides page: Report?) -> Report? {
    let index = helpIndex ?? HelpIndex(workspace.catalog)
    helpIndex = index
    let (named, others) = index.best(for: question)
    var rows: [(line: String, about: Wording)] = []
    func add(_ lines: [String], _ about: Wording) {
      guard rows.count < Self.hits,
        let line = lines.first(where: { fault(of: $0) == nil }),
        !rows.contains(where: { $0.line.hasPrefix(line) || line.hasPrefix($0.line) })
      else { return }
      rows.append((line, about.isEmpty ? self.about(line) : about))
    }
    // A name comes before what a sentence may mean, and that before what only speaks of it.
    for entry in named { add(entry.lines, entry.about) }
    if page == nil {
      asksForValues = false
      defer { asksForValues = true }
      for line in interpreter.answers(to: question).prefix(3) { add([line], "") }
    }
    for entry in others { add(entry.lines, entry.about) }
    guard !rows.isEmpty else { return page }
    var answer = HelpPage(report: page ?? Report(heading: "help: \(question)"))
    if page != nil { answer.report.blocks.append(.title("more")) }
    answer.add(Array(rows.prefix(page == nil ? Self.hits : 4)))
    answer.report.notes.append(HelpPage.numbersNote)
    return listed(answer)
  }

  /// What a line answers, by the word that it begins with.
  private func about(_ line: String) -> Wording {
    guard case .pipeline(let pipeline)? = parse(Source(line)).statements.first?.kind else {
      return ""
    }
    let (call, catalog) = (pipeline.call, workspace.catalog)
    if let command = catalog.command(call.verb) { return Wording(words: command.doc ?? "") }
    if !call.isImplicit || call.verb.text != "show" {
      return verbs.first { $0.name == call.verb.text }
        .map { "\($0.name): \(Wording(words: $0.summary))" } ?? ""
    }
    guard let name = call.items.first?.expression.plainName,
      let metric = (try? catalog.metric(name)) ?? nil
    else { return "" }
    return "\(metric.title): \(Wording(words: metric.doc))"
  }

  // MARK: - What is typed

  /// Answers what is no statement of the language: the number of a line that help has shown, and
  /// `tour`; false for all else.
  func answersByItself(_ source: Source) -> Bool {
    let text = source.text.trimmed
    if let number = Self.number(text) {
      run(number: number, in: source)
      return true
    }
    listed = []
    guard text.lowercased() == "tour" else { return false }
    say(
      "The tour has a store of its own and takes two minutes: leave with exit, and run  opsh tour")
    return true
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }

  private func run(number: Int, in source: Source) {
    guard listed.indices.contains(number - 1) else {
      let span = Span(0, source.text.utf8.count)
      var fault = Diagnostic(
        .syntax, "a number alone runs a line of the list that help has just shown", at: span)
      fault.label =
        listed.isEmpty ? "no list is open: try  help sales" : "the list has 1 to \(listed.count)"
      return tell(fault, in: source)
    }
    let (line, open) = (listed[number - 1], listed)
    offered = line
    let before = status
    run(line: line)
    // The list stays open, unless the line has shown another one.
    if listed.isEmpty || status > before { listed = open }
    offered = line
  }

  /// A text that asks for help with words or signs that are none of the language, as one that is.
  func quotedHelp(_ text: String) -> Source? {
    let text = text.trimmed
    guard !text.contains("\n"), let blank = text.firstIndex(of: " ") else { return nil }
    let first = text[..<blank].lowercased()
    guard first == "help" || first == "?" || HelpVerb.ways.contains(first) else {
      return nil
    }
    let rest = text[blank...].replacing("\\", with: " ").replacing("\"", with: " ").trimmed
    return Source("help \"\(rest)\"")
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
