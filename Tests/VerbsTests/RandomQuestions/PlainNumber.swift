import Values

/// A number of the evaluator: a count or a sum to the last digit, or a rate.
enum PlainNumber {
  case missing
  case exact(Fixed)
  /// Arithmetic errs by a part of the numbers that the rate was made of.
  case rate(Double, of: Double)

  static func count(_ count: Int) -> PlainNumber {
    .exact(Fixed(unscaled: Int128(count), scale: 0))
  }

  static func sum(_ amounts: [Fixed]) -> PlainNumber {
    .exact(amounts.reduce(.zero) { $0.adding($1) ?? $0 })
  }

  var double: Double? {
    switch self {
    case .missing: nil
    case .exact(let number): number.double
    case .rate(let number, _): number
    }
  }

  /// How large the numbers were that it was made of.
  private var size: Double {
    if case .rate(_, let size) = self { size } else { abs(double ?? 0) }
  }

  /// Missing where it would be a part of nothing.
  func divided(by other: PlainNumber) -> PlainNumber {
    guard let part = double, let whole = other.double, whole != 0 else { return .missing }
    return .rate(part / whole, of: max(size, abs(part)) / abs(whole))
  }

  /// An amount of money per piece, which is told in whole cents.
  var inCents: PlainNumber {
    guard case .rate(let number, let size) = self else { return self }
    return .rate((number * 100).rounded() / 100, of: size)
  }

  func less(_ other: PlainNumber) -> PlainNumber {
    if case .exact(let a) = self, case .exact(let b) = other, let difference = a.subtracting(b) {
      return .exact(difference)
    }
    guard let a = double, let b = other.double else { return .missing }
    return .rate(a - b, of: max(size, other.size))
  }

  func plus(_ other: PlainNumber) -> PlainNumber {
    less(PlainNumber.count(0).less(other))
  }

  /// The change from another one, as a part of it.
  func change(from other: PlainNumber) -> PlainNumber {
    guard let before = other.double, before != 0 else { return .missing }
    return less(other).divided(by: .rate(abs(before), of: abs(before)))
  }

  /// Whether a cell says the same.
  func isSaid(by cell: Value) -> Bool {
    switch (self, cell) {
    case (.missing, _): return cell.isNull
    case (.exact(let number), .int(let said)):
      return number == Fixed(unscaled: Int128(said), scale: 0)
    case (.exact(let number), .fixed(let said)): return number == said
    // Half a cent may be rounded up or down.
    case (.rate(let number, _), .fixed(let said)):
      return abs(number - said.double) <= 0.005 + 1e-9 * size
    case (_, .null): return false
    default:
      guard let number = double, let said = cell.double else { return false }
      return abs(number - said) <= 1e-9 * size
    }
  }
}

extension PlainNumber: CustomStringConvertible {
  var description: String {
    switch self {
    case .missing: "missing"
    case .exact(let number): number.description
    case .rate(let number, _): "\(number)"
    }
  }
}

extension Fixed {
  static let zero = Fixed(unscaled: 0, scale: 0)
}
