import Values

/// What a period holds and how much of it is over.
extension Period {
  package var firstDay: Day { start.day }

  /// The last day that the period reaches into; the first one for an empty period.
  package var lastDay: Day { end > start ? (end - 1).day : start.day }

  /// How many days the period reaches into, the present one included.
  package var dayCount: Int { lastDay - firstDay + 1 }

  /// The same, up to the period's end by the calendar.
  package var fullDayCount: Int { whole.dayCount }

  /// The days the period reaches into, in order.
  package var days: [Day] { (firstDay.number...lastDay.number).map { Day(number: $0) } }

  /// Microseconds from start to end on the clock's face.
  package var length: Int64 { end - start }

  package func contains(_ moment: Moment) -> Bool { start <= moment && moment < end }

  /// Whether the period reaches into a day.
  package func contains(_ day: Day) -> Bool {
    start < Moment(day + 1) && Moment(day) < end
  }

  /// The stretch that two periods share; nil when they share none.
  package func overlap(_ other: Period) -> Range<Moment>? {
    let (from, to) = (max(start, other.start), min(end, other.end))
    return from < to ? from..<to : nil
  }
}

/// So many whole days of so many: the share of a target that falls into a period.
package struct DayShare: Hashable, Sendable, Codable {
  package let days: Int
  package let of: Int

  package var fraction: Double { of > 0 ? Double(days) / Double(of) : 0 }
}

extension Period {
  /// The share of this period, a target's, that falls into another, by whole days.
  ///
  /// A target of a month counts with 14 of 31 parts in a period that reaches into 14 of its days;
  /// the present day counts whole, since its part of the target is meant for all of it.
  package func share(in period: Period) -> DayShare {
    let (first, last) = (max(firstDay, period.firstDay), min(whole.lastDay, period.lastDay))
    let isEmpty = period.end <= period.start
    return DayShare(days: isEmpty ? 0 : max(0, last - first + 1), of: fullDayCount)
  }
}
