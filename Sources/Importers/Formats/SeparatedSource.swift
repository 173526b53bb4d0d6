import Engine
import Foundation
import Language
import Values

/// A text of separated values: CSV, TSV and their like, and the sheets of workbooks.
struct SeparatedSource: RowSource {
  /// What the engine reads.
  private enum Content {
    /// The file as it is, or a copy of all of it in UTF-8.
    case whole(TemporaryFile?)
    /// A copy of the rows alone.
    case rows(TemporaryFile)
  }

  private let origin: Origin
  private var encoding: TextEncoding
  private let shape: TextShape
  private var content = Content.whole(nil)
  private(set) var byteCount = 0
  private(set) var brokenRows = BrokenRows()
  private(set) var skippedLines: [SkippedLines] = []
  private let ownNotes: [Wording]
  /// Whether the user named the encoding.
  private let isTold: Bool
  private let checkCancelled: CancelCheck
  let numberColumns: Set<Int>

  /// - Parameters:
  ///   - encoding: as found or, if `isTold`, as told by the user.
  ///   - notes: what is to be said of how it is read.
  init(
    _ origin: Origin, _ encoding: TextEncoding, isTold: Bool, _ shape: TextShape,
    notes: [Wording] = [], numberColumns: Set<Int> = [], checkCancelled: @escaping CancelCheck
  ) {
    self.origin = origin
    self.encoding = encoding
    self.isTold = isTold
    self.shape = shape
    ownNotes = notes
    self.numberColumns = numberColumns
    self.checkCancelled = checkCancelled
  }

  var headers: [String] { shape.header }
  var preamble: [String] { shape.preamble }
  var separator: UInt8? { shape.separator }

  var notes: [Wording] {
    (encoding == .utf8 ? [] : ["read as \(encoding.name)"]) + ownNotes
  }

  // MARK: - For the engine

  var relation: SQL {
    let table = table(types: [:])
    guard !shape.quirks.isEmpty else { return table }
    let cells = (0..<shape.width).map { SQL(verbatim: shape.quirks.cell($0, Self.columnName($0))) }
    return "(select \(cells.joined(", ")) from \(table))"
  }

  func relation(typed types: [Int: String]) -> SQL? {
    let isClear = shape.threeDigits.isDisjoint(with: types.keys)
    return shape.quirks.isEmpty && isClear ? table(types: types) : nil
  }

