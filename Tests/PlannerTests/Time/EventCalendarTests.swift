import Language
import Planner
import Testing
import Values

/// Whose sales and holidays a store has.
@Suite struct EventCalendarTests {
  private func event(_ text: String) throws -> EventSyntax {
    let parsed = Parser.parse(text, grammar: Grammar())
    guard case .definition(.event(let event)) = parsed.statements.first?.kind else {
      throw Diagnostic(.definition, "\(text): \(parsed.diagnostics)")
    }
    return event
  }

  private static let events = [
    "event \"Qingming\" holiday in cn, hk = 2026-04-05", "event \"Unity\" in de = 2026-10-03",
    "event \"Prime\" in amazon = 2026-07-07", "event \"Christmas\" = 2026-12-25",
  ]

  /// The events that count in a store of a zone.
  private func counting(_ zone: String, calendar: [String] = []) throws -> [String] {
    let zone = try Zone(zone)
    var clock = Clock(endOf: try #require(Day("2026-12-31")), zone: zone)
    let own = EventCalendar(calendar.map { Name($0) }, zone: zone)
    for text in Self.events { try clock.define(event(text), in: own) }
    // Any may be asked for by its name.
    #expect(try clock.event("Qingming").dayCount == 1)
    return clock.events(in: try clock.period(.year(2026))).map { $0.name }
  }

  @Test func theZoneTellsTheCountry() throws {
    #expect(try counting("Asia/Shanghai") == ["Christmas", "Prime", "Qingming"])
    #expect(try counting("Europe/Berlin") == ["Christmas", "Prime", "Unity"])
    #expect(try counting("America/Chicago") == ["Christmas", "Prime"])
    // A zone of no country has all.
    #expect(try counting("UTC").count == 4)
  }

  @Test func whatIsChosenCountsAlone() throws {
    #expect(try counting("Asia/Shanghai", calendar: ["de"]) == ["Christmas", "Unity"])
    #expect(try counting("UTC", calendar: ["hk", "amazon"]) == ["Christmas", "Prime", "Qingming"])
  }

  @Test func anUnknownPlatformIsRefused() throws {
    let events = try Self.events.map { try event($0) }
    try EventCalendar.check([Name("se"), Name("amazon")], of: events)
    let fault = try #require(throws: Diagnostic.self) {
      try EventCalendar.check([Name("amazn")], of: events)
    }
    #expect(fault.label == "did you mean amazon?")
  }
}
