import Language
import Values

/// Periods: what is written, given its dates.
extension Clock {
  /// The dates of a written period.
  ///
  /// A period that has begun ends at the present, except one that looks ahead (`next 7 days`).
  /// Throws a `.wrongTime` for what the calendar does not have, and `.unknownName` for an unknown
  /// event or a parameter without a value; the caller adds the place.
  package func period(_ syntax: PeriodSyntax) throws(Diagnostic) -> Period {
    let label = syntax.label
    switch syntax {
    case .today: return try days(from: today, label)
    case .yesterday: return try days(from: today - 1, label)
    case .tomorrow: return try days(from: today + 1, label)
    case .day(let day): return try days(from: day, label)
    case .weekday(let number):
      guard (1...7).contains(number) else { throw Self.none("weekday \(number)") }
      return try days(from: today + (number - today.weekday + 7) % 7, label)
    case .month(let year, let month):
      guard let first = Day(year: year, month: month, day: 1) else {
        throw Self.none("month \(padded(year, 4))-\(padded(month, 2))")
      }
      return try units(1, .month, from: Moment(first), label)
    case .quarter(let year, let quarter):
      guard (1...4).contains(quarter),
        let first = Day(year: year, month: quarter * 3 - 2, day: 1)
      else { throw Self.none("quarter \(year) q\(quarter)") }
      return try units(1, .quarter, from: Moment(first), label)
    case .year(let year):
      guard let first = Day(year: year, month: 1, day: 1) else { throw Self.none("year \(year)") }
      return try units(1, .year, from: Moment(first), label)
    case .last(let count, let unit): return try last(count, unit, label)
    case .next(let count, let unit): return try next(count, unit, label)
    case .this(let unit), .toDate(let unit):
      return try units(1, unit, from: present.start(of: unit, weekStart: weekStart), label)
    case .previous(let unit):
      let this = present.start(of: unit, weekStart: weekStart)
      return try units(1, unit, from: this.adding(-1, unit), label)
    case .since(let first): return try since(period(first), label)
    case .until(let last):
      let end = try period(last).fullEnd
      return try stretch(Period.beginning, end, .open, label)
    case .range(let first, let last): return try range(first, last, label)
    case .event(let name):
      let event = try event(name)
      return try stretch(
        Moment(event.start), Moment(event.end + 1), .event(event.name),
        Wording(verbatim: event.name))
    case .soFar(let inner): return try soFar(period(inner), label)
    case .parameter(let name):
      throw Diagnostic(
        .unknownName, "the parameter $\(name) has no value here",
        label: "give it one: param \(name) = yesterday")
    }
  }

  private static func none(_ what: String) -> Diagnostic {
    Diagnostic(.wrongTime, "there is no \(what)")
  }

  // MARK: - Making periods

  /// A period between two moments, cut at the present when it has begun.
  private func stretch(
    _ start: Moment, _ end: Moment, _ shape: Period.Shape, _ label: Wording,
    looksAhead: Bool = false
  ) throws(Diagnostic) -> Period {
    guard (1...9999).contains(start.day.year), (1...9999).contains((end - 1).day.year) else {
      throw Diagnostic(
        .wrongTime, "\"\(label)\" reaches beyond the calendar", label: "years go from 1 to 9999")
    }
    let isCut = !looksAhead && !isToCome(start)
    return Period(
      start: start, end: isCut ? min(end, now) : end, fullEnd: end, shape: shape, label: label)
  }

  private func units(
    _ count: Int, _ unit: TimeUnit, from start: Moment, _ label: Wording, looksAhead: Bool = false
  ) throws(Diagnostic) -> Period {
    try stretch(
      start, start.adding(count, unit), Period.Shape(count, unit), label, looksAhead: looksAhead)
  }

  private func days(from day: Day, _ label: Wording) throws(Diagnostic) -> Period {
    try units(1, .day, from: Moment(day), label)
  }

  private static func checked(_ count: Int) throws(Diagnostic) {
    guard (1...100_000).contains(count) else {
      throw Diagnostic(.wrongTime, "a period has at least one unit and at most 100000")
    }
  }

  // MARK: - Counted and open ones

  /// `last 4 weeks`: complete units before the present one; hours and minutes count from now.
  private func last(
    _ count: Int, _ unit: TimeUnit, _ label: Wording
  ) throws(Diagnostic) -> Period {
    try Self.checked(count)
    if let length = unit.exactLength {
      let start = moment(now, elapsed: -Int64(count) * length)
      return try stretch(start, now, Period.Shape(count, unit), label)
    }
    let this = present.start(of: unit, weekStart: weekStart)
    return try units(count, unit, from: this.adding(-count, unit), label)
  }

