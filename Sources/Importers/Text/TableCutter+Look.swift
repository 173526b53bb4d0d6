/// What records look like, beside the rows of the table.
extension TableCutter {
  func cells(_ bytes: [UInt8]) -> [String] {
    RecordFields.strict(Array(bytes.prefix(100_000)), separator: shape.separator)
  }

  /// A record as it is told: what stands in it, without the separators of empty cells.
  func shown(_ bytes: [UInt8]) -> String {
    cells(Array(bytes.prefix(2000))).map { CellText.header($0) }.filter { !$0.isEmpty }
      .joined(separator: String(decoding: [shape.separator], as: UTF8.self) + " ")
  }

  /// Whether nothing but separators and blanks stands in it.
  func isBlank(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { byte in
      byte == shape.separator && shape.width > 1 || byte == 32 || byte == 9 || byte == 34
    }
  }

  func isNote(_ record: RecordScanner.Record, _ bytes: [UInt8]) -> Bool {
    guard bytes.first == UInt8(ascii: "#"), shape.width > 1 else { return false }
    let filled = cells(bytes).filter { !CellText.isBlank($0) }
    return filled.count < max(2, shape.width)
      && HeaderChoice.isNote(filled.first ?? "", filled: filled.count)
  }

  /// Whether a record behind a gap is the header of another table: words alone, where this table
  /// has values or another number of columns.
  func startsOther(_ record: RecordScanner.Record, _ bytes: [UInt8]) -> Bool {
    guard shape.width > 1, record.fault != .tooLong else { return false }
    let fields = cells(bytes)
    let filled = fields.filter { !CellText.isBlank($0) }
    guard filled.count >= 2, filled.allSatisfy({ !CellText.isValue($0) }) else { return false }
    if record.fieldCount != shape.width, filled.count != shape.width { return true }
    let inValues = shape.values.filter { $0 < fields.count && !CellText.isBlank(fields[$0]) }
    return !inValues.isEmpty
  }

  /// Whether a record has values where the rows have them.
  func fits(_ bytes: [UInt8]) -> Bool {
    let fields = cells(bytes)
    let found = shape.values.filter { $0 < fields.count && CellText.isValue(fields[$0]) }
    return !found.isEmpty && found.count * 2 >= shape.values.count
  }

  /// A row with cells right of the table, and what stands in these: behind a blank cell, or words
  /// behind a column of values, where all columns of the table have what they should.
  func cellsBeside(_ open: Open) -> (row: [UInt8], rest: String)? {
    guard case .fieldCount(let count)? = open.record.fault, count > shape.width else { return nil }
    let fields = RecordFields.strict(open.bytes, separator: shape.separator)
    guard fields.count == count, shape.values.count > 0 else { return nil }
    let next = fields[shape.width]
    let isApart =
      CellText.isBlank(next) || shape.values.contains(shape.width - 1) && !CellText.isValue(next)
    let isWhole = (0..<shape.width).allSatisfy { place in
      let cell = fields[place]
      guard !CellText.isBlank(cell) else { return true }
      return CellText.isValue(cell)
        ? !shape.words.contains(place) : !shape.values.contains(place)
    }
    guard isApart, isWhole else { return nil }
    let rest = fields[shape.width...].filter { !CellText.isBlank($0) }.joined(separator: ", ")
    return (
      RecordFields.record(
        fields.prefix(shape.width).map { Array($0.utf8) }, separator: shape.separator), rest
    )
  }

  /// Whether a short record at the end is a line about the table: `Total: 4`, `3 record(s)
  /// downloaded`, `以上为全部数据`; a row that was cut off is none.
  func isFooter(_ open: Open) -> Bool {
    let filled = cells(open.bytes).filter { !CellText.isBlank($0) }
    guard let first = filled.first.map(CellText.plain) else { return true }
    let words = first.lowercased()
    if Self.totals.contains(where: words.hasPrefix) { return true }
    guard filled.count <= 2, shape.width > filled.count else { return false }
    if Self.endings.contains(where: words.contains) { return true }
    return !open.record.isUnfinished && !CellText.isValue(first)
      && first.contains { $0 == ":" || $0 == "：" || $0 == " " || $0 == "，" }
  }

  private static let totals = ["total", "grand total", "sum", "总计", "合计", "汇总", "总共", "共"]
  private static let endings = [
    "record(s)", "records", "downloaded", "exported", "generated", "copyright", "导出", "下载", "生成",
    "以上", "备注", "说明",
  ]

  // MARK: - Mending

  /// A record as a row of the right number of fields; nil when it cannot be one.
  func sound(_ open: Open) -> [UInt8]? {
    let (record, bytes) = (open.record, open.bytes)
    switch record.fault {
    case nil:
      if record.fieldCount == shape.width { return bytes }
      let fields = RecordFields.strict(bytes, separator: shape.separator).prefix(shape.width)
      return RecordFields.record(fields.map { Array($0.utf8) }, separator: shape.separator)
    case .tooLong: return nil
    case .fieldCount(let count)
    where count < shape.width && (shape.isTrimmed || count >= shape.named):
      return bytes + [UInt8](repeating: shape.separator, count: shape.width - count)
    case .fieldCount, .textBehindQuote:
      return bytes.contains(UInt8(ascii: "\"")) ? mended(bytes) : nil
    }
  }

  /// A row whose quotes are not written as they should be.
  func mended(_ bytes: [UInt8]) -> [UInt8]? {
    guard let fields = RecordFields.lenient(bytes, separator: shape.separator),
      fields.count >= shape.width, fields.dropFirst(shape.width).allSatisfy({ $0.isEmpty })
    else { return nil }
    return RecordFields.record(fields.prefix(shape.width), separator: shape.separator)
  }
}
