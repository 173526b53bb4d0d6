import Language
import Testing
import Values

@testable import Planner

/// Every written form, on Tuesday 2024-05-14 at 14:00 and at the end of that day.
@Suite struct PeriodFormTests {
  static let events = [
    ("618 2023", "2023-06-01", "2023-06-18"), ("618 2024", "2024-06-01", "2024-06-20"),
    ("May Days", "2024-05-10", "2024-05-17"),
  ]

  private func clock(_ pin: String, weekStart: Int = 1) throws -> Clock {
    try PlannerTests.clock(
      pin, weekStart: weekStart, events: Self.events.map { try Event($0.0, $0.1, $0.2) })
  }

  @Test(arguments: [
    ("yesterday", "2024-05-13", "2024-05-14", Period.Shape.days(1)),
    ("2024-05-13", "2024-05-13", "2024-05-14", .days(1)),
    ("2024-02-29", "2024-02-29", "2024-03-01", .days(1)),
    ("2024-04", "2024-04-01", "2024-05-01", .months(1)),
    ("2024-02", "2024-02-01", "2024-03-01", .months(1)),
    ("2024 q1", "2024-01-01", "2024-04-01", .quarters(1)),
    ("2024 Q1", "2024-01-01", "2024-04-01", .quarters(1)),
    ("2024q1", "2024-01-01", "2024-04-01", .quarters(1)),
    ("2023 q4", "2023-10-01", "2024-01-01", .quarters(1)),
    ("2023", "2023-01-01", "2024-01-01", .years(1)),
    ("last 7 days", "2024-05-07", "2024-05-14", .days(7)),
    ("past 7 days", "2024-05-07", "2024-05-14", .days(7)),
    ("last 7d", "2024-05-07", "2024-05-14", .days(7)),
    ("last 1 day", "2024-05-13", "2024-05-14", .days(1)),
    ("last 4 weeks", "2024-04-15", "2024-05-13", .weeks(4)),
    ("last 2w", "2024-04-29", "2024-05-13", .weeks(2)),
    ("last 3 months", "2024-02-01", "2024-05-01", .months(3)),
    ("last 2 quarters", "2023-10-01", "2024-04-01", .quarters(2)),
    ("last 2 years", "2022-01-01", "2024-01-01", .years(2)),
    ("last day", "2024-05-13", "2024-05-14", .days(1)),
    ("last week", "2024-05-06", "2024-05-13", .weeks(1)),
    ("previous week", "2024-05-06", "2024-05-13", .weeks(1)),
    ("last month", "2024-04-01", "2024-05-01", .months(1)),
    ("last quarter", "2024-01-01", "2024-04-01", .quarters(1)),
    ("last year", "2023-01-01", "2024-01-01", .years(1)),
    ("last hour", "2024-05-14 13:00", "2024-05-14 14:00", .hours(1)),
    ("last 24 hours", "2024-05-13 14:00", "2024-05-14 14:00", .hours(24)),
    ("last 24h", "2024-05-13 14:00", "2024-05-14 14:00", .hours(24)),
    ("last 48h", "2024-05-12 14:00", "2024-05-14 14:00", .hours(48)),
    ("last 90 minutes", "2024-05-14 12:30", "2024-05-14 14:00", .minutes(90)),
    ("last 90min", "2024-05-14 12:30", "2024-05-14 14:00", .minutes(90)),
    ("2024-05-01 to 2024-05-07", "2024-05-01", "2024-05-08", .days(7)),
    ("2024-05-01..2024-05-07", "2024-05-01", "2024-05-08", .days(7)),
    ("from 2024-05-01 to 2024-05-07", "2024-05-01", "2024-05-08", .days(7)),
    ("2024-05-07 to 2024-05-07", "2024-05-07", "2024-05-08", .days(1)),
    ("2024-04-01 to 2024-04-30", "2024-04-01", "2024-05-01", .months(1)),
    ("2024-01-01 to 2024-02-29", "2024-01-01", "2024-03-01", .months(2)),
    ("2024-01-01 to 2024-02-28", "2024-01-01", "2024-02-29", .days(59)),
    ("2024-02 to 2024-04", "2024-02-01", "2024-05-01", .months(3)),
    ("2023 q3 to 2024 q1", "2023-07-01", "2024-04-01", .quarters(3)),
    ("2021 to 2023", "2021-01-01", "2024-01-01", .years(3)),
    ("2024-02 to 2024 q1", "2024-02-01", "2024-04-01", .months(2)),
    ("2024-02-10 to 2024-03", "2024-02-10", "2024-04-01", .days(51)),
    ("last month to yesterday", "2024-04-01", "2024-05-14", .days(43)),
    ("during \"618 2023\"", "2023-06-01", "2023-06-19", .event("618 2023")),
    ("during 2024-04", "2024-04-01", "2024-05-01", .months(1)),
    ("during last week", "2024-05-06", "2024-05-13", .weeks(1)),
  ])
  func complete(_ text: String, start: String, end: String, shape: Period.Shape) throws {
    let isClock = [.hour, .minute].contains(shape.count?.1)
    let pins = ["2024-05-14 14:00"] + (isClock ? [] : ["2024-05-14T00:00", "2024-05-14"])
    for pin in pins {
      let period = try clock(pin).period(text: text)
      #expect(try period.start == at(start))
      #expect(try period.end == at(end))
      #expect(try period.fullEnd == at(end))
      #expect(period.shape == shape)
      #expect(!period.isPartial)
    }
  }

