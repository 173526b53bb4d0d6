import Values

/// What a day's value could have been by chance alone, as judged from the days before it.
package struct UsualRange: Hashable, Sendable {
  /// How the range was got, or why there is none.
  package enum Basis: Hashable, Sendable {
    /// At least four weeks of usual days, on the scale of ratios.
    case ratios
    /// The same in absolute steps: zeros or negative values allow no ratios.
    case differences
    /// Few events: exact tails of the Poisson or negative binomial distribution.
    case counts
    /// Two to four weeks only: a wider range and a higher floor.
    case short
    /// The same value on every day before.
    case constant
    /// A day of a weekday that is nearly always empty.
    case closed
    /// A promotion, holiday or the like: there is an expectation, but no judgement.
    case masked
    /// The days are too uneven, or nearly all at zero: no range of them is of use.
    case irregular
    /// Fewer than 14 usual days: nothing can be said.
    case tooShort
    /// The day has no value.
    case missing
  }

  package var day: Day
  package var value: Double?
  package var basis: Basis
  /// The middle of what was to be expected, in the units of the value; nil when unknown.
  package var expected: Double?
  /// The ends of the range that 99 of 100 usual days stay within.
  package var low: Double?
  package var high: Double?
  /// The chance of a day at least this far out, either way; nil when not judged.
  package var p: Double?
  /// How many days in a row, this one last, lie out the same way and were judged together.
  package var run = 1
  /// Usual days before this one that the range comes from.
  package var historyDays: Int
  /// The smallest change that is worth a word, as a share of what was expected.
  package var floor = 0.05
  /// What a floor of 100 % stands for, in the units of the value.
  package var size: Double?
  /// Whether the value was held to be out of its range, and so kept out of later ranges.
  package var isOutlier = false
  /// Whether this day closes two weeks out of range, which are usual from here on.
  package var startsNewLevel = false

  package init(day: Day, value: Double?, basis: Basis, historyDays: Int) {
    (self.day, self.value, self.basis, self.historyDays) = (day, value, basis, historyDays)
  }

  /// (value − expected) ÷ |expected|; nil when either is unknown or nothing was expected.
  package var changeFromExpected: Double? {
    guard let value, let expected, expected != 0 else { return nil }
    return (value - expected) / abs(expected)
  }

  /// "1 day in N": 1 / p, rounded; nil when not judged.
  package var oneDayIn: Int? {
    p.map { $0 <= 1e-9 ? 1_000_000_000 : Int((1 / $0).rounded()) }
  }

  /// Whether it is of things so rare that two or three of them are no news where many are looked at.
  package var isOfFew: Bool { basis == .counts && (value ?? 0) < 4 && (expected ?? 0) < 1 }

  /// Whether the value lies outside low to high.
  package var isOutside: Bool {
    guard let value, let low, let high else { return false }
    return value < low || value > high
  }

  /// Why a day may be unusual that is within its range: "3rd day in a row above"; nil for a day that
  /// is judged alone.
  package var runInWords: Wording? {
    guard run > 1, let value, let expected else { return nil }
    let ordinal: Wording = run == 2 ? "2nd" : run == 3 ? "3rd" : "\(run)th"
    return value > expected
      ? "\(ordinal) day in a row above" : "\(ordinal) day in a row below"
  }

  /// Whether the move is large enough to matter, however sure it is.
  package var reachesFloor: Bool {
    guard let value, let expected else { return false }
    let size = size ?? abs(expected)
    return abs(value - expected) >= floor * size && value != expected
  }
}
