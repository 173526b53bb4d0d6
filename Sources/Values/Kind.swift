/// What the values of a column are, and so how they are printed and what may be done with them.
package enum Kind: Hashable, Sendable, Codable {
  case text
  case flag
  /// Whole things: orders, units, visitors.
  case count
  /// Any number without a unit.
  case number
  /// A quotient such as ROAS, printed with two decimals.
  case ratio
  /// An amount in the currency of that ISO code; empty where the store names none.
  case money(String)
  /// A share as a fraction: 0.0142 prints as 1.42 %.
  case percent
  /// A difference of two percents, as a fraction: −0.0067 prints as −0.67 pt.
  case points
  /// A length of time; `Value.span`, or a number of seconds.
  case duration
  /// A platform's own index: it can be ranked and followed, never summed.
  case index
  case day
  case moment
  /// The start of a time bucket, printed by its grain.
  case bucket(Grain)

  /// Whether the column holds amounts, which stand at the right of their column.
  package var isNumeric: Bool {
    switch self {
    case .text, .flag, .day, .moment, .bucket: false
    case .count, .number, .ratio, .money, .percent, .points, .duration, .index: true
    }
  }
}

/// A length of the calendar, or a cyclic part of it, that questions can be grouped by.
package enum Grain: String, Hashable, Sendable, Codable, CaseIterable {
  case hour, day, week, month, quarter, year
  case hourOfDay = "hour_of_day"
  case weekday
  case monthOfYear = "month_of_year"

  /// Whether the grain folds many periods into one, as all Mondays.
  package var isCyclic: Bool {
    switch self {
    case .hour, .day, .week, .month, .quarter, .year: false
    case .hourOfDay, .weekday, .monthOfYear: true
    }
  }
}

extension Kind {
  /// How a difference of two values of the kind is printed.
  package var ofChange: Kind { self == .percent ? .points : self }

  /// A number of the kind: money in whole cents.
  package func value(_ number: Double) -> Value {
    if case .money = self, let cents = Int128(exactly: (number * 100).rounded()) {
      return .fixed(Fixed(unscaled: cents, scale: 2))
    }
    return .double(number)
  }
}
