import Analysis
import Catalog
import Language
import Planner
import Values

/// Every headline metric against its baseline.
package enum CompareVerb: AskingVerb {
  package static let name = "compare"
  package static let summary = "metrics against an earlier period: what moved, and is it real?"
  package static let doc = """
    Without metrics it takes the headline metrics; without a period, yesterday; without a \
    baseline, of a day what was to be expected of it, with the day before beside it, else the period \
    before of the same length. Something partial is held against the same \
    part of its baseline. For a day, and for weeks and months that are over, it gives the range \
    that 99 of 100 usual ones stay within, from the days before, and marks what lies outside as \
    unusual; elsewhere ▲ and ▼ mark what moved by 10 % or more. Below a whole day it tells the first \
    findings of `explain`, which a total can hide. By a dimension it shows one row for \
    each of its values.
    """
  package static let signature = Signature(
    [.optionalItems], clauses: [.by, .where, .period, .on, .vs])
  package static let examples = [
    VerbExample("compare yesterday", "what is not as usual, and what the totals hide"),
    VerbExample(
      "compare revenue, orders this month vs last year", "a month so far against its last year's"),
    VerbExample("compare revenue by channel last 7 days", "a row for each channel"),
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    let asked = try Asked(call, in: planning)
    let question = try Question(asked.call, in: planning)
    guard call.groups.isEmpty else { return question.columns }
    let ranges = UsualRanges(planning: planning, call: asked.call)
    let planned = question.planned
    let days = try planned.period.mapped { (period) throws(Diagnostic) in
      try ranges.question(period)
    }
    return Comparison.columns(
      period: planned.period?.label ?? "value", baselines: planned.baselines.map { $0.label },
      hasUsual: days.flatMap { $0 } != nil, isOfUsual: asked.isOfUsual)
  }

  /// The call with what it leaves out.
  private struct Asked {
    var call: Call
    /// A sentence on metrics that are not loaded.
    var notes: [Wording] = []
    /// Whether it is of the headline metrics, of which some are arithmetic of others.
    var isHeadline = false
    /// Whether a day is held against what was to be expected, as no baseline is written.
    var isOfUsual = false

    init(_ written: Call, in planning: Planning) throws(Diagnostic) {
      call = written
      if call.period == nil { call.period = Spanned(.yesterday, call.verb.span) }
      let isOpen = call.baselines.isEmpty
      if isOpen { call.baselines = [Spanned(.previousPeriod, call.verb.span)] }
      isHeadline = call.items.isEmpty
      if isHeadline {
        let wanted =
          call.groups.isEmpty ? planning.headlineItems : Array(planning.headlineItems.prefix(1))
        (call.items, notes) = try planning.answerable(wanted, for: call)
      }
      guard isOpen, call.groups.isEmpty, let period = try planning.period(of: call),
        period.hasBeginning, period.firstDay == period.lastDay
      else { return }
      call.baselines = [Spanned(.dayBefore, call.verb.span)]
      isOfUsual = try UsualRanges(planning: planning, call: call).question(period) != nil
    }
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    if let period = call.period, case .range(let a, let b) = period.value, a.isSpoken, b.isSpoken {
      throw Diagnostic(
        .wrongTime, "this is one period from the first to the last", at: period.span,
        label: "to hold one against the other: compare \(a.text) vs \(b.text)")
    }
    let planning = try desk.planning(for: call)
    let written = call.baselines
    let asked = try Asked(call, in: planning)
    var call = asked.call
    guard call.groups.isEmpty else {
      var answer = try Question(call, stages, in: planning).answer(desk)
      answer.report.notes += asked.notes
      return answer
    }
    let planned = try planning.question(call)
    func heading(ofUsual isOfUsual: Bool) -> Wording {
      var heading = planned.period?.heading ?? ""
      if isOfUsual {
        heading = "\(heading) against the usual"
      } else if let baseline = planned.baselines.first {
        heading = "\(heading) \(baseline.phrase)"
      }
      return heading.narrowed(by: call.condition)
    }
    if desk.look != nil {
      var answer = try desk.ask(planned, heading: heading(ofUsual: false))
      answer.report.blocks += try usualPlan(planned, desk, planning, call)
      return answer
    }
    let (row, sql) = try desk.reader.fetch(planned.plan)
    var report = Report(notes: planned.notes + asked.notes, sql: [sql.text])
    let ranges = UsualRanges(planning: planning, call: call)
    var usual: UsualRanges.Result?
    if let period = planned.period {
      // The days before may lack rates that the days in question have.
      if let days = try ranges.question(period), let fault = try desk.reader.missingRates(days.plan)
      {
        report.notes.append("no usual range: \(fault.message)")
      } else {
        usual = try ranges.run(period, desk)
      }
    }
    let baselines = planned.baselines.map { $0.label }
    let shown = Comparison.table(row, period: "", baselines: baselines)
    let said = Ranges(
      usual?.scaled(to: (shown["value"] ?? []).map { $0.double }),
      titles: (shown["metric"] ?? []).map { shown.wording(of: $0) },
      arithmetic: asked.isHeadline ? Arithmetic(call.items, planning.catalog) : nil)
    // Of a day without enough of them before it nothing was to be expected.
    let isOfUsual = asked.isOfUsual && said.judged.contains { $0.expected != nil }
    report.heading = heading(ofUsual: isOfUsual)
    let table = Comparison.table(
      row, period: planned.period?.label ?? "value", baselines: baselines, usual: said.judged,
      isOfUsual: isOfUsual)
    report.blocks = [.table(table)]
    if isOfUsual, stages.isEmpty, let period = planned.period {
      report.blocks += try findings(call, period, desk)
    }
    if let usual { report.sql.append(usual.sql.text) }
    report.aside = said.aside
    report.notes += said.notes
    if let usual, usual.days > 1, !said.judged.isEmpty,
      call.baselines.contains(where: { $0.value == .usual })
    {
      report.notes.append(
        "usual: the mean of like periods before; usual range: of a forecast, which goes with the trend"
      )
    }
    // What explain takes without a baseline tells more than the day before.
    call.baselines = written
    report.next = next(table, call, said, planning.catalog)
    return Answer(report, rest: stages)
  }

  /// The first findings of a whole day, which the totals can hide.
  private static func findings(
    _ call: Call, _ period: Period, _ desk: Desk
  ) throws(Diagnostic) -> [Report.Block] {
    // Of a day that goes on, what is asked often has to be there at once.
    guard !period.isPartial,
      let item = call.items.first(where: { $0.expression.plainName?.text == "revenue" }),
      let metric = desk.catalog.metrics["revenue"]
    else { return [] }
    var question = call
    (question.items, question.baselines) = ([item], [])
    guard let day = try MetricStory(metric, question, period, desk) else { return [] }
    let telling = try day.telling()
    let found = day.findings.prefix(2)
    guard !found.isEmpty else { return [] }
    return [.sentences(found.map { telling.sentence($0) })]
  }

  /// What is asked for the usual ranges, where that is shown instead of answered.
  private static func usualPlan(
    _ planned: Planned, _ desk: Desk, _ planning: Planning, _ call: Call
  ) throws(Diagnostic) -> [Report.Block] {
    let ranges = UsualRanges(planning: planning, call: call)
    guard let period = planned.period, let daily = try ranges.question(period) else { return [] }
    var days = planned
    days.plan = daily.plan
    return try desk.ask(days, heading: "").report.blocks
  }

  /// The question that follows: why the unusual metric moved; else where the largest move was.
  private static func next(
    _ table: Table, _ call: Call, _ ranges: Ranges, _ catalog: Catalog
  ) -> String? {
    guard let percents = table["change_percent"], percents.count == call.items.count else {
      return nil
    }
    let unusual = ranges.judged.indices.filter { ranges.judged[$0].isUnusual }
    let moved = percents.indices.filter { abs(percents[$0].double ?? 0) >= Comparison.threshold }
    let candidates = ranges.judged.contains { $0.isJudged } ? [] : moved
    // Of unusual ones the first counts, as the headline goes from the whole to its parts.
    let chosen =
      unusual.first ?? ranges.outside.first
      ?? candidates.max { abs(percents[$0].double ?? 0) < abs(percents[$1].double ?? 0) }
    return chosen.flatMap { call.asksWhy(call.items[$0], catalog) }
  }
}

