import Analysis
import Catalog
import Language
import Planner
import Values

/// The usual ranges of metrics on a day, each from the days before it.
struct UsualRanges {
  /// So many days back are read.
  static let reach = 112

  let workspace: Workspace
  let planning: Planning
  /// The question, whose metrics and condition are judged.
  let call: Call

  struct Result {
    /// One for each metric, in their order.
    var ranges: [UsualRange]
    var judgement: Judgement
    var sql: SQL
  }

  /// Nil for a period that is more than a day, and where a part of a day cannot be told.
  func run(_ period: Period) throws(Diagnostic) -> Result? {
    guard let question = try question(period) else { return nil }
    let (table, sql) = try workspace.fetch(question.plan)
    let series = DailyHistories(table, question, isGrouped: false, planning.clock).series
    guard let histories = series.first?.histories else { return nil }
    let weekdays = DailyHistory.pooledWeekdays(histories, before: period.firstDay)
    let ranges = histories.map { history in
      history.usualRange(on: period.firstDay, weekdays: weekdays)
        ?? UsualRange(day: period.firstDay, value: nil, basis: .missing, historyDays: 0)
    }
    return Result(ranges: ranges, judgement: Judgement(ranges), sql: sql)
  }

  /// The days behind the ranges, up to the period; nil where it is more than a day.
  func question(_ period: Period) throws(Diagnostic) -> DailyQuestion? {
    guard period.hasBeginning, period.start.sinceMidnight == 0, period.firstDay == period.lastDay,
      period.fullEnd == Moment(period.firstDay + 1)
    else { return nil }
    let limit = period.isPartial ? period.end.sinceMidnight : nil
    let span = PeriodSyntax.range(.day(period.firstDay - Self.reach), .day(period.firstDay))
    let question = try planning.daily(call, over: span, until: limit)
    let isCut = question.plan.sources.contains { $0.isDaily }
    return limit != nil && isCut ? nil : question
  }
}
