import Values

/// The words that may follow a number without a blank.
package enum Units {
  /// Factors: 50k, 1.2m, 1.5万.
  static let multiples: [String: Int128] = [
    "k": 1000, "m": 1_000_000, "bn": 1_000_000_000, "万": 10_000, "亿": 100_000_000,
  ]

  /// Lengths of time in microseconds: 24h, 7d, 30min, 90s, 2w.
  static let durations: [String: Int64] = [
    "s": Moment.perSecond, "sec": Moment.perSecond, "min": 60 * Moment.perSecond,
    "h": Moment.perHour, "d": Moment.perDay, "w": 7 * Moment.perDay,
  ]

  /// What to offer when a unit is unknown.
  package static let known = ["k", "m", "bn", "万", "亿", "%", "s", "min", "h", "d", "w"]

  /// The digits of a token and the unit glued to them.
  static func split(_ text: String) -> (digits: String, unit: String) {
    let underscore = UInt8(ascii: "_")
    let digits = text.utf8.prefix {
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ".") || $0 == underscore
    }
    return (
      String(decoding: digits.filter { $0 != underscore }, as: UTF8.self),
      String(text[digits.endIndex...]).lowered
    )
  }

  /// The number of a `number` token: `1_000`, `50k`, `1.5万`.
  static func number(_ text: String) -> Fixed? {
    let (digits, unit) = split(text)
    guard let value = Fixed(digits) else { return nil }
    guard !unit.isEmpty else { return value }
    guard let factor = multiples[unit] else { return nil }
    return value.multiplied(by: factor)?.trimmed
  }

  /// The fraction of a `percent` token: `8%` is 0.08.
  static func percent(_ text: String) -> Fixed? {
    guard let value = Fixed(split(text).digits), value.scale <= 36 else { return nil }
    return Fixed(unscaled: value.unscaled, scale: value.scale + 2)
  }

  /// The microseconds of a `duration` token.
  static func duration(_ text: String) -> Int64? {
    let (digits, unit) = split(text)
    guard let value = Fixed(digits), let length = durations[unit] else { return nil }
    guard let scaled = value.multiplied(by: Int128(length)) else { return nil }
    return Int64(exactly: scaled.unscaled / Fixed.power(scaled.scale))
  }

  /// A length of time in the largest unit that it is a whole number of, as `24h` or `90min`; days
  /// from two on.
  static func written(_ microseconds: Int64) -> String {
    let units = [
      ("d", Moment.perDay, 2), ("h", Moment.perHour, 1), ("min", 60 * Moment.perSecond, 1),
    ]
    for (unit, length, least) in units {
      let (count, rest) = microseconds.quotientAndRemainder(dividingBy: length)
      if rest == 0, count.magnitude >= least { return "\(count)\(unit)" }
    }
    let seconds = Fixed(unscaled: Int128(microseconds), scale: 6)
    return "\(seconds.trimmed)s"
  }
}
