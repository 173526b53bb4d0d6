import Analysis
import Catalog
import Language
import Planner
import Values

/// What a metric is to be expected to be.
package enum ForecastVerb: AskingVerb {
  package static let name = "forecast"
  package static let summary = "a metric's coming days with their interval"
  package static let ways = ["predict", "project", "estimate", "预测", "预估"]
  package static let doc = """
    Carries on the level, the weekdays, a dying trend and, from a year of days on, last year's \
    movement. Coming sales and holidays are moved by what their namesakes did. Four of five days \
    should fall into the interval, or as many as `--level` says. It starts today; a weekday that is \
    nearly always empty is nought. The same forecast is made of past days, and its error is told \
    beside that of the plainest one: the same weekday of the week before.
    """
  package static let signature = Signature(
    [.items], clauses: [.where, .on, .for, .options])
  package static let options = [
    VerbOption("level", .share(0.5...0.99), "days that the interval should hold; 80")
  ]
  package static let examples = [
    VerbExample("forecast revenue for 14 days", "each coming day with its interval, and their sum"),
    VerbExample("forecast orders for 4 weeks", "28 days"),
    VerbExample(
      "forecast revenue for 7 days where channel = \"search\"", "a part of the store"),
  ]

  /// So many days back are read.
  private static let reach = 800
  /// Over so many days without data a forecast goes on to today.
  private static let longestGap = 60

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    columns(of: try asked(call, in: planning).column)
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    let (question, planned, days, column) = try asked(call, in: planning)
    guard let span = planning.span(of: planned.plan) else {
      throw Diagnostic(
        .notSplittable, "this has no dates, so it has no coming days",
        at: call.items[0].expression.span)
    }
    // The present day is not over, unless the clock stands at its end.
    let last = min(span.newest.day, planning.clock.now.day - 1)
    let next = max(last + 1, planning.clock.today)
    let first = max(span.oldest.day, last - reach)
    // What ended long ago is not carried over to today.
    let gap = next - 1 - last
    let missing = gap > longestGap ? 0 : gap
    let level = try NumberOptions(call, options)["level"] ?? 0.8
    guard first <= last else {
      throw Diagnostic(.noData, "there is no whole day yet", at: call.verb.span)
    }
    let daily = try planning.daily(question, over: .range(.day(first), .day(last)))
    let coming: Wording =
      "\(last + missing + 1) to \(last + missing + days) (\(Wording.counted(days, "day")))"
    let what: Wording = "forecast of \(column.title)"
    let heading: Wording = "\(what.narrowed(by: call.condition)), \(coming)"
    if desk.look != nil {
      var shown = planned
      shown.plan = daily.plan
      return try desk.ask(shown, heading: heading)
    }
    let (table, sql) = try desk.reader.fetch(daily.plan)
    let series = DailyHistories(table, daily, isGrouped: false, planning.clock).series
    let events = planning.clock.eventNames(from: first, to: last + missing + days)
    // What is counted at the end of a day adds up over products, but not over days.
    let isStock = daily.plan.sources.contains { $0.isSnapshot }
    guard let history = series.first?.histories.first,
      let forecast = Forecast(
        history, days: days, after: missing, events: events, confidence: level, isStock: isStock)
    else {
      throw Diagnostic(
        .noData, "a forecast needs 14 usual days, and there are fewer up to \(last)",
        at: call.items[0].expression.span)
    }
    var report = Report(heading: heading, notes: planned.notes, sql: [sql.text])
    var result = Self.table(forecast, column)
    if planned.summable.contains(column.name), !isStock {
      result.total = [
        result.word("total"), column.kind.value(forecast.total.expected),
        column.kind.value(forecast.total.low), column.kind.value(forecast.total.high),
      ]
      if result.columns.count > 4 { result.total?.append(.null) }
    }
    report.blocks = [.chart(Chart(.line, chart(history, forecast, column))), .table(result)]
    if isStock {
      report.notes.append("it goes on from the last day; the stock verb says when it runs out")
    }
    report.notes += notes(forecast)
    if gap > 0 { report.notes.append(ended(last, gap, isBridged: missing > 0)) }
    return Answer(report, rest: stages)
  }

  /// The question of the metric alone, how many days are asked for, and the metric's column.
  private static func asked(
    _ call: Call, in planning: Planning
  ) throws(Diagnostic) -> (call: Call, planned: Planned, days: Int, column: Column) {
    guard call.items.count == 1 else {
      throw Diagnostic(
        .syntax, "forecast takes one metric at a time", at: call.items.last?.expression.span)
    }
    let days = try horizon(call)
    var question = call
    question.purpose = nil
    let planned = try planning.question(question)
    let column = planned.plan.outputs[0].column
    guard column.kind.isNumeric else {
      throw Diagnostic(
        .wrongType, "\(column.title) is a text: it has no coming values",
        at: call.items[0].expression.span)
    }
    return (question, planned, days, column)
  }

  private static func horizon(_ call: Call) throws(Diagnostic) -> Int {
    switch call.purpose {
    case nil: return 14
    case .horizon(let count, let unit)?:
      let days: Int? =
        switch unit {
        case .day: count
        case .week: count * 7
        case .month: count * 30
        default: nil
        }
      guard let days else {
        throw Diagnostic(
          .wrongTime, "a forecast goes by days, not by \(Wording(name: unit.rawValue))s",
          at: call.verb.span,
          label: "as in: for 1 day")
      }
      guard (1...366).contains(days) else {
        let asked = "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")"
        throw Diagnostic(
          .wrongTime, "a forecast goes over 1 to 366 days, not \(asked)", at: call.verb.span,
          label: "as in: for 14 days")
      }
      return days
    case .owner(let word)?:
      throw Diagnostic(
        .wrongTime, "a forecast is for a number of days, not for \"\(word.text)\"", at: word.span,
        label: "as in: for 14 days")
    }
  }

  private static func columns(of column: Column) -> [AnswerColumn] {
    [
      AnswerColumn("day", kind: .bucket(.day), role: .dimension, "one to come"),
      AnswerColumn("expected", kind: column.kind, role: .measure, "what the day should bring"),
      AnswerColumn("low", kind: column.kind, role: .measure, "end of the interval"),
      AnswerColumn("high", kind: column.kind, role: .measure, "end of the interval"),
      eventColumn,
    ]
  }

  private static let eventColumn = AnswerColumn(
    "event", presence: .ifKnown, "a sale or holiday of the day")

  private static func table(_ forecast: Forecast, _ column: Column) -> Table {
    var table = Table(columns(of: column))
    for step in forecast.steps {
      table.append([
        .moment(Moment(step.day)), column.kind.value(step.expected), column.kind.value(step.low),
        column.kind.value(step.high), .text(step.event.map { event(step, $0) } ?? ""),
      ])
    }
    let hasEvents = forecast.steps.contains { $0.event != nil }
    return hasEvents ? table : table.without([eventColumn.name])
  }

  private static func event(_ step: Forecast.Step, _ name: String) -> String {
    step.eventFactor == nil ? "\(name): none like it was seen" : name
  }

  /// The last eight weeks and the days to come as one line.
  private static func chart(
    _ history: DailyHistory, _ forecast: Forecast, _ column: Column
  ) -> Table {
    var table = Table(columns: [
      Column("day", kind: .bucket(.day), role: .dimension),
      Column(column.name, kind: column.kind, role: .measure),
      Column("expected", kind: column.kind, role: .measure),
    ])
    for index in history.values.indices.suffix(56) {
      let value = history.values[index].map(column.kind.value) ?? .null
      table.append([.moment(Moment(history.firstDay + index)), value, .null])
    }
    for step in forecast.steps {
      table.append([.moment(Moment(step.day)), .null, column.kind.value(step.expected)])
    }
    return table
  }

  private static func ended(_ last: Day, _ gap: Int, isBridged: Bool) -> Wording {
    let days = Wording.counted(gap, "day")
    return isBridged
      ? "the data end on \(last): the forecast goes over \(days) without data"
      : "the data end on \(last), \(days) ago: the forecast starts there"
  }

  private static func notes(_ forecast: Forecast) -> [Wording] {
    let confidence = Int((forecast.confidence * 100).rounded())
    var notes: [Wording] = [
      """
      from \(forecast.historyDays) usual days; \(confidence) of 100 days should fall between low and \
      high
      """
    ]
    if let ratio = forecast.backtest.ratio {
      let percent = Int((ratio * 100).rounded())
      let result: Wording = """
        held against past days \(forecast.backtest.origins) times: its error is \(percent) % of that \
        of the same weekday a week before
        """
      notes.append(percent > 100 ? "\(result), so rely on that instead" : result)
    } else {
      notes.append("too few days to hold the forecast against the past")
    }
    return notes
  }
}
