import Analysis
import Catalog
import Language
import Planner
import Values

/// Where a month will end, against its targets.
package enum PaceVerb: AskingVerb {
  package static let name = "pace"
  package static let summary = "where the month will end, against its targets"
  package static let ways = ["进度", "目标进度"]
  package static let doc = """
    Shows each metric that has a target: what the days so far brought against their share of it, \
    what the days left are to be expected to bring, and the chance of getting there. `pace week`, \
    `pace quarter` and `pace year` go over other periods.
    """
  package static let signature = Signature([.optionalItems], clauses: [.where, .period])
  package static let examples = [
    VerbExample("pace month", "each metric with a target: where it will end, and the chance"),
    VerbExample("pace revenue this month", "one metric"),
  ]

  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] { columns }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    var planning = try desk.planning()
    planning.targets = try desk.targets(planning)
    var call = call
    call.verb = Name("show", at: call.verb.span)
    var unit = TimeUnit.month
    if let word = call.items.first?.expression.plainName.flatMap({ TimeUnit(rawValue: $0.text) }) {
      unit = word
      call.items.removeFirst()
    }
    if call.period == nil { call.period = Spanned(.this(unit), call.verb.span) }
    guard let period = try planning.period(of: call), period.hasBeginning else {
      throw Diagnostic(.wrongTime, "pace needs a period with a beginning", at: call.period?.span)
    }
    let part = try planning.part(of: call.condition, at: call.verb.span)
    let metrics = try metrics(call, period.whole, part, planning)
    var report = Report(heading: "pace of \(period.heading)")
    if desk.look != nil {
      var question = call
      question.items = metrics.map { Item(Expression(.name(Name($0.name)))) }
      return try desk.ask(try planning.question(question), heading: report.heading)
    }
    var table = Table(columns)
    for metric in metrics {
      guard let row = try row(metric, call, period, part, desk, planning, &report) else {
        continue
      }
      table.append(row)
      table.word(metric.title)
      table.rowKinds.append(metric.type.kind(currency: planning.currency))
    }
    report.blocks = [.table(table)]
    return Answer(report, rest: stages)
  }

  /// The metrics asked for, or all that have a target in the period.
  private static func metrics(
    _ call: Call, _ period: Period, _ part: Target.Part?, _ planning: Planning
  ) throws(Diagnostic) -> [Metric] {
    var found: [Metric] = []
    for item in call.items {
      guard let name = item.expression.plainName, let metric = try planning.catalog.metric(name)
      else {
        throw Diagnostic(.syntax, "pace goes over metrics", at: item.expression.span)
      }
      found.append(metric)
    }
    if found.isEmpty {
      found = planning.catalog.metricOrder.compactMap { planning.catalog.metrics[$0] }.filter {
        $0.additivity == .additive && [.money, .count].contains($0.type)
          && planning.planned($0, over: period, part: part, isAmount: true) != nil
      }
    }
    guard !found.isEmpty else {
      throw Diagnostic(
        .noData, "there is no target for \(period.label)", at: call.period?.span,
        label: "set one: target revenue \(period.start.day.year)-"
          + "\(period.start.day.month < 10 ? "0" : "")\(period.start.day.month) = 1200000")
    }
    for metric in found
    where planning.planned(metric, over: period, part: part, isAmount: true) == nil {
      throw Diagnostic(
        .noData, "there is no target for \(metric.title) in \(period.label)", at: call.verb.span)
    }
    return found
  }

  private static let columns = [
    AnswerColumn("mark", role: .mark, "better or worse than the plan so far"),
    AnswerColumn("metric", "one that has a target"),
    AnswerColumn("so_far", kind: .number, role: .measure, "of the days that are over"),
    AnswerColumn("plan_so_far", kind: .number, role: .measure, "their part of the target"),
    AnswerColumn(
      "ahead_percent", title: "ahead", kind: .percent, role: .change, direction: 1,
      "of the plan so far"),
    AnswerColumn("expected_end", kind: .number, role: .measure, "with the days that are left"),
    AnswerColumn("expected_low", kind: .number, role: .measure, "end of its interval"),
    AnswerColumn("expected_high", kind: .number, role: .measure, "end of its interval"),
    AnswerColumn("target", kind: .number, role: .measure, "of the whole period"),
    AnswerColumn(
      "reached", title: "of target", kind: .percent, role: .measure,
      "part of the target that the end will be"),
    AnswerColumn("chance", kind: .percent, role: .measure, "of getting there"),
    AnswerColumn("needed_per_day", kind: .number, role: .measure, "from now on"),
  ]

  private static func row(
    _ metric: Metric, _ call: Call, _ period: Period, _ part: Target.Part?,
    _ desk: Desk, _ planning: Planning, _ report: inout Report
  ) throws(Diagnostic) -> [Value]? {
    var question = call
    question.items = [Item(Expression(.name(Name(metric.name))))]
    let planned = try planning.question(question)
    guard planned.summable.contains(metric.name) else {
      throw Diagnostic(
        .notSplittable, "\(metric.title) does not add up over days, so it has no pace",
        at: call.verb.span)
    }
    // Days count once they are over and their data are there.
    let newest = planning.span(of: planned.plan)?.newest.day ?? period.start.day - 1
    let last = min(newest, (period.end - 1).day, planning.clock.now.day - 1)
    let ending = (period.fullEnd - 1).day
    let target = planning.planned(metric, over: period.whole, part: part, isAmount: true) ?? 0
    let done = planning.done(period, newest: newest)
    let expected =
      last < period.firstDay
      ? 0 : planning.planned(metric, over: done, part: part, isAmount: true) ?? 0
    let span = PeriodSyntax.range(.day(max(period.start.day, last) - 800), .day(last))
    let daily = try planning.daily(question, over: span)
    let (table, sql) = try desk.reader.fetch(daily.plan)
    report.sql.append(sql.text)
    report.notes += planned.notes.filter { !report.notes.contains($0) }
    guard
      let history = DailyHistories(table, daily, isGrouped: false, planning.clock).series.first?
        .histories.first
    else { return nil }
    let actual = history.values.indices.reduce(0.0) { sum, index in
      history.firstDay + index >= period.start.day ? sum + (history.values[index] ?? 0) : sum
    }
    let forecast =
      ending > last
      ? Forecast(
        history, days: ending - last,
        events: planning.clock.eventNames(from: history.firstDay, to: ending)) : nil
    if ending > last, forecast == nil {
      report.notes.append("\(metric.title): too few days for a forecast of the days left")
    }
    let pace = Pace(actual: actual, forecast: forecast, target: target)
    let kind = metric.type.kind(currency: planning.currency)
    let knowsEnd = forecast != nil || ending <= last
    let ahead = Comparison.relativeChange(.double(actual), .double(expected))
    let mark = ahead.double.map { abs($0) < 0.02 ? "" : $0 > 0 ? "better" : "worse" } ?? ""
    return [
      .text(mark), .text(metric.title.english), kind.value(actual), kind.value(expected), ahead,
      knowsEnd ? kind.value(pace.end.expected) : .null, knowsEnd ? kind.value(pace.end.low) : .null,
      knowsEnd ? kind.value(pace.end.high) : .null, kind.value(target),
      knowsEnd ? pace.share.map(Value.double) ?? .null : .null,
      knowsEnd ? .double(pace.probability) : .null,
      pace.neededPerDay.map(kind.value) ?? .null,
    ]
  }
}
