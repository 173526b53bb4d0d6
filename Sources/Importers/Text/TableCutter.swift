/// Cuts the table out of a text: tells rows from titles, notes, repeated headers, second tables and
/// footers, and mends rows whose quotes or empty cells are not as they should be.
struct TableCutter {
  /// What became of a record.
  enum Piece {
    /// A row as it is to be read.
    case row([UInt8])
    case broken([UInt8], RecordScanner.Fault)
  }

  /// A record that what follows decides on.
  struct Open {
    var record: RecordScanner.Record
    let bytes: [UInt8]
    var fault: RecordScanner.Fault { record.fault ?? .fieldCount(record.fieldCount) }
  }

  typealias Each = (_ line: Int, Piece) throws -> Void

  let shape: TextShape
  private(set) var skipped: [SkippedLines] = []
  /// Short records: broken rows if rows follow, a footer or a title if not.
  private var short: [Open] = []
  /// The records of what may be a second table: broken rows if rows of the first one follow.
  private var other: [Open] = []
  /// Whether a second table goes on.
  private var isOther = false
  /// Whether a blank line or a note stands before the present record.
  private var isBehindGap = false
  /// Rows behind a gap: where there are several, gaps do not part tables.
  private var rowsBehindGaps = 0
  private var lastLine = 0
  /// Where the columns of the table stand below a header of another order; nil below the first one.
  private var order: HeaderOrder?

  /// More short records than this in a row are no footer, and more records than this between rows
  /// are a table.
  private static let longestFooter = 20
  private static let longestDoubt = 50

  init(_ shape: TextShape) { self.shape = shape }

  /// Takes the next record, and calls `each` with what it is, or what some before it are.
  mutating func take(
    _ record: RecordScanner.Record, _ bytes: [UInt8], _ each: Each
  ) rethrows {
    if record.line > lastLine + 1 { isBehindGap = true }
    lastLine = record.endLine
    guard record.line > shape.headerLine else {
      if record.line < shape.headerLine { skipAbove(record, bytes) }
      isBehindGap = false
      return
    }
    if record.line == shape.explanationLine {
      skipped.add(.explanation, line: record.line, shown(bytes))
    } else if isBlank(bytes), record.fault != .tooLong {
      isBehindGap = true
    } else if isNote(record, bytes) {
      try endRows(each)
      skipped.add(.note, line: record.line, shown(bytes))
      isBehindGap = true
    } else if bytes == shape.headerBytes {
      skipShort(as: .title)
      skipOther()
      skipped.add(.repeatedHeader, line: record.line, shown(bytes))
      (isOther, isBehindGap, order) = (false, false, nil)
    } else if let found = HeaderOrder(bytes, record, of: self) {
      skipShort(as: .title)
      skipOther()
      isOther = found.isOther
      order = found
      isBehindGap = false
      skipped.add(found.isOther ? .secondTable : .otherHeader, line: record.line, shown(bytes))
    } else if isOther {
      try takeOther(Open(record: record, bytes: bytes), each)
    } else if isBehindGap, rowsBehindGaps < 3, startsOther(record, bytes) {
      try endRows(each)
      other = [Open(record: record, bytes: bytes)]
      isOther = true
    } else {
      if isBehindGap { rowsBehindGaps += 1 }
      isBehindGap = false
      try takeRow(Open(record: record, bytes: bytes), each)
    }
  }

  /// Ends the text: what is open is its footer, or broken.
  mutating func finish(_ each: Each) rethrows {
    try endRows(each)
    // One line is no table.
    if other.count == 1 {
      skipped.add(.footer, line: other[0].record.line, shown(other[0].bytes))
    } else {
      skipOther()
    }
  }

  // MARK: - Rows

  private mutating func takeRow(_ open: Open, _ each: Each) rethrows {
    let record = open.record
    if let order {
      try flushShort(each)
      let row = order.row(open.bytes, separator: shape.separator)
      try each(record.line, row.map(Piece.row) ?? .broken(open.bytes, open.fault))
    } else if let rows = lines(of: open) {
      try flushShort(each)
      for (offset, row) in rows.enumerated() { try each(record.line + offset, row) }
    } else if let row = sound(open) {
      try flushShort(each)
      try each(record.line, .row(row))
    } else if let (row, rest) = cellsBeside(open) {
      try flushShort(each)
      skipped.add(.beside, line: record.line, rest)
      try each(record.line, .row(row))
    } else if case .fieldCount(let count)? = record.fault, count < shape.width,
      short.count < Self.longestFooter
    {
      short.append(open)
    } else {
      try flushShort(each)
      try each(record.line, .broken(open.bytes, open.fault))
    }
  }

  /// The lines of a text that ends within quotes, or that closes them in a later row; nil when the
  /// first of them cannot be mended on its own.
  func lines(of open: Open) -> [Piece]? {
    guard open.record.fault != nil, open.record.fault != .tooLong else { return nil }
    let lines = open.bytes.split(separator: UInt8(ascii: "\n")).map { line in
      line.last == UInt8(ascii: "\r") ? Array(line.dropLast()) : Array(line)
    }
    guard lines.count > 1, mended(lines[0]) != nil else { return nil }
    return lines.map { line in
      mended(line).map(Piece.row) ?? .broken(line, .textBehindQuote)
    }
  }

  private mutating func flushShort(_ each: Each) rethrows {
    for open in short { try each(open.record.line, .broken(open.bytes, open.fault)) }
    short = []
  }

  /// Decides on the short records that no row follows.
  private mutating func endRows(_ each: Each) rethrows {
    let start = short.firstIndex { isFooter($0) } ?? short.count
    for (place, open) in short.enumerated() {
      if place >= start, isFooter(open) || !CellText.isValue(cells(open.bytes).first ?? "") {
        skipped.add(.footer, line: open.record.line, shown(open.bytes))
      } else {
        try each(open.record.line, .broken(open.bytes, open.fault))
      }
    }
    short = []
  }

  // MARK: - Second tables

  private mutating func takeOther(_ open: Open, _ each: Each) rethrows {
    guard !other.isEmpty, open.record.fault == nil, open.record.fieldCount == shape.width,
      other[0].record.fieldCount != shape.width, fits(open.bytes)
    else {
      if other.isEmpty {
        skipped.add(.secondTable, line: open.record.line, shown(open.bytes))
      } else {
        other.append(open)
        if other.count > Self.longestDoubt { skipOther() }
      }
      return
    }
    // The first table goes on: what came between are broken rows of it.
    for open in other { try each(open.record.line, .broken(open.bytes, open.fault)) }
    other = []
    (isOther, isBehindGap) = (false, false)
    try takeRow(open, each)
  }

  // MARK: - What is no row

  private mutating func skipAbove(_ record: RecordScanner.Record, _ bytes: [UInt8]) {
    guard !isBlank(bytes) else { return }
    skipped.add(isNote(record, bytes) ? .note : .title, line: record.line, shown(bytes))
  }

  private mutating func skipShort(as reason: SkippedLines.Reason) {
    for open in short { skipped.add(reason, line: open.record.line, shown(open.bytes)) }
    short = []
  }

  private mutating func skipOther() {
    for open in other { skipped.add(.secondTable, line: open.record.line, shown(open.bytes)) }
    other = []
  }
}
