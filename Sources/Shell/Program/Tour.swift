import Engine
import Foundation
import Language
import Render
import Values

/// A guided tour in two minutes, on a sample store that is made for it and removed behind it.
package struct Tour {
  /// What is said, and the line that shows it.
  struct Step {
    let words: Wording
    let line: String
  }

  static let steps = [
    Step(
      words: "A question is a metric and a period. The names are those of the trade, in English or "
        + "Chinese, and Tab completes them.",
      line: "revenue yesterday"),
    Step(
      words:
        "`by` splits it, and the clauses stand in any order. What stands behind a pipe goes on "
        + "with the answer.",
      line: "revenue, orders by channel last 7 days | sort -revenue"),
    Step(
      words: "`compare` goes through all main metrics and tells which of them are unusual, by what "
        + "the days before let expect.",
      line: "compare yesterday"),
    Step(
      words: "`explain` tells what moved it and where, by money, and what coincides; `in full` has "
        + "the tables behind it.",
      line: "explain revenue yesterday"),
    Step(
      words: "`brief` is the day on one screen, each line with the one to go on with.",
      line: "brief"),
    Step(
      words:
        "Answers can be drawn, or saved: `| save \"out.csv\"` writes a file for a spreadsheet.",
      line: "revenue by day last 28 days | chart line"),
    Step(
      words: "What people ask often is a command of its own: what ads earned after all costs.",
      line: "roi campaign | take 5"),
    Step(
      words:
        "You may ask in your own words too. Where they can be meant in several ways, lines are "
        + "offered, and none is guessed.",
      line: "show me refunds per reason in the last 30 days"),
    Step(
      words: "`help` and a few words search everything. At the prompt a number alone then runs the "
        + "line that stands behind it.",
      line: "help which products run out"),
  ]

  private let engine: any Engine
  /// Reads the answer of who takes the tour; nil at its end, and where nobody is there to answer.
  private let answer: (() -> String?)?

  /// A tour that waits behind each step where somebody sits at a terminal.
  package init(engine: any Engine) {
    self.engine = engine
    let terminal = Interactivity.current(environment: ProcessInfo.processInfo.environment)
    answer = terminal.isConversation && terminal.output ? { readLine() } : nil
  }

  init(engine: any Engine, answer: (() -> String?)?) {
    (self.engine, self.answer) = (engine, answer)
  }

  /// Takes the tour.
  package func run() -> ExitStatus {
    let folder = NSTemporaryDirectory() + "/opsh-tour-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      Streams.warn("error: there is no room for the tour's store: \(FileFault.reason(error))")
      return .failed
    }
    let path = folder + "/tour.duckdb"
    Streams.say(
      """
      A tour of opsh in \(Self.steps.count) steps, about two minutes. A sample store of 4,000 orders \
      is made for it.
      """)
    let status = Making(engine: engine).quietSample(path)
    guard status == .ok else { return status }
    do throws(Diagnostic) { return try walk(path) } catch {
      Streams.tell(error)
      return .failed
    }
  }

  private func walk(_ path: String) throws(Diagnostic) -> ExitStatus {
    let place = StorePlace(path: path, engine: engine)
    let workspace = try place.open(keepsOpen: true) { _ in }
    defer { workspace.store.close() }
    var options = SessionOptions()
    options.language = Streams.language
    let terminal = Interactivity.current(environment: place.environment)
    options.isScreen = terminal.output
    if terminal.output { options.width = TerminalSize(of: 1)?.columns ?? 80 }
    options.color = ColorChoice.auto.wantsColor(
      isTerminal: terminal.output && terminal.isCapable, environment: place.environment)
    let session = Session(
      workspace: workspace, options: options, output: Streams.output, errors: Streams.errors)
    let style = Style(color: options.color)
    for (place, step) in Self.steps.enumerated() {
      Streams.output("\n")
      session.show(
        Report(
          heading: "\(place + 1) of \(Self.steps.count)", blocks: [.prose(Prose(step.words))]))
      Streams.output("\n" + style("opsh> ", .faint) + style(step.line, .series(0)) + "\n")
      session.run(Source(step.line))
      guard place + 1 < Self.steps.count, let answer else { continue }
      let goOn: Wording = "Enter goes on, q ends: "
      Streams.output("\n" + style(goOn.text(in: options.language), .faint))
      guard let typed = answer() else { break }
      if ["q", "quit", "exit"].contains(typed.lowercased()) { break }
    }
    Streams.output("\n")
    Streams.say(
      """
      That was the tour. Go on with
          opsh sample demo.duckdb      a sample store to keep; opsh demo.duckdb opens it
          opsh new store.duckdb        a store of your own: opsh -c 'load ~/Downloads/*.csv'
          opsh -c help                 what can be asked
      """)
    return session.status == .failed ? .failed : .ok
  }
}
