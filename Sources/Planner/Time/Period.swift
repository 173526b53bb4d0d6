import Language
import Values

/// A stretch of the store's time, from a first moment up to one that no longer belongs to it.
package struct Period: Hashable, Sendable, Codable {
  package let start: Moment
  /// The first moment behind the period, cut at the present where the period is not over.
  package let end: Moment
  /// Where the period ends by the calendar; `end` where nothing is cut off.
  package let fullEnd: Moment
  package let shape: Shape
  /// The period as it was asked for, for column titles: `yesterday`, `last 7 days`, `2024 Q2`.
  package let label: Wording

  package init(start: Moment, end: Moment, fullEnd: Moment, shape: Shape, label: Wording) {
    self.start = start
    self.end = max(start, end)
    self.fullEnd = max(self.end, fullEnd)
    self.shape = shape
    self.label = label
  }

  /// What a period is made of, which decides how it is moved and named.
  package enum Shape: Hashable, Sendable, Codable {
    case minutes(Int), hours(Int), days(Int), weeks(Int), months(Int), quarters(Int), years(Int)
    case event(String)
    /// Without a beginning: `until 2024-05-14`.
    case open

    init(_ count: Int, _ unit: TimeUnit) {
      self =
        switch unit {
        case .minute: .minutes(count)
        case .hour: .hours(count)
        case .day: .days(count)
        case .week: .weeks(count)
        case .month: .months(count)
        case .quarter: .quarters(count)
        case .year: .years(count)
        }
    }

    /// The unit that the period counts in and how many there are; nil for events and open ends.
    package var count: (Int, TimeUnit)? {
      switch self {
      case .minutes(let count): (count, .minute)
      case .hours(let count): (count, .hour)
      case .days(let count): (count, .day)
      case .weeks(let count): (count, .week)
      case .months(let count): (count, .month)
      case .quarters(let count): (count, .quarter)
      case .years(let count): (count, .year)
      case .event, .open: nil
      }
    }

    /// How many calendar months the period covers whole; nil for all that is counted in days.
    package var months: Int? {
      guard let (count, unit) = count, let months = unit.months else { return nil }
      return count * months
    }
  }

  /// Where periods without a beginning begin.
  package static let beginning = Moment(Day(number: -719_162))

  package var hasBeginning: Bool { start > Self.beginning }

  /// Whether the present cut it short.
  package var isPartial: Bool { end < fullEnd }

  /// The period up to its end by the calendar, its future included: what lists of plans ask for.
  package var whole: Period {
    Period(start: start, end: fullEnd, fullEnd: fullEnd, shape: shape, label: label)
  }

  /// The same period ending not behind a moment.
  package func cut(at moment: Moment) -> Period {
    Period(start: start, end: min(end, moment), fullEnd: fullEnd, shape: shape, label: label)
  }

  /// The same period beginning not before a moment: gives one without a beginning a first day.
  package func bounded(from first: Moment) -> Period {
    guard !hasBeginning, first < end else { return self }
    let count = (fullEnd - 1).day - first.day + 1
    return Period(start: first, end: end, fullEnd: fullEnd, shape: .days(count), label: label)
  }
}
