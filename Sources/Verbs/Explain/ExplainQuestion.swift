import Analysis
import Catalog
import Language
import Planner
import Values

/// What is asked for: one metric, over a period against a baseline.
struct ExplainQuestion {
  let planning: Planning
  /// The question of the metric alone, with period, condition and baseline, without dimensions.
  let call: Call
  /// The dimensions that the question names.
  let dimensions: [Name]
  let metric: Metric
  let planned: Planned
  /// The metric as it was written.
  let name: Name
  let written: Call

  var kind: Kind { planned.plan.outputs[0].column.kind }
  var direction: Int { metric.direction }
  var baseline: Baseline { planned.baselines[0] }
  var period: Period { planned.period ?? baseline.period }

  /// Whether it is held against the usual, as it is where no baseline is written.
  var isOfUsual: Bool { written.baselines.allSatisfy { $0.value == .usual } }

  /// Whether it is a day with less than four weeks of data before it.
  var lacksPast: Bool {
    guard period.hasBeginning, period.firstDay == period.lastDay,
      let oldest = planning.span(of: planned.plan)?.oldest.day
    else { return false }
    return period.firstDay - oldest < StoryRule.fewestDays
  }

  var heading: Wording {
    "\(metric.title), \(period.heading) \(baseline.phrase)"
  }

  /// The columns of the drivers.
  var columns: [AnswerColumn] {
    [
      AnswerColumn("driver", "what the metric is made of; last the metric itself"),
      AnswerColumn(
        "before", title: baseline.label, kind: .number, role: .measure, "of the baseline"),
      AnswerColumn("now", title: period.label, kind: .number, role: .measure, "of the period"),
      AnswerColumn(
        "change_percent", title: "%", kind: .percent, role: .change, "part by which it moved"),
      AnswerColumn(
        "effect", kind: kind.ofChange, role: .change, direction: direction, "on the metric"),
      AnswerColumn("share", kind: .percent, role: .measure, "part of the change"),
    ]
  }

  init(_ written: Call, _ planning: Planning) throws(Diagnostic) {
    var call = written
    call.verb = Name("show", at: written.verb.span)
    call.groups = []
    if call.period == nil { call.period = Spanned(.yesterday, written.verb.span) }
    guard call.items.count == 1, call.items[0].alias == nil,
      let name = call.items[0].expression.plainName
    else {
      throw Diagnostic(
        .syntax, "explain takes one metric at a time", at: call.items.last?.expression.span,
        label: "give a formula a name first: metric x = a / b")
    }
    guard let metric = try planning.catalog.metric(name) else {
      _ = try planning.question(call)
      throw Diagnostic(.unknownName, "no metric called \"\(name.spoken)\"", at: name.span)
    }
    guard metric.type != .index, metric.additivity != .index else {
      throw Diagnostic(
        .notSplittable,
        "\(metric.title) is an index: it can be followed and ranked, but it has no parts",
        at: name.span, label: "trend \(metric.name) shows its course")
    }
    guard written.baselines.count < 2 else {
      throw Diagnostic(
        .wrongTime, "explain takes one baseline", at: written.baselines[1].span)
    }
    if let plan = written.baselines.first(where: { $0.value == .plan || $0.value == .market }) {
      throw Diagnostic(
        .wrongTime, "explain holds two stretches of time against each other, and this is none",
        at: plan.span, label: "compare holds against the plan; here: vs usual, vs last week")
    }
    dimensions = try written.groups.map { (group) throws(Diagnostic) in
      guard let name = group.expression.plainName, Grain(rawValue: name.text) == nil,
        group.top == nil
      else {
        throw Diagnostic(
          .notSplittable, "explain looks for segments in dimensions, not in this",
          at: group.expression.span, label: "as in: explain revenue by channel, category")
      }
      return name
    }
    (self.metric, self.name, self.written) = (metric, name, written)
    self.planning = planning
    (self.call, planned) = try Self.planned(call, planning)
  }

  /// The question with its baseline: the usual where the data reach back far enough.
  private static func planned(
    _ call: Call, _ planning: Planning
  ) throws(Diagnostic) -> (Call, Planned) {
    guard call.baselines.isEmpty else { return (call, try planning.question(call)) }
    var call = call
    call.baselines = [Spanned(.usual, call.verb.span)]
    // Not every period has a usual.
    let found = try ifAnswered(orIf: [.wrongTime]) { [call] () throws(Diagnostic) in
      try planning.question(call)
    }
    if let planned = found, let usual = planned.baselines.first, usual.comparable.count >= 3 {
      return (call, planned)
    }
    call.baselines = [Spanned(.previousPeriod, call.verb.span)]
    return (call, try planning.question(call))
  }
}
