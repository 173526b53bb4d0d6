/// Cuts one record of separated values into its fields, and makes records of fields.
enum RecordFields {
  private static let quote = UInt8(ascii: "\"")

  private enum State {
    case fieldStart, plain, quoted, behindQuote
  }

  /// The fields of a record, quotes taken off by RFC 4180.
  static func strict(_ record: [UInt8], separator: UInt8) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var state = State.fieldStart
    for byte in record {
      switch state {
      case .quoted:
        if byte == quote { state = .behindQuote } else { field.append(byte) }
      case _ where byte == separator:
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
        state = .fieldStart
      case .fieldStart where byte == quote:
        field = []
        state = .quoted
      case .behindQuote where byte == quote:
        field.append(byte)
        state = .quoted
      case .behindQuote where byte == UInt8(ascii: " "): break
      default:
        field.append(byte)
        if byte != UInt8(ascii: " ") { state = .plain }
      }
    }
    return fields + [String(decoding: field, as: UTF8.self)]
  }

  /// The fields of a record whose quotes are not written twice within a field, or that has
  /// separators within `="..."`: a quote closes a field only where the field can end.
  ///
  /// - Returns: nil when a quoted field has no end.
  static func lenient(_ record: [UInt8], separator: UInt8) -> [[UInt8]]? {
    var fields: [[UInt8]] = []
    var start = 0
    while start <= record.count {
      let text = record[start...]
      let isFormula = text.starts(with: Array("=\"".utf8))
      guard isFormula || text.first == quote else {
        let end = text.firstIndex(of: separator) ?? record.count
        fields.append(Array(record[start..<end]))
        start = end + 1
        continue
      }
      let inside = start + (isFormula ? 2 : 1)
      guard let close = closing(record, from: inside, separator) else { return nil }
      let content = unescaped(record[inside..<close])
      fields.append(isFormula ? Array("=\"".utf8) + content + [quote] : content)
      start = (record[close...].firstIndex(of: separator) ?? record.count) + 1
    }
    return fields
  }

  /// The first quote that only blanks stand between and a separator or the end.
  private static func closing(_ record: [UInt8], from start: Int, _ separator: UInt8) -> Int? {
    var index = start
    while let close = record[index...].firstIndex(of: quote) {
      let next = record[(close + 1)...].first { $0 != UInt8(ascii: " ") }
      if next == nil || next == separator { return close }
      index = close + 1
      // A quote that is written twice stands for itself.
      if record[index] == quote, index + 1 < record.count, record[index + 1] != separator {
        index += 1
      }
    }
    return nil
  }

  private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isBehindQuote = false
    for byte in field {
      let isSecond = byte == quote && isBehindQuote
      if !isSecond { result.append(byte) }
      isBehindQuote = byte == quote && !isSecond
    }
    return result
  }

  /// A record with these fields, each in quotes.
  static func record(_ fields: some Sequence<some Sequence<UInt8>>, separator: UInt8) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(separator) }
      bytes.append(quote)
      for byte in field {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
      bytes.append(quote)
    }
    return bytes
  }
}
