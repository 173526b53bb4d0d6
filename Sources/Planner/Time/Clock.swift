import Language
import Values

/// What gives a written period its dates: the store's present, its week, its zone and its events.
///
/// Two clocks with the same fields answer alike, whatever the machine's clock says.
package struct Clock: Hashable, Sendable, Codable {
  /// What the store's own clock shows; at the very end of a day it is the next midnight, while
  /// `today` is still that day.
  package private(set) var now: Moment
  /// The present day: use this, not `now.day`.
  package private(set) var today: Day
  /// How far the store's clock is ahead of UTC now, in microseconds; tells the two hours apart
  /// that a clock shows when it is set back.
  private var offset: Int64
  /// The weekday that weeks begin with: 1 is Monday, 7 is Sunday.
  package let weekStart: Int
  package let zone: Zone
  /// Events by `Event.key` of their names.
  package private(set) var events: [String: Event] = [:]

  /// A clock that shows a moment; of a moment shown twice it is the first.
  package init(
    now: Moment, weekStart: Int = 1, zone: Zone = .utc, events: [Event] = []
  ) {
    self.init(
      now: now, today: now.day, offset: now.microseconds - zone.instant(of: now),
      weekStart: weekStart, zone: zone, events: events)
  }

  /// A clock at an instant, in microseconds since 1970-01-01 00:00 UTC.
  package init(instant: Int64, weekStart: Int = 1, zone: Zone = .utc, events: [Event] = []) {
    let now = zone.local(of: instant)
    self.init(
      now: now, today: now.day, offset: zone.offset(at: instant), weekStart: weekStart, zone: zone,
      events: events)
  }

  /// A clock at the very end of a day, which so counts as whole.
  package init(
    endOf day: Day, weekStart: Int = 1, zone: Zone = .utc, events: [Event] = []
  ) {
    let end = Moment(day + 1)
    self.init(
      now: end, today: day, offset: end.microseconds - zone.instant(of: end), weekStart: weekStart,
      zone: zone, events: events)
  }

  private init(
    now: Moment, today: Day, offset: Int64, weekStart: Int, zone: Zone, events: [Event]
  ) {
    self.now = now
    self.today = today
    self.offset = offset
    self.weekStart = (1...7).contains(weekStart) ? weekStart : 1
    self.zone = zone
    for event in events { add(event) }
  }

  /// The same store at another present, as `set today` asks for.
  ///
  /// - Parameter text: `2024-05-14` is the end of that day, `2024-05-14T14:00` or
  ///   `2024-05-14 14:00` that moment; anything else is a `.wrongTime`.
  package func pinned(to text: String) throws(Diagnostic) -> Clock {
    let pin = try Pin(text)
    let events = Array(self.events.values)
    return switch pin {
    case .endOf(let day):
      Clock(endOf: day, weekStart: weekStart, zone: zone, events: events)
    case .moment(let moment):
      Clock(now: moment, weekStart: weekStart, zone: zone, events: events)
    }
  }

  /// The last moment that has begun, inside the present day also at its very end.
  var present: Moment { min(now, Moment(today + 1) - 1) }

  /// Whether a stretch that begins then has not begun yet.
  func isToCome(_ start: Moment) -> Bool { start > now || start >= Moment(today + 1) }

  /// The moment so many microseconds of real time away, across any change of the clock.
  ///
  /// In the hour that is shown twice the result may not lie on the right side of the moment; then
  /// it is computed on the clock's face.
  func moment(_ moment: Moment, elapsed: Int64) -> Moment {
    let instant = moment == now ? now.microseconds - offset : zone.instant(of: moment)
    let result = zone.local(of: instant + elapsed)
    let isInOrder = elapsed < 0 ? result < moment : result > moment
    return isInOrder || elapsed == 0 ? result : moment + elapsed
  }
}

extension Clock {
  /// The time to put down for what is done now: with the present pinned to the end of a day, the
  /// last second of that day.
  package var written: Moment { now.day == today ? now : now - Moment.perSecond }
}

/// Events.
extension Clock {
  /// Makes an event known; one of the same name is replaced.
  package mutating func add(_ event: Event) { events[Event.key(event.name)] = event }

  /// The newest event of a series that has begun, the first to come when none has: `618` is the
  /// last one that was.
  private func newest(ofSeries name: String) -> Event? {
    let key = Event.key(name)
    let series = events.values.filter { Event.key($0.series) == key }
    return series.filter { $0.start <= today }.max { $0.start < $1.start }
      ?? series.min { $0.start < $1.start }
  }

  /// The event of a name, whatever its letter case.
  package func event(_ name: String) throws(Diagnostic) -> Event {
    if let event = events[Event.key(name)] { return event }
    if let event = newest(ofSeries: name) { return event }
    let names = events.values.map { $0.name }.sorted()
    // `Double 11` of `Double 11 2026`: the newest of them is meant.
    let series = Set(names.compactMap { $0.wholeMatch(of: /(.+) \d{4}/).map { String($0.1) } })
    let near = closest(to: name, among: series.sorted() + names)
    let hint: Wording =
      names.isEmpty
      ? "define it: event \"\(name)\" = 2024-06-01 to 2024-06-20"
      : "events: \(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? ", ..." : "")"
    throw Diagnostic(
      .unknownName, "no event called \"\(name)\"",
      correction: Correction(near.map { "\"\($0)\"" }),
      hints: [hint])
  }
}
