import Render
import Values

/// How a session speaks: what the command line and `set` decide.
package struct SessionOptions: Sendable {
  package var format: Format = .table
  /// Columns of the terminal; nil where nothing may be shortened.
  package var width: Int?
  /// Columns of the terminal that faults go to; nil where they go elsewhere.
  package var errorWidth: Int?
  /// Whether width and rows follow the terminal's, which may be resized; not once they are set.
  package var followsTerminal = false
  /// Rows of a table shown on a terminal; nil for all.
  package var maxRows: Int?
  package var color = false
  package var errorColor = false
  package var ascii = false
  /// Whether files for spreadsheets keep texts from being taken for formulas.
  package var defusesFormulas = true
  /// The language of what is said to people.
  package var language = UserLanguage.english
  /// Whether large numbers are shown in 万 and 亿 where the language is Chinese.
  package var countsInWan = false
  /// Shows a stage of the pipeline instead of the answer.
  package var stage: StageView?
  /// Prints each statement before its answer, for transcripts.
  package var echoes = false
  /// Whether the first error of a script ends all of it, not only its section.
  package var stopsOnError = false

  /// Whether answers go to a terminal.
  package var isScreen = false

  package init() {}

  var rendering: RenderOptions {
    var options = RenderOptions(
      format: format, width: width, maxRows: maxRows, color: color, ascii: ascii)
    options.isScreen = isScreen
    options.language = language
    options.countsInWan = countsInWan && language == .chinese
    return options
  }
}

/// The stages that `--stage` can show.
package enum StageView: String, Sendable, CaseIterable {
  case tokens, syntax, plan, sql, report
}

/// How a run ended, worst first kept: `daily.ops` in a cron job tells checks from faults.
package enum ExitStatus: Int32, Sendable, Comparable, CaseIterable {
  case ok = 0
  /// An expectation did not hold, or an alert fired.
  case alerted = 1
  case failed = 2
  case usage = 64
  case interrupted = 130

  /// What it says, in a sentence.
  var about: String {
    switch self {
    case .ok: "All is well."
    case .alerted: "A check or an alert fired."
    case .failed: "Something could not be answered or done."
    case .usage: "The command line is not understood."
    case .interrupted: "Ctrl-C ended it."
    }
  }

  package static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }
}

extension SessionOptions {
  /// So many rows leave room for the heading and the next prompt.
  static func rows(fitting height: Int) -> Int { max(20, height - 4) }

  /// Takes the size of a terminal that may have been resized.
  mutating func fit(_ size: TerminalSize?) {
    guard followsTerminal, let size else { return }
    width = size.columns
    if errorWidth != nil { errorWidth = size.columns }
    maxRows = Self.rows(fitting: size.rows)
  }
}
