import Language
import Testing
import Values

@testable import Planner

/// Each baseline on dates worked out by hand; the present is 2024-05-14 14:00 unless named.
@Suite struct BaselineTests {
  private func check(
    _ period: String, _ baseline: String, _ start: String, _ end: String,
    _ alignment: Baseline.Alignment, now: String = "2024-05-14 14:00", notes: [String] = [],
    from location: SourceLocation = #_sourceLocation
  ) throws {
    let events = [
      try Event("618 2023", "2023-06-01", "2023-06-18"),
      try Event("618 2024", "2024-06-01", "2024-06-20"),
    ]
    let found = try clock(now, events: events).baseline(baseline, of: period)
    #expect(try found.period.start == at(start), sourceLocation: location)
    #expect(try found.period.end == at(end), sourceLocation: location)
    #expect(found.alignment == alignment, sourceLocation: location)
    #expect(found.notes.map { $0.english } == notes, sourceLocation: location)
  }

  @Test func days() throws {
    try check("yesterday", "day before", "2024-05-12", "2024-05-13", .days(1))
    try check("yesterday", "previous period", "2024-05-12", "2024-05-13", .days(1))
    try check("yesterday", "last week", "2024-05-06", "2024-05-07", .days(7))
    try check("yesterday", "last month", "2024-04-13", "2024-04-14", .months(1))
    try check("yesterday", "last quarter", "2024-02-13", "2024-02-14", .months(3))
    // Monday on Monday.
    try check("yesterday", "last year", "2023-05-15", "2023-05-16", .days(364))
    try check("last 7 days", "previous period", "2024-04-30", "2024-05-07", .days(7))
    try check("last 7 days", "last year", "2023-05-09", "2023-05-16", .days(364))
    try check(
      "2024-05-04 to 2024-05-13", "previous period", "2024-04-24", "2024-05-04", .days(10))
    try check("last 4 weeks", "previous period", "2024-03-18", "2024-04-15", .days(28))
    try check("last week", "last week", "2024-04-29", "2024-05-06", .days(7))
    try check(
      "last 7 days", "day before", "2024-05-06", "2024-05-13", .days(1),
      notes: ["the baseline overlaps the period by 6 days"])
  }

  @Test func monthEnds() throws {
    try check(
      "2024-05-31", "last month", "2024-04-30", "2024-05-01", .months(1), now: "2024-06-15")
    try check(
      "2024-03-31", "last month", "2024-02-29", "2024-03-01", .months(1), now: "2024-06-15")
    try check(
      "2023-03-29", "last month", "2023-02-28", "2023-03-01", .months(1), now: "2024-06-15")
    try check(
      "2024-05-30 to 2024-06-02", "last month", "2024-04-30", "2024-05-03", .months(1),
      now: "2024-06-15", notes: ["the baseline has 3 days, the period 4"])
    try check(
      "2024-04-16 to 2024-04-30", "last month", "2024-03-16", "2024-03-31", .months(1),
      now: "2024-06-15")
    // A day that is not over stands against the same hours, whichever day has to do.
    try check(
      "today", "last month", "2024-04-30", "2024-04-30 14:00", .months(1),
      now: "2024-05-31 14:00")
    try check(
      "2024-05-20 to 2024-06-03", "last month", "2024-04-20", "2024-04-30 14:00", .months(1),
      now: "2024-05-31 14:00",
      notes: ["the baseline has 11 days, the period 12"])
    try check(
      "today", "last month", "2024-04-30", "2024-04-30", .months(1), now: "2024-05-31T00:00")
    // Written from the first to the last day it is the month, and stands against the month.
    try check(
      "2024-04-01 to 2024-04-30", "last month", "2024-03-01", "2024-04-01", .months(1),
      now: "2024-06-15")
  }

