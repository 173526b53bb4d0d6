import CLibedit
import Foundation

/// Reads lines from a person at a terminal, with colours, hints, completion and history.
///
/// libedit keeps the line and knows the keys; whatever is shown is drawn from frames that are
/// pure functions of the line. Belongs to the main thread. At most one exists at a time.
package final class LineEditor {
  /// What one `read` brought.
  package enum ReadResult: Equatable, Sendable {
    /// A statement; it may have several lines, and no line break at its end.
    case line(String)
    /// Ctrl-C: the line was given up.
    case cancelled
    /// Ctrl-D in an empty line, or the terminal is gone.
    case eof
    /// Nothing but white space.
    case empty
  }

  /// What the editor knows about the language and the person.
  ///
  /// The functions are asked after every key and should be pure and quick.
  package struct Configuration {
    /// What can stand at the cursor, for a text and the scalars before the cursor.
    package var complete: (_ text: String, _ cursor: Int) -> CompletionAnswer
    /// What each part of the text is.
    ///
    /// The word before the cursor is never shown as an error while it is being typed.
    package var highlight: (_ text: String) -> [StyledRange]
    /// What the text may go on with; asked when the history has nothing that begins with it.
    package var hint: (_ text: String) -> String?
    /// Whether Enter runs the text; otherwise it begins a new line.
    package var isComplete: (_ text: String) -> Bool
    /// The history file; nil keeps the history of this session only.
    package var historyPath: String?
    /// How many statements the history keeps.
    package var historyLimit = 5000
    /// Whether colours and hints are shown: no with `NO_COLOR`, and with `OPSH_PLAIN`, the way out
    /// for terminals that differ from ours in the width of characters.
    package var paints = true
    /// Where a warning about the history goes, as one sentence.
    package var warn: (_ message: String) -> Void

    /// An editor that knows nothing: it neither completes nor colours, and Enter runs every line.
    package init() {
      complete = { _, cursor in CompletionAnswer(start: cursor, candidates: []) }
      highlight = { _ in [] }
      hint = { _ in nil }
      isComplete = { _ in true }
      warn = { _ in }
    }
  }

  var configuration: Configuration
  var history: HistoryList
  var decoder = InputDecoder()
  /// How many of the next bytes were typed before the line began.
  var typedAhead = 0
  /// The paste that its key stands for.
  var pasted = ""
  /// The search through the history while it goes on.
  var search: HistorySearch?
  /// How the line ended, if not by running it.
  var ending: ReadResult?
  var walk = HistoryWalk()
  /// The last key led through the history.
  var isBrowsing = false
  /// The last key looked for statements with the same beginning, and the one before it did.
  var isMatching = false
  var wasMatching = false
  var display = EditorDisplay()
  private(set) var prompt: [ScreenCell] = []
  /// Stands before the second and every further line.
  private(set) var continuation: [ScreenCell] = []

  var historyFile: HistoryFile?
  let signals: SignalPipe
  private(set) var core: Libedit?
  static let signalsWhileEditing = [SIGWINCH, SIGTERM, SIGHUP, SIGQUIT, SIGCONT]

  /// An editor for the terminal on stdin and stdout; nil if libedit cannot work with it.
  ///
  /// Reads `~/.editrc` and the history.
  package init?(configuration: Configuration) {
    guard TerminalGuard.remember(), let signals = SignalPipe(for: .editor) else { return nil }
    self.signals = signals
    self.configuration = configuration
    history = HistoryList(limit: configuration.historyLimit)
    TextLocale.useUTF8()
    let owner = Unmanaged.passUnretained(self).toOpaque()
    guard
      let core = Libedit(
        program: "opsh", owner: owner,
        reader: { LineEditor.calling($0)?.readKey(into: $1) ?? -1 })
    else { return nil }
    self.core = core
    bindKeys(of: core)
    loadHistory()
  }

  /// Makes ready for a new line.
  func begin(prompt: [ScreenCell]) {
    self.prompt = configuration.paints ? prompt : prompt.map { $0.plain }
    let width = prompt.reduce(0) { $0 + $1.width }
    let marks = String("..> ".suffix(max(2, min(4, width))))
    let lead = String(repeating: " ", count: max(0, width - marks.count))
    let grey = configuration.paints ? "90" : ""
    continuation = (lead + marks).map { ScreenCell($0, rendition: grey) }
    ending = nil
    search = nil
    walk = HistoryWalk()
    isBrowsing = false
    isMatching = false
    display.forget()
  }

  /// The editor that libedit calls back for.
  static func calling(_ editor: OpaquePointer?) -> LineEditor? {
    Libedit.owner(of: editor).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
  }
}
