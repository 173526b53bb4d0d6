import Language
import Testing
import Values

@testable import Planner

/// The words that people read about periods.
@Suite struct PeriodWordTests {
  private func clock(_ now: String) throws -> Clock {
    try PlannerTests.clock(
      now,
      events: [
        Event("618 2023", "2023-06-01", "2023-06-18"),
        Event("618 2024", "2024-06-01", "2024-06-20"),
      ])
  }

  @Test(arguments: [
    ("yesterday", "Mon 2024-05-13"),
    ("today", "Tue 2024-05-14 until 14:00 (partial)"),
    ("today so far", "Tue 2024-05-14 until 14:00 (partial)"),
    ("last 7 days", "2024-05-07 to 2024-05-13 (7 days)"),
    ("last 4 weeks", "2024-04-15 to 2024-05-12 (4 weeks)"),
    ("last week", "2024-05-06 to 2024-05-12 (1 week)"),
    ("last month", "2024-04"),
    ("last 3 months", "2024-02 to 2024-04"),
    ("2024-04-01 to 2024-04-30", "2024-04"),
    ("2024 q1", "2024 Q1"),
    ("2023 q3 to 2024 q1", "2023 Q3 to 2024 Q1"),
    ("2023", "2023"),
    ("2021 to 2023", "2021 to 2023"),
    ("2024-05-13 to 2024-05-13", "Mon 2024-05-13"),
    ("mtd", "2024-05-01 to 2024-05-14 until 14:00 (partial: day 14 of 31)"),
    ("2024", "2024-01-01 to 2024-05-14 until 14:00 (partial: day 135 of 366)"),
    ("since 2024-05-10", "2024-05-10 to 2024-05-14 until 14:00 (partial: day 5 of 5)"),
    ("last 24 hours", "2024-05-13 14:00 to 2024-05-14 14:00 (24 hours)"),
    ("last 1 hours", "2024-05-14 13:00 to 14:00 (1 hour)"),
    ("last 90min", "2024-05-14 12:30 to 14:00 (90 minutes)"),
    ("until 2024-04", "until 2024-04-30"),
    ("until 2024-06", "until 2024-05-14 14:00 (partial)"),
    ("during \"618 2023\"", "2023-06-01 to 2023-06-18 (618 2023, 18 days)"),
    ("next 7 days", "2024-05-14 to 2024-05-20 (7 days)"),
    ("tomorrow", "Wed 2024-05-15"),
  ])
  func headings(_ text: String, heading: String) throws {
    #expect(try clock("2024-05-14 14:00").period(text: text).heading.english == heading)
  }

  @Test(arguments: [
    ("today", "Tue 2024-05-14"),
    ("mtd", "2024-05-01 to 2024-05-14 (partial: 14 of 31 days)"),
    ("wtd", "2024-05-13 to 2024-05-14 (partial: 2 of 7 days)"),
    ("since 2024-05-01", "2024-05-01 to 2024-05-14 (14 days)"),
    ("last 24 hours", "2024-05-14 00:00 to 24:00 (24 hours)"),
    ("this hour", "2024-05-14 23:00 to 24:00 (1 hour)"),
    ("until today", "until 2024-05-14"),
  ])
  func headingsAtTheEndOfTheDay(_ text: String, heading: String) throws {
    #expect(try clock("2024-05-14").period(text: text).heading.english == heading)
  }