  @Test(arguments: [
    ("today", "2024-05-14", "2024-05-15", Period.Shape.days(1)),
    ("today so far", "2024-05-14", "2024-05-15", .days(1)),
    ("2024-05-14", "2024-05-14", "2024-05-15", .days(1)),
    ("this day", "2024-05-14", "2024-05-15", .days(1)),
    ("this hour", "2024-05-14 14:00", "2024-05-14 15:00", .hours(1)),
    ("this week", "2024-05-13", "2024-05-20", .weeks(1)),
    ("this week so far", "2024-05-13", "2024-05-20", .weeks(1)),
    ("wtd", "2024-05-13", "2024-05-20", .weeks(1)),
    ("week to date", "2024-05-13", "2024-05-20", .weeks(1)),
    ("this month", "2024-05-01", "2024-06-01", .months(1)),
    ("mtd", "2024-05-01", "2024-06-01", .months(1)),
    ("month to date", "2024-05-01", "2024-06-01", .months(1)),
    ("2024-05", "2024-05-01", "2024-06-01", .months(1)),
    ("2024-05 so far", "2024-05-01", "2024-06-01", .months(1)),
    ("2024-05-01 to 2024-05-31", "2024-05-01", "2024-06-01", .months(1)),
    ("2024-05-10 to 2024-05-20", "2024-05-10", "2024-05-21", .days(11)),
    ("last week to this week", "2024-05-06", "2024-05-20", .weeks(2)),
    ("last month to this month", "2024-04-01", "2024-06-01", .months(2)),
    ("this quarter", "2024-04-01", "2024-07-01", .quarters(1)),
    ("qtd", "2024-04-01", "2024-07-01", .quarters(1)),
    ("2024 q2", "2024-04-01", "2024-07-01", .quarters(1)),
    ("this year", "2024-01-01", "2025-01-01", .years(1)),
    ("ytd", "2024-01-01", "2025-01-01", .years(1)),
    ("2024", "2024-01-01", "2025-01-01", .years(1)),
    ("since 2024-05-01", "2024-05-01", "2024-05-15", .days(14)),
    ("from 2024-05-01", "2024-05-01", "2024-05-15", .days(14)),
    ("since 2024-04", "2024-04-01", "2024-05-15", .days(44)),
    ("since last month", "2024-04-01", "2024-05-15", .days(44)),
    ("since \"618 2023\"", "2023-06-01", "2024-05-15", .days(349)),
    ("since today", "2024-05-14", "2024-05-15", .days(1)),
    ("during \"may days\"", "2024-05-10", "2024-05-18", .event("May Days")),
    ("2024-05-13 to tomorrow", "2024-05-13", "2024-05-16", .days(3)),
  ])
  func partial(_ text: String, start: String, fullEnd: String, shape: Period.Shape) throws {
    let period = try clock("2024-05-14 14:20").period(text: text)
    #expect(try period.start == at(start))
    #expect(try period.end == at("2024-05-14 14:20"))
    #expect(try period.fullEnd == at(fullEnd))
    #expect(period.shape == shape)
    #expect(period.isPartial)
    #expect(try period.whole.end == at(fullEnd) && !period.whole.isPartial)
    guard shape.count?.1 != .hour else { return }
    // At the end of the day the day counts as whole, and what ends with it is complete.
    let closed = try clock("2024-05-14").period(text: text)
    #expect(try closed.start == at(start))
    #expect(try closed.end == at("2024-05-15"))
    let goesOn = try at(fullEnd) > at("2024-05-15")
    #expect(closed.isPartial == goesOn)
  }

