import Analysis
import Catalog
import Language
import Planner
import Values

/// How a metric went over time.
package enum TrendVerb: AskingVerb {
  package static let name = "trend"
  package static let summary = "a metric over time: series, moving average, weekday pattern"
  package static let ways = ["trends", "趋势", "走势"]
  package static let doc = """
    Without a period it takes the last 30 days, by week, month or quarter the last 12. The series \
    goes by day, from 120 days on by week, from two years on by month, or by the bucket that `by` \
    names. The moving average is over seven buckets.
    """
  package static let signature = Signature([.items], clauses: [.by, .where, .period, .on])
  package static let examples = [
    VerbExample("trend revenue", "the last 30 days with their average and their weekdays"),
    VerbExample("trend conversion_rate last 60 days", "a rate, day by day"),
    VerbExample("trend orders by channel last 14 days", "a small line for each channel"),
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    let question = try asked(call, in: planning)
    var columns = question.columns
    if question.call.groups.count < 2,
      let place = columns.firstIndex(where: { $0.column.role == .measure })
    {
      let average = Series.average(of: columns[place].column, over: width)
      columns.insert(AnswerColumn(average, "of \(width) buckets"), at: place + 1)
    }
    return columns
  }

  /// How many buckets the moving average goes over.
  private static let width = 7

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let question = try asked(call, in: desk.planning())
    var answer = try question.answer(desk)
    guard desk.look == nil, let series = answer.report.table else { return answer }
    answer.report.heading = "trend of " + answer.report.heading
    let isSplit = question.call.groups.count > 1
    let table = isSplit ? series : Series.withMovingAverage(series, over: width)
    answer.report.blocks = [.chart(Chart(isSplit ? .spark : .line, series)), .table(table)]
    if !isSplit, let pattern = Series.weekdayPattern(series) {
      answer.report.blocks += [.title("by weekday"), .table(pattern)]
    }
    answer.rest = stages
    return answer
  }

  /// The question by time, with the period and the bucket that the call leaves out.
  private static func asked(
    _ call: Call, in planning: Planning
  ) throws(Diagnostic) -> Question {
    var question = call
    question.verb = Name("show", at: call.verb.span)
    let bucket = call.groups.compactMap { group in
      group.expression.plainName.flatMap { Grain(rawValue: $0.text) }
    }.first
    if question.period == nil {
      // Of 30 days the first and the last month would be parts.
      let unit = bucket.flatMap { [.week, .month, .quarter].contains($0) ? $0 : nil }
        .flatMap { TimeUnit(rawValue: $0.rawValue) }
      question.period = Spanned(.last(30, .day), call.verb.span)
      if let unit {
        let period = try lastTwelve(unit, question, planning)
        question.period = Spanned(period, call.verb.span)
      }
    }
    let period = try planning.period(of: question)
    if bucket == nil {
      let grain = Self.grain(days: period?.dayCount ?? 30)
      question.groups.insert(Group(Expression(.name(Name(grain.rawValue)))), at: 0)
    }
    return try Question(question, in: planning)
  }

  /// The last twelve of a unit, or as many as the data reach back.
  private static func lastTwelve(
    _ unit: TimeUnit, _ call: Call, _ planning: Planning
  ) throws(Diagnostic) -> PeriodSyntax {
    guard let oldest = planning.span(of: try planning.question(call).plan)?.oldest else {
      return .last(12, unit)
    }
    var count = 12
    while count > 1, try planning.clock.period(.last(count, unit)).start < Moment(oldest.day) {
      count -= 1
    }
    return .last(count, unit)
  }

  private static func grain(days: Int) -> Grain {
    days >= 730 ? .month : days >= 120 ? .week : .day
  }
}