/// What a comparison says of the usual.
private struct Ranges {
  /// One for each metric; empty where no range is known.
  var judged: [Comparison.Usual] = []
  /// The metrics that lie outside their own range without being unusual among so many.
  var outside: [Int] = []
  var aside: Wording?
  var notes: [Wording] = []

  init(_ result: UsualRanges.Result?, titles: [Wording], arithmetic: Arithmetic?) {
    guard let result else { return }
    let ranges = result.ranges
    let irregular = zip(titles, ranges).filter { $1.basis == .irregular }.map { $0.0 }
    if !irregular.isEmpty {
      notes.append("too irregular for a usual range: \(Wording.list(irregular))")
    }
    judged = ranges.indices.map { index in
      Comparison.Usual(
        expected: ranges[index].expected, low: ranges[index].low, high: ranges[index].high,
        isJudged: ranges[index].p != nil || ranges[index].basis == .irregular,
        isUnusual: result.judgement.isUnusual[index],
        oneDayIn: ranges[index].oneDayIn, reason: ranges[index].runInWords)
    }
    for (index, carrier) in arithmetic?.carriers(ranges, result.judgement.isUnusual) ?? [:] {
      judged[index].carrier = titles[carrier]
    }
    if result.days > 1 {
      for index in judged.indices { judged[index].isOfDays = false }
    }
    let known = ranges.filter { $0.p != nil }
    if known.isEmpty {
      unjudged(result)
      return
    }
    let days = known.map { $0.historyDays }.max() ?? 0
    aside =
      result.days == 1
      ? "usual = \(days) days before"
      : "usual range = a forecast from the \(days) days before"
    if result.maskedDays > 0 {
      notes.append(
        result.maskedDays == 1
          ? "1 day of sales or holidays in it is taken as they were, not judged"
          : """
          \(result.maskedDays) days of sales or holidays in it are taken as they were, not judged
          """)
    }
    outside = ranges.indices.filter {
      ranges[$0].p != nil && ranges[$0].isOutside && !judged[$0].isUnusual
    }
    notes.append(summary(of: known.count))
    if let (name, days) = result.event {
      notes.append(
        days == 0
          ? "a day of \(name), the first that is known: held against plain days"
          : "a day of \(name): held against what \(Wording.counted(days, "day")) of it before did")
    }
    switch result.judgement.storeWide {
    case .up?: notes.append("store-wide: most moved up together (a holiday, a sale, tracking?)")
    case .down?:
      notes.append("store-wide: most moved down together (a holiday, an outage, tracking?)")
    case .mixed?: notes.append("store-wide: most moved at once (a holiday, a sale, tracking?)")
    case nil: break
    }
    if known.contains(where: { $0.basis == .short }) {
      notes.append("fewer than 28 usual days: the ranges are wide")
    }
  }

