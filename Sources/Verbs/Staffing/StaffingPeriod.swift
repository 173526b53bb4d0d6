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
  private let workspace: Workspace
  private let planning: Planning

  init(_ call: Call, _ workspace: Workspace, _ planning: Planning) {
    self.call = call
    self.workspace = workspace
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
    case .horizon(let count, let unit)?:
      guard count > 0 else {
        throw Diagnostic(
          .wrongTime, "staffing is for 1 day or more", at: call.verb.span,
          label: "as in: for 7 days")
      }
      return (try checked(try planning.clock.period(.next(count, unit))), nil)
    case nil:
      return (
        try checked(try planning.period(of: call) ?? planning.clock.period(.next(7, .day))), nil
      )
    }
  }

  /// Whole days that are not over.
  private func checked(_ period: Period) throws(Diagnostic) -> Period {
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
    return Self.days(first, last, period.label)
  }

  private static func days(_ first: Day, _ last: Day, _ label: Wording) -> Period {
    Period(
      start: Moment(first), end: Moment(last + 1), fullEnd: Moment(last + 1),
      shape: .days(last - first + 1), label: label)
  }

  /// The next event of the calendar, or activity of the store, of a name.
  private func event(_ word: Word) throws(Diagnostic) -> (Period, Activity) {
    let today = planning.clock.today
    let key = Event.key(word.text)
    let activities = try workspace.query(
      """
      select activity_name, starts_on, ends_on, expected_revenue from activities
      where contains(lower(activity_name), lower(\(word.text))) and ends_on >= \(.bind(.day(today)))
        and coalesce(stage, '') <> 'dropped'
      order by starts_on, activity_id limit 1
      """)
    let named = planning.clock.events.values.filter {
      Event.key($0.name) == key || Event.key($0.series) == key
    }
    let next = named.filter { $0.end >= today }.min { $0.start < $1.start }
    if let row = activities.rows.first, case .day(let first) = row[1], case .day(let last) = row[2],
      next.map({ first <= $0.end }) ?? true
    {
      let name = row[0].text ?? word.text
      let period = try checked(Self.days(first, last, Wording(verbatim: name)))
      return (period, Activity(name: name, expectedRevenue: row[3].double))
    }
    if let next {
      return (
        try checked(Self.days(next.start, next.end, Wording(verbatim: next.name))),
        Activity(name: next.name)
      )
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
