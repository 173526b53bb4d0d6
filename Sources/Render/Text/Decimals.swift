import Values

extension Fixed {
  /// The decimal number that a binary one is written as: the shortest that reads back the same.
  ///
  /// 0.145 is then 0.145 and rounds up, as people expect. Nil for infinities, for what is no number
  /// and for what has more digits than a `Fixed` holds; very small numbers are 0.
  init?(shortest value: Double) {
    guard value.isFinite else { return nil }
    if value.magnitude < 1e-20 {
      self.init(unscaled: 0, scale: 0)
      return
    }
    let parts = value.description.split(separator: "e")
    guard let mantissa = parts.first.flatMap({ Fixed($0) }) else { return nil }
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let scale = mantissa.scale - exponent
    if scale >= 0 {
      guard scale <= 38 else { return nil }
      self.init(unscaled: mantissa.unscaled, scale: scale)
    } else {
      let (shifted, overflow) = mantissa.unscaled.multipliedReportingOverflow(
        by: Self.power(-scale))
      guard !overflow, -scale <= 38 else { return nil }
      self.init(unscaled: shifted, scale: 0)
    }
  }

  /// A hundred times the number, digit for digit.
  var timesHundred: Fixed { Fixed(unscaled: unscaled, scale: scale - 2) }

  var magnitude: Fixed { absolute ?? self }

  /// Without its sign, rounded, with a comma between groups of three digits: `41,220.00`.
  func grouped(decimals: Int) -> String {
    let plain = Array(rounded(toScale: decimals).magnitude.description.utf8)
    let whole = plain.firstIndex(of: UInt8(ascii: ".")) ?? plain.count
    var result: [UInt8] = []
    result.reserveCapacity(plain.count + whole / 3)
    for (index, digit) in plain.enumerated() {
      if index > 0, index < whole, (whole - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// A decimal text without the zeros that end its fraction: `1.50` is `1.5`, `2.00` is `2`.
func withoutTrailingZeros(_ text: String) -> String {
  guard text.contains(".") else { return text }
  var text = text[...]
  while text.last == "0" { text.removeLast() }
  if text.last == "." { text.removeLast() }
  return String(text)
}
