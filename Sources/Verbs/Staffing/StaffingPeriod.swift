import Catalog
import Language
import Planner
import Values

/// The days that agents are needed for: a period to come, or the next event or activity of a name.
struct StaffingPeriod {
  /// What goes on in these days, and what it is expected to sell.
  struct Activity {
    var name: String
    var expectedRevenue: Double?
  }

  private let call: Call
  private let desk: Desk
  private let planning: Planning

  init(_ call: Call, _ desk: Desk, _ planning: Planning) {
    self.call = call
    self.desk = desk
    self.planning = planning
  }

  func find() throws(Diagnostic) -> (Period, Activity?) {
    switch call.purpose {
    case .owner(let word)?:
      guard call.period == nil else {
        throw Diagnostic(
          .wrongTime, "staffing is for an event or for a period, not both", at: word.span)
      }
      return try event(word)
    default: return (try Self.written(call, planning), nil)
    }
  }

  /// The period of a call that names no event: the next 7 days where it names none either.
  static func written(_ call: Call, _ planning: Planning) throws(Diagnostic) -> Period {
    guard case .horizon(let count, let unit) = call.purpose else {
      return try checked(
        try planning.period(of: call) ?? planning.clock.period(.next(7, .day)), call, planning)
    }
    guard count > 0 else {
      throw Diagnostic(
        .wrongTime, "staffing is for 1 day or more", at: call.verb.span,
        label: "as in: for 7 days")
    }
    return try checked(try planning.clock.period(.next(count, unit)), call, planning)
  }

  /// Whole days that are not over.
  private static func checked(
    _ period: Period, _ call: Call, _ planning: Planning
  ) throws(Diagnostic) -> Period {
    let today = planning.clock.today
    let last = (period.fullEnd - 1).day
    guard last >= today else {
      throw Diagnostic(
        .wrongTime, "staffing plans days to come, and \(period.label) is over",
        at: call.period?.span, label: "as in: staffing tomorrow, staffing next 7 days")
    }
    guard last - today < 366 else {
      throw Diagnostic(.wrongTime, "staffing looks 366 days ahead at most", at: call.period?.span)
    }
    let first = max(today, period.start.day)
    return days(first, last, period.label)
  }

  private static func days(_ first: Day, _ last: Day, _ label: Wording) -> Period {
    Period(
      start: Moment(first), end: Moment(last + 1), fullEnd: Moment(last + 1),
      shape: .days(last - first + 1), label: label)
  }

  /// The events of the calendar that a word means, of all years.
  static func events(of word: Word, _ clock: Clock) -> [Event] {
    let key = Event.key(word.text)
    return clock.events.values.filter {
      Event.key($0.name) == key || Event.key($0.series) == key
    }
  }

  /// The next event of the calendar, or activity of the store, of a name.
  private func event(_ word: Word) throws(Diagnostic) -> (Period, Activity) {
    let today = planning.clock.today
    let activities = try desk.reader.query(
      """
      select activity_name, starts_on, ends_on, expected_revenue from activities
      where contains(lower(activity_name), lower(\(word.text))) and ends_on >= \(.bind(.day(today)))
        and coalesce(stage, '') <> 'dropped'
      order by starts_on, activity_id limit 1
      """)
    let named = Self.events(of: word, planning.clock)
    let next = named.filter { $0.end >= today }.min { $0.start < $1.start }
    if let row = activities.rows.first, case .day(let first) = row[1], case .day(let last) = row[2],
      next.map({ first <= $0.end }) ?? true
    {
      let name = row[0].text ?? word.text
      let days = Self.days(first, last, Wording(verbatim: name))
      let period = try Self.checked(days, call, planning)
      return (period, Activity(name: name, expectedRevenue: row[3].double))
    }
    if let next {
      let period = Self.days(next.start, next.end, Wording(verbatim: next.name))
      return (try Self.checked(period, call, planning), Activity(name: next.name))
    }
    if let past = named.max(by: { $0.start < $1.start }) {
      throw Diagnostic(
        .wrongTime, "\(past.name) is over, and no later one is known", at: word.span,
        hints: ["define it: event \"\(past.series) \(today.year + 1)\" = 2027-06-01 to 2027-06-20"])
    }
    // The clock knows how to say which events there are.
    do throws(Diagnostic) {
      _ = try planning.clock.event(word.text)
    } catch {
      throw error.placed(at: word.span)
    }
    throw Diagnostic(.unknownName, "no event called \"\(word.text)\"", at: word.span)
  }
}
