import Catalog
import Language
import Planner
import Values

/// The rows of a data set.
package enum List: Verb {
  package static let name = "list"
  package static let summary = "the rows of a data set"
  package static let doc = """
    Shows the columns that the data set names as its usual ones; `| columns a, b` chooses others, \
    those of linked data sets too. A period goes by the data set's own time, or by another with \
    `on`.
    """
  package static let signature = Signature(
    [.name(.dataset)], clauses: [.where, .period, .on, .due])
  package static let examples = [
    "list refunds yesterday", "list orders where status = unpaid | sort ordered_at",
    "list rejects",
  ]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning()
    guard let name = call.items.first?.expression.plainName else {
      throw Diagnostic(.syntax, "\"list\" needs a data set", at: call.verb.span)
    }
    guard let dataset = try planning.catalog.dataset(name) else {
      throw unknown(name, planning.catalog)
    }
    var call = call
    // `list tasks due today` goes by the data set's first time, which of tasks is the due day.
    if call.period == nil { call.period = call.due }
    let planned = try planning.list(dataset, call, stages)
    var heading = dataset.name.replacing("_", with: " ")
    if let condition = call.condition { heading += " where \(condition.text)" }
    var answer = try workspace.answer(planned, heading: Show.heading(heading, planned))
    if let table = answer.report.table, table.rowCount == 0, workspace.explainOnly == nil {
      answer.report.notes.append("no rows")
    }
    return answer
  }

  static func unknown(_ name: Name, _ catalog: Catalog) -> Diagnostic {
    let near = closest(to: name.text, among: catalog.datasetOrder, limit: 1)
    return Diagnostic(
      .unknownName, "no data set called \"\(name.spoken)\"", at: name.span,
      label: near.first.map { "did you mean \($0)?" }, hints: ["datasets lists them"])
  }
}
