import Catalog
import Language
import Planner
import Values

/// What a stage can name behind a pipeline: the columns of the verb's answer, and what the stages
/// before make of them.
package struct PipelineColumns {
  private let planning: Planning
  private let verbs: [any Verb.Type]
  private let kept: [String: [AnswerColumn]]

  /// - Parameter kept: the columns of the answers that `| as NAME` has kept.
  package init(
    _ planning: Planning, _ verbs: [any Verb.Type], kept: [String: [AnswerColumn]] = [:]
  ) {
    (self.planning, self.verbs) = (planning, verbs)
    self.kept = kept
  }

  /// None where they depend on the rows, or where no verb is named.
  package func columns(of pipeline: Pipeline) throws(Diagnostic) -> [AnswerColumn] {
    let expanded = try CommandExpansion(catalog: planning.catalog).expand(pipeline)
    var columns = try columns(of: expanded.call)
    for stage in expanded.stages { apply(stage, to: &columns) }
    return columns
  }

  private func columns(of call: Call) throws(Diagnostic) -> [AnswerColumn] {
    if call.isImplicit, call.items.count == 1, let name = call.items[0].expression.plainName,
      let columns = kept[name.text]
    {
      return columns
    }
    let verb = verbs.first { $0.name == call.verb.text }
    return try verb?.columns(of: call, in: planning) ?? []
  }

  private func apply(_ stage: Stage, to columns: inout [AnswerColumn]) {
    switch stage.kind {
    case .derive(let bindings):
      columns += bindings.map { AnswerColumn($0.name.text, kind: .number, "derived") }
    case .columns(let items):
      columns = items.flatMap { item in
        guard let name = item.expression.plainName else {
          return [AnswerColumn(item.alias?.text ?? item.expression.text, kind: .number, "")]
        }
        switch NamedColumns(name, among: columns.map { $0.column }) {
        case .one(let place):
          var column = columns[place]
          if let alias = item.alias { column.column.name = alias.text }
          return [column]
        case .range(let low, let high): return [columns[low], columns[high]]
        case .none, .several:
          return [AnswerColumn(item.alias?.text ?? name.text, kind: .number, "")]
        }
      }
    case .share:
      columns += adding(columns).map {
        AnswerColumn($0.name + "_share", kind: .percent, "part of the sum")
      }
    case .cumulative:
      columns += adding(columns).map {
        AnswerColumn($0.name + "_cumulative", kind: $0.column.kind, "so far")
      }
    case .pivot, .wrap: columns = []
    default: break
    }
  }

  /// The columns whose values add up.
  private func adding(_ columns: [AnswerColumn]) -> [AnswerColumn] {
    columns.filter { column in
      if case .money = column.column.kind { return true }
      return column.column.kind == .count
    }
  }
}
