import Language
import Values

/// The usual: the mean of comparable stretches of the past.
extension Clock {
  /// How many comparable stretches the usual is the mean of, where the past has so many.
  static let usualCount = 8

  /// How many stretches back are looked at for them.
  private static let usualReach = 16

  /// The stretches of the same length on the same weekdays before a period; months for months.
  ///
  /// A day of a sale or a holiday is no measure for others: of stretches of up to a week only those
  /// count that touch no event. Throws a `.wrongTime` for a period without a beginning.
  ///
  /// - Parameter isByDay: whether its days or weeks stand against each other: then months go back by
  ///   whole weeks too, as not every month has a 31st.
  func usual(_ current: Period, isByDay: Bool = false) throws(Diagnostic) -> Baseline {
    try Self.check(current)
    let isShort = (current.fullEnd - current.start) <= 7 * Moment.perDay
    var found: [(Period, Baseline.Alignment)] = []
    for number in 1...Self.usualReach where found.count < Self.usualCount {
      let alignment = usualStep(current, number, isByDay: isByDay)
      let stretch = moved(current, back: alignment, label: "usual")
      if stretch.end > current.start || (isShort && !events(in: stretch).isEmpty) { continue }
      found.append((stretch, alignment))
    }
    guard let latest = found.first, let oldest = found.last else {
      throw Diagnostic(.wrongTime, "\"\(current.label)\" has no comparable past")
    }
    var notes: [Wording] = []
    if isShort, let event = events(in: current).first {
      notes.append("\(event.name): plain days are no measure for it (vs an event compares two)")
    }
    let whole = Period(
      start: oldest.0.start, end: latest.0.end, fullEnd: latest.0.fullEnd, shape: current.shape,
      label: "usual")
    return Baseline(
      period: whole, label: "usual", alignment: latest.1, notes: notes,
      comparable: found.map { stretch, alignment in
        Baseline.Stretch(start: stretch.start, end: stretch.end, alignment: alignment)
      })
  }

  /// The way back to the so-manieth comparable stretch: whole months, else whole weeks.
  private func usualStep(
    _ current: Period, _ number: Int, isByDay: Bool
  ) -> Baseline.Alignment {
    if !isByDay, let months = current.shape.months { return .months(months * number) }
    let days = max(1, current.fullDayCount)
    return .days((days + 6) / 7 * 7 * number)
  }

  /// The events of this store that a period touches, by name.
  package func events(in period: Period) -> [Event] {
    events.values.filter {
      $0.isHere && $0.start <= (period.fullEnd - 1).day && period.start.day <= $0.end
    }.sorted { $0.name < $1.name }
  }
}

extension Baseline {
  /// `the usual, the mean of 8 Fridays before`.
  var usualPhrase: Wording {
    let count = comparable.count
    guard let first = comparable.first else { return "the usual" }
    return "the usual, the mean of \(Wording.counted(count, stretchName(first))) before"
  }

  /// What one of the stretches is: `Friday`, `week`, `month`, `14-day stretch`.
  private func stretchName(_ stretch: Stretch) -> Wording {
    let days = (stretch.end - 1).day - stretch.start.day + 1
    if case .months = stretch.alignment, let (units, unit) = period.shape.count {
      return units == 1 ? unit.title : "\(units)-\(unit.title) stretch"
    }
    if days == 1 { return Wording(name: stretch.start.day.weekdayTitle) }
    return days == 7 ? "week" : "\(days)-day stretch"
  }
}