  /// `next 7 days` begin with today, `next 24 hours` now; larger units are those after the present
  /// one, as in `next month`.
  private func next(
    _ count: Int, _ unit: TimeUnit, _ label: Wording
  ) throws(Diagnostic) -> Period {
    try Self.checked(count)
    if let length = unit.exactLength {
      let end = moment(now, elapsed: Int64(count) * length)
      return try stretch(now, end, Period.Shape(count, unit), label, looksAhead: true)
    }
    let this = present.start(of: unit, weekStart: weekStart)
    return try units(
      count, unit, from: unit == .day ? this : this.adding(1, unit), label, looksAhead: true)
  }

  private func since(_ first: Period, _ label: Wording) throws(Diagnostic) -> Period {
    guard !isToCome(first.start) else {
      throw Diagnostic(
        .wrongTime, "\(first.dates) is still to come, so nothing lies between it and now",
        label: "today is \(today)")
    }
    guard first.hasBeginning else { return try stretch(first.start, now, .open, label) }
    guard first.start.isMidnight else {
      return try stretch(first.start, now, Self.minutes(first.start, now), label)
    }
    return try units(today - first.firstDay + 1, .day, from: first.start, label)
  }

  private func soFar(_ period: Period, _ label: Wording) throws(Diagnostic) -> Period {
    guard !isToCome(period.start) else {
      throw Diagnostic(.wrongTime, "\(period.label) is still to come", label: "today is \(today)")
    }
    guard period.fullEnd >= now else {
      throw Diagnostic(
        .wrongTime, "\(period.label) is over, so there is no \"so far\"",
        label: "\"so far\" goes with today, this week, this month, ...")
    }
    return try stretch(period.start, period.fullEnd, period.shape, label)
  }

  // MARK: - Ranges

  private func range(
    _ first: PeriodSyntax, _ last: PeriodSyntax, _ label: Wording
  ) throws(Diagnostic) -> Period {
    let (from, to) = (try period(first), try period(last))
    guard from.start < to.fullEnd else {
      throw Diagnostic(
        .wrongTime, "the period ends before it begins",
        label: "\(to.whole.dates) is before \(from.whole.dates)")
    }
    let isWritten = first.isCalendar && last.isCalendar
    let shape = Self.shape(from, to, isWritten: isWritten)
    return try stretch(from.start, to.fullEnd, shape, label)
  }

  /// What a range is made of: the unit of both its ends; months where its ends are written dates
  /// and the first and last day of months; days otherwise.
  private static func shape(_ from: Period, _ to: Period, isWritten: Bool) -> Period.Shape {
    guard from.hasBeginning else { return .open }
    let (start, end) = (from.start, to.fullEnd)
    if let unit = from.shape.count?.1, unit == to.shape.count?.1 {
      if unit == .week { return .weeks(Int((end - start) / (7 * Moment.perDay))) }
      if let months = unit.months {
        return Period.Shape((end.monthNumber - start.monthNumber) / months, unit)
      }
    }
    if isWritten, start.isMonthStart, end.isMonthStart {
      return .months(end.monthNumber - start.monthNumber)
    }
    if start.isMidnight, end.isMidnight { return .days(end.day - start.day) }
    return minutes(start, end)
  }

  private static func minutes(_ start: Moment, _ end: Moment) -> Period.Shape {
    .minutes(Int((end - start) / (60 * Moment.perSecond)))
  }
}

extension Clock {
  /// Makes an event of the model known: `event "618 2024" in cn = 2024-06-01 to 2024-06-20`.
  ///
  /// - Parameter calendar: the countries and platforms whose events the store has.
  package mutating func define(
    _ written: EventSyntax, in calendar: EventCalendar
  ) throws(Diagnostic) {
    let period = try period(written.period).whole
    guard period.hasBeginning else {
      throw Diagnostic(
        .definition, "the event \"\(written.name.text)\" has no first day",
        label: "write 2024-06-01 to 2024-06-20")
    }
    add(
      Event(
        name: written.name.text, start: period.firstDay, end: period.lastDay,
        isHoliday: written.isHoliday, isHere: calendar.takes(written.places)))
  }
}

extension TimeUnit {
  /// The length of a unit that is counted in real time from now on, in microseconds.
  var exactLength: Int64? {
    switch self {
    case .minute: 60 * Moment.perSecond
    case .hour: Moment.perHour
    case .day, .week, .month, .quarter, .year: nil
    }
  }
}

extension PeriodSyntax {
  /// Whether it names days of the calendar by number, wherever the present is.
  var isCalendar: Bool {
    switch self {
    case .day, .month, .quarter, .year: true
    default: false
    }
  }
}
