import Analysis
import Catalog
import Language
import Planner
import Values

/// Why a metric moved: what it is made of, where, the market, and what coincides with it.
package enum Explain: Verb {
  package static let name = "explain"
  package static let summary = "why a metric moved: drivers, segments, market, coinciding facts"
  package static let doc = """
    Without a period it takes yesterday; without a baseline, the usual: the mean of comparable days \
    before. The change is split exactly along what the metric is made of, then searched for the few \
    segments that carry it, and facts of the same days are laid beside it. Facts coincide with a \
    change; whether they caused it is for the reader to judge. "vs" and another metric holds two \
    columns of the same rows against each other.
    """
  package static let signature = Signature([.items], clauses: [.by, .where, .period, .on, .vs])
  package static let examples = [
    "explain revenue yesterday", "explain conversion_rate last 7 days vs previous period",
    "explain refunds yesterday by product, reason",
  ]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    if let other = call.baselines.first, case .metric(let name) = other.value {
      return try TwoColumns.explain(call, against: name, stages, workspace)
    }
    let subject = try Subject(call, workspace)
    if workspace.explainOnly != nil {
      return try workspace.answer(subject.planned, heading: subject.heading)
    }
    return try ExplainReport(subject, stages).answer()
  }
}

extension Explain {
  /// What is to be explained: one metric, its value and its baseline.
  struct Subject {
    let workspace: Workspace
    let planning: Planning
    /// The question of the metric alone, with period, condition and baseline, without dimensions.
    let call: Call
    /// The dimensions that the question names.
    let dimensions: [Name]
    let metric: Metric
    let planned: Planned
    let before: Double
    let after: Double
    let sql: SQL

    var change: Double { after - before }
    var kind: Kind { planned.plan.outputs[0].column.kind }
    var direction: Int { metric.direction }
    var baseline: Baseline { planned.baselines[0] }
    var period: Period { planned.period ?? baseline.period }

    var heading: Wording {
      "\(metric.title), \(period.heading) \(baseline.phrase)"
    }

    init(_ written: Call, _ workspace: Workspace) throws(Diagnostic) {
      let planning = try workspace.planning()
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
      self.metric = metric
      self.workspace = workspace
      self.planning = planning
      (self.call, planned) = try Self.planned(call, planning)
      let (table, sql) = try workspace.fetch(planned.plan)
      self.sql = sql
      guard let after = table.cells[0].first?.double else {
        throw Diagnostic(
          .noData, "\(metric.title) has no value: \(planned.period?.dates ?? "all days")",
          at: name.span)
      }
      guard let before = table.cells[1].first?.double else {
        throw Diagnostic(
          .noData,
          "\(metric.title) has no value in the baseline, \(planned.baselines[0].label)",
          at: written.baselines.first?.span ?? name.span,
          label: "choose another one: vs day before, vs last week, vs a period")
      }
      (self.before, self.after) = (before, after)
    }

    /// The question with its baseline: the usual where the data reach back far enough.
    private static func planned(
      _ call: Call, _ planning: Planning
    ) throws(Diagnostic) -> (Call, Planned) {
      guard call.baselines.isEmpty else { return (call, try planning.question(call)) }
      var call = call
      call.baselines = [Spanned(.usual, call.verb.span)]
      if let planned = try? planning.question(call),
        let usual = planned.baselines.first, usual.comparable.count >= 3
      {
        return (call, planned)
      }
      call.baselines = [Spanned(.previousPeriod, call.verb.span)]
      return (call, try planning.question(call))
    }
  }
}

extension Kind {
  /// How a difference of two values of the kind is printed.
  var ofChange: Kind { self == .percent ? .points : self }

  /// A number of the kind: money in whole cents.
  func value(_ number: Double) -> Value {
    if case .money = self, abs(number) < 1e30 {
      return .fixed(Fixed(unscaled: Int128((number * 100).rounded()), scale: 2))
    }
    return .double(number)
  }
}
