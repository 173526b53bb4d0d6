import Language
import TestSupport
import Testing
import Values

@testable import Planner

/// Gap-filled buckets, by hand and against the calendar that is searched day by day.
@Suite struct BucketTests {
  private func starts(
    _ period: String, _ grain: Grain, now: String = "2024-05-14 14:00", weekStart: Int = 1,
    zone: String = "UTC"
  ) throws -> (starts: [String], first: Bool, last: Bool) {
    let clock = try clock(now, weekStart: weekStart, zone: zone)
    let buckets = try clock.buckets(of: clock.period(text: period), by: grain)
    return (buckets.starts.map { $0.short }, buckets.firstIsPartial, buckets.lastIsPartial)
  }

  @Test func byHand() throws {
    let days = try starts("last 3 days", .day)
    #expect(days.starts == ["2024-05-11 00:00", "2024-05-12 00:00", "2024-05-13 00:00"])
    #expect(!days.first && !days.last)

    let month = try starts("mtd", .week)
    #expect(month.starts == ["2024-04-29 00:00", "2024-05-06 00:00", "2024-05-13 00:00"])
    #expect(month.first && month.last)

    let sundays = try starts("2024-03", .week, weekStart: 7)
    #expect(sundays.starts.first == "2024-02-25 00:00" && sundays.starts.count == 6)
    #expect(sundays.first && sundays.last == true)

    let hours = try starts("today", .hour, now: "2024-05-14 02:30")
    #expect(hours.starts == ["2024-05-14 00:00", "2024-05-14 01:00", "2024-05-14 02:00"])
    #expect(!hours.first && hours.last)

    #expect(try starts("yesterday", .hour).starts.count == 24)
    #expect(try starts("2024", .quarter).starts == ["2024-01-01 00:00", "2024-04-01 00:00"])
    #expect(try starts("2023-11-15 to 2024-02-10", .month).starts.count == 4)
    #expect(try starts("2022 to 2023", .year).last == false)

    let single = try starts("yesterday", .month)
    #expect(single.starts == ["2024-05-01 00:00"] && single.first && single.last)
    // An empty day still has its bucket.
    #expect(try starts("today", .day, now: "2024-05-14T00:00").starts == ["2024-05-14 00:00"])
  }

  /// The clock's face keeps its 24 hours on the days when the clock is changed.
  @Test(arguments: ["2024-03-31", "2024-10-27"])
  func hoursOfChangedDays(_ day: String) throws {
    let hours = try starts(day, .hour, now: "2024-12-01", zone: "Europe/Berlin")
    #expect(hours.starts.count == 24 && !hours.first && !hours.last)
    #expect(hours.starts[2] == "\(day) 02:00")
  }

  @Test func limits() throws {
    let clock = try clock("2024-05-14")
    let long = try clock.period(.range(.year(1900), .year(2023)))
    let error = try #require(throws: Diagnostic.self) { try clock.buckets(of: long, by: .hour) }
    #expect(error.message == "1900 to 2023 by hour makes 1086960 rows")
    #expect(try clock.buckets(of: long, by: .day).starts.count == 45_290)
    let open = try clock.period(.until(.yesterday))
    #expect(throws: Diagnostic.self) { try clock.buckets(of: open, by: .day) }
    let bounded = open.bounded(from: try at("2024-05-10 09:00"))
    #expect(try clock.buckets(of: bounded, by: .day).starts.count == 4)
  }

  @Test func cycles() throws {
    #expect(Grain.hourOfDay.cycle == Array(0...23))
    #expect(Grain.weekday.cycle == [1, 2, 3, 4, 5, 6, 7])
    #expect(Grain.monthOfYear.cycle.count == 12 && Grain.day.cycle.isEmpty)
    let moment = try at("2024-05-14 14:30")
    #expect(Grain.hourOfDay.number(of: moment) == 14)
    #expect(Grain.weekday.number(of: moment) == 2)
    #expect(Grain.monthOfYear.number(of: moment) == 5)
    #expect(Grain.week.number(of: moment) == nil)
    let clock = try clock("2024-05-14")
    #expect(try clock.bucketStart(moment, .hourOfDay) == at("2024-05-14 14:00"))
    #expect(try clock.bucketStart(moment, .weekday) == at("2024-05-14"))
    #expect(try clock.bucketStart(moment, .monthOfYear) == at("2024-05-01"))
  }

