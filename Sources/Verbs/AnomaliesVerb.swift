import Analysis
import Catalog
import Language
import Planner
import Values

/// Days and segments outside their usual range.
package enum AnomaliesVerb: AskingVerb {
  package static let name = "anomalies"
  package static let summary = "days and segments outside their usual range, by what is at stake"
  package static let ways = ["anomaly", "异常检测"]
  package static let doc = """
    Without metrics it takes the headline metrics; without a period, the last 30 days. Each day is \
    judged by the days before it alone, all metrics of a day together, so that on quiet days one \
    metric raises a flag about once in a year. A day of a sale or a holiday is judged by what such \
    days did before. By a dimension each of its values is judged by itself; without one the parts \
    that `explain` finds on the last 7 days stand below. What is at stake is the distance from what \
    was to be expected: of money the amount, of others the same share of the revenue that was to be \
    expected that day, by a dimension that of its value.
    """
  package static let signature = Signature(
    [.optionalItems], clauses: [.by, .where, .period, .on])
  package static let examples = [
    VerbExample("anomalies", "unusual days of the headline metrics, of the last 30"),
    VerbExample("anomalies revenue, orders last 90 days", "of two metrics, further back"),
    VerbExample(
      "anomalies visitors by channel last 14 days", "each channel judged by its own past"),
  ]

  /// A day of a metric that lies outside its range.
  private struct Flag {
    var metric: Column
    var group: Value?
    var range: UsualRange
    var stake: Double?
  }

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    columns(by: call.groups.first?.expression.plainName, planning)
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    var call = call
    if call.period == nil { call.period = Spanned(.last(30, .day), call.verb.span) }
    var notes: [Wording] = []
    if call.items.isEmpty {
      (call.items, notes) = try planning.answerable(planning.headlineItems, for: call)
    }
    guard call.groups.count < 2, call.groups.allSatisfy({ $0.top == nil }) else {
      throw Diagnostic(
        .notSplittable, "anomalies goes by one dimension at a time",
        at: call.groups.last?.expression.span)
    }
    let dimension = call.groups.first?.expression.plainName
    if let dimension, Grain(rawValue: dimension.text) != nil {
      throw Diagnostic(
        .notSplittable, "anomalies judges days; there is no need to name them", at: dimension.span)
    }
    let planned = try planning.question(call)
    if let words = planned.plan.outputs.first(where: { !$0.column.kind.isNumeric }) {
      throw Diagnostic(
        .wrongType, "\(words.column.title) is no number: there is no usual range of it",
        at: call.items[0].expression.span)
    }
    guard let period = planned.period.map({ bounded($0, planned, planning) }) else {
      throw Diagnostic(.wrongTime, "anomalies needs a period", at: call.verb.span)
    }
    let reach = UsualRanges.reach(of: period, planning.clock)
    let daily = try planning.daily(
      call,
      over: .range(.day(period.firstDay - reach), .day(period.lastDay)),
      by: dimension.map { [$0] } ?? [])
    let heading = heading(call, period)
    if desk.look != nil {
      var shown = planned
      shown.plan = daily.plan
      return try desk.ask(shown, heading: heading)
    }
    let (table, sql) = try desk.reader.fetch(daily.plan)
    let histories = DailyHistories(
      table, daily, isGrouped: dimension != nil, planning.clock)
    let revenue = try expectedRevenue(call, period, by: dimension, desk, planning)
    var (flags, judged) = flags(
      histories, from: period.firstDay, planned, revenue)
    flags.sort { ($0.stake ?? 0, $1.range.day.number) > ($1.stake ?? 0, $0.range.day.number) }
    var report = Report(
      heading: heading, aside: "usual = up to \(UsualRanges.reach) days before each day",
      notes: planned.notes + notes, sql: [sql.text])
    report.blocks = [.table(Self.table(flags, dimension, planning))]
    report.notes.append(summary(flags.count, judged))
    if dimension == nil, stages.isEmpty { try addParts(call, period, planned, desk, to: &report) }
    report.next = flags.first.flatMap { next($0, dimension, call, planning.catalog) }
    return Answer(report, rest: stages)
  }

  /// What the totals of the last days hide: the findings of `explain`.
  private static func addParts(
    _ call: Call, _ period: Period, _ planned: Planned, _ desk: Desk, to report: inout Report
  ) throws(Diagnostic) {
    guard let item = call.items.first, let name = item.expression.plainName,
      let metric = try desk.catalog.metric(name)
    else { return }
    var question = call
    question.verb = Name("show", at: call.verb.span)
    (question.items, question.baselines) = ([item], [])
    let days = period.lastDay - period.firstDay + 1
    let found = try RecentFindings(metric, question, period.lastDay, days: days, desk)
    guard !found.sentences.isEmpty else { return }
    report.blocks += [
      .title("parts that were unusual, last \(Wording.counted(found.days, "day"))"),
      .sentences(found.sentences),
    ]
  }

  /// Why the day of a flag is as it is, of the rows that were asked for.
  private static func next(
    _ flag: Flag, _ dimension: Name?, _ call: Call, _ catalog: Catalog
  ) -> String? {
    var asked = call
    asked.period = Spanned(.day(flag.range.day), call.verb.span)
    if let dimension, let group = flag.group {
      let isOfGroup = Expression(
        .binary(.equal, Expression(.name(dimension)), Expression(.value(group))))
      asked.condition =
        call.condition.map { Expression(.binary(.and, $0, isOfGroup)) } ?? isOfGroup
    }
    return asked.asksWhy(Item(Expression(.name(Name(flag.metric.name)))), catalog)
  }

  /// A period whose last day is a whole one: the present day is not over.
  private static func bounded(
    _ period: Period, _ planned: Planned, _ planning: Planning
  ) -> Period {
    var end = period.end
    if period.isPartial { end = Moment(period.end.day) }
    let span = planning.span(of: planned.plan)
    let start = max(period.start, span.map { Moment($0.oldest.day) } ?? period.start)
    if let newest = span?.newest { end = min(end, Moment(newest.day + 1)) }
    end = max(end, start + Moment.perDay)
    return Period(
      start: start, end: end, fullEnd: end, shape: .days((end - 1).day - start.day + 1),
      label: period.label)
  }

  private static func heading(_ call: Call, _ period: Period) -> Wording {
    let what: Wording =
      call.groups.first.map { "anomalies by \($0.expression.title)" } ?? "anomalies"
    return "\(what.narrowed(by: call.condition)), \(period.heading)"
  }

  private static func summary(_ flagged: Int, _ judged: Int) -> Wording {
    guard judged > 0 else {
      return "nothing could be judged: 14 usual days before a day are needed"
    }
    let values = Wording.counted(judged, "value", isGrouped: true)
    if flagged == 0 { return "none of \(values) is unusual" }
    return flagged == 1 ? "1 of \(values) is unusual" : "\(flagged) of \(values) are unusual"
  }

  // MARK: - Judging

  private static func flags(
    _ histories: DailyHistories, from first: Day, _ planned: Planned,
    _ revenue: [Value: [Day: Double]]
  ) -> (flags: [Flag], judged: Int) {
    let columns = planned.plan.outputs.filter { !$0.isHidden }.map { $0.column }
    var found: [Flag] = []
    var ranges: [UsualRange] = []
    for series in histories.series {
      for (history, column) in zip(series.histories, columns) {
        let isAmount = planned.summable.contains(column.name)
        for range in history.usualRanges(from: first) where series.group == nil || !range.isOfFew {
          ranges.append(range)
          found.append(
            Flag(
              metric: column, group: series.group, range: range,
              stake: stake(
                range, isAmount ? column.kind : .number, revenue[series.group ?? .null] ?? [:])))
        }
      }
    }
    let isUnusual = Judgement.byDay(ranges)
    return (
      zip(found, isUnusual).filter { $1 }.map { $0.0 }, ranges.count { $0.p != nil }
    )
  }

  private static func stake(_ range: UsualRange, _ kind: Kind, _ revenue: [Day: Double]) -> Double?
  {
    guard let value = range.value, let expected = range.expected else { return nil }
    if case .money = kind { return abs(value - expected) }
    guard let day = revenue[range.day], let change = range.changeFromExpected else { return nil }
    return min(abs(change), 1) * day
  }

  /// The revenue that was to be expected of each day, in each value of the dimension, by which moves of
  /// other metrics are weighed; empty where it is not known.
  private static func expectedRevenue(
    _ call: Call, _ period: Period, by dimension: Name?, _ desk: Desk,
    _ planning: Planning
  ) throws(Diagnostic) -> [Value: [Day: Double]] {
    guard planning.catalog.metrics["revenue"] != nil else { return [:] }
    var question = call
    question.items = [Item(Expression(.name(Name("revenue"))))]
    let span = PeriodSyntax.range(
      .day(period.firstDay - UsualRanges.reach), .day(period.lastDay))
    let known = try ifAnswered { () throws(Diagnostic) in
      try planning.daily(question, over: span, by: dimension.map { [$0] } ?? [])
    }
    guard let daily = known else { return [:] }
    let (table, _) = try desk.reader.fetch(daily.plan)
    let histories = DailyHistories(table, daily, isGrouped: dimension != nil, planning.clock)
    var revenue: [Value: [Day: Double]] = [:]
    for series in histories.series {
      var days: [Day: Double] = [:]
      for range in series.histories[0].usualRanges(from: period.firstDay) {
        days[range.day] = range.expected ?? range.value
      }
      revenue[series.group ?? .null] = days
    }
    return revenue
  }

  // MARK: - The table

  /// No history is long enough to tell rarer days apart.
  private static let rarest = 10_000

  private static func columns(by dimension: Name?, _ planning: Planning) -> [AnswerColumn] {
    var columns = [
      AnswerColumn("mark", role: .mark, "better, worse, up, down"),
      AnswerColumn("day", kind: .bucket(.day), role: .dimension, "the unusual one"),
      AnswerColumn("metric", ""),
    ]
    if let dimension {
      columns.append(AnswerColumn(dimension.text, role: .dimension, "of the question"))
    }
    columns += [
      AnswerColumn("value", kind: .number, role: .measure, "of the day"),
      AnswerColumn("expected", kind: .number, role: .measure, "from the days before"),
      AnswerColumn(
        "change_percent", title: "%", kind: .percent, role: .change, "from what was expected"),
    ]
    return columns + Comparison.usual(role: .measure) + [
      AnswerColumn("one_day_in", kind: .count, role: .measure, "how rare it is"),
      AnswerColumn(
        "at_stake", kind: .money(planning.currency), role: .measure,
        "distance from what was expected, in money"),
      judgement,
    ]
  }

  private static let judgement = AnswerColumn(
    "judgement", title: "", role: .mark, presence: .ifKnown, "how many days in a row")

  private static func table(_ flags: [Flag], _ dimension: Name?, _ planning: Planning) -> Table {
    var table = Table(columns(by: dimension, planning))
    for flag in flags {
      let range = flag.range
      let isUp = (range.value ?? 0) > (range.expected ?? 0)
      let mark = Comparison.word(isUp: isUp, flag.metric.direction)
      var row: [Value] = [
        table.word(Wording(words: mark)), .moment(Moment(range.day)), table.word(flag.metric.title),
      ]
      if let group = flag.group { row.append(group) }
      row += [
        range.value.map(flag.metric.kind.value) ?? .null,
        range.expected.map(flag.metric.kind.value) ?? .null,
        range.changeFromExpected.map(Value.double) ?? .null,
        range.low.map(Value.double) ?? .null, range.high.map(Value.double) ?? .null,
        range.oneDayIn.map { .int(Int64(min($0, Self.rarest))) } ?? .null,
        flag.stake.map(Kind.money(planning.currency).value) ?? .null,
      ]
      row.append(table.word(flag.range.runInWords ?? ""))
      table.append(row)
      table.rowKinds.append(flag.metric.kind)
    }
    let hasRuns = flags.contains { $0.range.runInWords != nil }
    return hasRuns ? table : table.without([judgement.name])
  }
}
