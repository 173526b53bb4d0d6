import Catalog
import Foundation
import Language
import Phrases
import Render
import Values
import Verbs

/// The shell at a terminal: reads statements until the end, with editing where the terminal can.
package struct Prompt {
  private let session: Session
  private let environment: [String: String]

  package init(_ session: Session, environment: [String: String]) {
    self.session = session
    self.environment = environment
  }

  /// Reads from the terminal with line editing; false when the terminal cannot do it.
  package func converse() -> Bool {
    var configuration = Assistant(session.workspace).configuration(historyPath: historyPath)
    configuration.warn = { [session] in session.warn(Wording(words: $0)) }
    configuration.paints = session.options.color && environment["OPSH_PLAIN"] == nil
    guard let editor = LineEditor(configuration: configuration) else {
      session.warn("lines cannot be edited: \(Libedit.fault ?? "libedit does not start here")")
      return false
    }
    greet()
    session.person.reads = { [session] prompt in
      switch editor.read(prompt: prompt.text(in: session.options.language)) {
      case .line(let text): text
      case .empty: ""
      case .cancelled, .eof: nil
      }
    }
    while true {
      session.workspace.tick()
      switch editor.read(prompt: prompt) {
      case .line(let typed):
        let text = Pasted.text(typed)
        editor.remember(text)
        if isExit(text) { return true }
        session.options.fit(TerminalSize(of: 1))
        session.answer(Source(text))
        // Up brings the line that was offered, to be run or changed.
        if let line = session.offered { editor.remember(line) }
        session.offered = nil
      case .empty, .cancelled: continue
      case .eof: return true
      }
    }
  }

  /// Reads statements from a pipe or a plain terminal.
  ///
  /// At a terminal each is run as soon as it is whole. In a pipe the next line may go on with it, so
  /// it is looked at first, unless none comes: then somebody waits for the answer.
  package func readPlainly(isConversation: Bool) {
    let reader = PlainReader()
    var pending = ""
    // What a further line has to hold before the text can be whole.
    var awaited: String?
    // Whether the text could be run, and only the next line is looked at first.
    var isWhole = false
    while true {
      let mark = !isConversation ? "" : pending.isEmpty ? "opsh> " : "   ..> "
      switch reader.read(prompt: mark) {
      case .line(let typed, let isRepaired):
        if isRepaired { session.warn("the input held bytes that are not UTF-8") }
        let line = Pasted.line(typed)
        if isExit(line), pending.isEmpty || isWhole || isConversation {
          if !isConversation { run(&pending, isConversation) }
          return
        }
        if isWhole, !Lines.isOne(pending, line) { run(&pending, isConversation) }
        pending += (pending.isEmpty ? "" : "\n") + line
        if !line.isEmpty {
          if let awaited, !line.contains(awaited) { continue }
          let parsed = session.parse(Source(pending))
          awaited = parsed.awaited
          isWhole = !parsed.isIncomplete
          if !isWhole { continue }
        }
        awaited = nil
        if !isConversation, reader.hasMore(within: Self.patience) { continue }
        run(&pending, isConversation)
        isWhole = false
      case .cancelled: (pending, awaited, isWhole) = ("", nil, false)
      case .eof:
        run(&pending, isConversation)
        return
      case .failed(let reason):
        session.warn("the input cannot be read: \(reason)")
        return
      }
    }
  }

  /// How long a pipe may take for its next line, in milliseconds.
  private static let patience: Int32 = 30

  private func run(_ text: inout String, _ isConversation: Bool) {
    let source = Source(text)
    text = ""
    if isConversation { session.answer(source) } else { session.run(source) }
  }

  private func greet() {
    let store =
      session.workspace.store.path.map { Wording(verbatim: ($0 as NSString).lastPathComponent) }
      ?? "memory"
    session.warn("opsh on \(store); help tells what can be asked, Ctrl-D leaves")
  }

  private func isExit(_ text: String) -> Bool { Interpreter.isExit(text) }

  private var prompt: String { "opsh> " }

  /// The history's file by the XDG rules; nil when `OPSH_HISTORY` is empty.
  private var historyPath: String? {
    if let path = environment["OPSH_HISTORY"] { return path.isEmpty ? nil : path }
    let home = environment["HOME"] ?? NSHomeDirectory()
    let state =
      environment["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? home + "/.local/state"
    return state + "/opsh/history"
  }
}
