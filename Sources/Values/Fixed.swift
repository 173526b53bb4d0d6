/// A decimal number of fixed scale: the type of money, exact like DuckDB's DECIMAL.
///
/// The value is `unscaled / 10^scale`; two values are equal when their numbers are,
/// whatever their scales.
package struct Fixed: Sendable {
  /// The number without its decimal point.
  package let unscaled: Int128
  /// How many of the digits stand after the point, 0 to 38.
  package let scale: Int

  package init(unscaled: Int128, scale: Int) {
    self.unscaled = unscaled
    self.scale = scale
  }

  /// Reads `-12.50`: digits, at most one point, an optional sign; nil for anything else.
  package init?(_ text: some StringProtocol) {
    var digits: Int128 = 0
    var scale = 0
    var seenPoint = false
    var seenDigit = false
    var negative = false
    var isFirst = true
    for byte in text.utf8 {
      defer { isFirst = false }
      switch byte {
      case UInt8(ascii: "-") where isFirst: negative = true
      case UInt8(ascii: "+") where isFirst: break
      case UInt8(ascii: ".") where !seenPoint: seenPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        seenDigit = true
        let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
        let (sum, carried) = shifted.addingReportingOverflow(Int128(byte - 48))
        if overflow || carried || (seenPoint && scale == 38) { return nil }
        digits = sum
        if seenPoint { scale += 1 }
      default: return nil
      }
    }
    guard seenDigit else { return nil }
    self.init(unscaled: negative ? -digits : digits, scale: scale)
  }

  /// The nearest binary floating-point number, for statistics and charts, never for sums of money.
  package var double: Double {
    Double(unscaled) / Self.power(scale).asDouble
  }

  /// The same number with another scale, half away from zero where digits are lost.
  package func rounded(toScale target: Int) -> Fixed {
    if target >= scale {
      let (value, overflow) = unscaled.multipliedReportingOverflow(by: Self.power(target - scale))
      return overflow ? self : Fixed(unscaled: value, scale: target)
    }
    let divisor = Self.power(scale - target)
    let (quotient, remainder) = unscaled.quotientAndRemainder(dividingBy: divisor)
    let away = remainder.magnitude * 2 >= divisor.magnitude
    return Fixed(
      unscaled: away ? quotient + (unscaled < 0 ? -1 : 1) : quotient, scale: target)
  }

  package static func power(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<max(0, exponent) { result = result.multipliedReportingOverflow(by: 10).0 }
    return result
  }

  /// Both numbers at the larger of their scales.
  private static func aligned(_ a: Fixed, _ b: Fixed) -> (Int128, Int128, Int) {
    let scale = max(a.scale, b.scale)
    return (a.rounded(toScale: scale).unscaled, b.rounded(toScale: scale).unscaled, scale)
  }

  package static func + (a: Fixed, b: Fixed) -> Fixed {
    let (x, y, scale) = aligned(a, b)
    return Fixed(unscaled: x + y, scale: scale)
  }

  package static func - (a: Fixed, b: Fixed) -> Fixed {
    let (x, y, scale) = aligned(a, b)
    return Fixed(unscaled: x - y, scale: scale)
  }
}

extension Int128 {
  fileprivate var asDouble: Double { Double(self) }
}

extension Fixed: Hashable, Comparable {
  /// Without trailing zeros after the point, so that equal numbers hash alike.
  private var canonical: (Int128, Int) {
    var (value, scale) = (unscaled, scale)
    while scale > 0, value % 10 == 0 {
      value /= 10
      scale -= 1
    }
    return (value, scale)
  }

  package static func == (a: Fixed, b: Fixed) -> Bool { a.canonical == b.canonical }

  package static func < (a: Fixed, b: Fixed) -> Bool {
    let (x, y, _) = aligned(a, b)
    return x < y
  }

  package func hash(into hasher: inout Hasher) {
    let (value, scale) = canonical
    hasher.combine(value)
    hasher.combine(scale)
  }
}

extension Fixed: CustomStringConvertible {
  /// The plain form with all digits of its scale: `-12.50`.
  package var description: String {
    guard scale > 0 else { return String(unscaled) }
    let digits = String(unscaled.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (unscaled < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}

extension Fixed: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Fixed(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(text) is no decimal number"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
