import Language
import TestSupport
import Testing
import Values

@testable import Planner

/// What cannot be given dates, and how it is said.
@Suite struct PeriodErrorTests {
  private func fault(_ syntax: PeriodSyntax) throws -> Diagnostic {
    let events = [try Event("618 2024", "2024-06-01", "2024-06-20")]
    let clock = try clock("2024-05-14 14:00", events: events)
    let error = try #require(throws: Diagnostic.self) { try clock.period(syntax) }
    #expect(error.span == nil)
    return error
  }

  private func fault(_ text: String) throws -> Diagnostic {
    try fault(try #require(Parser.period(text)))
  }

  @Test func endBeforeStart() throws {
    let error = try fault("2024-05 to 2024-03")
    #expect(error.code == .wrongTime)
    #expect(error.message == "the period ends before it begins")
    #expect(error.label == "2024-03 is before 2024-05")
    #expect(
      try fault("today to yesterday").label == "Mon 2024-05-13 is before Tue 2024-05-14")
    #expect(try fault("2024 q2 to 2024 q1").label == "2024 Q1 is before 2024 Q2")
  }

  @Test func sinceTheFuture() throws {
    let error = try fault("since 2024-06-01")
    #expect(error.message.hasPrefix("Sat 2024-06-01 is still to come"))
    #expect(error.label == "today is 2024-05-14")
    #expect(try fault("since tomorrow").code == .wrongTime)
  }

  @Test func soFar() throws {
    #expect(try fault("yesterday so far").message == "yesterday is over, so there is no \"so far\"")
    #expect(try fault("tomorrow so far").message == "tomorrow is still to come")
  }

  @Test func unknownEvents() throws {
    let near = try fault(.event("618 2025"))
    #expect(near.code == .unknownName)
    #expect(near.message == "no event called \"618 2025\"")
    #expect(near.label == "did you mean \"618 2024\"?")
    #expect(near.hints == ["events: 618 2024"])
    let none = try #require(throws: Diagnostic.self) {
      try clock("2024-05-14").period(.event("double 11"))
    }
    #expect(none.label == nil)
    #expect(none.hints == ["define it: event \"double 11\" = 2024-06-01 to 2024-06-20"])
  }

  @Test func parameterWithoutValue() throws {
    let error = try fault(.parameter("day"))
    #expect(error.code == .unknownName)
    #expect(error.message == "the parameter $day has no value here")
    #expect(try fault(.since(.parameter("day"))) == error)
  }

  @Test func impossibleParts() throws {
    #expect(try fault(.month(year: 2024, month: 13)).message == "there is no month 2024-13")
    #expect(try fault(.quarter(year: 2024, quarter: 5)).message == "there is no quarter 2024 q5")
    #expect(try fault(.year(10_000)).message == "there is no year 10000")
    #expect(try fault(.weekday(8)).message == "there is no weekday 8")
    for count in [0, -1, 100_001, Int.max, Int.min] {
      #expect(try fault(.last(count, .day)).message.hasPrefix("a period has at least one unit"))
      #expect(try fault(.next(count, .hour)).message.hasPrefix("a period has at least one unit"))
    }
    #expect(try fault(.last(100_000, .year)).label == "years go from 1 to 9999")
    #expect(try fault(.next(100_000, .month)).message.contains("reaches beyond the calendar"))
  }
}
