import Values

/// A stretch of time as written; the clock and the events of a store give it its dates.
package indirect enum PeriodSyntax: Hashable, Sendable, Codable {
  case today, yesterday, tomorrow
  case day(Day)
  case month(year: Int, month: Int)
  case quarter(year: Int, quarter: Int)
  case year(Int)
  /// `friday`: the next day of that name, today included; 1 is Monday.
  case weekday(Int)
  /// `last 7 days`: complete units before the present one.
  case last(Int, TimeUnit)
  /// `next 7 days`: from now on, the present unit included.
  case next(Int, TimeUnit)
  /// `this week`: the present unit up to now.
  case this(TimeUnit)
  /// `last month`: the unit before the present one.
  case previous(TimeUnit)
  /// `week to date`, `mtd`: the present unit up to now.
  case toDate(TimeUnit)
  case since(PeriodSyntax)
  case until(PeriodSyntax)
  /// From the start of one to the end of the other.
  case range(PeriodSyntax, PeriodSyntax)
  /// `during "618 2024"`
  case event(String)
  /// `today so far`
  case soFar(PeriodSyntax)
  /// `$day`
  case parameter(String)
}

extension PeriodSyntax {
  /// Whether it is told from the present, not by a date.
  package var isSpoken: Bool {
    switch self {
    case .today, .yesterday, .tomorrow, .last, .next, .this, .previous, .toDate, .weekday, .soFar:
      true
    default: false
    }
  }
}

/// The units that periods count in.
package enum TimeUnit: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case minute, hour, day, week, month, quarter, year

  package static func < (a: TimeUnit, b: TimeUnit) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

/// What a period is held against, after `vs`.
package enum BaselineSyntax: Hashable, Sendable, Codable {
  case dayBefore
  case previousPeriod
  case lastWeek, lastMonth, lastQuarter, lastYear
  case period(PeriodSyntax)
  case usual
  case plan
  case market
  case metric(Name)
}
