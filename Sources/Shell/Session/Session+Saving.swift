import Foundation
import Language
import Render
import Values

extension Session {
  /// Writes an answer to a file in the form that its ending asks for; returns what to say of it.
  func save(_ report: Report, _ file: Word) throws(Diagnostic) -> Wording {
    let path = NSString(string: file.text).expandingTildeInPath
    let ending = (path as NSString).pathExtension.lowercased()
    if ending == "parquet" { return try saveParquet(report, path, file) }
    guard let format = Format(fileName: path) else {
      let known = Format.allCases.filter { $0 != .table }.map { $0.rawValue } + ["parquet", "txt"]
      throw Diagnostic(
        .file,
        ending.isEmpty ? "the file has no ending" : "answers are not written as .\(ending)",
        at: file.span, label: "endings are \(known.joined(separator: ", "))",
        hints: ["xlsx", "xls", "ods"].contains(ending)
          ? ["spreadsheets open .csv"] : [])
    }
    var options = RenderOptions(format: format)
    options.language = self.options.language
    options.ascii = self.options.ascii
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw Diagnostic(.file, "\(file.text) cannot be written", at: file.span)
    }
    defer { try? handle.close() }
    do {
      try write(report, options) { try handle.write(contentsOf: Data($0.utf8)) }
    } catch {
      throw Diagnostic(
        .file, "\(file.text) cannot be written: \(FileFault.reason(error))", at: file.span)
    }
    return Self.saved(report.table?.rowCount ?? 0, file)
  }

  private static func saved(_ rows: Int, _ file: Word) -> Wording {
    "saved \(Wording.counted(rows, "row")) to \(file.text)"
  }

  private func saveParquet(
    _ report: Report, _ path: String, _ file: Word
  ) throws(Diagnostic) -> Wording {
    guard let table = report.table else {
      throw Diagnostic(.file, "there is no table to save", at: file.span)
    }
    // Said here, as the engine could not tell this file from the store's own.
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw Diagnostic(.file, "\(file.text) cannot be written", at: file.span)
    }
    let quoted = path.replacing("'", with: "''")
    try workspace.diagnosed {
      try workspace.store.read { database in
        try database.stage(table, as: "opsh_answer")
        try database.execute(
          SQL(verbatim: "copy (select * from opsh_answer) to '\(quoted)' (format parquet)"))
      }
    }
    return Self.saved(table.rowCount, file)
  }
}