  @Test func wholeUnits() throws {
    try check("last month", "previous period", "2024-03-01", "2024-04-01", .months(1))
    try check("last month", "last month", "2024-03-01", "2024-04-01", .months(1))
    try check("last month", "last year", "2023-04-01", "2023-05-01", .months(12))
    try check("last month", "last quarter", "2024-01-01", "2024-02-01", .months(3))
    try check("last 3 months", "previous period", "2023-11-01", "2024-02-01", .months(3))
    try check("last quarter", "previous period", "2023-10-01", "2024-01-01", .months(3))
    try check("last quarter", "last year", "2023-01-01", "2023-04-01", .months(12))
    try check("2023", "previous period", "2022-01-01", "2023-01-01", .months(12))
    try check("2024-02", "last year", "2023-02-01", "2023-03-01", .months(12))
    try check("2024-03", "previous period", "2024-02-01", "2024-03-01", .months(1))
    // A month moved by days is a month no more.
    try check(
      "last month", "last week", "2024-03-25", "2024-04-24", .days(7),
      notes: ["the baseline overlaps the period by 23 days"])
  }

  @Test func partialPeriodsStandAgainstTheSameElapsedTime() throws {
    try check("today", "day before", "2024-05-13", "2024-05-13 14:00", .days(1))
    try check("today so far", "last week", "2024-05-07", "2024-05-07 14:00", .days(7))
    try check("today", "last year", "2023-05-16", "2023-05-16 14:00", .days(364))
    try check("today", "last month", "2024-04-14", "2024-04-14 14:00", .months(1))
    try check("wtd", "previous period", "2024-05-06", "2024-05-07 14:00", .days(7))
    try check("wtd", "last year", "2023-05-15", "2023-05-16 14:00", .days(364))
    try check("mtd", "previous period", "2024-04-01", "2024-04-14 14:00", .months(1))
    try check("mtd", "last month", "2024-04-01", "2024-04-14 14:00", .months(1))
    try check("mtd", "last year", "2023-05-01", "2023-05-14 14:00", .months(12))
    try check(
      "mtd", "last year", "2023-05-01", "2023-05-15", .months(12), now: "2024-05-14")
    try check(
      "qtd", "previous period", "2024-01-01", "2024-02-14 14:00", .months(3),
      notes: ["the baseline has 45 days, the period 44"])
    try check(
      "ytd", "last year", "2023-01-01", "2023-05-14 14:00", .months(12),
      notes: ["the baseline has 134 days, the period 135"])
    try check("since 2024-05-01", "previous period", "2024-04-17", "2024-04-30 14:00", .days(14))
    try check(
      "this hour", "previous period", "2024-05-14 13:00", "2024-05-14 13:20",
      .time(Moment.perHour), now: "2024-05-14 14:20")
    try check(
      "this hour", "last week", "2024-05-07 14:00", "2024-05-07 14:20", .days(7),
      now: "2024-05-14 14:20")
  }

  @Test func monthToDateAtMonthEnds() throws {
    let shorter = ["the baseline has 29 days, the period 31"]
    try check(
      "mtd", "last month", "2024-02-01", "2024-03-01", .months(1), now: "2024-03-31 14:00",
      notes: shorter)
    try check(
      "mtd", "last month", "2024-02-01", "2024-03-01", .months(1), now: "2024-03-30 14:00",
      notes: ["the baseline has 29 days, the period 30"])
    try check(
      "mtd", "last month", "2024-02-01", "2024-02-29 14:00", .months(1), now: "2024-03-29 14:00")
    try check(
      "mtd", "last month", "2023-02-01", "2023-03-01", .months(1), now: "2023-03-29 14:00",
      notes: ["the baseline has 28 days, the period 29"])
    // A month that is over stands against the whole month before, however long.
    try check("mtd", "last month", "2024-01-01", "2024-02-01", .months(1), now: "2024-02-29")
    try check("mtd", "last month", "2024-02-01", "2024-03-01", .months(1), now: "2024-03-31")
    // On its first midnight a month has nothing, and so has its baseline.
    try check("mtd", "last month", "2024-04-01", "2024-04-01", .months(1), now: "2024-05-01T00:00")
    try check(
      "qtd", "last quarter", "2024-01-01", "2024-03-01", .months(3), now: "2024-05-31 14:00",
      notes: ["the baseline has 60 days, the period 61"])
  }

