import Values

/// How values are written for people, by the kind of their column: the one place for all formats
/// and charts.
///
/// Numbers are decimal from end to end, so that large amounts stay exact.
package struct Numbers: Sendable {
  let glyphs: Glyphs
  let currencySymbols: [String: String]
  let language: UserLanguage
  let countsInWan: Bool

  /// - Parameter currencySymbols: symbols by ISO code that differ from the usual ones.
  package init(
    ascii: Bool, currencySymbols: [String: String] = [:], language: UserLanguage = .english,
    countsInWan: Bool = false
  ) {
    self.countsInWan = countsInWan
    self.language = language
    glyphs = Glyphs(ascii: ascii)
    self.currencySymbols = Currency.symbols.merging(currencySymbols) { _, own in own }
  }

  /// A value as a cell shows it.
  ///
  /// - Parameter change: whether it is a difference: signed, and without its currency.
  package func text(_ value: Value, _ kind: Kind, change: Bool = false) -> String {
    switch value {
    case .null: glyphs.missing
    case .text(let text): escaped(text)
    case .bool(let flag): (flag ? "yes" : "no" as Wording).text(in: language)
    case .day(let day): dayText(day, kind)
    case .moment(let moment): momentText(moment, kind)
    case .span: durationText(seconds: value.double ?? 0, signed: change)
    case .int(let number): cyclicText(Int(number), kind) ?? numberText(value, kind, change)
    case .fixed, .double: numberText(value, kind, change)
    }
  }

  private func numberText(_ value: Value, _ kind: Kind, _ change: Bool) -> String {
    if case .double(let double) = value, !double.isFinite {
      return double.isNaN ? glyphs.missing : signed(double < 0, change, glyphs.infinity)
    }
    guard let number = fixed(value) else { return scientific(value.double ?? 0, change) }
    switch kind {
    case .text, .flag, .day, .moment, .bucket:
      return value.description
    case .count, .number:
      if let wan = inWan(number, change) { return wan }
      if kind == .number { return plain(number, value, change) }
      return decimal(number, isWhole(number) || number.magnitude >= hundred ? 0 : 1, change)
    case .ratio:
      return decimal(number, 2, change)
    case .money(let code):
      let currency = Currency(code, symbols: currencySymbols, ascii: glyphs.ascii)
      if let wan = inWan(number, change, prefix: change ? "" : currency.prefix) { return wan }
      return decimal(number, currency.decimals, change, prefix: change ? "" : currency.prefix)
    case .percent:
      let percent = number.timesHundred
      return decimal(percent, change ? 1 : percentDecimals(percent), change) + "%"
    case .points:
      return decimal(number.timesHundred, 2, true) + " pt"
    case .duration:
      return durationText(seconds: value.double ?? 0, signed: change)
    case .index:
      return decimal(number, 1, change)
    }
  }

  /// A number in three significant digits, without its currency, for ranges and the axes of
  /// charts: `52.1k`, `1.95%`, `214`.
  ///
  /// - Parameter trimmed: whether zeros at the end of the fraction go: `50k` for `50.0k`.
  package func compact(_ value: Double, _ kind: Kind, trimmed: Bool = false) -> String {
    guard value.isFinite else { return numberText(.double(value), kind, false) }
    switch kind {
    case .duration: return durationText(seconds: value, signed: false)
    case .percent: return short(value * 100, trimmed) + "%"
    case .points: return short(value * 100, trimmed) + " pt"
    case .count where isSmallWhole(value), .number where isSmallWhole(value):
      return short(value, true)
    default: return short(value, trimmed)
    }
  }

  private func isSmallWhole(_ value: Double) -> Bool {
    value == value.rounded() && value.magnitude < 1000
  }

  private func short(_ value: Double, _ trimmed: Bool) -> String {
    var units =
      countsInWan
      ? Self.wan[...] : [(1.0, ""), (1e3, "k"), (1e6, "M"), (1e9, "B"), (1e12, "T")]
    while let next = units.dropFirst().first, value.magnitude >= next.0 * 0.9995 {
      units.removeFirst()
    }
    let (unit, letter) = units.first ?? (1, "")
    let scaled = value / unit
    guard scaled == 0 || (1e-6..<1e6).contains(scaled.magnitude),
      let number = Fixed(shortest: scaled)
    else { return scientific(value, false) }
    let digits = signed(
      value < 0, false, number.grouped(decimals: significantDecimals(scaled.magnitude, 3)))
    return (trimmed ? withoutTrailingZeros(digits) : digits) + letter
  }

  // MARK: Parts

  private static let wan = [(1.0, ""), (1e4, "万"), (1e8, "亿")]

  /// A number from 10,000 in 万 or 亿, with two decimals; nil for a smaller one, and where numbers are
  /// not shown so.
  private func inWan(_ number: Fixed, _ change: Bool, prefix: String = "") -> String? {
    guard countsInWan,
      let unit = Self.wan.last(where: { $0.0 > 1 && number.double.magnitude >= $0.0 }),
      let scaled = Fixed(shortest: number.double / unit.0)
    else { return nil }
    return decimal(scaled, 2, change, prefix: prefix) + unit.1
  }

  private var hundred: Fixed { Fixed(unscaled: 100, scale: 0) }

  private func fixed(_ value: Value) -> Fixed? {
    switch value {
    case .int(let number): Fixed(unscaled: Int128(number), scale: 0)
    case .fixed(let number): number
    case .double(let number): Fixed(shortest: number)
    default: nil
    }
  }

  private func isWhole(_ number: Fixed) -> Bool { number == number.rounded(toScale: 0) }

  /// Small shares, such as conversion rates, need a second decimal.
  private func percentDecimals(_ percent: Fixed) -> Int {
    percent.rounded(toScale: 2).magnitude < Fixed(unscaled: 10, scale: 0) ? 2 : 1
  }

  private func decimal(_ number: Fixed, _ decimals: Int, _ change: Bool, prefix: String = "")
    -> String
  {
    let rounded = number.rounded(toScale: decimals)
    let digits = prefix + number.grouped(decimals: decimals)
    return rounded.unscaled == 0 ? digits : signed(rounded.unscaled < 0, change, digits)
  }

  private func signed(_ isNegative: Bool, _ change: Bool, _ digits: String) -> String {
    isNegative ? glyphs.minus + digits : change ? "+" + digits : digits
  }

  /// Two decimals, or three significant ones below 1; of a decimal number up to four, as it has
  /// them by itself.
  private func plain(_ number: Fixed, _ value: Value, _ change: Bool) -> String {
    let magnitude = number.double.magnitude
    if case .double = value, magnitude >= 1e15 || (magnitude > 0 && magnitude < 1e-6) {
      return scientific(number.double, change)
    }
    var isExact = true
    if case .double = value { isExact = false }
    let whole = isExact ? 4 : 2
    let decimals = magnitude >= 1 ? whole : significantDecimals(magnitude, isExact ? 4 : 3)
    return withoutTrailingZeros(decimal(number, decimals, change))
  }

  /// The decimals that show so many significant digits; 0 for large numbers.
  private func significantDecimals(_ magnitude: Double, _ digits: Int) -> Int {
    guard magnitude > 0 else { return 0 }
    var leading = magnitude
    var exponent = 0
    while leading >= 10 {
      leading /= 10
      exponent += 1
    }
    while leading < 1 {
      leading *= 10
      exponent -= 1
    }
    var half = 5.0
    for _ in 0..<digits { half /= 10 }
    if leading >= 10 - half { exponent += 1 }
    return max(0, digits - 1 - exponent)
  }

  /// `1.235e+18`.
  private func scientific(_ value: Double, _ change: Bool) -> String {
    let parts = value.magnitude.description.split(separator: "e")
    var mantissa = value.magnitude
    var exponent = 0
    if parts.count > 1, let read = Double(parts[0]), let power = Int(parts[1]) {
      (mantissa, exponent) = (read, power)
    }
    while mantissa >= 9.9995 {
      mantissa /= 10
      exponent += 1
    }
    let digits = (Fixed(shortest: mantissa) ?? Fixed(unscaled: 0, scale: 0)).grouped(decimals: 3)
    let sign = exponent < 0 ? "-" : "+"
    return signed(
      value < 0, change, "\(withoutTrailingZeros(digits))e\(sign)\(padded(abs(exponent), 2))")
  }
}