  @Test func headingsOfEventsThatRun() throws {
    let clock = try clock("2024-06-05 12:00")
    let event = try clock.period(text: "during \"618 2024\"")
    #expect(
      event.heading
        == "2024-06-01 to 2024-06-05 until 12:00 (618 2024, partial: day 5 of 20)")
    let before = try clock.baseline("\"618 2023\"", of: "during \"618 2024\"")
    #expect(before.phrase == "against 2023-06-01 to 2023-06-05 until 12:00 (618 2023)")
    #expect(
      try PlannerTests.clock("2024-06-05T00:00").period(.today).heading
        == "Wed 2024-06-05 until 00:00 (partial)")
  }

  @Test func phrases() throws {
    let clock = try clock("2024-05-14 14:00")
    func phrase(_ period: String, _ baseline: String) throws -> String {
      try clock.baseline(baseline, of: period).phrase.english
    }
    #expect(try phrase("yesterday", "day before") == "against Sun 2024-05-12")
    #expect(try phrase("today so far", "last week") == "against Tue 2024-05-07 until 14:00")
    #expect(try phrase("last month", "last year") == "against 2023-04")
    #expect(try phrase("mtd", "last month") == "against 2024-04-01 to 2024-04-14 until 14:00")
    #expect(try phrase("last 7 days", "previous period") == "against 2024-04-30 to 2024-05-06")
    #expect(
      try phrase("last 2 hours", "previous period") == "against 2024-05-14 10:00 to 12:00")
    #expect(try phrase("yesterday", "2024-05-01") == "against Wed 2024-05-01")
  }

  @Test func labels() throws {
    func label(_ text: String) throws -> String { try #require(Parser.period(text)).label.english }
    for text in [
      "today", "yesterday", "tomorrow", "2024-05-13", "2024-05", "2024", "last 7 days",
      "last 1 hour", "next 2 weeks", "next month", "this week", "last month", "week to date",
      "since 2024-05-01", "until yesterday", "2024-05-01 to 2024-05-07", "today so far",
    ] {
      #expect(try label(text) == text)
    }
    #expect(try label("mtd") == "month to date")
    #expect(try label("2024 q2") == "2024 Q2")
    #expect(try label("during \"618 2024\"") == "618 2024")
    #expect(PeriodSyntax.weekday(5).label == "Fri")
    #expect(PeriodSyntax.parameter("day").label == "$day")
    #expect(BaselineSyntax.metric(Name("ad_spend")).label == "ad spend")
    #expect(
      [BaselineSyntax.usual, .plan, .market, .lastQuarter].map { $0.label }
        == ["usual", "plan", "market", "last quarter"])
  }

  @Test func nothingThere() throws {
    let clock = try clock("2024-05-14 14:00")
    let newest = Day(year: 2018, month: 8, day: 29)
    func message(_ text: String, _ newest: Day?) throws -> String {
      try clock.period(text: text).emptyMessage("orders", newest: newest).english
    }
    #expect(
      try message("yesterday", newest)
        == "no orders on 2024-05-13; the newest is 2018-08-29 (set today 2018-08-30)")
    #expect(
      try message("last month", newest)
        == "no orders in 2024-04; the newest is 2018-08-29 (set today 2018-08-30)")
    #expect(
      try message("last 7 days", newest)
        == "no orders from 2024-05-07 to 2024-05-13; the newest is 2018-08-29"
        + " (set today 2018-08-30)")
    #expect(
      try message("last 2 hours", nil) == "no orders from 2024-05-14 12:00 to 14:00")
    #expect(
      try message("2018", newest) == "no orders in 2018; the newest is 2018-08-29")
    #expect(try message("yesterday", nil) == "no orders on 2024-05-13")
    #expect(
      try message("until 2018-01-01", newest)
        == "no orders until 2018-01-01; the newest is 2018-08-29")
  }

  @Test func nothingThereYet() throws {
    let clock = try clock("2024-05-14 14:00")
    let oldest = Day(year: 2024, month: 5, day: 10)
    let newest = Day(year: 2024, month: 5, day: 13)
    func message(_ text: String) throws -> String {
      try clock.period(text: text)
        .emptyMessage("orders", newest: newest, oldest: oldest, today: clock.today).english
    }
    #expect(try message("2024-05-09") == "no orders on 2024-05-09; the oldest is 2024-05-10")
    // The present is where the newest data would put it already.
    #expect(try message("today") == "no orders on 2024-05-14; the newest is 2024-05-13")
  }
}