  /// The engine's reader; times are written in the usual form, `2024-05-14 08:30:00`.
  private func table(types: [Int: String]) -> SQL {
    let columns = (0..<shape.width).map { "'\(Self.columnName($0))':'\(types[$0] ?? "VARCHAR")'" }
    let separator = String(decoding: [shape.separator], as: UTF8.self)
    // Of a copy the rows end in a line feed, whatever stands within their cells.
    let (path, hasHeader, lineEnds): (String, Bool, SQL) =
      switch content {
      case .whole(let copy): (copy?.path ?? origin.path, true, "")
      case .rows(let copy): (copy.path, false, #"new_line = '\n',"#)
      }
    let forms: SQL =
      types.isEmpty ? "" : "timestampformat = '%Y-%m-%d %H:%M:%S', dateformat = '%Y-%m-%d',"
    return """
      read_csv(\(Self.exactly(path)), auto_detect = false, header = \(SQL(verbatim: hasHeader ? "true" : "false")),
        skip = \(hasHeader ? shape.headerLine - 1 : 0), delim = \(separator), quote = '"',
        escape = '"', compression = 'none', \(lineEnds) \(forms)
        columns = {\(SQL(verbatim: columns.joined(separator: ", ")))})
      """
  }

  func explains(_ error: EngineError) -> Bool {
    guard case .whole = content else { return false }
    return Self.isAboutContent(error) && error.message.contains("CSV")
  }

  // MARK: - Reading

  mutating func prepare() throws -> String {
    do {
      return try read()
    } catch let error as Diagnostic where encoding == .utf8 && !isTold && error.code == .load {
      // The head looked like UTF-8; all bytes may tell another encoding.
      guard
        let other = try EncodingChoice.encoding(ofAll: origin, checkCancelled: checkCancelled)
      else { throw error }
      encoding = other
      return try read()
    }
  }

  private mutating func read() throws -> String {
    let reader = try reader()
    guard shape.isPlain else { return digest(try cut(reader)) }
    let copy = origin.isPlain && encoding == .utf8 ? nil : try TemporaryFile()
    var hints = LayoutHints(shape)
    while case let block = try reader.next(), !block.isEmpty {
      hints.add(block)
      try copy?.write(block)
    }
    hints.finish()
    try copy?.finish()
    byteCount = Int(reader.fingerprint.total)
    content = .whole(copy)
    if hints.isFound { try cut(try self.reader()) }
    return digest(reader)
  }

  private func reader() throws(Diagnostic) -> TextReader {
    try TextReader(origin, encoding, checkCancelled: checkCancelled)
  }

  /// The same bytes read in another encoding are another text.
  private func digest(_ reader: TextReader) -> String {
    var fingerprint = reader.fingerprint
    if encoding != .utf8 { fingerprint.add(Array(encoding.converter.utf8)) }
    return fingerprint.hex
  }

  mutating func repair(after error: EngineError) throws {
    try cut(try reader())
  }

  mutating func inspect() throws -> Bool {
    guard case .whole = content else { return false }
    try cut(try reader())
    return !skippedLines.isEmpty || brokenRows.count > 0
  }

  /// Makes a copy of the rows alone, and keeps what is broken or skipped apart.
  @discardableResult
  private mutating func cut(_ reader: TextReader) throws -> TextReader {
    let copy = try TemporaryFile()
    var broken = BrokenRows()
    let columns = headers.count
    skippedLines = try scan(reader) { line, piece in
      switch piece {
      case .row(let bytes): try copy.writeLine(bytes)
      case .broken(let bytes, let fault):
        broken.add(Self.row(line, bytes, fault, columns: columns))
      }
    }
    try copy.finish()
    brokenRows = broken
    content = .rows(copy)
    return reader
  }

  func lines(of rows: Set<Int>) throws -> [Int: Int] {
    guard !rows.isEmpty else { return [:] }
    var lines: [Int: Int] = [:]
    var row = 0
    func add(_ line: Int) {
      row += 1
      if rows.contains(row) { lines[row] = line }
    }
    switch content {
    case .rows:
      _ = try scan(try reader()) { line, piece in
        if case .row = piece { add(line) }
      }
    case .whole:
      let header = shape.headerLine
      try records(try reader(), keepingBytes: false) { record, _ in
        if record.line > header { add(record.line) }
      }
    }
    return lines
  }

  // MARK: - Records

  /// Walks through all records, and tells what became of each.
  ///
  /// - Returns: the lines that are no rows.
  private func scan(
    _ reader: TextReader, _ each: TableCutter.Each
  ) throws -> [SkippedLines] {
    var cutter = TableCutter(shape)
    let scanner = try records(reader, keepingBytes: true) { try cutter.take($0, $1, each) }
    if scanner.isQuoted {
      var open = TableCutter.Open(
        record: scanner.unfinished.record, bytes: scanner.unfinished.bytes)
      open.record.fault = open.record.fault ?? .textBehindQuote
      // A quote that nothing closes: the lines behind it may be rows all the same.
      guard let pieces = cutter.lines(of: open) else {
        throw Diagnostic(
          .load,
          "a quote that opens in line \(scanner.quoteLine) of \(origin.shown) is never closed",
          label: "a quote inside a field is written twice: \"\"")
      }
      for (offset, piece) in pieces.enumerated() { try each(open.record.line + offset, piece) }
    }
    try cutter.finish(each)
    return cutter.skipped
  }

  /// Walks through the records of a text; one that ends within quotes is left in the scanner.
  @discardableResult
  private func records(
    _ reader: TextReader, keepingBytes: Bool,
    _ each: (RecordScanner.Record, [UInt8]) throws -> Void
  ) throws -> RecordScanner {
    var scanner = RecordScanner(
      separator: shape.separator, expecting: shape.width, keepsBytes: keepingBytes,
      countsQuotedLines: shape.countsQuotedLines)
    while case let block = try reader.next(), !block.isEmpty { try scanner.add(block, each) }
    if !scanner.isQuoted { try scanner.finish(each) }
    return scanner
  }

  private static func row(
    _ line: Int, _ bytes: [UInt8], _ fault: RecordScanner.Fault, columns: Int
  ) -> BrokenRows.Row {
    let reason =
      switch fault {
      case .fieldCount(let count):
        "\(count) \(count == 1 ? "field" : "fields"), and the header has \(columns)"
      case .textBehindQuote: "text behind a closing quote; a quote inside a field is written twice"
      case .tooLong: "longer than \(RecordScanner.longest / 1_000_000) MB"
      }
    let start = String(decoding: bytes.prefix(800), as: UTF8.self)
    return BrokenRows.Row(line: line, found: start, reason: reason)
  }
}
