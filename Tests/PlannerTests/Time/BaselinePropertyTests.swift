import Language
import Testing
import Values

@testable import Planner

/// Random comparisons of two centuries against the calendar that is searched day by day.
@Suite struct BaselinePropertyTests {
  private let slow = SlowCalendar.shared

  private static func period(_ dice: inout Dice, _ clock: Clock) throws -> Period {
    let unit = dice.pick([TimeUnit.day, .week, .month, .quarter, .year])
    let from = clock.today + dice.int(-400...(-1))
    return try clock.period(
      dice.pick([
        .today, .yesterday, .this(unit), .previous(unit), .last(dice.int(1...9), unit),
        PeriodPropertyTests.written(&dice, near: clock.today - 121),
        .range(.day(from), .day(min(from + dice.int(0...90), clock.today))),
        .since(.day(from)), .last(dice.int(1...48), .hour),
      ]))
  }

  /// The moment so many months before: its day searched for, its time of day kept; a last moment
  /// on a day that does not exist there becomes the end of the month.
  private func before(
    _ moment: Moment, months: Int, isEnd: Bool, keepsTime: Bool = false
  ) -> Moment {
    let day = isEnd ? (moment - 1).day : moment.day
    let found = slow.sameDay(day, months: -months)
    if isEnd, found.isShorter, !keepsTime { return Moment(found.day + 1) }
    return Moment(found.day) + (moment - Moment(day))
  }

  @Test func movedPeriods() throws {
    var dice = Dice(5)
    for _ in 0..<3000 {
      let clock = PeriodPropertyTests.clock(&dice)
      let current = try Self.period(&dice, clock)
      let isCalendar = current.shape.months != nil
      let moves: [(BaselineSyntax, days: Int?, months: Int)] = [
        (.dayBefore, 1, 0), (.lastWeek, 7, 0), (.lastMonth, nil, 1), (.lastQuarter, nil, 3),
        (.lastYear, isCalendar ? nil : 364, 12),
      ]
      for (syntax, days, months) in moves {
        let found = try #require(try clock.baseline(syntax, of: current))
        let context: Comment = "\(current.label) at \(clock.now) against \(syntax.label)"
        let start: Moment, end: Moment, fullEnd: Moment
        if let days {
          let length = Int64(days) * Moment.perDay
          (start, end, fullEnd) = (
            current.start - length, current.end - length, current.fullEnd - length
          )
          #expect(found.alignment == .days(days), context)
          if days % 7 == 0 {
            #expect(slow[start.day].weekday == slow[current.firstDay].weekday, context)
          }
        } else {
          start = before(current.start, months: months, isEnd: false)
          if current.shape.count?.1 == .hour {
            // Hours keep their number, also where the days they lie on fall together.
            (end, fullEnd) = (start + current.length, start + current.length)
          } else {
            fullEnd = before(
              current.fullEnd, months: months, isEnd: !isCalendar, keepsTime: !isCalendar)
            let elapsed = before(
              current.end, months: months, isEnd: true, keepsTime: !isCalendar)
            end =
              !current.isPartial ? fullEnd : current.end == current.start ? start : elapsed
          }
          #expect(found.alignment == .months(months), context)
        }
        #expect(found.period.start == start, context)
        let over = start <= clock.now && start < Moment(clock.today + 1)
        #expect(found.period.end == (over ? min(end, clock.now) : end), context)
        #expect(found.period.fullEnd == fullEnd, context)
      }
    }
  }

  @Test func previousPeriods() throws {
    var dice = Dice(6)
    for _ in 0..<3000 {
      let clock = PeriodPropertyTests.clock(&dice)
      let current = try Self.period(&dice, clock)
      let found = try #require(try clock.baseline(.previousPeriod, of: current)).period
      let context: Comment = "\(current.label) at \(clock.now)"
      #expect(found.fullEnd == current.start, context)
      #expect(found.shape.count?.0 == current.shape.count?.0, context)
      #expect(found.shape.count?.1 == current.shape.count?.1, context)
      #expect(found.isPartial == (current.isPartial && found.end < current.start), context)
      if let (count, unit) = current.shape.count, let months = unit.months {
        let back = slow.move(current.firstDay, by: -count * months, .month, weekStart: 1)
        #expect(found.start == Moment(back), context)
      } else {
        #expect(found.fullEnd - found.start == current.fullEnd - current.start, context)
        #expect(found.length == current.length, context)
      }
    }
  }

  @Test func partialAgainstGivenMonths() throws {
    var dice = Dice(7)
    for _ in 0..<2000 {
      let clock = PeriodPropertyTests.clock(&dice)
      let current = try clock.period(.this(.month))
      let back = dice.int(1...30)
      let first = slow.move(current.firstDay, by: -back, .month, weekStart: 1)
      let entry = slow[first]
      let found = try #require(
        try clock.baseline(.period(.month(year: entry.year, month: entry.month)), of: current))
      #expect(found.alignment == .months(back))
      let whole = Moment(slow.move(first, by: 1, .month, weekStart: 1))
      let end =
        current.isPartial ? min(whole, before(current.end, months: back, isEnd: true)) : whole
      #expect(found.period.start == Moment(first))
      #expect(found.period.end == max(end, Moment(first)))
    }
  }

  @Test func pairsOfDays() throws {
    var dice = Dice(8)
    for _ in 0..<150 {
      let clock = PeriodPropertyTests.clock(&dice)
      let current = try Self.period(&dice, clock)
      guard current.shape.count?.1 != .hour else { continue }
      let syntax = dice.pick([
        BaselineSyntax.dayBefore, .previousPeriod, .lastWeek, .lastMonth, .lastQuarter, .lastYear,
      ])
      let found = try #require(try clock.baseline(syntax, of: current))
      let context: Comment = "\(current.label) at \(clock.now) against \(syntax.label)"
      let pairs = try found.pairs(with: current, by: .day, clock: clock)
      #expect(pairs.map { $0.current } == current.days.map { Moment($0) }, context)
      for (own, other) in pairs {
        let wanted: Day? =
          switch found.alignment {
          case .days(let count): own.day - count
          case .months(let count):
            {
              let moved = slow.sameDay(own.day, months: -count)
              return moved.isShorter ? nil : moved.day
            }()
          case .time: own.day
          }
        let isInside = wanted.map { found.period.days.contains($0) } ?? false
        #expect(other == (isInside ? wanted.map { Moment($0) } : nil), context)
      }
    }
  }

  @Test func pairsOfLongerBuckets() throws {
    var dice = Dice(9)
    for _ in 0..<600 {
      let clock = PeriodPropertyTests.clock(&dice)
      let current = try Self.period(&dice, clock)
      let found = try #require(
        try clock.baseline(dice.pick([.previousPeriod, .lastYear, .lastMonth]), of: current))
      let grain = dice.pick([Grain.week, .month, .quarter, .year])
      let own = try clock.buckets(of: current, by: grain).starts
      let other = try clock.buckets(of: found.period, by: grain).starts
      let pairs = try found.pairs(with: current, by: grain, clock: clock)
      #expect(pairs.map { $0.current } == own)
      let wanted = own.indices.map { $0 < other.count ? other[$0] : nil }
      #expect(pairs.map { $0.baseline } == wanted)
    }
  }
}
