import Catalog
import Language
import Planner
import Values

/// A question over metrics with its plan, and its answer from the store.
struct Question {
  let call: Call
  let planned: Planned
  private let planning: Planning

  init(_ call: Call, _ stages: [Stage] = [], in planning: Planning) throws(Diagnostic) {
    self.call = call
    self.planning = planning
    planned = try planning.question(call, stages)
  }

  /// The columns of the answer; stages that SQL does are among the plan's own.
  var columns: [AnswerColumn] { planned.answerColumns(planning.catalog) }

  /// As in `revenue by channel, 2024-05-08 to 2024-05-14 (7 days) against ...`.
  var heading: Wording {
    let metrics = call.items.map { item -> Wording in
      let metric = item.expression.plainName.flatMap { try? planning.catalog.metric($0) }
      return item.alias.map { Wording(verbatim: $0.spoken) } ?? metric?.title
        ?? item.expression.title
    }
    var what = Wording.list(Array(metrics.prefix(3)))
    if metrics.count > 3 { what = "\(what) and \(metrics.count - 3) more" }
    if !call.groups.isEmpty {
      let groups = call.groups.enumerated().map { index, group -> Wording in
        let keys = planned.plan.keys
        let isName = group.expression.plainName != nil && keys.indices.contains(index)
        let name = isName ? keys[index].column.title : group.expression.title
        guard let top = group.top else { return name }
        return top > 0 ? "top \(top) \(name)" : "bottom \(-top) \(name)"
      }
      what = "\(what) by \(Wording.list(groups))"
    }
    what = what.narrowed(by: call.condition)
    if let basis = call.basis { what = "\(what) on \(basis.text)" }
    return heading(what)
  }

  /// A heading for the period and the baseline, and without a period for the days that are loaded.
  func heading(_ what: Wording) -> Wording {
    guard planned.period == nil, let span = planning.span(of: planned.plan) else {
      return planned.heading(what)
    }
    return "\(what), all days: \(span.oldest.day) to \(span.newest.day)"
  }

  func answer(_ desk: Desk) throws(Diagnostic) -> Answer {
    var answer = try desk.ask(planned, heading: heading)
    if planned.rest.contains(where: { $0.kind == .total }), desk.look == nil {
      answer.total = try total(desk)
    }
    return answer
  }

  /// The total row by asking the question without its dimensions, so that rates and counts of
  /// different things are right too; nil where stages have left rows out.
  private func total(_ desk: Desk) throws(Diagnostic) -> [Value]? {
    for step in planned.plan.steps {
      switch step {
      case .sort: continue
      case .filter, .take, .derive, .columns, .cumulative: return nil
      }
    }
    guard !call.groups.isEmpty else { return nil }
    let hasChange = planned.plan.windows.count > 1 && call.baselines.isEmpty
    guard !hasChange else { return nil }
    var whole = call
    whole.groups = []
    let shown = planned.plan.outputs.filter { !$0.isHidden }.map { $0.column.name }
    var asked = shown
    if call.items.count == 1, shown.count > 1, call.baselines.isEmpty {
      // Of a metric's companions those that are metrics too; a share of the whole says nothing.
      asked = shown.filter { planning.catalog.metrics[$0] != nil }
      whole.items = asked.map { Item(Expression(.name(Name($0)))) }
    }
    let answer = try ifAnswerable { () throws(Diagnostic) in
      try Question(whole, in: planning).answer(desk)
    }
    guard let table = answer?.report.table,
      table.rowCount == 1, table.columns.count == asked.count
    else { return nil }
    var row: [Value] = [.text("Total")]
    row += Array(repeating: .null, count: planned.plan.keys.count - 1)
    return row
      + shown.map { name in asked.firstIndex(of: name).map { table.cells[$0][0] } ?? .null }
  }
}

extension Planned {
  /// As in `orders where status = "unpaid", 2024-05-08 to 2024-05-14 (7 days) against ...`.
  func heading(_ what: Wording) -> Wording {
    var heading = what
    if let period { heading = "\(heading), \(period.heading)" }
    if let baseline = baselines.first { heading = "\(heading) \(baseline.phrase)" }
    return heading
  }

  /// The columns of the answer, with what they hold.
  func answerColumns(_ catalog: Catalog) -> [AnswerColumn] {
    plan.columns.map { AnswerColumn($0, doc(of: $0, catalog)) }
  }

  private func doc(of column: Column, _ catalog: Catalog) -> String {
    if let metric = catalog.metrics[column.name] { return metric.doc }
    return switch column.role {
    case .dimension: "of the question"
    case .change where column.title == "%": "part by which it moved"
    case .change: "against the baseline"
    case .measure where baselines.contains { $0.label == column.title }: "of the baseline"
    case .measure, .mark: ""
    }
  }
}
