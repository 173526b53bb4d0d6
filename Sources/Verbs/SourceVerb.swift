import Catalog
import Language
import Planner
import Values

/// Where a number comes from.
package enum SourceVerb: AskingVerb {
  package static let name = "source"
  package static let summary = "where a number comes from: formula, data, dates, filters, SQL"
  package static let ways = ["来源口径"]
  package static let doc = """
    Takes the same clauses as the question whose number is in doubt. It tells the formula and those \
    of its parts, the data sets with the time that dates their rows, how many rows were used and \
    why the others were left out, when they were loaded, the conditions, and the SQL.
    """
  package static let signature = Signature(
    [.items], clauses: [.by, .where, .period, .on, .vs])
  package static let examples = [
    VerbExample("source revenue yesterday", "its formula, data, dates, rows and SQL"),
    VerbExample("source refund_rate last 7 days", "a rate, with what it is made of"),
  ]

  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] { columns }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    let planned = try planning.question(call, [])
    let asked = Wording.list(call.items.map { $0.expression.title })
    let what = ("source of \(asked)" as Wording).narrowed(by: call.condition)
    var report = Report(heading: planned.heading(what))
    var told: Set<String> = []
    for item in call.items {
      for metric in try metrics(in: item.expression, planning.catalog)
      where told.insert(metric.name).inserted {
        report.blocks += metric.formulaBlocks
        try parts(of: metric, planning.catalog, &told, &report.blocks)
      }
    }
    if let condition = call.condition {
      report.blocks.append(.text("conditions of the question: \(condition.text)"))
    }
    report.blocks.append(.table(try rows(planned.plan, planning, desk)))
    report.notes = planned.notes
    report.blocks += [.title("SQL"), .code(desk.reader.dialect.query(planned.plan).written)]
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
  private static let reasons = [
    AnswerColumn("other_levels", kind: .count, presence: .ifKnown, "rows of other levels"),
    AnswerColumn(
      "undated", title: "without a date", kind: .count, presence: .ifKnown, "rows that have none"),
    AnswerColumn("other_days", kind: .count, presence: .ifKnown, "rows of other days"),
    AnswerColumn(
      "conditions", title: "by the conditions", kind: .count, presence: .ifKnown,
      "rows that they leave out"),
    AnswerColumn(
      "formula", title: "by the formula", kind: .count, presence: .ifKnown,
      "rows that its conditions leave out"),
  ]

  private static let columns =
    [
      AnswerColumn("dataset", title: "data set", "that the number is made of"),
      AnswerColumn("dated_by", title: "dated by", "the time that dates its rows"),
      AnswerColumn("level", "of the rows"), AnswerColumn("rows", kind: .count, "loaded"),
      AnswerColumn("used", kind: .count, "rows in the number"),
      AnswerColumn("left_out", title: "left out", kind: .count, "rows that are not"),
    ] + reasons + [
      AnswerColumn("newest", kind: .moment, "row by its time"),
      AnswerColumn("last_load", title: "last load", kind: .moment, "into the data set"),
    ]

  private static func rows(
    _ plan: Plan, _ planning: Planning, _ desk: Desk
  ) throws(Diagnostic) -> Table {
    var table = Table(columns)
    for source in plan.sources where source.window == 0 {
      table.append(try row(source, plan, planning, desk))
    }
    // A reason that holds back no row of any data set needs no column.
    let idle = reasons.map { $0.name }.filter { name in
      table[name]?.allSatisfy { $0.int == 0 } ?? false
    }
    return table.without(Set(idle))
  }

  /// One data set: how many of its rows went into the numbers, and what kept the others out.
  private static func row(
    _ source: Plan.Source, _ plan: Plan, _ planning: Planning, _ desk: Desk
  ) throws(Diagnostic) -> [Value] {
    let facts = planning.facts[source.dataset]
    // The same rows under more and more conditions.
    var all = source
    (all.filter, all.isSnapshot, all.needsTime, all.dayLimit) = (nil, false, false, nil)
    all.isOutside = false
    var counts = [facts?.rows ?? 0]
    var everything = plan
    everything.windows = plan.windows.map { Plan.Window(name: $0.name) }
    counts.append(try count(all, everything, nil, desk))
    let isDated = source.time.map { Scalar.isMissing($0, negated: true) }
    counts.append(try count(all, everything, isDated, desk))
    // The rows of a baseline are used too, each once even where its stretches overlap.
    var found = [0, 0, 0]
    for pass in passes(like: source, plan) {
      var within = pass
      within.filter = nil
      found[0] += try count(within, plan, isDated, desk)
      found[1] += try count(pass, plan, isDated, desk)
      found[2] += try count(pass, plan, usedBy(pass, plan), desk)
    }
    counts += found.map { min($0, counts[2]) }
    let used = counts[5]
    let lost = zip(counts, counts.dropFirst()).map { Value.int(Int64(max(0, $0 - $1))) }
    let time = source.time.flatMap { scalar -> String? in
      if case .field(_, let column) = scalar { column } else { nil }
    }
    let load = try desk.reader.lastLoad(into: source.dataset)
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
    _ source: Plan.Source, _ plan: Plan, _ condition: Scalar?, _ desk: Desk
  ) throws(Diagnostic) -> Int {
    var counting = Plan()
    counting.windows = [plan.windows[source.window]]
    counting.measures = [Plan.Measure(function: .count, filter: condition)]
    var one = source
    one.window = 0
    one.keys = []
    one.measures = [0]
    counting.sources = [one]
    counting.outputs = [Plan.Output(column: Column("n", kind: .count), scalar: .measure(0))]
    return try desk.reader.fetch(counting).table.cells.first?.first?.int ?? 0
  }

  /// A row is used when any of the source's measures takes it.
  private static func usedBy(_ source: Plan.Source, _ plan: Plan) -> Scalar? {
    var condition: Scalar?
    for number in source.measures {
      guard let filter = plan.measures[number].filter else { return nil }
      condition = condition.map { .binary(.or, $0, filter) } ?? filter
    }
    return condition
  }
}
