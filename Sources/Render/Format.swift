import Values

/// The forms an answer can be given in; the raw values are the words of `--format`.
package enum Format: String, Hashable, Sendable, CaseIterable {
  case table, csv, tsv, json, jsonl, md, html

  var writer: any ReportWriter {
    switch self {
    case .table: TableFormat()
    case .csv: CSVFormat()
    case .tsv: TSVFormat()
    case .json: JSONFormat()
    case .jsonl: JSONLinesFormat()
    case .md: MarkdownFormat()
    case .html: HTMLFormat()
    }
  }

  /// One line about the form, for help and completion.
  package var summary: String { writer.summary }

  /// Whether the form has a place for notes; where it has none, the shell prints
  /// `renderNotes` to the error stream.
  package var carriesNotes: Bool { writer.carriesNotes }

  /// Whether programs read it, which want the tables behind what is said in words.
  package var isForPrograms: Bool { writer.isForPrograms }

  /// `table, csv, tsv ... or html`, for the helps of the command line and of `set`.
  package static let listed = Wording.list(allCases.map { $0.rawValue }, .or).english

  /// The form that a file's name asks for by its extension; nil for others.
  package init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "txt": self = .table
    case "htm": self = .html
    case "markdown": self = .md
    case "ndjson": self = .jsonl
    case "table": return nil
    case let name: self.init(rawValue: name)
    }
  }
}

/// One form of answer.
///
/// Each stands in its own file in `Formats`.
protocol ReportWriter: Sendable {
  var summary: String { get }
  var carriesNotes: Bool { get }
  var isForPrograms: Bool { get }
  func write(_ report: Report, _ options: RenderOptions, to sink: inout Sink)
}

extension ReportWriter {
  var isForPrograms: Bool { false }
}
