import Values

/// A period that another one is held against.
package struct Baseline: Hashable, Sendable, Codable {
  package let period: Period
  /// For column titles: `day before`, `last week`, `618 2023`.
  package let label: Wording
  package let alignment: Alignment
  /// What a reader has to know of the two periods, a sentence each: a shorter baseline, an overlap.
  package private(set) var notes: [Wording]
  /// The comparable stretches whose mean is the baseline, the latest first; empty for a baseline
  /// that is one stretch, its period.
  package var comparable: [Stretch] = []
  /// Whether it is what the targets say of the period itself.
  package var isPlan = false
  /// Whether it is what its period would have become at the market's pace.
  package var isMarket = false

  mutating func add(_ note: Wording) { notes.append(note) }

  /// What the targets say of a period.
  static func plan(_ period: Period) -> Baseline {
    var baseline = Baseline(period: period, label: "plan", alignment: .days(0), notes: [])
    baseline.isPlan = true
    return baseline
  }

  /// What another baseline would have become at the market's pace.
  ///
  /// - Parameter isAlone: whether the other one is not shown beside it, so that its notes count.
  static func market(since other: Baseline, isAlone: Bool) -> Baseline {
    var baseline = Baseline(
      period: other.period, label: "market", alignment: other.alignment,
      notes: isAlone ? other.notes : [], comparable: other.comparable)
    baseline.isMarket = true
    return baseline
  }

  /// How many times as long as the baseline a period is; of several stretches, as their mean.
  func lengthRatio(of current: Period) -> Double {
    let lengths = comparable.map { Double($0.end - $0.start) }
    let mean =
      lengths.isEmpty ? Double(period.length) : lengths.reduce(0, +) / Double(lengths.count)
    return mean > 0 && current.length > 0 ? Double(current.length) / mean : 1
  }

  /// One stretch of a baseline that is made of several.
  package struct Stretch: Hashable, Sendable, Codable {
    package let start: Moment
    package let end: Moment
    /// How far it has to be moved to lie on the period.
    package let alignment: Alignment
  }

  /// How far a baseline has to be moved to lie on the period that is held against it.
  package enum Alignment: Hashable, Sendable, Codable {
    /// Microseconds of the clock's face, for hours and minutes.
    case time(Int64)
    case days(Int)
    /// Calendar months: day of month on day of month.
    case months(Int)
  }
}

extension Moment {
  /// The moment moved by months; nil where its day of the month does not exist there.
  func addingMonthsExactly(_ count: Int) -> Moment? {
    let moved = day.addingMonths(count)
    return moved.dayOfMonth == day.dayOfMonth ? Moment(moved) + sinceMidnight : nil
  }

  /// The end of a stretch moved by months: the last day goes to its day of the other month, or to
  /// the last one there, with its time of day.
  ///
  /// - Parameter fillsMonth: whether the end goes to the end of a month that has no such day.
  func endAddingMonths(_ count: Int, fillsMonth: Bool) -> Moment {
    let last = (self - 1).day
    let moved = last.addingMonths(count)
    let isShorter = fillsMonth && moved.dayOfMonth < last.dayOfMonth
    return Moment(moved) + (isShorter ? Self.perDay : self - Moment(last))
  }
}
