/// Cuts a text of separated values into its records, by RFC 4180, and finds those that break it.
///
/// It is fed block by block and tells each record's line, so it serves to look at the first lines
/// of a file, to find the line of a row, and to copy what is whole of a file that is not.
struct RecordScanner {
  /// What is wrong with a record as a whole.
  enum Fault: Hashable {
    case fieldCount(Int)
    case textBehindQuote
    case tooLong
  }

  struct Record: Hashable {
    /// The line that it begins on, from 1.
    var line: Int
    /// The line that it ends on.
    var endLine = 0
    var fieldCount = 1
    var fault: Fault?
    /// Whether the text ends in it, without a line end.
    var isUnfinished = false
  }

  /// The longest record that DuckDB takes, in bytes.
  static let longest = 2_000_000

  private enum State {
    case fieldStart, plain, quoted, behindQuote
  }

  private let separator: UInt8
  /// How many fields a record has to have; nil to take any number.
  private let expected: Int?
  private let keepsBytes: Bool
  /// Whether a line end within quotes begins a line.
  private let countsQuotedLines: Bool
  private var bytes: [UInt8] = []
  private var state = State.fieldStart
  private var record = Record(line: 1)
  private var line = 1
  private var length = 0
  /// Whether the record has anything but blanks, and anything behind the fields expected.
  private var hasContent = false
  private var hasExtraContent = false
  private var isBehindReturn = false
  /// The line that the last quote was opened on.
  private(set) var quoteLine = 1

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// - Parameters:
  ///   - keepsBytes: whether records are handed over with their bytes.
  ///   - countsQuotedLines: whether a line end within quotes begins a line; in the rows of a sheet
  ///     it does not.
  init(
    separator: UInt8, expecting expected: Int? = nil, keepsBytes: Bool = true,
    countsQuotedLines: Bool = true
  ) {
    self.countsQuotedLines = countsQuotedLines
    self.separator = separator
    self.expected = expected
    self.keepsBytes = keepsBytes
  }

  /// Whether the text so far ends within quotes.
  var isQuoted: Bool { state == .quoted }

  /// Takes further bytes, and calls `each` with every record that ends in them and its own bytes.
  ///
  /// The bytes come without the line end, and none for a record that is too long. Blank lines are no
  /// records.
  mutating func add(
    _ block: [UInt8], _ each: (Record, [UInt8]) throws -> Void
  ) rethrows {
    try block.withUnsafeBufferPointer { buffer in
      for byte in buffer {
        let isLineEnd = byte == Self.newline || byte == Self.carriageReturn
        guard isLineEnd else {
          isBehindReturn = false
          take(byte)
          continue
        }
        // The second half of a line end of two bytes.
        let isSecondHalf = byte == Self.newline && isBehindReturn
        isBehindReturn = byte == Self.carriageReturn
        if !isSecondHalf, countsQuotedLines || state != .quoted { line += 1 }
        if state == .quoted {
          take(byte)
        } else if !isSecondHalf {
          record.endLine = line - 1
          try end(each)
        }
      }
    }
  }

  /// Ends the last record, whose line end may be missing.
  mutating func finish(_ each: (Record, [UInt8]) throws -> Void) rethrows {
    guard length > 0 else { return }
    record.endLine = line
    record.isUnfinished = true
    try end(each)
  }

  /// The record that the text so far breaks off in, and its bytes.
  var unfinished: (record: Record, bytes: [UInt8]) { (record, bytes) }

  private mutating func take(_ byte: UInt8) {
    length += 1
    if length > Self.longest {
      record.fault = .tooLong
      bytes = []
    } else if keepsBytes {
      bytes.append(byte)
    }
    if byte == separator, state != .quoted {
      record.fieldCount += 1
      state = .fieldStart
      return
    }
    // DuckDB passes over blanks around a quoted field.
    if byte == UInt8(ascii: " "), state != .plain, state != .quoted { return }
    if byte != UInt8(ascii: "\t") { hasContent = true }
    if let expected, record.fieldCount > expected { hasExtraContent = true }
    switch (state, byte == Self.quote) {
    case (.fieldStart, true):
      state = .quoted
      quoteLine = line
    case (.fieldStart, false): state = .plain
    case (.quoted, true): state = .behindQuote
    case (.behindQuote, true): state = .quoted
    case (.behindQuote, false):
      state = .plain
      record.fault = record.fault ?? .textBehindQuote
    case (.plain, _), (.quoted, false): break
    }
  }

  private mutating func end(_ each: (Record, [UInt8]) throws -> Void) rethrows {
    defer {
      bytes.removeAll(keepingCapacity: true)
      state = .fieldStart
      record = Record(line: line)
      length = 0
      hasContent = false
      hasExtraContent = false
    }
    // In a file of one column a blank line is a row without a value.
    guard hasContent || record.fieldCount > 1 || expected == 1 else { return }
    if let expected, record.fault == nil, record.fieldCount != expected,
      record.fieldCount < expected || hasExtraContent
    {
      record.fault = .fieldCount(record.fieldCount)
    }
    try each(record, bytes)
  }
}
