import Foundation
import Language
import Render
import Values

extension Session {
  /// Writes an answer to a file in the form that its ending asks for; returns what to say of it.
  ///
  /// - Parameter replacing: whether it may take the place of a file; else that is asked, or refused.
  func save(
    _ report: Report, _ file: Word, replacing: Bool
  ) throws(Diagnostic) -> Wording {
    let path = NSString(string: file.text).expandingTildeInPath
    let ending = (path as NSString).pathExtension.lowercased()
    let whole = WholeFile(path)
    guard ending == "parquet" || Format(fileName: path) != nil else {
      let known = Format.allCases.filter { $0 != .table }.map { $0.rawValue } + ["parquet", "txt"]
      throw Diagnostic(
        .file,
        ending.isEmpty ? "the file has no ending" : "answers are not written as .\(ending)",
        at: file.span, label: "endings are \(known.joined(separator: ", "))",
        hints: ["xlsx", "xls", "ods"].contains(ending)
          ? ["spreadsheets open .csv"] : [])
    }
    if whole.isThere, !replacing { try askWhetherToReplace(file) }
    do {
      try whole.write { place in
        if let format = Format(fileName: path) {
          try writeText(report, as: format, to: place)
        } else {
          try writeParquet(report, to: place, file)
        }
      }
    } catch let fault as Diagnostic {
      throw fault
    } catch {
      throw Diagnostic(
        .file, "\(file.text) cannot be written: \(FileFault.reason(error))", at: file.span)
    }
    let rows = Wording.counted(report.table?.rowCount ?? 0, "row")
    return whole.isThere
      ? "saved \(rows) to \(file.text), in place of what was there"
      : "saved \(rows) to \(file.text)"
  }

  /// Throws unless somebody says yes.
  private func askWhetherToReplace(_ file: Word) throws(Diagnostic) {
    if person.answers {
      let answer = person.ask("\(file.text) is there already; replace it (yes, no) [no]: ")
      if let answer, answer.lowercased().hasPrefix("y") || answer.hasPrefix("是") { return }
      throw Diagnostic(.file, "\(file.text) was left as it is", at: file.span)
    }
    throw Diagnostic(
      .file, "\(file.text) is there already", at: file.span,
      label: "to take its place: save \(Printer.quoted(file.text)) replace")
  }

  private func writeText(_ report: Report, as format: Format, to place: String) throws {
    var options = RenderOptions(format: format)
    options.language = self.options.language
    options.ascii = self.options.ascii
    options.defusesFormulas = self.options.defusesFormulas
    guard let handle = FileHandle(forWritingAtPath: place) else {
      throw CocoaError(.fileWriteNoPermission)
    }
    defer { try? handle.close() }
    try write(report, options) { try handle.write(contentsOf: Data($0.utf8)) }
  }

  private func writeParquet(_ report: Report, to place: String, _ file: Word) throws {
    guard let table = report.table else {
      throw Diagnostic(.file, "there is no table to save", at: file.span)
    }
    let quoted = place.replacing("'", with: "''")
    try workspace.diagnosed {
      try workspace.store.read { database in
        try database.stage(table, as: "opsh_answer")
        try database.execute(
          SQL(verbatim: "copy (select * from opsh_answer) to '\(quoted)' (format parquet)"))
      }
    }
  }
}