  @Test func leapDays() throws {
    try check("2024-02-29", "last year", "2023-03-02", "2023-03-03", .days(364))
    try check(
      "mtd", "last year", "2023-02-01", "2023-03-01", .months(12), now: "2024-02-29 14:00",
      notes: ["the baseline has 28 days, the period 29"])
    try check("mtd", "last year", "2023-02-01", "2023-03-01", .months(12), now: "2024-02-29")
    try check(
      "mtd", "last year", "2024-02-01", "2024-02-28 14:00", .months(12), now: "2025-02-28 14:00")
    try check("mtd", "last year", "2024-02-01", "2024-03-01", .months(12), now: "2025-02-28")
    try check(
      "ytd", "last year", "2023-01-01", "2023-03-01", .months(12), now: "2024-02-29 14:00",
      notes: ["the baseline has 59 days, the period 60"])
    try check("2024-02-29", "2023-02-28", "2023-02-28", "2023-03-01", .days(366))
  }

  @Test func hours() throws {
    let hour = Moment.perHour
    try check(
      "last 24 hours", "previous period", "2024-05-12 14:00", "2024-05-13 14:00", .time(24 * hour))
    try check(
      "last 6 hours", "previous period", "2024-05-14 02:00", "2024-05-14 08:00", .time(6 * hour))
    try check("last 6 hours", "day before", "2024-05-13 08:00", "2024-05-13 14:00", .days(1))
    try check("last 6 hours", "last week", "2024-05-07 08:00", "2024-05-07 14:00", .days(7))
    try check("last 6 hours", "last year", "2023-05-16 08:00", "2023-05-16 14:00", .days(364))
    try check("last 6 hours", "last month", "2024-04-14 08:00", "2024-04-14 14:00", .months(1))
    try check(
      "last 6 hours", "last month", "2024-04-30 08:00", "2024-04-30 14:00", .months(1),
      now: "2024-05-31 14:00")
    try check(
      "last 6 hours", "last month", "2024-04-30 22:00", "2024-05-01 04:00", .months(1),
      now: "2024-05-31 04:00")
    try check(
      "last 90min", "previous period", "2024-05-14 11:00", "2024-05-14 12:30",
      .time(90 * 60 * Moment.perSecond))
  }

  @Test func givenPeriods() throws {
    try check("yesterday", "2024-05-10", "2024-05-10", "2024-05-11", .days(3))
    try check("last month", "2023-04", "2023-04-01", "2023-05-01", .months(12))
    try check("mtd", "2024-04", "2024-04-01", "2024-04-14 14:00", .months(1))
    try check("mtd", "2024-02", "2024-02-01", "2024-02-14 14:00", .months(3))
    try check(
      "mtd", "2024-02", "2024-02-01", "2024-03-01", .months(1), now: "2024-03-30 14:00",
      notes: ["the baseline has 29 days, the period 30"])
    try check("today", "yesterday", "2024-05-13", "2024-05-13 14:00", .days(1))
    try check("wtd", "2024-04-01 to 2024-04-07", "2024-04-01", "2024-04-02 14:00", .days(42))
    try check(
      "last 7 days", "2024-04", "2024-04-01", "2024-05-01", .days(36),
      notes: ["the baseline has 30 days, the period 7"])
    try check(
      "yesterday", "today", "2024-05-14", "2024-05-14 14:00", .days(-1),
      notes: ["the baseline is not over yet"])
    try check(
      "yesterday", "tomorrow", "2024-05-15", "2024-05-16", .days(-2),
      notes: ["the baseline is still to come"])
    try check(
      "tomorrow", "day before", "2024-05-14", "2024-05-14 14:00", .days(1),
      notes: ["the baseline is not over yet"])
    try check(
      "last 7 days", "last 7 days", "2024-05-07", "2024-05-14", .days(0),
      notes: ["the baseline is the period itself"])
    try check(
      "last 24 hours", "2024-05-01", "2024-05-01", "2024-05-02",
      .time(12 * Moment.perDay + 14 * Moment.perHour))
  }

