/// One of the first records of a text, to find out how it is laid out.
struct SampleRecord {
  let line: Int
  /// The line that it ends on.
  let endLine: Int
  let bytes: [UInt8]
  /// Quotes taken off.
  let fields: [String]

  /// How many records are looked at.
  static let limit = 1000

  /// The fields that hold anything.
  var filled: [String] { fields.filter { !CellText.isBlank($0) } }

  /// How many fields there are up to the last that holds anything.
  var reach: Int { (fields.lastIndex { !CellText.isBlank($0) } ?? -1) + 1 }

  /// Whether nothing but words stands in it.
  var isWords: Bool { fields.allSatisfy { !CellText.isValue($0) } }

  /// The records up to the first blank line or note: what comes behind may be another table.
  static func firstTable(_ records: ArraySlice<SampleRecord>) -> ArraySlice<SampleRecord> {
    var last = records.first?.line ?? 0
    return records.prefix { record in
      defer { last = record.endLine + 1 }
      return record.line <= last && !HeaderChoice.isNote(record)
    }
  }

  /// The records of a text's beginning that are there as a whole.
  static func all(
    in text: [UInt8], isWhole: Bool, separator: UInt8, limit: Int = Self.limit,
    countsQuotedLines: Bool = true
  ) -> [SampleRecord] {
    var found: [SampleRecord] = []
    func add(_ record: RecordScanner.Record, _ bytes: [UInt8]) {
      guard found.count < limit else { return }
      found.append(
        SampleRecord(
          line: record.line, endLine: record.endLine, bytes: bytes,
          fields: RecordFields.strict(bytes, separator: separator)))
    }
    var scanner = RecordScanner(separator: separator, countsQuotedLines: countsQuotedLines)
    var start = 0
    while start < text.count, found.count < limit {
      let end = min(text.count, start + 1 << 14)
      scanner.add(Array(text[start..<end]), add)
      start = end
    }
    // What the head of the file cuts off is a record only where there is no other.
    if found.count < limit, isWhole || found.isEmpty { scanner.finish(add) }
    return found
  }
}
