import Catalog
import Language
import Planner
import Values

/// The store's present and its events.
extension Workspace {
  /// A clock of the store: pinned by a text, else the machine's.
  package static func clock(
    zone: String, pinned: String?, instant: Int64
  ) throws(Diagnostic) -> Clock {
    let clock = Clock(instant: instant, zone: try Zone(zone))
    guard let pinned else { return clock }
    return try clock.pinned(to: pinned)
  }

  /// `set today 2024-05-14`; `real` goes back to the machine's clock.
  package func setToday(_ text: String) throws(Diagnostic) {
    if text == "real" {
      clock = try Self.clock(
        zone: store.settings.timezone, pinned: nil, instant: instant())
    } else {
      clock = try clock.pinned(to: text)
    }
    isPinned = text != "real"
    addEvents()
  }

  /// Moves the clock on, unless it is pinned: a shell may sit at its prompt over midnight.
  package func tick() {
    guard !isPinned else { return }
    guard
      let now = try? Self.clock(
        zone: store.settings.timezone, pinned: nil, instant: instant())
    else { return }
    clock = now
    addEvents()
  }

  /// Makes the catalogue's events periods of the clock.
  package func addEvents() {
    // A definition that makes no period was refused when it was given.
    let calendar = EventCalendar(catalog.calendar, zone: clock.zone)
    for event in catalog.events { try? clock.define(event, in: calendar) }
  }

  /// A condition with its parameters put in.
  package func fill(_ expression: Expression) throws(Diagnostic) -> Expression {
    try Substitution(values: parameters).expression(expression)
  }
}
