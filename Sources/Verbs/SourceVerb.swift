import Catalog
import Language
import Planner
import Values

/// Where a number comes from.
package enum SourceVerb: Verb {
  package static let name = "source"
  package static let summary = "where a number comes from: formula, data, dates, filters, SQL"
  package static let doc = """
    Takes the same clauses as the question whose number is in doubt. It tells the formula and those \
    of its parts, the data sets with the time that dates their rows, how many rows were used and \
    why the others were left out, when they were loaded, the conditions, and the SQL.
    """
  package static let signature = Signature(
    [.items], clauses: [.by, .where, .period, .on, .vs])
  package static let examples = ["source revenue yesterday", "source refund_rate last 7 days"]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning()
    let planned = try planning.question(call, [])
    let asked = Wording.list(call.items.map { $0.expression.title })
    let what = ("source of \(asked)" as Wording).narrowed(by: call.condition)
    var report = Report(heading: Show.heading(what, planned))
    var told: Set<String> = []
    for item in call.items {
      for metric in try metrics(in: item.expression, planning.catalog)
      where told.insert(metric.name).inserted {
        report.blocks += Describe.formula(metric, planning.catalog)
        try parts(of: metric, planning.catalog, &told, &report.blocks)
      }
    }
    if let condition = call.condition {
      report.blocks.append(.text("conditions of the question: \(condition.text)"))
    }
    report.blocks.append(.table(try rows(planned.plan, planning, workspace)))
    report.notes = planned.notes
    report.blocks += [.title("SQL"), .code(workspace.dialect.query(planned.plan).written)]
    return Answer(report, rest: stages)
  }

  // MARK: - Formulas

  /// The formulas of the metrics that a metric is made of, and of theirs.
  private static func parts(
    of metric: Metric, _ catalog: Catalog, _ told: inout Set<String>,
    _ blocks: inout [Report.Block]
  ) throws(Diagnostic) {
    for formula in metric.formulas {
      for part in try metrics(in: formula.expression, catalog)
      where told.insert(part.name).inserted {
        let lines =
          ["\(part.name) = " + part.formulas[0].text]
          + part.formulas.dropFirst().map { "  otherwise " + $0.text }
        blocks.append(.code(lines.joined(separator: "\n")))
        try parts(of: part, catalog, &told, &blocks)
      }
    }
  }

  /// The metrics that a formula names; what aggregates take are columns and data sets.
  private static func metrics(
    in expression: Expression, _ catalog: Catalog
  ) throws(Diagnostic) -> [Metric] {
    if let name = expression.plainName { return try catalog.metric(name).map { [$0] } ?? [] }
    if case .call(let name, _, _) = expression.kind, Function.aggregate[name.text] != nil {
      return []
    }
    var found: [Metric] = []
    for child in expression.children { found += try metrics(in: child, catalog) }
    return found
  }

  // MARK: - Rows

  /// Why rows are left out, in the order in which they are.
  private static let reasons: [(name: String, title: Wording)] = [
    ("other_levels", "other levels"), ("undated", "without a date"), ("other_days", "other days"),
    ("conditions", "by the conditions"), ("formula", "by the formula"),
  ]

  private static func rows(
    _ plan: Plan, _ planning: Planning, _ workspace: Workspace
  ) throws(Diagnostic) -> Table {
    var table = Table(
      columns: [
        Column("dataset", title: "data set"), Column("dated_by", title: "dated by"),
        Column("level"), Column("rows", kind: .count), Column("used", kind: .count),
        Column("left_out", title: "left out", kind: .count),
      ] + reasons.map { Column($0.name, title: $0.title, kind: .count) }
        + [Column("newest", kind: .moment), Column("last_load", title: "last load", kind: .moment)])
    for source in plan.sources where source.window == 0 {
      table.append(try row(source, plan, planning, workspace))
    }
    // A reason that holds back no row of any data set needs no column.
    for reason in reasons {
      guard let place = table.index(of: reason.name), table.cells[place].allSatisfy({ $0.int == 0 })
      else { continue }
      table.columns.remove(at: place)
      table.cells.remove(at: place)
    }
    return table
  }

  /// One data set: how many of its rows went into the numbers, and what kept the others out.
  private static func row(
    _ source: Plan.Source, _ plan: Plan, _ planning: Planning, _ workspace: Workspace
  ) throws(Diagnostic) -> [Value] {
    let facts = planning.facts[source.dataset]
    // The same rows under more and more conditions.
    var all = source
    (all.filter, all.isSnapshot, all.needsTime, all.dayLimit) = (nil, false, false, nil)
    all.isOutside = false
    var counts = [facts?.rows ?? 0]
    var everything = plan
    everything.windows = plan.windows.map { Plan.Window(name: $0.name) }
    counts.append(try count(all, everything, nil, workspace))
    let isDated = source.time.map { Scalar.isMissing($0, negated: true) }
    counts.append(try count(all, everything, isDated, workspace))
    // The rows of a baseline are used too, each once even where its stretches overlap.
    var found = [0, 0, 0]
    for pass in passes(like: source, plan) {
      var within = pass
      within.filter = nil
      found[0] += try count(within, plan, isDated, workspace)
      found[1] += try count(pass, plan, isDated, workspace)
      found[2] += try count(pass, plan, usedBy(pass, plan), workspace)
    }
    counts += found.map { min($0, counts[2]) }
    let used = counts[5]
    let lost = zip(counts, counts.dropFirst()).map { Value.int(Int64(max(0, $0 - $1))) }
    let time = source.time.flatMap { scalar -> String? in
      if case .field(_, let column) = scalar { column } else { nil }
    }
    let load = try workspace.told { try workspace.store.lastLoad(into: source.dataset) }
    return [
      .text(source.dataset), .text(time ?? "no date"), .text(source.level ?? "rows"),
      .int(Int64(counts[0])), .int(Int64(used)), .int(Int64(counts[0] - used)),
    ] + lost + [
      time.flatMap { facts?.spans[$0] }.map { .moment($0.newest) } ?? .null,
      load,
    ]
  }

  /// The passes over the same rows for the period and its baselines, those that find something.
  private static func passes(like source: Plan.Source, _ plan: Plan) -> [Plan.Source] {
    plan.sources.filter { other in
      !other.isOutside && other.dataset == source.dataset && other.time == source.time
        && other.level == source.level && other.filter == source.filter
        && other.keys.isEmpty == source.keys.isEmpty && other.needsTime == source.needsTime
    }
  }

  /// How many rows of a source pass a further condition.
  private static func count(
    _ source: Plan.Source, _ plan: Plan, _ condition: Scalar?, _ workspace: Workspace
  ) throws(Diagnostic) -> Int {
    var counting = Plan()
    counting.windows = [plan.windows[source.window]]
    counting.measures = [Plan.Measure(function: "count", filter: condition)]
    var one = source
    one.window = 0
    one.keys = []
    one.measures = [0]
    counting.sources = [one]
    counting.outputs = [Plan.Output(column: Column("n", kind: .count), scalar: .measure(0))]
    return try workspace.fetch(counting).table.cells.first?.first?.int ?? 0
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
