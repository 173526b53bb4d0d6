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
    let histories = histories(table, question, period.firstDay)
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

  private func histories(
    _ table: Table, _ question: DailyQuestion, _ day: Day
  ) -> [DailyHistory] {
    let first = firstDay(table) ?? day
    let masked = planning.clock.eventDays(from: first, to: day)
    return question.columns.indices.map { index in
      let (value, base) = question.columns[index]
      return DailyHistory(
        firstDay: first, values: table.cells[value].map { $0.double },
        base: base.map { table.cells[$0].map { $0.double } } ?? [], masked: masked,
        nature: DailyHistory.Nature(question.natures[index]))
    }
  }

  private func firstDay(_ table: Table) -> Day? {
    guard case .moment(let moment)? = table.cells[0].first else { return nil }
    return moment.day
  }
}

extension DailyHistory.Nature {
  /// The spread of amounts about their mean, cv², of orders: analysis of real stores' orders.
  private static let orders = 0.65

  init(_ nature: DailyQuestion.Nature) {
    self =
      switch nature {
      case .count: .count
      case .sum: .sum(cvSquared: Self.orders)
      case .mean: .mean(cvSquared: Self.orders)
      case .rate: .rate
      case .level: .level
      }
  }
}

extension Clock {
  /// The days of sales and holidays, which are no measure for plain days.
  func eventDays(from first: Day, to last: Day) -> Set<Day> {
    var days: Set<Day> = []
    for event in events.values where event.start <= last && event.end >= first {
      var day = max(event.start, first)
      while day <= min(event.end, last) {
        days.insert(day)
        day = day + 1
      }
    }
    return days
  }
}
