/// One cell of an answer, one literal of the language, one bound value of a query.
package enum Value: Hashable, Sendable, Codable {
  case null
  case bool(Bool)
  case int(Int64)
  case fixed(Fixed)
  case double(Double)
  case text(String)
  case day(Day)
  case moment(Moment)
  /// A length of time in microseconds.
  case span(Int64)

  package var isNull: Bool { self == .null }

  /// The number that the value holds, as a binary float; nil for what is no number.
  ///
  /// A span counts in seconds.
  package var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .fixed(let value): value.double
    case .double(let value): value
    case .span(let value): Double(value) / Double(Moment.perSecond)
    case .bool(let value): value ? 1 : 0
    case .null, .text, .day, .moment: nil
    }
  }

  /// The text of a text value; nil for the others.
  package var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  /// The whole number that the value holds, if it holds one exactly.
  package var int: Int? {
    switch self {
    case .int(let value): Int(value)
    case .fixed(let value) where value == value.rounded(toScale: 0):
      Int(exactly: value.rounded(toScale: 0).unscaled)
    case .double(let value): Int(exactly: value)
    default: nil
    }
  }
}

extension Value: CustomStringConvertible {
  /// The plain form, without units or thousands separators: what CSV and JSON carry.
  ///
  /// Null is the empty text; a span is its seconds.
  package var description: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .fixed(let value): value.description
    case .double(let value): Self.plain(value)
    case .text(let value): value
    case .day(let value): value.description
    case .moment(let value): value.description
    case .span: Self.plain(double ?? 0)
    }
  }

  private static func plain(_ value: Double) -> String {
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
    return String(stable(value))
  }

  /// A number with 15 digits: the ones behind them depend on the order in which a sum was made,
  /// which threads change.
  private static func stable(_ value: Double) -> Double {
    guard value.magnitude >= 1e-6, value.magnitude < 1e15 else { return value }
    var (factor, rest) = (1e15, value.magnitude)
    while rest >= 1 { (factor, rest) = (factor / 10, rest / 10) }
    while rest < 0.1 { (factor, rest) = (factor * 10, rest * 10) }
    return (value * factor).rounded() / factor
  }
}
