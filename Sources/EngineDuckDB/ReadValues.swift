import CDuckDB
import Values

/// Values from the forms in which DuckDB stores them.
extension Value {
  /// A whole number: an int where it fits, else a decimal without digits after the point.
  static func whole(_ number: Int128) -> Value {
    Int64(exactly: number).map { .int($0) } ?? .fixed(Fixed(unscaled: number, scale: 0))
  }

  /// A date, as days since 1970-01-01; the ends of time stand for infinity.
  static func day(_ days: Int32) -> Value {
    switch days {
    case .max: .text("infinity")
    case -.max: .text("-infinity")
    default: .day(Day(number: Int(days)))
    }
  }

  /// A timestamp in microseconds; the ends of time stand for infinity.
  static func moment(_ microseconds: Int64) -> Value {
    switch microseconds {
    case .max: .text("infinity")
    case -.max: .text("-infinity")
    default: .moment(Moment(microseconds: microseconds))
    }
  }

  /// A timestamp in a coarser unit of so many microseconds.
  static func moment(_ raw: Int64, unit microseconds: Int128) -> Value {
    raw == .max || raw == -.max
      ? .moment(raw) : .moment(Int64(clamping: Int128(raw) * microseconds))
  }

  /// A timestamp in nanoseconds, down to its microsecond.
  static func moment(nanoseconds raw: Int64) -> Value {
    raw == .max || raw == -.max ? .moment(raw) : .moment(raw / 1000 - (raw % 1000 < 0 ? 1 : 0))
  }

  /// A time of day from microseconds since midnight: `08:30:00`, with a fraction where it has one.
  static func clock(_ microseconds: Int64) -> Value {
    let hour = padded(Int(microseconds / Moment.perHour), 2)
    let rest = Moment(microseconds: microseconds % Moment.perHour).description
    return .text(hour + rest.dropFirst("1970-01-01 00".count))
  }

  /// An interval, with 30 days for a month as DuckDB's own comparisons have it.
  static func span(_ interval: duckdb_interval) -> Value {
    let days = Int128(interval.months) * 30 + Int128(interval.days)
    return .span(Int64(clamping: days * Int128(Moment.perDay) + Int128(interval.micros)))
  }

  /// Bytes as text, with `\xE9` for one that is no printable ASCII.
  static func blob(_ bytes: UnsafeRawBufferPointer) -> Value {
    var text = ""
    for byte in bytes {
      if (32..<127).contains(byte), byte != UInt8(ascii: "\\") {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += byte < 16 ? "\\x0\(digits)" : "\\x\(digits)"
      }
    }
    return .text(text)
  }

  /// A UUID, which DuckDB stores with its first bit flipped so that signed order is text order.
  static func uuid(_ raw: UInt128) -> Value {
    let digits = String(raw ^ 1 << 127, radix: 16)
    let text = String(repeating: "0", count: 32 - digits.count) + digits
    var parts: [Substring] = []
    var rest = text[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return .text(parts.joined(separator: "-"))
  }
}

/// The text that DuckDB allocated for the caller, which is freed here.
func owned(_ text: UnsafeMutablePointer<CChar>?) -> String {
  defer { library.duckdb_free(text) }
  return text.map { String(cString: $0) } ?? ""
}
