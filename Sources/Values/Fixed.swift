/// A decimal number of fixed scale: the type of money, exact like DuckDB's DECIMAL.
///
/// The value is `unscaled / 10^scale`; two values are equal when their numbers are,
/// whatever their scales.
package struct Fixed: Sendable {
  /// The number without its decimal point.
  package let unscaled: Int128
  /// How many of the digits stand after the point, 0 to 38.
  package let scale: Int

  /// The number `unscaled / 10^scale`.
  ///
  /// A number has 0 to 38 decimals: more are rounded away; a negative scale counts zeros before the
  /// point, as far as there is room for them.
  package init(unscaled: Int128, scale: Int) {
    switch scale {
    case 0...Self.decimals: (self.unscaled, self.scale) = (unscaled, scale)
    case ..<0:
      let (product, overflow) = unscaled.multipliedReportingOverflow(by: Self.power(-scale))
      let isTooLarge = overflow || -scale > Self.decimals
      let largest: Int128 = unscaled < 0 ? .min : .max
      (self.unscaled, self.scale) = (unscaled != 0 && isTooLarge ? largest : product, 0)
    default:
      self.unscaled = Self.divided(unscaled, byPower: scale - Self.decimals)
      self.scale = Self.decimals
    }
  }

  /// How many decimals a number has at most.
  private static let decimals = 38

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
    self.init(unscaled: negative ? 0 - digits : digits, scale: scale)
  }

  private static let shortPowers = (0...18).map { power($0).asDouble }

  /// The nearest binary floating-point number, for statistics and charts, never for sums of money.
  package var double: Double {
    // A conversion from 128 bits takes ten times as long as one from 64.
    if let short = Int64(exactly: unscaled), scale < Self.shortPowers.count {
      return Double(short) / Self.shortPowers[scale]
    }
    return Double(unscaled) / Self.power(scale).asDouble
  }

  /// The same number with at most so many decimals, half away from zero where digits are lost; with
  /// just so many where there is room for them.
  package func rounded(toScale target: Int) -> Fixed {
    if let exact = rescaled(to: target) { return exact }
    guard target < scale else { return self }
    let kept = Swift.max(0, target)
    return Fixed(unscaled: Self.divided(unscaled, byPower: scale - kept), scale: kept)
  }

  /// The same number with just so many decimals; nil where it has more, or no room for them.
  package func rescaled(to target: Int) -> Fixed? {
    guard (0...Self.decimals).contains(target) else { return nil }
    guard target < scale else {
      let (value, overflow) = unscaled.multipliedReportingOverflow(by: Self.power(target - scale))
      return overflow ? nil : Fixed(unscaled: value, scale: target)
    }
    let (quotient, rest) = unscaled.quotientAndRemainder(
      dividingBy: Self.power(scale - target))
    return rest == 0 ? Fixed(unscaled: quotient, scale: target) : nil
  }

  /// Without zeros at the end of the fraction.
  package var trimmed: Fixed {
    let (value, scale) = canonical
    return Fixed(unscaled: value, scale: scale)
  }

  /// The number without its sign; nil for the one whose opposite has no room.
  package var absolute: Fixed? { unscaled < 0 ? negated : self }

  /// The opposite; nil where it has no room.
  package var negated: Fixed? {
    let (opposite, overflow) = Int128(0).subtractingReportingOverflow(unscaled)
    return overflow ? nil : Fixed(unscaled: opposite, scale: scale)
  }

  /// The product with a whole number; nil where it has no room.
  package func multiplied(by factor: Int128) -> Fixed? {
    let (product, overflow) = unscaled.multipliedReportingOverflow(by: factor)
    return overflow ? nil : Fixed(unscaled: product, scale: scale)
  }

  /// The sum; nil where it has no room.
  package func adding(_ other: Fixed) -> Fixed? {
    combined(other) { $0.addingReportingOverflow($1) }
  }

  /// The difference; nil where it has no room.
  package func subtracting(_ other: Fixed) -> Fixed? {
    combined(other) { $0.subtractingReportingOverflow($1) }
  }

  private func combined(
    _ other: Fixed, _ operation: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) -> Fixed? {
    // Zeros at the end of a fraction take room that the sum may need.
    for (a, b) in [(self, other), (trimmed, other.trimmed)] {
      let scale = Swift.max(a.scale, b.scale)
      guard let x = a.rescaled(to: scale), let y = b.rescaled(to: scale) else { continue }
      let (value, overflow) = operation(x.unscaled, y.unscaled)
      if !overflow { return Fixed(unscaled: value, scale: scale) }
    }
    return nil
  }

  /// Ten to a power from 0 to 38; a higher one is that of 38.
  package static func power(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<Swift.min(Swift.max(0, exponent), decimals) { result &*= 10 }
    return result
  }

  /// A part of ten to a power, half away from zero.
  private static func divided(_ number: Int128, byPower exponent: Int) -> Int128 {
    guard exponent <= decimals else { return 0 }
    let divisor = power(exponent)
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    // Both are below 10^38, so that the double has room.
    guard exponent > 0, rest.magnitude * 2 >= divisor.magnitude else { return quotient }
    return quotient &+ (number < 0 ? -1 : 1)
  }
}

extension Int128 {
  fileprivate var asDouble: Double { Double(self) }
}

extension Fixed: Hashable, Comparable {
  /// Without trailing zeros after the point, so that equal numbers hash alike.
  fileprivate var canonical: (Int128, Int) {
    var (value, scale) = (unscaled, scale)
    while scale > 0, value % 10 == 0 {
      value /= 10
      scale -= 1
    }
    return (value, scale)
  }

  package static func == (a: Fixed, b: Fixed) -> Bool { a.canonical == b.canonical }

  package static func < (a: Fixed, b: Fixed) -> Bool {
    // Their whole parts first: both at one scale may have no room.
    let (x, restOfA) = a.unscaled.quotientAndRemainder(dividingBy: power(a.scale))
    let (y, restOfB) = b.unscaled.quotientAndRemainder(dividingBy: power(b.scale))
    if x != y { return x < y }
    let scale = Swift.max(a.scale, b.scale)
    return restOfA * power(scale - a.scale) < restOfB * power(scale - b.scale)
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
