import Language
import Testing
import Values

@testable import Planner

/// A moment written as `2024-05-14 14:00`, or `2024-05-14` for its start.
func at(_ text: String) throws -> Moment {
  let parts = text.split(separator: " ")
  let day = try #require(Day(parts.first ?? ""), "\(text)")
  guard parts.count > 1 else { return Moment(day) }
  let clock = parts[1].split(separator: ":").compactMap { Int($0) }
  return Moment(
    day, hour: clock[0], minute: clock[1], second: clock.count > 2 ? clock[2] : 0)
}

/// A clock pinned to a text, in UTC unless told otherwise.
func clock(
  _ pin: String, weekStart: Int = 1, zone: String = "UTC", events: [Event] = []
) throws -> Clock {
  try Clock(now: Moment(microseconds: 0), weekStart: weekStart, zone: Zone(zone), events: events)
    .pinned(to: pin)
}

extension Clock {
  /// The dates of a period as a user types it.
  func period(text: String) throws -> Period {
    try period(try #require(Parser.period(text), "\(text) is not read"))
  }

  /// The baseline of a period, both as a user types them.
  func baseline(_ text: String, of period: String) throws -> Baseline {
    let parsed = Parser.parse("x \(period) vs \(text)", grammar: Grammar())
    #expect(parsed.diagnostics == [])
    guard case .pipeline(let pipeline) = parsed.statements.first?.kind else {
      throw Diagnostic(.syntax, "no question: \(text)")
    }
    let written = try #require(pipeline.call.baselines.first)
    return try #require(try baseline(written.value, of: self.period(text: period)))
  }
}

extension Event {
  init(_ name: String, _ start: String, _ end: String) throws {
    self.init(name: name, start: try #require(Day(start)), end: try #require(Day(end)))
  }
}
