import Language
import Values

/// Baselines: the period that a comparison is made with.
extension Clock {
  /// The baseline of a period; nil for those that are no period (plan, market, a metric).
  ///
  /// Like stands against like: where the present cuts the period short, the baseline is cut to the
  /// same elapsed time. Throws what `period(_:)` throws, and a `.wrongTime` where the period or the
  /// baseline has no beginning.
  ///
  /// - Parameter isByDay: whether single days or weeks of both are held against each other.
  package func baseline(
    _ syntax: BaselineSyntax, of current: Period, isByDay: Bool = false
  ) throws(Diagnostic) -> Baseline? {
    let alignment: Baseline.Alignment
    switch syntax {
    case .plan, .market, .metric: return nil
    case .usual: return try usual(current, isByDay: isByDay)
    case .period(let written):
      try Self.check(current)
      if case .event(let name) = written { return try against(event(name), current) }
      return try against(period(written), current)
    case .dayBefore: alignment = .days(1)
    case .previousPeriod: alignment = distanceBefore(current)
    case .lastWeek: alignment = .days(7)
    case .lastMonth: alignment = .months(1)
    case .lastQuarter: alignment = .months(3)
    case .lastYear: return try lastYear(current)
    }
    try Self.check(current)
    let period = moved(current, back: alignment, label: syntax.label)
    return made(period, syntax.label, alignment, current)
  }

  static func check(_ period: Period) throws(Diagnostic) {
    guard period.hasBeginning else {
      throw Diagnostic(
        .wrongTime, "\"\(period.label)\" has no beginning, so it cannot be compared",
        label: "give it one: 2024-05-01 to 2024-05-14")
    }
  }

  /// How far back a period of the same length lies that ends where this one begins.
  func distanceBefore(_ current: Period) -> Baseline.Alignment {
    if let months = current.shape.months { return .months(months) }
    if let (count, unit) = current.shape.count, let length = unit.exactLength {
      let start = moment(current.start, elapsed: -Int64(count) * length)
      return .time(current.start - start)
    }
    return .days(current.fullDayCount)
  }

  /// The period moved back, with its cut.
  func moved(
    _ current: Period, back alignment: Baseline.Alignment, label: Wording
  ) -> Period {
    let start: Moment, end: Moment, fullEnd: Moment
    switch alignment {
    case .time(let length):
      start = current.start - length
      fullEnd = current.start
      end = current.isPartial ? min(fullEnd, start + current.length) : fullEnd
    case .days(let count):
      start = current.start.adding(-count, .day)
      end = current.end.adding(-count, .day)
      fullEnd = current.fullEnd.adding(-count, .day)
    case .months(let count):
      start = current.start.adding(-count, .month)
      (end, fullEnd) = ends(of: current, from: start, back: count)
    }
    let isDays = !Self.keepsShape(current.shape, alignment)
    let shape = isDays ? .days((fullEnd - 1).day - start.day + 1) : current.shape
    return Period(start: start, end: end, fullEnd: fullEnd, shape: shape, label: label)
  }

  /// Where a period ends that is moved back by months, cut and uncut.
  ///
  /// A month to date goes to the end of a month that is too short for its day. A day that has to
  /// stand for another (30 April for 31 May) keeps the time of day, and hours keep their length.
  private func ends(
    of current: Period, from start: Moment, back count: Int
  ) -> (end: Moment, fullEnd: Moment) {
    if current.shape.count?.1.exactLength != nil {
      return (start + current.length, start + (current.fullEnd - current.start))
    }
    let isMonths = current.shape.months != nil
    let fullEnd =
      isMonths
      ? current.fullEnd.adding(-count, .month)
      : current.fullEnd.endAddingMonths(-count, fillsMonth: false)
    if !current.isPartial { return (fullEnd, fullEnd) }
    if current.end <= current.start { return (start, fullEnd) }
    return (current.end.endAddingMonths(-count, fillsMonth: isMonths), fullEnd)
  }

  /// Whether a period is still made of the same units when it is moved: a month moved by seven
  /// days is none.
  private static func keepsShape(
    _ shape: Period.Shape, _ alignment: Baseline.Alignment
  ) -> Bool {
    switch (shape, alignment) {
    case (.minutes, _), (.hours, _), (.months, .months), (.quarters, .months), (.years, .months):
      true
    case (.weeks, .days(let count)): count % 7 == 0
    default: false
    }
  }

  // MARK: - Given periods

  private func against(
    _ given: Period, _ current: Period
  ) throws(Diagnostic) -> Baseline {
    try Self.check(given)
    let alignment: Baseline.Alignment
    let distance = current.start - given.start
    if current.shape.months != nil, given.shape.months != nil {
      alignment = .months(current.start.monthNumber - given.start.monthNumber)
    } else if distance % Moment.perDay == 0 {
      alignment = .days(Int(distance / Moment.perDay))
    } else {
      alignment = .time(distance)
    }
    var end = given.end
    if current.isPartial {
      if case .months(let count) = alignment {
        end = min(end, current.end.endAddingMonths(-count, fillsMonth: true))
      } else {
        end = min(end, given.start + current.length)
      }
    }
    let period = Period(
      start: given.start, end: end, fullEnd: given.fullEnd, shape: given.shape, label: given.label)
    return made(period, given.label, alignment, current)
  }

  /// An event, first day on first day, as long as the period; a day inside an event of the same
  /// series stands against the same day of the event.
  private func against(_ event: Event, _ current: Period) throws(Diagnostic) -> Baseline {
    let first = event.start + dayOfSeries(current, event)
    guard first <= event.end else {
      throw Diagnostic(
        .wrongTime,
        "\(event.name) has only \(Wording.counted(event.dayCount, "day")), and \(current.label) is day"
          + " \(first - event.start + 1)")
    }
    let start = Moment(first) + current.start.sinceMidnight
    let last = Moment(event.end + 1)
    let fullEnd = min(last, start + (current.fullEnd - current.start))
    let isWhole = first == event.start && fullEnd == last
    let period = Period(
      start: start, end: min(fullEnd, start + current.length), fullEnd: fullEnd,
      shape: isWhole ? .event(event.name) : .days((fullEnd - 1).day - first + 1),
      label: Wording(verbatim: event.name))
    return made(period, period.label, .days(current.firstDay - first), current)
  }

  /// How many days of an event of the same series lie before a period that is a part of it.
  private func dayOfSeries(_ current: Period, _ event: Event) -> Int {
    if case .event = current.shape { return 0 }
    let now = events.values.filter {
      $0.series == event.series && !$0.series.isEmpty && $0 != event
        && $0.contains(current.firstDay) && $0.contains(current.lastDay)
    }
    return now.map { current.firstDay - $0.start }.max() ?? 0
  }

  // MARK: - What to know of it

  /// The baseline, cut at the present where it is not over itself.
  func made(
    _ found: Period, _ label: Wording, _ alignment: Baseline.Alignment, _ current: Period
  ) -> Baseline {
    let isOver = found.end <= now || isToCome(found.start)
    let period = Period(
      start: found.start, end: isOver ? found.end : now, fullEnd: found.fullEnd,
      shape: found.shape, label: found.label)
    let isCutHere = !isOver || (period.isPartial && !current.isPartial)
    return Baseline(
      period: period, label: label, alignment: alignment,
      notes: BaselineNotes.notes(period, against: current, isCutHere: isCutHere, clock: self))
  }
}
