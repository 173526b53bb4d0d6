import Analysis
import Catalog
import Language
import Planner
import Values

/// Every headline metric against its baseline.
package enum Compare: Verb {
  package static let name = "compare"
  package static let summary = "metrics against an earlier period: what moved?"
  package static let doc = """
    Without metrics it takes the headline metrics; without a period, yesterday; without a \
    baseline, the period before of the same length. Something partial is held against the same \
    part of its baseline. ▲ and ▼ mark what moved by 10 % or more. By a dimension it shows one row \
    for each of its values.
    """
  package static let signature = Signature(
    [.optionalItems], clauses: [.by, .where, .period, .on, .vs])
  package static let examples = [
    "compare yesterday", "compare revenue, orders this month vs last year",
    "compare revenue by channel last 7 days",
  ]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning()
    var call = call
    if call.period == nil { call.period = Spanned(.yesterday, call.verb.span) }
    if call.baselines.isEmpty {
      call.baselines = [Spanned(.previousPeriod, call.verb.span)]
    }
    var notes: [String] = []
    if call.items.isEmpty {
      let wanted =
        call.groups.isEmpty ? planning.headlineItems : Array(planning.headlineItems.prefix(1))
      (call.items, notes) = try planning.answerable(wanted, for: call)
    }
    guard call.groups.isEmpty else {
      var answer = try Show.question(call, stages, workspace)
      answer.report.notes += notes
      return answer
    }
    let planned = try planning.question(call)
    var heading = [planned.period?.heading, planned.baselines.first?.phrase]
      .compactMap { $0 }.joined(separator: " ")
    if let condition = call.condition { heading += " where \(condition.text)" }
    if workspace.explainOnly != nil { return try workspace.answer(planned, heading: heading) }
    let (row, sql) = try workspace.fetch(planned.plan)
    let table = Comparison.table(
      row, period: planned.period?.label ?? "value", baselines: planned.baselines.map { $0.label })
    var report = Report(
      heading: heading, blocks: [.table(table)], notes: planned.notes + notes, sql: [sql.text])
    report.next = next(table, call)
    return Answer(report, rest: stages)
  }

  /// The question that follows from the largest move.
  private static func next(_ table: Table, _ call: Call) -> String? {
    guard let percents = table["change_percent"], let names = table["metric"],
      let largest = percents.indices.max(by: {
        abs(percents[$0].double ?? 0) < abs(percents[$1].double ?? 0)
      }), abs(percents[largest].double ?? 0) >= Comparison.threshold,
      let metric = names[largest].text
    else { return nil }
    let period = call.period.map { " \($0.value.text)" } ?? ""
    let versus = call.baselines.first.map { baseline in
      baseline.value == .previousPeriod ? " vs previous period" : " vs \(baseline.value.text)"
    }
    return "\(metric) by channel\(period)\(versus ?? "")"
  }
}
