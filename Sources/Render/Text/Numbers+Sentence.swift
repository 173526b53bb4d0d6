import Values

/// Values within sentences.
extension Numbers {
  /// A value as it is said: money in whole units from a hundred up, with its currency also where it is
  /// a difference.
  func spoken(_ value: Value, _ kind: Kind, isChange: Bool) -> String {
    switch kind {
    case .money(let code):
      guard let amount = value.double, amount.magnitude < 1e15 else {
        return text(value, kind, change: isChange)
      }
      var size = Value.double(amount.magnitude)
      if amount.magnitude >= 99.995 { size = .int(Int64(amount.magnitude.rounded())) }
      let written = text(size, kind)
      let isWhole = amount.magnitude >= 99.995 && !countsInWan
      let decimals = Currency(code, symbols: currencySymbols, ascii: glyphs.ascii).decimals
      let digits = isWhole && decimals > 0 ? String(written.dropLast(decimals + 1)) : written
      return amount < 0 ? glyphs.minus + digits : isChange ? "+" + digits : digits
    case .count where !isChange: return text(.double(value.double?.rounded() ?? 0), kind)
    // Decimals beyond the first say nothing in a sentence.
    case .number:
      let number = value.double.flatMap { Fixed(shortest: $0) }?.rounded(toScale: 1)
      return text(number.map(Value.fixed) ?? value, kind, change: isChange)
    default: return text(value, kind, change: isChange)
    }
  }
}

extension RenderOptions {
  /// Sentences with their values written, a line each.
  func wording(_ sentences: [Sentence]) -> Wording {
    let numbers = numbers
    return .lines(
      sentences.map {
        $0.words.written { numbers.spoken($0, $1, isChange: $2) }
      })
  }
}
