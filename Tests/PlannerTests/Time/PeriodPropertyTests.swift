import Language
import Testing
import Values

@testable import Planner

/// Random periods of two centuries against the calendar that is searched day by day.
@Suite struct PeriodPropertyTests {
  private let slow = SlowCalendar.shared
  private static let units: [TimeUnit] = [.day, .week, .month, .quarter, .year]

  /// A clock at a random present: in the day, at midnight, or at the very end.
  static func clock(_ dice: inout Dice) -> Clock {
    let day = dice.day()
    let weekStart = dice.int(1...7)
    return switch dice.int(0...3) {
    case 0: Clock(endOf: day, weekStart: weekStart)
    case 1: Clock(now: Moment(day), weekStart: weekStart)
    default:
      Clock(now: Moment(day) + Int64(dice.int(0...86_399_999_999)), weekStart: weekStart)
    }
  }

  @Test func countedUnits() throws {
    var dice = Dice(1)
    for _ in 0..<2000 {
      let clock = Self.clock(&dice)
      let unit = dice.pick(Self.units)
      let count = dice.int(1...([.quarter: 8, .year: 2][unit] ?? 20))
      let week = clock.weekStart
      let this = slow.start(of: unit, at: clock.today, weekStart: week)
      let last = try clock.period(.last(count, unit))
      let context: Comment = "last \(count) \(unit) at \(clock.now), weeks from \(week)"
      let start = slow.move(this, by: -count, unit, weekStart: week)
      #expect(last.start == Moment(start), context)
      #expect(last.end == Moment(this) && last.fullEnd == last.end, context)

      let previous = try clock.period(.previous(unit))
      #expect(previous.start == Moment(slow.move(this, by: -1, unit, weekStart: week)), context)
      #expect(previous.end == Moment(this), context)

      let present = try clock.period(dice.pick([.this(unit), .toDate(unit)]))
      let next = slow.move(this, by: 1, unit, weekStart: week)
      #expect(present.start == Moment(this) && present.fullEnd == Moment(next), context)
      #expect(present.end == clock.now, context)
      #expect(present.isPartial == (clock.now < Moment(next)), context)

      let ahead = try clock.period(.next(count, unit))
      let from = unit == .day ? this : next
      #expect(ahead.start == Moment(from), context)
      #expect(
        ahead.end == Moment(slow.move(from, by: count, unit, weekStart: week)), context)
    }
  }

  @Test func calendarUnitsAndRanges() throws {
    var dice = Dice(2)
    for _ in 0..<4000 {
      let clock = Self.clock(&dice)
      let written = (0..<2).map { _ in Self.written(&dice, near: clock.today) }
      let spans = written.map { syntax in self.span(syntax) }
      for (syntax, span) in zip(written, spans) {
        try check(try clock.period(syntax), span.first, span.next, clock)
      }
      let range = PeriodSyntax.range(written[0], written[1])
      let (first, next) = (spans[0].first, spans[1].next)
      guard first < next else {
        #expect(throws: Diagnostic.self) { try clock.period(range) }
        continue
      }
      let period = try clock.period(range)
      try check(period, first, next, clock)
      #expect(period.fullDayCount == next - first)
      if let months = period.shape.months {
        #expect(slow[first].day == 1)
        #expect(slow.move(first, by: months, .month, weekStart: 1) == next)
      } else {
        #expect(period.shape == .days(next - first))
        #expect(slow[first].day != 1 || slow[next].day != 1)
      }
    }
  }

  @Test func openEnds() throws {
    var dice = Dice(3)
    for _ in 0..<2000 {
      let clock = Self.clock(&dice)
      let written = Self.written(&dice, near: clock.today)
      let span = span(written)
      let until = try clock.period(.until(written))
      #expect(until.end == min(Moment(span.next), clock.now))
      guard span.first <= clock.today else {
        #expect(throws: Diagnostic.self) { try clock.period(.since(written)) }
        continue
      }
      let since = try clock.period(.since(written))
      #expect(since.start == Moment(span.first) && since.end == clock.now)
      #expect(since.fullEnd == Moment(clock.today + 1))
      #expect(since.shape == .days(clock.today - span.first + 1))
    }
  }

  @Test func measures() throws {
    var dice = Dice(4)
    for _ in 0..<2000 {
      let clock = Self.clock(&dice)
      let period = try clock.period(
        dice.pick([
          Self.written(&dice, near: clock.today), .last(dice.int(1...60), .day), .this(.month),
        ]))
      // Counted by asking of every day around, not by subtraction.
      let around = (-2...period.fullDayCount + 1).map { period.firstDay + $0 }
      let touched = around.filter { period.contains($0) }
      if period.end > period.start {
        #expect(touched == period.days && touched.count == period.dayCount)
      } else {
        #expect(touched.isEmpty && period.dayCount == 1)
      }
      #expect(period.contains(period.start) == (period.end > period.start))
      #expect(!period.contains(period.end))
      #expect(!period.contains(period.start - 1))
      let other = try clock.period(Self.written(&dice, near: clock.today))
      let shared = (0..<max(0, other.dayCount)).map { other.firstDay + $0 }
        .filter { period.contains($0) && other.contains($0) }
      #expect((period.overlap(other) != nil) == !shared.isEmpty)
      let share = other.share(in: period)
      let whole = other.whole
      let inside = (0..<whole.dayCount).map { whole.firstDay + $0 }.filter { period.contains($0) }
      #expect(share.days == inside.count && share.of == whole.dayCount)
    }
  }

  // MARK: - Random periods of the calendar

  static func written(_ dice: inout Dice, near today: Day) -> PeriodSyntax {
    let day = today + dice.int(-120...120)
    return switch dice.int(0...4) {
    case 0, 1: .day(day)
    case 2: .month(year: day.year, month: day.month)
    case 3: .quarter(year: day.year, quarter: (day.month + 2) / 3)
    default: .year(day.year)
    }
  }

  /// The first day and the day behind the last, by search.
  private func span(_ syntax: PeriodSyntax) -> (first: Day, next: Day) {
    func run(_ year: Int, _ month: Int, _ unit: TimeUnit) -> (first: Day, next: Day) {
      let first = slow.first(year: year, month: month)
      return (first, slow.move(first, by: 1, unit, weekStart: 1))
    }
    return switch syntax {
    case .day(let day): (day, day + 1)
    case .month(let year, let month): run(year, month, .month)
    case .quarter(let year, let quarter): run(year, [1, 4, 7, 10][quarter - 1], .quarter)
    case .year(let year): run(year, 1, .year)
    default: (Day(number: 0), Day(number: 0))
    }
  }

  private func check(_ period: Period, _ first: Day, _ next: Day, _ clock: Clock) throws {
    let context: Comment = "\(period.label) at \(clock.now)"
    #expect(period.start == Moment(first) && period.fullEnd == Moment(next), context)
    let isCut = first <= clock.today && clock.now < Moment(next)
    #expect(period.end == (isCut ? clock.now : Moment(next)), context)
    #expect(period.isPartial == isCut, context)
  }
}
