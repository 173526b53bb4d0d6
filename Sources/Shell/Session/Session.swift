import Catalog
import Language
import Phrases
import Planner
import Render
import Store
import Values
import Verbs

/// A conversation with a store: statements in, answers out.
///
/// It is a value with its streams passed in; the prompt, scripts, `-c` and tests use the same one.
package final class Session {
  package let workspace: Workspace
  package var options: SessionOptions
  /// Where answers go, and where faults and notes on csv go.
  let output: (String) -> Void
  let errors: (String) -> Void
  package private(set) var status: ExitStatus = .ok
  /// What was answered, by section, for `--report`.
  var answered: [ReportPage.Section] = []
  var isCollecting = false
  /// The first of the lines that were offered last, for the prompt to have it ready.
  var offered: String?
  /// The lines that help has shown last, which their numbers run.
  var listed: [String] = []
  /// What help searches, and the reader of sentences, until something is defined.
  var helpIndex: HelpIndex?
  var reader: (today: Day, interpreter: Interpreter)?
  /// Whether a sentence's unknown words may be looked for in the store, which takes a query for each.
  var asksForValues = true
  /// The line that a sentence was read as, until its answer says so.
  var readAs: String?
  /// The section to be run alone, for `--section`.
  package var onlySection: String?
  /// Whoever talks with it.
  private(set) lazy var person = SessionPerson(self)
  /// Runs a body so that Ctrl-C cancels what the store does.
  package var whileRunning: (() -> Void) -> Void = { $0() }

  /// Called before anything is printed, so that a progress line is out of the way.
  package var beforeAnswer: () -> Void = {}

  package init(
    workspace: Workspace, options: SessionOptions, output: @escaping (String) -> Void,
    errors: @escaping (String) -> Void
  ) {
    self.workspace = workspace
    self.options = options
    self.output = output
    self.errors = errors
    workspace.person = person
    offerHelp()
  }

  package func raise(_ status: ExitStatus) { self.status = max(self.status, status) }

  // MARK: - Reading

  /// Reads a text with the names that it defines itself: a command defined above can be used below.
  package func parse(_ source: Source) -> Parsed {
    Self.parse(source, workspace.catalog)
  }

  static func parse(_ source: Source, _ catalog: Catalog) -> Parsed {
    let parsed = Parser.parse(source.text, grammar: Workspace.grammar(catalog))
    var catalog = catalog
    let count = define(parsed.statements, in: &catalog)
    guard count > 0 else { return parsed }
    return Parser.parse(source.text, grammar: Workspace.grammar(catalog))
  }

  /// Adds what statements define, those of sections too; returns how much that is.
  @discardableResult
  static func define(_ statements: [Statement], in catalog: inout Catalog) -> Int {
    var count = 0
    for statement in statements {
      switch statement.kind {
      case .definition(let definition):
        catalog.add(definition)
        count += 1
      case .section(_, _, let block): count += define(block.statements, in: &catalog)
      default: break
      }
    }
    return count
  }

  /// Runs a text as typed at the prompt, with `-c`, or read from a pipe.
  package func run(_ source: Source) {
    if options.stage == .tokens { return output(StageText.tokens(of: source)) }
    let source = Source(Pasted.text(source.text), name: source.name)
    if answersByItself(source) { return }
    guard let (read, parsed) = readable(source) else { return }
    if options.stage == .syntax { output(StageText.trees(of: parsed.statements)) }
    guard options.stage != .syntax else { return }
    let runner = ScriptRunner(self, read)
    runner.run(parsed.statements)
    readAs = nil
  }

  /// Answers one entry of the prompt; a fault there says nothing about how the shell ends.
  func answer(_ source: Source) {
    let before = status
    whileRunning { run(source) }
    status = before
  }

  // MARK: - Speaking

  /// Prints an answer in the chosen form, its notes beside it where the form has no place for them.
  func show(_ report: Report) {
    var report = report
    if let line = readAs {
      // Other forms are read by programs.
      if options.format == .table {
        report.notes.insert("read as: \(line)", at: 0)
      } else {
        warn("read as: \(line)")
      }
      readAs = nil
    }
    beforeAnswer()
    if isCollecting { collect(report) }
    if options.stage == .report {
      output(StageText.text(of: report))
      return
    }
    Self.print(report, options, output: output, errors: errors)
  }

  /// Writes an answer in the chosen form, and what that has no place for to the other stream.
  static func print(
    _ report: Report, _ options: SessionOptions, output: @escaping (String) -> Void,
    errors: (String) -> Void
  ) {
    do {
      try Render.write(report, options.rendering) { output($0) }
    } catch {
      errors("error: \(error)\n")
    }
    if !options.format.carriesNotes {
      let notes = renderNotes(report, options.rendering)
      if !notes.isEmpty { errors(notes) }
    }
  }

  private func collect(_ report: Report) {
    if answered.isEmpty { answered.append(ReportPage.Section(title: "", items: [])) }
    answered[answered.count - 1].items.append(.answer(report, question: nil))
  }

  /// Prints a sentence that belongs to no answer.
  package func warn(_ words: Wording) {
    let text = Source.said(words.text(in: options.language))
    for line in wrapped(text, to: options.errorWidth) {
      errors(line + "\n")
    }
  }

  /// Prints a line of text as an answer.
  func say(_ words: Wording) { show(Report(blocks: [.text(words)])) }

  /// Prints a fault and remembers it for the exit status.
  func tell(_ diagnostic: Diagnostic, in source: Source) {
    if diagnostic.code == .noData {
      options.format.carriesNotes ? say(diagnostic.message) : warn(diagnostic.message)
      return
    }
    // Who reads objects gets one of each statement.
    if options.format == .json {
      show(Report(fault: diagnostic.fault(in: source)))
    }
    if diagnostic.code == .interrupted {
      warn("interrupted")
      raise(.interrupted)
      return
    }
    let style = Style(color: options.errorColor)
    if isCollecting, !answered.isEmpty {
      let text = diagnostic.text(in: source, language: options.language)
      answered[answered.count - 1].items.append(.problem(text))
    }
    let text = diagnostic.text(
      in: source, language: options.language, width: options.errorWidth)
    errors(style(text, .bad) + "\n")
    raise(diagnostic.code == .usage ? .usage : .failed)
  }
}

extension Diagnostic {
  /// The same for programs.
  fileprivate func fault(in source: Source) -> Report.Fault {
    let place = span.map { source.position($0.start) }
    return Report.Fault(
      code: code.rawValue, message: message, line: place?.line, column: place?.column,
      hints: (label.map { [$0] } ?? []) + hints)
  }
}