  /// Says why nothing is judged.
  private mutating func unjudged(_ result: UsualRanges.Result) {
    judged = []
    if result.ranges.contains(where: { $0.basis == .irregular }) { return }
    let days = result.ranges.map { $0.historyDays }.max() ?? 0
    if result.days > 1, result.ranges.contains(where: { $0.basis == .masked }) {
      notes.append(
        """
        more than a third of its days are sales or holidays: plain days are no measure, so nothing \
        is judged
        """)
    } else if let closed = result.ranges.first(where: { $0.basis == .closed }) {
      let weekday = Wording(name: closed.day.weekdayTitle)
      notes.append("not judged: nearly no \(weekday) has anything, as where a shop is closed")
    } else if result.days == 1 {
      notes.append(
        "no usual range: \(Wording.counted(days, "usual day")) before it, and 14 are needed")
    } else {
      let needed = max(28, 5 * result.days)
      notes.append("no usual range: it takes \(needed) days before it, 28 of them usual")
    }
  }

  /// How many of the metrics are unusual, and how many lie outside their range as one in a hundred
  /// days does of each.
  private func summary(of known: Int) -> Wording {
    let unusual = judged.count { $0.isUnusual && $0.carrier == nil }
    let metrics = Wording.counted(known, "metric")
    if unusual > 0, known == 1, judged.count == 1 { return "it is unusual" }
    if unusual > 0 {
      return unusual == 1
        ? "1 of \(metrics) is unusual" : "\(unusual) of \(metrics) are unusual"
    }
    if outside.isEmpty {
      if known == 1 {
        return judged.count == 1
          ? "it is within its usual range" : "the other is within its usual range"
      }
      if known < judged.count {
        return "the other \(known) metrics are within their usual range"
      }
      return known == 2
        ? "both metrics are within their usual range"
        : "all \(known) metrics are within their usual range"
    }
    return outside.count == 1
      ? """
      1 of \(metrics) is outside its usual range, but not so far as to be called unusual
      """
      : """
      \(outside.count) of \(metrics) are outside their usual range, but not so far as to be called \
      unusual
      """
  }
}
