import Language
import Testing
import Values

@testable import Planner

/// Which stretches of the past `vs usual` is the mean of.
@Suite struct UsualTests {
  private func starts(_ baseline: Baseline) -> [String] {
    baseline.comparable.map { $0.start.day.description }
  }

  /// A day: the same weekday of the eight weeks before.
  @Test func weekdaysBefore() throws {
    let usual = try clock("2024-05-15").baseline("usual", of: "2024-05-14")
    #expect(
      starts(usual) == [
        "2024-05-07", "2024-04-30", "2024-04-23", "2024-04-16", "2024-04-09", "2024-04-02",
        "2024-03-26", "2024-03-19",
      ])
    #expect(usual.comparable.map { $0.end - $0.start } == Array(repeating: Moment.perDay, count: 8))
    #expect(
      usual.comparable.enumerated().allSatisfy { $1.alignment == .days(7 * ($0 + 1)) })
    #expect(usual.phrase == "against the usual, the mean of 8 Tuesdays before")
    #expect(usual.period.start == (try at("2024-03-19")))
    #expect(usual.period.end == (try at("2024-05-08")))
  }

  /// Days of sales are no measure for plain ones: the next weeks take their place.
  @Test func eventDaysAreLeftOut() throws {
    let events = [
      try Event("May Day", "2024-04-29", "2024-05-07"),
      try Event("618", "2024-04-01", "2024-04-03"),
    ]
    let usual = try clock("2024-05-15", events: events).baseline("usual", of: "2024-05-14")
    #expect(
      starts(usual) == [
        "2024-04-23", "2024-04-16", "2024-04-09", "2024-03-26", "2024-03-19", "2024-03-12",
        "2024-03-05", "2024-02-27",
      ])
    // A week is left out whole when a day of it belongs to an event.
    let week = try clock("2024-05-19", events: events).baseline(
      "usual", of: "2024-05-13 to 2024-05-19")
    #expect(
      starts(week) == [
        "2024-04-22", "2024-04-15", "2024-04-08", "2024-03-25", "2024-03-18", "2024-03-11",
        "2024-03-04", "2024-02-26",
      ])
    // Months always have some event in them, and count.
    let month = try clock("2024-05-31", events: events).baseline("usual", of: "2024-05")
    #expect(starts(month).prefix(2) == ["2024-04-01", "2024-03-01"])
  }

  /// No further back than sixteen stretches, and a day inside of an event says so.
  @Test func noneLeft() throws {
    let long = try Event("Sale", "2023-12-01", "2024-05-13")
    let clock = try clock("2024-05-15", events: [long])
    #expect {
      try clock.baseline("usual", of: "2024-05-14")
    } throws: {
      ($0 as? Diagnostic)?.message == "\"2024-05-14\" has no comparable past"
    }
    let inside = try Planner.Clock(
      now: at("2024-05-15"), events: [try Event("Fair", "2024-05-14", "2024-05-14")]
    ).baseline("usual", of: "2024-05-14")
    #expect(inside.notes == ["Fair: plain days are no measure for it (vs an event compares two)"])
    #expect(inside.comparable.count == 8)
  }

  @Test func weeksAndMonths() throws {
    let clock = try clock("2024-05-31")
    let week = try clock.baseline("usual", of: "2024-05-20 to 2024-05-26")
    #expect(starts(week).prefix(2) == ["2024-05-13", "2024-05-06"])
    #expect(week.phrase == "against the usual, the mean of 8 weeks before")
    // Ten days go back by two weeks, so that weekdays stand on weekdays.
    let ten = try clock.baseline("usual", of: "2024-05-21 to 2024-05-30")
    #expect(starts(ten).prefix(2) == ["2024-05-07", "2024-04-23"])
    #expect(ten.phrase == "against the usual, the mean of 8 10-day stretches before")
    let month = try clock.baseline("usual", of: "2024-05")
    #expect(starts(month).prefix(3) == ["2024-04-01", "2024-03-01", "2024-02-01"])
    #expect(
      month.comparable.prefix(3).map { ($0.end - $0.start) / Moment.perDay } == [30, 31, 29])
    #expect(month.phrase == "against the usual, the mean of 8 months before")
    let quarter = try clock.baseline("usual", of: "2024 q1")
    #expect(starts(quarter).prefix(2) == ["2023-10-01", "2023-07-01"])
    #expect(quarter.phrase.contains("8 quarters"))
  }

  /// What is not over is held against the same part of each stretch.
  @Test func likeForLike() throws {
    let day = try clock("2024-05-14 10:30").baseline("usual", of: "today so far")
    #expect(day.comparable.count == 8)
    #expect(day.comparable[0].start == (try at("2024-05-07")))
    #expect(day.comparable.allSatisfy { $0.end - $0.start == 10 * Moment.perHour + 1_800_000_000 })
    let month = try clock("2024-05-14").baseline("usual", of: "month to date")
    #expect(month.comparable[2].start == (try at("2024-02-01")))
    #expect(month.comparable[2].end == (try at("2024-02-15")))
  }

  /// Days of a month stand against the same weekdays: not every month has a 31st.
  @Test func daysOfAMonth() throws {
    let clock = try clock("2024-05-31")
    let usual = try clock.usual(try clock.period(text: "2024-05"), isByDay: true)
    #expect(starts(usual).prefix(2) == ["2024-03-27", "2024-02-21"])
    #expect(usual.comparable.allSatisfy { $0.end - $0.start == 31 * Moment.perDay })
    #expect(usual.comparable[0].alignment == .days(35))
  }
}