  @Test func events() throws {
    let short = ["the baseline has 18 days, the period 20"]
    try check(
      "during \"618 2024\"", "\"618 2023\"", "2023-06-01", "2023-06-19", .days(366),
      now: "2024-07-01", notes: short)
    try check(
      "during \"618 2023\"", "\"618 2024\"", "2024-06-01", "2024-06-19", .days(-366),
      now: "2024-07-01")
    // The fifth day of the sale, half over.
    try check(
      "during \"618 2024\"", "\"618 2023\"", "2023-06-01", "2023-06-05 12:00", .days(366),
      now: "2024-06-05 12:00")
    try check(
      "during \"618 2024\"", "previous period", "2024-05-12", "2024-05-16 12:00", .days(20),
      now: "2024-06-05 12:00")
    try check(
      "during \"618 2024\"", "last year", "2023-06-03", "2023-06-23", .days(364),
      now: "2024-07-01",
      notes: ["618: 20 days of the period, 16 of last year's"])
    // A day of the sale against the same day of last year's.
    try check(
      "2024-06-05", "last year", "2023-06-05", "2023-06-06", .days(366), now: "2024-07-01",
      notes: ["last year: the same days of 618 2023"])
    try check(
      "during \"618 2024\"", "last month", "2024-05-01", "2024-05-21", .months(1),
      now: "2024-07-01")
    // A week against the first days of the event; a day inside the sale against that day of it.
    try check(
      "2024-04-01 to 2024-04-07", "\"618 2023\"", "2023-06-01", "2023-06-08", .days(305))
    try check(
      "2024-06-05", "\"618 2023\"", "2023-06-05", "2023-06-06", .days(366), now: "2024-07-01")
    try check(
      "today", "\"618 2023\"", "2023-06-05", "2023-06-05 12:00", .days(366),
      now: "2024-06-05 12:00")
    let late = try #require(throws: Diagnostic.self) {
      try check("2024-06-20", "\"618 2023\"", "2023-06-20", "2023-06-21", .days(366))
    }
    #expect(late.message == "618 2023 has only 18 days, and 2024-06-20 is day 20")
    let unknown = try #require(throws: Diagnostic.self) {
      try check("yesterday", "\"618 2022\"", "2023-06-20", "2023-06-21", .days(366))
    }
    #expect(unknown.label == "did you mean \"618 2023\" or \"618 2024\"?")
  }

  @Test func shapesAndLabels() throws {
    let clock = try clock(
      "2024-07-01", events: [Event("618 2024", "2024-06-01", "2024-06-20")])
    let found = try clock.baseline("last year", of: "during \"618 2024\"")
    #expect(found.period.shape == .days(20))
    #expect(found.label == "last year")
    #expect(try clock.baseline("last week", of: "last month").period.shape == .days(30))
    #expect(try clock.baseline("last week", of: "last week").period.shape == .weeks(1))
    #expect(try clock.baseline("last month", of: "last month").period.shape == .months(1))
    #expect(try clock.baseline("\"618 2024\"", of: "last 20 days").label == "618 2024")
    #expect(
      try clock.baseline("\"618 2024\"", of: "last 20 days").period.shape == .event("618 2024"))
    #expect(try clock.baseline("\"618 2024\"", of: "last 7 days").period.shape == .days(7))
    #expect(try clock.baseline("2024 q1", of: "last quarter").label == "2024 Q1")
  }

  @Test func whatIsNoPeriod() throws {
    let clock = try clock("2024-05-14")
    let day = try clock.period(.yesterday)
    for syntax in [BaselineSyntax.plan, .market, .metric(Name("predict"))] {
      #expect(try clock.baseline(syntax, of: day) == nil)
    }
    let open = try clock.period(.until(.yesterday))
    for syntax in [
      BaselineSyntax.dayBefore, .previousPeriod, .lastYear, .usual, .period(.yesterday),
    ] {
      #expect(throws: Diagnostic.self) { try clock.baseline(syntax, of: open) }
    }
    #expect(throws: Diagnostic.self) {
      try clock.baseline(.period(.until(.yesterday)), of: day)
    }
  }
}
