import Language

/// How a text of separated values is written, as its first records show.
struct TextShape: Hashable {
  let separator: UInt8
  /// Whether it begins with the bytes that mark UTF-8.
  let hasMark: Bool
  let header: [String]
  /// The line that the header begins on, from 1: blank ones may come before it.
  let headerLine: Int
  /// The first rows, for messages.
  let rows: [[String]]

  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static let candidates = Array(",;\t|".utf8)

  /// - Parameters:
  ///   - head: the first bytes, unpacked.
  ///   - separator: as given by the user.
  init(_ path: String, head: [UInt8], separator: Word?) throws(Diagnostic) {
    hasMark = head.starts(with: Self.mark)
    let text = hasMark ? Array(head.dropFirst(Self.mark.count)) : head
    let byte = try separator.map(Self.separator(called:)) ?? Self.separator(of: text)
    self.separator = byte
    let found = Self.records(text, separator: byte)
    let records = found.map { RecordScanner.fields($0.bytes, separator: byte) }
    headerLine = found.first?.record.line ?? 1
    guard let first = records.first, first.contains(where: { !$0.isEmpty }) else {
      throw Diagnostic(.load, "\(path) has no header line")
    }
    // A separator at the end of every line makes no column.
    header = first.last == "" && first.count > 1 ? Array(first.dropLast()) : first
    rows = Array(records.dropFirst())
  }

  private static func separator(called word: Word) throws(Diagnostic) -> UInt8 {
    switch word.text.lowercased() {
    case ",", "comma": return UInt8(ascii: ",")
    case ";", "semicolon": return UInt8(ascii: ";")
    case "\t", "\\t", "tab": return UInt8(ascii: "\t")
    case "|", "pipe": return UInt8(ascii: "|")
    default:
      throw Diagnostic(
        .syntax, "no separator called \"\(word.text)\"", at: word.span,
        label: "separators are \",\" \";\" \"|\" and tab")
    }
  }

  /// The separator that cuts the first records into the most fields, the same number in each.
  private static func separator(of text: [UInt8]) -> UInt8 {
    var best = (separator: candidates[0], agreeing: 0.0, count: 1)
    for candidate in candidates {
      let counts = records(text, separator: candidate).map { $0.record.fieldCount }
      guard let count = counts.first, count > 1 else { continue }
      let agreeing = Double(counts.filter { $0 == count }.count) / Double(counts.count)
      if best.count == 1 || (agreeing, count) > (best.agreeing, best.count) {
        best = (candidate, agreeing, count)
      }
    }
    return best.separator
  }

  /// The first records that are there as a whole.
  private static func records(
    _ text: [UInt8], separator: UInt8
  ) -> [(record: RecordScanner.Record, bytes: [UInt8])] {
    var found: [(record: RecordScanner.Record, bytes: [UInt8])] = []
    var scanner = RecordScanner(separator: separator)
    scanner.add(text) { if found.count < 50 { found.append(($0, $1)) } }
    // What the head of the file cuts off is a record only where there is no other.
    if found.count < 50, text.count < FileHead.size - Self.mark.count || found.isEmpty {
      scanner.finish { found.append(($0, $1)) }
    }
    return found
  }
}
