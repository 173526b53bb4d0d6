import Catalog
import Language
import Planner
import Values

/// Where a number comes from.
package enum SourceVerb: Verb {
  package static let name = "source"
  package static let summary = "where a number comes from: formula, data, dates, filters, SQL"
  package static let doc = """
    Takes the same clauses as the question whose number is in doubt. It tells the formula, the \
    data sets with the time that dates their rows, how many rows were used and how many were left \
    out and why, when they were loaded, and the SQL.
    """
  package static let signature = Signature(
    [.items], clauses: [.by, .where, .period, .on, .vs])
  package static let examples = ["source revenue yesterday", "source refund_rate last 7 days"]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning()
    let planned = try planning.question(call, [])
    let asked = call.items.map { $0.expression.text.replacing("_", with: " ") }
    var what = "source of " + asked.joined(separator: ", ")
    if let condition = call.condition { what += " where \(condition.text)" }
    var report = Report(heading: Show.heading(what, planned))
    for item in call.items {
      guard let name = item.expression.plainName, let metric = try planning.catalog.metric(name)
      else { continue }
      report.blocks += Describe.formula(metric, planning.catalog)
    }
    var table = Table(columns: [
      Column("dataset", title: "data set"), Column("dated_by", title: "dated by"),
      Column("level"), Column("rows", kind: .count), Column("used", kind: .count),
      Column("left_out", title: "left out", kind: .count), Column("newest", kind: .moment),
      Column("last_load", title: "last load", kind: .moment),
    ])
    for source in planned.plan.sources where source.window == 0 {
      table.append(try row(source, planned.plan, planning, workspace))
    }
    report.blocks.append(.table(table))
    report.notes = planned.notes + ["left out are rows outside of the period and the filters"]
    report.blocks += [.title("SQL"), .code(workspace.dialect.query(planned.plan).written)]
    return Answer(report, rest: stages)
  }

  /// One data set: how many of its rows went into the numbers.
  private static func row(
    _ source: Plan.Source, _ plan: Plan, _ planning: Planning, _ workspace: Workspace
  ) throws(Diagnostic) -> [Value] {
    var counting = Plan()
    counting.windows = plan.windows
    counting.measures = [Plan.Measure(function: "count", filter: usedBy(source, plan))]
    var one = source
    one.keys = []
    one.measures = [0]
    counting.sources = [one]
    counting.outputs = [Plan.Output(column: Column("n", kind: .count), scalar: .measure(0))]
    let used = try workspace.fetch(counting).table.cells.first?.first?.int ?? 0
    let facts = planning.facts.datasets[source.dataset]
    let time = source.time.flatMap { scalar -> String? in
      if case .field(_, let column) = scalar { column } else { nil }
    }
    let load = try workspace.query(
      "select max(loaded_at) from loads where loaded_into = \(source.dataset)")
    return [
      .text(source.dataset), .text(time ?? "no date"), .text(source.level ?? "rows"),
      .int(Int64(facts?.rows ?? 0)), .int(Int64(used)), .int(Int64((facts?.rows ?? 0) - used)),
      time.flatMap { facts?.spans[$0] }.map { .moment($0.newest) } ?? .null,
      load.cells.first?.first ?? .null,
    ]
  }

  /// A row is used when any of the source's measures takes it.
  private static func usedBy(_ source: Plan.Source, _ plan: Plan) -> Scalar? {
    var condition: Scalar?
    for number in source.measures {
      guard let filter = plan.measures[number].filter else { return nil }
      condition = condition.map { .binary("or", $0, filter) } ?? filter
    }
    return condition
  }
}
