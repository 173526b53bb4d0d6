import Engine
import Foundation
import Language
import Values

/// A text of separated values: CSV, TSV and their like.
struct SeparatedSource: RowSource {
  private let path: String
  private let isPacked: Bool
  private let shape: TextShape
  private(set) var brokenRows = BrokenRows()
  /// What is whole of a file that is not.
  private var copy: TemporaryFile?
  private let checkCancelled: CancelCheck

  init(
    _ path: String, _ head: FileHead, separator: Word?, checkCancelled: @escaping CancelCheck
  ) throws(Diagnostic) {
    self.path = path
    self.checkCancelled = checkCancelled
    isPacked = head.isPacked
    shape = try TextShape(path, head: head.bytes, separator: separator)
  }

  var headers: [String] { shape.header }

  var isText: Bool { !isPacked }

  var relation: SQL {
    let columns = headers.indices.map { "'\(Self.columnName($0))':'VARCHAR'" }
    let separator = String(decoding: [shape.separator], as: UTF8.self)
    let packing = isPacked && copy == nil ? "gzip" : "none"
    let skipped = copy == nil ? shape.headerLine - 1 : 0
    return """
      read_csv(\(Self.exactly(copy?.path ?? path)), auto_detect = false, header = true,
        skip = \(skipped), delim = \(separator), quote = '"', escape = '"',
        compression = \(packing),
        columns = {\(SQL(columns.joined(separator: ", ")))})
      """
  }

  func explains(_ error: EngineError) -> Bool {
    copy == nil && Self.isAboutContent(error)
      && (error.message.contains("CSV") || error.message.contains("GZIP"))
  }

  mutating func repair(after error: EngineError) throws {
    let copy = try TemporaryFile()
    var broken = BrokenRows()
    var isFirst = true
    let columns = headers.count
    try scan(keepingBytes: true) { record, bytes in
      // The header counts its fields itself: one at the end may be empty.
      if let fault = record.fault, !isFirst {
        broken.add(Self.row(record.line, bytes, fault, columns: columns))
      } else {
        try copy.write(bytes)
      }
      isFirst = false
    }
    try copy.finish()
    brokenRows = broken
    self.copy = copy
  }

  func lines(of rows: Set<Int>) throws -> [Int: Int] {
    guard !rows.isEmpty else { return [:] }
    var lines: [Int: Int] = [:]
    var row = -1
    try scan(keepingBytes: false) { record, _ in
      guard record.fault == nil || row < 0 else { return }
      row += 1
      if rows.contains(row) { lines[row] = record.line }
    }
    return lines
  }

  /// Walks through all records, the header first.
  ///
  /// - Throws: a `.load` where a byte is no UTF-8 or a quote is never closed.
  private func scan(
    keepingBytes: Bool, _ each: (RecordScanner.Record, [UInt8]) throws -> Void
  ) throws {
    let reader = try ByteReader(path, isPacked: isPacked, checkCancelled: checkCancelled)
    var scanner = RecordScanner(
      separator: shape.separator, expecting: headers.count, keepsBytes: keepingBytes)
    var check = TextCheck(path)
    var mark = shape.hasMark ? TextShape.mark.count : 0
    while case let block = try reader.next(), !block.isEmpty {
      try check.add(block)
      try scanner.add(mark > 0 ? Array(block.dropFirst(mark)) : block, each)
      mark = 0
    }
    try check.finish()
    if scanner.isQuoted {
      throw Diagnostic(
        .load, "a quote that opens in line \(scanner.quoteLine) of \(path) is never closed",
        label: "a quote inside a field is written twice: \"\"")
    }
    try scanner.finish(each)
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