  @Test(arguments: [
    ("tomorrow", "2024-05-15", "2024-05-16", Period.Shape.days(1)),
    ("2024-06", "2024-06-01", "2024-07-01", .months(1)),
    ("2025", "2025-01-01", "2026-01-01", .years(1)),
    ("next 7 days", "2024-05-14", "2024-05-21", .days(7)),
    ("next 7d", "2024-05-14", "2024-05-21", .days(7)),
    ("next week", "2024-05-20", "2024-05-27", .weeks(1)),
    ("next 2 weeks", "2024-05-20", "2024-06-03", .weeks(2)),
    ("next month", "2024-06-01", "2024-07-01", .months(1)),
    ("next quarter", "2024-07-01", "2024-10-01", .quarters(1)),
    ("next year", "2025-01-01", "2026-01-01", .years(1)),
    ("next 24 hours", "2024-05-14 14:00", "2024-05-15 14:00", .hours(24)),
    ("next 30min", "2024-05-14 14:00", "2024-05-14 14:30", .minutes(30)),
    ("during \"618 2024\"", "2024-06-01", "2024-06-21", .event("618 2024")),
    ("tomorrow to 2024-05-31", "2024-05-15", "2024-06-01", .days(17)),
  ])
  func future(_ text: String, start: String, end: String, shape: Period.Shape) throws {
    let period = try clock("2024-05-14 14:00").period(text: text)
    #expect(try period.start == at(start))
    #expect(try period.end == at(end))
    #expect(period.shape == shape)
    #expect(!period.isPartial)
  }

  @Test func endOfDayClock() throws {
    let clock = try clock("2024-05-14")
    #expect(clock.today.description == "2024-05-14")
    #expect(try clock.period(text: "today").isPartial == false)
    #expect(try clock.period(text: "yesterday").start == at("2024-05-13"))
    #expect(try clock.period(text: "last 7 days").end == at("2024-05-14"))
    #expect(try clock.period(text: "last 24 hours").start == at("2024-05-14"))
    #expect(try clock.period(text: "last 24 hours").end == at("2024-05-15"))
    #expect(try clock.period(text: "this hour").start == at("2024-05-14 23:00"))
    #expect(try clock.period(text: "last hour").start == at("2024-05-14 22:00"))
    #expect(try clock.period(text: "2024-05-15").isPartial == false)
    // The end of a Sunday, a month, a quarter: the unit is whole.
    #expect(try PlannerTests.clock("2024-06-30").period(text: "this week").isPartial == false)
    #expect(try PlannerTests.clock("2024-06-30").period(text: "qtd").isPartial == false)
    #expect(try PlannerTests.clock("2024-02-29").period(text: "mtd").isPartial == false)
    #expect(try PlannerTests.clock("2023-02-28").period(text: "mtd").isPartial == false)
    #expect(try PlannerTests.clock("2024-02-28").period(text: "mtd").isPartial)
  }

  @Test func onlyWrittenDatesMakeAMonth() throws {
    let clock = try clock("2024-05-31")
    #expect(try clock.period(text: "2024-05-01 to 2024-05-31").shape == .months(1))
    #expect(try clock.period(text: "2024-05-01 to today").shape == .days(31))
    #expect(try clock.period(text: "since 2024-05-01").shape == .days(31))
    #expect(
      try PlannerTests.clock("2024-05-01").period(text: "last 30 days").shape == .days(30))
  }

  @Test func atMidnightTheDayIsEmpty() throws {
    let clock = try clock("2024-05-14T00:00")
    let today = try clock.period(text: "today")
    #expect(today.start == today.end && today.isPartial)
    #expect(today.days == [today.firstDay])
    #expect(try clock.period(text: "yesterday").end == at("2024-05-14"))
    #expect(try clock.period(text: "mtd").dayCount == 13)
  }

  @Test func weeksBeginWhereTheStoreSays() throws {
    let starts = [(1, "2024-05-13"), (2, "2024-05-14"), (6, "2024-05-11"), (7, "2024-05-12")]
    for (weekStart, start) in starts {
      let clock = try clock("2024-05-14 14:00", weekStart: weekStart)
      #expect(try clock.period(text: "this week").start == at(start))
      #expect(try clock.period(text: "last week").end == at(start))
    }
  }

  @Test func weekdaysAreTheNextOfTheirName() throws {
    let clock = try clock("2024-05-14 14:00")
    let starts = try (1...7).map { try clock.period(.weekday($0)).firstDay.description }
    #expect(
      starts == [
        "2024-05-20", "2024-05-14", "2024-05-15", "2024-05-16", "2024-05-17", "2024-05-18",
        "2024-05-19",
      ])
  }

  @Test func openBeginning() throws {
    let clock = try clock("2024-05-14 14:00")
    let past = try clock.period(text: "until 2024-04")
    #expect(!past.hasBeginning && past.shape == .open)
    #expect(try past.end == at("2024-05-01") && !past.isPartial)
    let future = try clock.period(text: "until 2024-06-01")
    #expect(try future.end == at("2024-05-14 14:00") && future.isPartial)
    #expect(try future.whole.end == at("2024-06-02"))
    let bounded = past.bounded(from: try at("2024-04-20 08:00"))
    #expect(bounded.hasBeginning && bounded.shape == .days(11))
    #expect(bounded.dayCount == 11)
  }
}
