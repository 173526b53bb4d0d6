import Language
import Values

/// Excel workbooks: each sheet that can be seen is a table.
extension SourceOpening {
  /// - Parameters:
  ///   - parts: the places of the workbook's parts in the archive.
  ///   - part: the sheet that is asked for; nil for all.
  func openWorkbook(
    _ origin: Origin, parts: [String: Int], part: String?
  ) throws -> Content {
    let book = try Workbook(origin, parts: parts, checkCancelled: checkCancelled)
    var content = Content()
    var sheets = book.sheets
    if let part {
      sheets = sheets.filter { $0.name == part }
      guard !sheets.isEmpty else { throw Self.missing(part, among: book.sheets, of: origin) }
    }
    var fault: Diagnostic?
    for sheet in sheets {
      let shown = origin.shown + "/" + sheet.name
      guard part != nil || !sheet.isHidden else {
        content.skipped.append(shown + " (hidden)")
        continue
      }
      do throws(Diagnostic) {
        let source = try source(sheet, of: book, shown)
        content.tables.append(Table(path: shown, source: source, book: origin.shown))
      } catch {
        // A sheet of remarks or pictures is no table.
        guard error.code == .load else { throw error }
        fault = fault ?? error
        content.skipped.append(shown)
      }
    }
    guard !content.tables.isEmpty else {
      throw fault ?? Diagnostic(.load, "\(origin.shown) has no sheet with a table")
    }
    return content
  }

  private func source(
    _ sheet: Workbook.Sheet, of book: Workbook, _ shown: String
  ) throws(Diagnostic) -> SeparatedSource {
    guard try !book.isPivot(sheet) else {
      throw Diagnostic(
        .load, "\(shown) is a pivot table: its rows sum up those of another sheet",
        label: "load that sheet, or copy the pivot table as values into one of its own")
    }
    let (file, text) = try book.text(of: sheet)
    guard text.width > 0 else { throw Diagnostic(.load, "\(shown) is empty") }
    let shape = try TextShape(
      shown, text.head, isWhole: text.isHeadWhole, separator: nil, sheetWidth: text.width,
      known: known)
    var notes: [Wording] = []
    if text.inexact > 0 {
      notes.append(
        text.inexact == 1
          ? """
          1 whole number is longer than a workbook can keep, and the last digits are lost: export ids \
          as text, or as CSV
          """
          : """
          \(text.inexact) whole numbers are longer than a workbook can keep, and the last digits are \
          lost: export ids as text, or as CSV
          """)
    }
    return SeparatedSource(
      Origin(path: file.path, shown: shown, unpacked: file), .utf8, isTold: true, shape,
      notes: notes, numberColumns: text.numberColumns, checkCancelled: checkCancelled)
  }

  private static func missing(
    _ part: String, among sheets: [Workbook.Sheet], of origin: Origin
  ) -> Diagnostic {
    let names = sheets.map { $0.name }
    let near = closest(to: part, among: names, limit: 1).first
    return Diagnostic(
      .file, "\(origin.shown) has no sheet \(part)",
      correction: near.map { Correction("\(origin.shown)/\($0)") },
      hints: ["it has \(names.prefix(20).joined(separator: ", "))"])
  }
}
