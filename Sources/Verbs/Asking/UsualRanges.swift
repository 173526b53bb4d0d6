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
      let start = first - history.firstDay
      guard start >= 0, history.values.count == start + days else {
        return UsualRange(day: period.lastDay, value: nil, basis: .missing, historyDays: 0)
      }
      guard let usual = UsualPeriod(history, from: first) else {
        let isMasked = (start..<history.values.count).contains { history.isMasked($0) }
        let known = (0..<start).count { history.values[$0] != nil && !history.isMasked($0) }
        return UsualRange(
          day: period.lastDay, value: nil, basis: isMasked ? .masked : .tooShort,
          historyDays: known)
      }
      var range = UsualRange(
        day: usual.lastDay, value: usual.value, basis: .ratios, historyDays: usual.historyDays)
      range.expected = usual.expected
      let isPositive = history.usable.allSatisfy { $0 >= 0 }
      if isPositive, UsualRangeRule.isUseless(low: usual.low, high: usual.high, usual.expected) {
        range.basis = .irregular
        return range
      }
      (range.low, range.high, range.p) = (usual.low, usual.high, usual.p)
      return range
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
  /// The same ranges for values that are no sum of their days: a week's rate is not the mean of
  /// its days' rates, and a person counts once in it.
  func scaled(to values: [Double?]) -> UsualRanges.Result {
    guard days > 1, values.count == ranges.count else { return self }
    var result = self
    for index in ranges.indices {
      guard let actual = values[index], let own = ranges[index].value, own != 0, actual != own
      else { continue }
      // Of unlike signs no factor keeps the low end below the high one.
      let factor = actual / own
      func moved(_ value: Double) -> Double {
        factor > 0 ? value * factor : value + actual - own
      }
      result.ranges[index].value = actual
      result.ranges[index].expected = ranges[index].expected.map(moved)
      result.ranges[index].low = ranges[index].low.map(moved)
      result.ranges[index].high = ranges[index].high.map(moved)
    }
    return result
  }
}