  @Test func searched() throws {
    let slow = SlowCalendar.shared
    var dice = Dice(10)
    let grains: [(Grain, TimeUnit)] = [
      (.day, .day), (.week, .week), (.month, .month), (.quarter, .quarter), (.year, .year),
    ]
    for _ in 0..<3000 {
      let clock = PeriodPropertyTests.clock(&dice)
      let week = clock.weekStart
      let period = try clock.period(
        dice.pick([
          PeriodPropertyTests.written(&dice, near: clock.today), .this(.year), .this(.week),
          .last(dice.int(1...50), .hour), .last(dice.int(1...100), .day),
        ]))
      let (grain, unit) = dice.pick(grains)
      let buckets = try clock.buckets(of: period, by: grain)
      let context: Comment = "\(period.label) by \(grain) at \(clock.now)"
      var wanted: [Day] = [slow.start(of: unit, at: period.firstDay, weekStart: week)]
      for day in period.days.dropFirst()
      where slow.begins(unit, on: day, weekStart: week) && Moment(day) < period.end {
        wanted.append(day)
      }
      #expect(buckets.starts == wanted.map { Moment($0) }, context)
      let edges = wanted.map { day in
        (Moment(day), Moment(slow.move(day, by: 1, unit, weekStart: week)))
      }
      let (first, last) = (try #require(edges.first), try #require(edges.last))
      #expect(
        buckets.firstIsPartial == (first.0 < period.start || first.1 > period.end), context)
      #expect(buckets.lastIsPartial == (last.0 < period.start || last.1 > period.end), context)
      let moment = Moment(dice.day()) + Int64(dice.int(0...86_399_999_999))
      #expect(
        clock.bucketStart(moment, grain)
          == Moment(slow.start(of: unit, at: moment.day, weekStart: week)))
    }
  }

  @Test func alignedHours() throws {
    let clock = try clock("2024-05-14 14:30")
    let today = try clock.period(.today)
    let before = try #require(try clock.baseline(.lastWeek, of: today))
    let pairs = try before.pairs(with: today, by: .hour, clock: clock)
    #expect(pairs.count == 15)
    #expect(pairs.allSatisfy { $0.baseline == $0.current - 7 * Moment.perDay })

    let last = try clock.period(.last(6, .hour))
    let previous = try #require(try clock.baseline(.previousPeriod, of: last))
    let hours = try previous.pairs(with: last, by: .hour, clock: clock)
    #expect(hours.count == 7)
    #expect(hours.allSatisfy { $0.baseline == $0.current - 6 * Moment.perHour })
    let days = try previous.pairs(with: last, by: .day, clock: clock)
    #expect(try days.map { $0.baseline } == [at("2024-05-14")])
  }

  @Test func daysThatTheOtherMonthLacks() throws {
    let clock = try clock("2024-06-15")
    let may = try clock.period(text: "2024-05")
    let april = try #require(try clock.baseline(.previousPeriod, of: may))
    let pairs = try april.pairs(with: may, by: .day, clock: clock)
    #expect(pairs.count == 31 && pairs.filter { $0.baseline == nil }.count == 1)
    #expect(pairs.last?.baseline == nil)
    // What the period does not reach stands against nothing.
    let week = try clock.period(text: "2024-05-01 to 2024-05-07")
    let long = try #require(try clock.baseline(.period(.month(year: 2024, month: 4)), of: week))
    #expect(
      try long.aligned(at("2024-04-07"), by: .day, to: week, clock: clock) == at("2024-05-07"))
    #expect(try long.aligned(at("2024-04-08"), by: .day, to: week, clock: clock) == nil)
    #expect(
      try long.aligned(at("2024-04-08"), by: .week, to: week, clock: clock) == at("2024-05-06"))
    #expect(try long.aligned(at("2024-04-15"), by: .week, to: week, clock: clock) == nil)
    let march = BaselineSyntax.period(.month(year: 2024, month: 3))
    let back = try #require(try clock.baseline(march, of: april.period))
    #expect(try back.aligned(at("2024-03-31"), by: .day, to: april.period, clock: clock) == nil)
    #expect(
      try back.aligned(at("2024-03-30"), by: .day, to: april.period, clock: clock)
        == at("2024-04-30"))
  }
}
