import Language
import Values

/// Kinds of files that cannot be loaded, and what to do instead.
struct ForeignFile {
  let name: Wording
  let remedy: Wording
  let start: [UInt8]
  var offset = 0

  /// Throws for a file that begins like one of them.
  static func check(_ path: String, _ head: [UInt8]) throws(Diagnostic) {
    if head.starts(with: workbook) { throw oldWorkbook(path, head) }
    if let found = binary.first(where: { head.dropFirst($0.offset).starts(with: $0.start) }) {
      throw found.diagnostic(path)
    }
  }

  /// Throws for a text that begins like one of them, whatever its letter case.
  static func checkText(_ path: String, _ text: ArraySlice<UInt8>) throws(Diagnostic) {
    let start = text.prefix(32).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    if let found = texts.first(where: { start.starts(with: $0.start) }) {
      throw found.diagnostic(path)
    }
  }

  private func diagnostic(_ path: String) -> Diagnostic {
    Diagnostic(.file, "\(path) is \(name)", label: remedy)
  }

  // MARK: - Workbooks before 2007

  /// What Excel's files before 2007 begin with, and newer ones that are locked.
  private static let workbook: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  private static func oldWorkbook(_ path: String, _ head: [UInt8]) -> Diagnostic {
    let locked = Array("EncryptedPackage".utf8).flatMap { [$0, 0] as [UInt8] }
    if head.firstRange(of: locked) != nil {
      return Diagnostic(
        .file, "\(path) is an Excel workbook that is locked with a password",
        label: "open it in a spreadsheet and save it without the password")
    }
    let quote = path.contains { $0.isWhitespace } ? "\"" : ""
    return Diagnostic(
      .file, "\(path) is an old Excel workbook (.xls)",
      label: """
        save it as .xlsx in a spreadsheet, or: libreoffice --headless --convert-to xlsx \
        \(quote)\(path)\(quote)
        """)
  }

  // MARK: - The others

  private static let save: Wording =
    "open it in a spreadsheet, save it as .xlsx or CSV and load that"
  private static let source: Wording = "load the table it was made from"

  private static let binary = [
    ForeignFile(name: "a PDF document", remedy: source, start: Array("%PDF".utf8)),
    ForeignFile(name: "a picture", remedy: source, start: [0x89, 0x50, 0x4E, 0x47]),
    ForeignFile(name: "a picture", remedy: source, start: [0xFF, 0xD8, 0xFF]),
    ForeignFile(name: "a picture", remedy: source, start: Array("GIF8".utf8)),
    ForeignFile(
      name: "an SQLite database", remedy: "export its tables as CSV and load those",
      start: Array("SQLite format 3".utf8)),
    ForeignFile(
      name: "a DuckDB database", remedy: "a store is opened with: opsh FILE",
      start: Array("DUCK".utf8), offset: 8),
  ]

  private static let texts =
    ["<!doctype", "<html", "<head", "<meta", "<style", "<body", "<div", "<table"].map {
      ForeignFile(name: "a web page", remedy: save, start: Array($0.utf8))
    } + [ForeignFile(name: "an XML document", remedy: save, start: Array("<?xml".utf8))]
}
