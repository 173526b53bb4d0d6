import Foundation
import Language
import Testing
import Values

@testable import Planner

/// Pinned presents, events, and the clock as data.
@Suite struct ClockTests {
  @Test func pins() throws {
    let day = try clock("2024-05-14")
    #expect(try day.today.description == "2024-05-14" && day.now == at("2024-05-15"))
    for text in ["2024-05-14T14:00", "2024-05-14 14:00", "2024-05-14t14:00:00"] {
      let clock = try clock(text)
      #expect(try clock.now == at("2024-05-14 14:00") && clock.today == day.today)
    }
    #expect(try clock("2024-05-14T08:05:09").now == at("2024-05-14 08:05:09"))
    #expect(try clock("2024-05-14T24:00") == day)
    #expect(try clock("2024-05-14T00:00").today == day.today)
    #expect(try clock("2024-12-31").now == at("2025-01-01"))
  }

  @Test func pinsKeepTheStore() throws {
    let event = try Event("618 2024", "2024-06-01", "2024-06-20")
    let berlin = try Zone("Europe/Berlin")
    let clock = Clock(instant: 0, weekStart: 7, zone: berlin, events: [event])
    let pinned = try clock.pinned(to: "2024-05-14")
    #expect(pinned.weekStart == 7 && pinned.zone == berlin && pinned.events == clock.events)
    #expect(try pinned.pinned(to: "2024-05-14") == pinned)
  }

  @Test(arguments: [
    ("2024-02-30", "there is no day 2024-02-30"),
    ("2023-02-29", "there is no day 2023-02-29"),
    ("2024-13-01", "there is no day 2024-13-01"),
    ("2024-05-14T25:00", "there is no time 25:00"),
    ("2024-05-14T24:01", "there is no time 24:01"),
    ("2024-05-14T12:60", "there is no time 12:60"),
    ("2024-05", "\"2024-05\" is no day"),
    ("14.05.2024", "\"14.05.2024\" is no day"),
    ("2024-05-14T9", "\"2024-05-14T9\" is no day"),
    ("2024-+5-01", "\"2024-+5-01\" is no day"),
    ("2024-05-14T14:00Z", "\"2024-05-14T14:00Z\" is no day"),
    ("", "\"\" is no day"),
    ("yesterday", "\"yesterday\" is no day"),
  ])
  func impossiblePins(_ text: String, message: String) throws {
    let error = try #require(throws: Diagnostic.self) { try clock(text) }
    #expect(error.code == .wrongTime && error.message.english == message)
    #expect(error.label != nil)
  }

  @Test func weekStartsOutsideTheWeekAreMonday() {
    #expect(Clock(now: Moment(microseconds: 0), weekStart: 0).weekStart == 1)
    #expect(Clock(now: Moment(microseconds: 0), weekStart: 8).weekStart == 1)
    #expect(Clock(now: Moment(microseconds: 0), weekStart: 7).weekStart == 7)
  }

  @Test func eventsAreFoundByName() throws {
    var clock = try clock("2024-05-14", events: [Event("Double 11", "2024-11-01", "2024-11-11")])
    #expect(try clock.event("DOUBLE  11").name == "Double 11")
    clock.add(try Event("double 11", "2024-10-20", "2024-11-11"))
    #expect(clock.events.count == 1)
    #expect(try clock.event("Double 11").dayCount == 23)
    clock.add(try Event("双十一", "2024-11-01", "2024-11-11"))
    #expect(try clock.event("双十一").end.description == "2024-11-11")
    #expect(throws: Diagnostic.self) { try clock.event("Double 12") }
  }

  @Test func eventsOfTheModel() throws {
    var clock = try clock("2024-05-14 14:00")
    func define(_ text: String) throws {
      let parsed = Parser.parse(text, grammar: Grammar())
      guard case .definition(.event(let event)) = parsed.statements.first?.kind else {
        throw Diagnostic(.definition, "\(text): \(parsed.diagnostics)")
      }
      try clock.define(event, in: EventCalendar([], zone: .utc))
    }
    try define("event \"618 2024\" = 2024-06-01 to 2024-06-20")
    try define("event \"May Days\" = 2024-05-10 to 2024-05-17")
    try define("event \"Singles\" = 2024-11-11")
    #expect(try clock.event("618 2024") == Event("618 2024", "2024-06-01", "2024-06-20"))
    // An event that runs keeps its last day.
    #expect(try clock.event("may days").end.description == "2024-05-17")
    #expect(try clock.event("singles").dayCount == 1)
    let open = try #require(throws: Diagnostic.self) {
      try define("event \"x\" = until 2024-05-01")
    }
    #expect(open.message == "the event \"x\" has no first day")
  }

  @Test func aSeriesIsItsNewestEvent() throws {
    let events = try [2022, 2023, 2025].map { try Event("618 \($0)", "\($0)-06-01", "\($0)-06-18") }
    func found(_ today: String) throws -> String {
      try clock(today, events: events).event("618").name
    }
    #expect(try found("2024-05-14") == "618 2023")
    #expect(try found("2025-06-01") == "618 2025")
    #expect(try found("2021-05-14") == "618 2022")
    #expect(try clock("2024-05-14", events: events).event("618 2025").name == "618 2025")
    #expect(throws: Diagnostic.self) {
      try clock("2024-05-14", events: events).event("618 2024")
    }
  }

  @Test func eventsOfOneSeries() throws {
    #expect(try Event("618 2023", "2023-06-01", "2023-06-18").series == "618")
    #expect(try Event("2024 Black Friday", "2024-11-29", "2024-12-02").series == "black friday")
    let turned = try Event("x", "2024-06-20", "2024-06-01")
    #expect(turned.start < turned.end && turned.contains(turned.start))
  }

  @Test func clocksAreData() throws {
    let clock = try clock(
      "2024-05-14T14:00", weekStart: 7, zone: "Europe/Berlin",
      events: [Event("618 2024", "2024-06-01", "2024-06-20")])
    let again = try JSONDecoder().decode(Clock.self, from: JSONEncoder().encode(clock))
    #expect(again == clock)
    let period = try clock.period(text: "mtd")
    #expect(try JSONDecoder().decode(Period.self, from: JSONEncoder().encode(period)) == period)
    let baseline = try clock.baseline("last year", of: "mtd")
    #expect(
      try JSONDecoder().decode(Baseline.self, from: JSONEncoder().encode(baseline)) == baseline)
  }

  @Test func targetsByDays() throws {
    let clock = try clock("2024-05-14 14:00")
    let target = try clock.period(text: "2024-05")
    func share(_ period: String) throws -> DayShare {
      target.share(in: try clock.period(text: period))
    }
    #expect(try share("mtd") == DayShare(days: 14, of: 31))
    #expect(try share("yesterday").fraction == 1.0 / 31)
    #expect(try share("today") == DayShare(days: 1, of: 31))
    #expect(try share("last 20 days") == DayShare(days: 13, of: 31))
    #expect(try share("2024-04").days == 0)
    #expect(try share("2024") == DayShare(days: 14, of: 31))
    #expect(target.share(in: target.whole) == DayShare(days: 31, of: 31))
    let year = try clock.period(text: "2024")
    #expect(year.share(in: try clock.period(text: "2024 q1")) == DayShare(days: 91, of: 366))
  }
}
