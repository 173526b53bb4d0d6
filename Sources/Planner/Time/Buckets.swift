import Language
import Values

/// The starts of the time buckets of a period, none left out.
///
/// Buckets lie on the clock's face: in the night when the clock is set forward the hour that is
/// skipped has its bucket, which `skipped(of:)` tells; when it is set back, one bucket holds both
/// hours.
package struct Buckets: Hashable, Sendable, Codable {
  package let grain: Grain
  package let starts: [Moment]
  /// Whether the period holds only a part of the first bucket.
  package let firstIsPartial: Bool
  /// Whether the period holds only a part of the last bucket.
  package let lastIsPartial: Bool

  /// The most buckets that a question may be split into: 22 years of hours.
  package static let limit = 200_000
}

extension Clock {
  /// The start of the bucket that holds a moment; of a cyclic grain, of the hour, day or month
  /// that carries its number.
  package func bucketStart(_ moment: Moment, _ grain: Grain) -> Moment {
    moment.start(of: TimeUnit(grain), weekStart: weekStart)
  }

  /// The buckets of a period, from the one that holds its start to the one that holds its end.
  ///
  /// Throws a `.wrongTime` for a period without a beginning (give it one by `bounded(from:)`) and
  /// for more than `Buckets.limit` buckets. A cyclic grain has its buckets in `Grain.cycle`.
  package func buckets(of period: Period, by grain: Grain) throws(Diagnostic) -> Buckets {
    guard period.hasBeginning else {
      throw Diagnostic(
        .wrongTime,
        "\"\(period.label)\" has no beginning, so it cannot be split by \(grain.spoken)",
        label: "give it one: 2024-05-01 to 2024-05-14")
    }
    let unit = TimeUnit(grain)
    let last = max(period.start, period.end - 1)
    let count = index(of: last, from: period.start, by: grain) + 1
    guard count <= Buckets.limit else {
      throw Diagnostic(
        .wrongTime, "\(period.label) by \(grain.spoken) makes \(count) rows",
        label: "take a longer unit, or at most \(Buckets.limit) rows")
    }
    let first = bucketStart(period.start, grain)
    let starts = (0..<count).map { first.adding($0, unit) }
    let firstEnd = first.adding(1, unit)
    let lastStart = first.adding(count - 1, unit)
    return Buckets(
      grain: grain, starts: starts,
      firstIsPartial: first < period.start || period.end < firstEnd,
      lastIsPartial: period.end < lastStart.adding(1, unit) || lastStart < period.start)
  }

  /// The hours among the buckets that the clock does not show, for it is set forward past them.
  func skipped(of buckets: Buckets) -> [Moment] {
    guard buckets.grain == .hour, let first = buckets.starts.first, let last = buckets.starts.last
    else { return [] }
    let days = (first.day.number...last.day.number).filter { number in
      let start = Moment(Day(number: number)).microseconds
      return zone.offset(at: start - Moment.perDay) < zone.offset(at: start + 2 * Moment.perDay)
    }
    guard !days.isEmpty else { return [] }
    let near = Set(days)
    return buckets.starts.filter { start in
      near.contains(start.day.number) && zone.local(of: zone.instant(of: start)) != start
    }
  }

  /// The place of a moment's bucket, counted from the bucket that holds another moment.
  func index(of moment: Moment, from first: Moment, by grain: Grain) -> Int {
    let unit = TimeUnit(grain)
    let (from, to) = (bucketStart(first, grain), bucketStart(moment, grain))
    if let months = unit.months { return (to.monthNumber - from.monthNumber) / months }
    let length = unit.exactLength ?? (unit == .week ? 7 : 1) * Moment.perDay
    return Int((to - from) / length)
  }
}

extension Grain {
  /// The numbers of a cyclic grain in order: hours from 0, weekdays from Monday = 1, months from 1;
  /// empty for the others.
  package var cycle: [Int] {
    switch self {
    case .hourOfDay: Array(0...23)
    case .weekday: Array(1...7)
    case .monthOfYear: Array(1...12)
    case .hour, .day, .week, .month, .quarter, .year: []
    }
  }

  /// The number of a cyclic grain that a moment carries; nil for the others.
  package func number(of moment: Moment) -> Int? {
    switch self {
    case .hourOfDay: moment.hour
    case .weekday: moment.day.weekday
    case .monthOfYear: moment.day.month
    case .hour, .day, .week, .month, .quarter, .year: nil
    }
  }
}
