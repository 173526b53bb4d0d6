import Language
import Planner
import Values

/// An activity of the store, or an event of the calendar, with what was planned for it.
struct ActivityRecord {
  var name: String
  var first: Day
  var last: Day
  var expectedRevenue: Double?
  var budget: Double?
  /// What was written down as its result.
  var writtenRevenue: Double?

  var dayCount: Int { last - first + 1 }

  /// Whether both have a day in common.
  func overlaps(_ other: ActivityRecord) -> Bool {
    first <= other.last && other.first <= last
  }

  /// The activities that begin before a day, the newest first; those that were dropped are not
  /// among them.
  static func all(begun today: Day, _ desk: Desk) throws(Diagnostic) -> [ActivityRecord] {
    let table = try desk.reader.query(
      """
      select activity_name, starts_on, ends_on, expected_revenue::double, activity_budget::double,
        actual_revenue::double
      from activities where coalesce(stage, '') <> 'dropped' and starts_on <= \(.bind(.day(today)))
      order by starts_on desc, activity_id
      """)
    return table.rows.compactMap { row in
      guard let name = row[0].text, case .day(let first) = row[1], case .day(let last) = row[2],
        first <= last
      else { return nil }
      return ActivityRecord(
        name: name, first: first, last: last, expectedRevenue: row[3].double,
        budget: row[4].double, writtenRevenue: row[5].double)
    }
  }

  /// The newest one of a name that has begun: one that is called so, else an event of the calendar
  /// that is, else one that has the words in its name.
  static func named(
    _ word: Word, _ known: [ActivityRecord], _ clock: Clock
  ) throws(Diagnostic) -> ActivityRecord {
    let key = Event.key(word.text)
    func series(_ name: String) -> String {
      Event(name: name, start: clock.today, end: clock.today).series
    }
    if let same = known.first(where: { Event.key($0.name) == key || series($0.name) == key }) {
      return same
    }
    let near = known.first { Event.key($0.name).contains(key) }
    if let near {
      // What is no event, or has not begun, leaves the activity.
      guard let event = try? clock.event(word.text), event.start <= clock.today else { return near }
      return ActivityRecord(name: event.name, first: event.start, last: event.end)
    }
    do throws(Diagnostic) {
      let event = try clock.event(word.text)
      guard event.start <= clock.today else {
        throw Diagnostic(
          .noData,
          event.start == event.end
            ? "\(event.name) has not begun: it is on \(event.start)"
            : "\(event.name) has not begun: it is from \(event.start) to \(event.end)",
          at: word.span, label: "staffing and forecast look ahead")
      }
      return ActivityRecord(name: event.name, first: event.start, last: event.end)
    } catch {
      let names = known.map { $0.name }
      guard error.code == .unknownName, !names.isEmpty else { throw error.placed(at: word.span) }
      // With the year and without it, as they are looked up.
      let spoken = Dictionary(
        names.flatMap { [(Event.key($0), $0), (series($0), $0)] },
        uniquingKeysWith: { first, _ in first })
      throw Diagnostic(
        .unknownName, "no activity and no event called \"\(word.text)\"", at: word.span,
        correction: closest(to: key, among: spoken.keys.sorted(), limit: 1).first.flatMap {
          spoken[$0].map { Correction("\"\($0)\"") }
        },
        hints: ["activities: \(names.prefix(5).joined(separator: ", "))"])
    }
  }
}
