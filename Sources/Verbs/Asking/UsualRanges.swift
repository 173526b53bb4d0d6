import Analysis
import Catalog
import Language
import Planner
import Values

/// The usual ranges of metrics on a day, a week, a month, each from the days before it.
struct UsualRanges {
  /// So many days back are read.
  static let reach = 2 * UsualRangeRule.window
  /// For weeks and months, and for days of an event, whose like was a year ago.
  static let longReach = 800

  let planning: Planning
  /// The question, whose metrics and condition are judged.
  let call: Call

  struct Result {
    /// One for each metric, in their order.
    var ranges: [UsualRange]
    var judgement: Judgement
    var sql: SQL
    /// How many days the period has.
    var days = 1
    /// The event that the day belongs to, and how many such days were before it.
    var event: (name: String, days: Int)?
    /// Days of sales and holidays in a period of several days.
    var maskedDays = 0
  }

  /// Nil where a part of a day cannot be told, and for a period of days that is not over.
  func run(_ period: Period, _ desk: Desk) throws(Diagnostic) -> Result? {
    guard let question = try question(period) else { return nil }
    let (table, sql) = try desk.reader.fetch(question.plan)
    let series = DailyHistories(table, question, isGrouped: false, planning.clock).series
    guard let histories = series.first?.histories else { return nil }
    guard period.firstDay == period.lastDay else { return stretch(period, histories, sql) }
    let ranges = histories.map { history in
      history.usualRange(on: period.firstDay)
        ?? UsualRange(day: period.firstDay, value: nil, basis: .missing, historyDays: 0)
    }
    let names = planning.clock.eventNames(from: period.firstDay, to: period.firstDay)
    let event = names[period.firstDay].map { name in
      let days = histories.compactMap { history in
        history.index(of: period.firstDay).flatMap { history.effect($0)?.days }
      }
      return (name: name, days: days.max() ?? 0)
    }
    return Result(ranges: ranges, judgement: Judgement(ranges), sql: sql, event: event)
  }

  /// What weeks and months could have been.
  private func stretch(_ period: Period, _ histories: [DailyHistory], _ sql: SQL) -> Result {
    let first = period.firstDay
    let days = period.lastDay - first + 1
    let ranges = histories.map { history in
      guard history.values.count == first - history.firstDay + days else {
        return UsualRange(day: period.lastDay, value: nil, basis: .missing, historyDays: 0)
      }
      return history.usualRange(from: first)
    }
    let masked = (0..<days).count { day in
      histories.contains { $0.index(of: first + day).map($0.isMasked) ?? false }
    }
    return Result(
      ranges: ranges, judgement: Judgement(ranges), sql: sql, days: days, maskedDays: masked)
  }

  /// How many days back are read for the days of a period.
  static func reach(of period: Period, _ clock: Clock) -> Int {
    clock.eventNames(from: period.firstDay, to: period.lastDay).isEmpty ? reach : longReach
  }

  /// The days behind the ranges, up to the period; nil where no range can be told of it.
  func question(_ period: Period) throws(Diagnostic) -> DailyQuestion? {
    guard period.hasBeginning, period.start.sinceMidnight == 0 else { return nil }
    guard period.firstDay == period.lastDay else {
      guard !period.isPartial, period.fullEnd == Moment(period.lastDay + 1) else { return nil }
      let span = PeriodSyntax.range(.day(period.firstDay - Self.longReach), .day(period.lastDay))
      return try planning.daily(call, over: span)
    }
    guard period.fullEnd == Moment(period.firstDay + 1) else { return nil }
    let limit = period.isPartial ? period.end.sinceMidnight : nil
    let reach = Self.reach(of: period, planning.clock)
    let span = PeriodSyntax.range(.day(period.firstDay - reach), .day(period.firstDay))
    let question = try planning.daily(call, over: span, until: limit)
    let isCut = question.plan.sources.contains { $0.isDaily }
    return limit != nil && isCut ? nil : question
  }
}

extension UsualRanges.Result {
  /// The same ranges for values that are no sums of their days.
  func scaled(to values: [Double?]) -> UsualRanges.Result {
    guard days > 1, values.count == ranges.count else { return self }
    var result = self
    result.ranges = zip(ranges, values).map { range, actual in
      actual.map { range.scaled(to: $0) } ?? range
    }
    return result
  }
}
