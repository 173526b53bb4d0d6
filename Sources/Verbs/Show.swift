import Catalog
import Language
import Planner
import Values

/// A question over metrics.
package enum Show: Verb {
  package static let name = "show"
  package static let summary = "metrics by dimensions, over a period, against a baseline"
  package static let doc = """
    The word can be left out: a line that begins with a metric is a question. Clauses come in any \
    order. Without metrics it shows the headline metrics, so that `today` is a question too.
    """
  package static let signature = Signature.question
  package static let examples = [
    "revenue", "revenue, orders by channel last 7 days",
    "refund_amount / revenue as refund_share by month",
    "revenue by top 5 channel last 30 days vs previous period",
  ]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    guard !call.items.isEmpty else { return try headline(call, stages, workspace) }
    do throws(Diagnostic) {
      return try question(call, stages, workspace)
    } catch {
      guard error.code == .notLoaded, call.items.count > 1,
        let answer = try ifAnswerable({ () throws(Diagnostic) in
          try loaded(call, stages, workspace)
        })
      else { throw error }
      return answer
    }
  }

  /// The question without the metrics that need what is not loaded.
  private static func loaded(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    var call = call
    let (items, left) = try workspace.planning(for: call).answerable(
      call.items, for: call, leavingOut: [.notLoaded])
    call.items = items
    var answer = try question(call, stages, workspace)
    answer.report.notes += left
    return answer
  }

  /// Plans and runs a question.
  static func question(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning(for: call)
    let planned = try planning.question(call, stages)
    let heading = heading(of: call, planned, planning)
    var answer = try workspace.answer(planned, heading: heading)
    if planned.rest.contains(where: { $0.kind == .total }), workspace.explainOnly == nil {
      answer.total = try total(call, planned, workspace)
    }
    return answer
  }

  /// All headline metrics that the loaded data can answer, for a period alone.
  private static func headline(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning(for: call)
    let (items, left) = try planning.answerable(planning.headlineItems, for: call)
    var call = call
    call.items = items
    var answer = try question(call, stages, workspace)
    if call.groups.isEmpty, answer.rest.isEmpty, workspace.explainOnly == nil,
      let table = answer.report.table, table.rowCount == 1
    {
      answer.report.table = upright(table)
      answer.report.heading =
        try planning.period(of: call)?.heading ?? "all that is loaded"
    }
    answer.report.notes += left
    return answer
  }

  /// A single row turned into one row a metric.
  static func upright(_ table: Table) -> Table {
    var turned = Table(columns: [
      Column("metric"), Column("value", kind: .number, role: .measure),
    ])
    for (index, column) in table.columns.enumerated() {
      turned.append([turned.word(column.title), table.cells[index][0]])
      turned.rowKinds.append(column.kind)
    }
    return turned
  }

  /// As in `revenue by channel, 2024-05-08 to 2024-05-14 (7 days) against ...`.
  static func heading(_ what: Wording, _ planned: Planned) -> Wording {
    var heading = what
    if let period = planned.period { heading = "\(heading), \(period.heading)" }
    if let baseline = planned.baselines.first { heading = "\(heading) \(baseline.phrase)" }
    return heading
  }

  private static func heading(
    of call: Call, _ planned: Planned, _ planning: Planning
  ) -> Wording {
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
    return heading(what, planned, planning)
  }

  /// As above, and without a period with the days that are loaded.
  static func heading(_ what: Wording, _ planned: Planned, _ planning: Planning) -> Wording {
    guard planned.period == nil, let span = planning.span(of: planned.plan) else {
      return heading(what, planned)
    }
    return "\(what), all days: \(span.oldest.day) to \(span.newest.day)"
  }

  /// The total row by asking the question without its dimensions, so that rates and counts of
  /// different things are right too; nil where stages have left rows out.
  private static func total(
    _ call: Call, _ planned: Planned, _ workspace: Workspace
  ) throws(Diagnostic) -> [Value]? {
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
      asked = shown.filter { workspace.catalog.metrics[$0] != nil }
      whole.items = asked.map { Item(Expression(.name(Name($0)))) }
    }
    let answer = try ifAnswerable { () throws(Diagnostic) in
      try question(whole, [], workspace)
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

extension Workspace {
  /// Runs a plan and makes its answer, fetching no more rows than are shown.
  func answer(_ planned: Planned, heading: Wording) throws(Diagnostic) -> Answer {
    var report = Report(heading: heading, notes: planned.notes)
    if let explainOnly {
      let sql = dialect.query(planned.plan)
      report.blocks = [.code(explainOnly == .sql ? sql.written : planned.plan.written)]
      return Answer(report)
    }
    let limit = planned.rest.isEmpty ? rowLimit : nil
    var (table, sql) = try fetch(planned.plan, limit: limit.map { $0 + 1 })
    if let limit, table.rowCount > limit {
      table.cells = table.cells.map { Array($0.prefix(limit)) }
      let count = try query(dialect.count(planned.plan))
      table.hiddenRows = (count.cells.first?.first?.int ?? limit) - limit
    }
    report.blocks = [.table(table)]
    let unknown = unknown(planned, table)
    report.notes += try undated(planned) + unknown.notes
    report.sql = [sql.text]
    return Answer(
      report, rest: planned.rest, summable: planned.summable.subtracting(unknown.columns))
  }
}

extension Workspace {
  /// The columns with sums that are missing because a row lacks a value, and which value that is.
  fileprivate func unknown(
    _ planned: Planned, _ table: Table
  ) -> (columns: [String], notes: [Wording]) {
    let columns = planned.strict.filter { column, _ in
      table.index(of: column.name).map { table.cells[$0].contains(where: \.isNull) } ?? false
    }
    var notes: [Wording] = []
    var told: [[String]] = []
    for (_, needs) in columns where !told.contains(needs) {
      told.append(needs)
      let titles = columns.filter { $0.needs == needs }.map { $0.column.title }
      notes.append(
        """
        \(Wording.list(titles)): unknown where a row has \
        \(Wording.list(needs.map { "no \($0)" }, .and))
        """)
    }
    return (columns.map { $0.column.name }, notes)
  }

  /// How many rows have no day, of those that need not have one.
  fileprivate func undated(_ planned: Planned) throws(Diagnostic) -> [Wording] {
    var notes: [Wording] = []
    for (dataset, column) in planned.undated {
      let found = try query(
        "select count(*) from \(name: dataset) where \(name: column) is null")
      guard let count = found.cells.first?.first?.int, count > 0 else { continue }
      let name = catalog.datasets[dataset]?.title ?? Wording(verbatim: dataset)
      notes.append(
        planned.period == nil
          ? "\(count.grouped) of the \(name) have no \(column): they count here, but in no period"
          : "\(count.grouped) of the \(name) have no \(column) and are in no period")
    }
    return notes
  }
}

extension SQL {
  /// The text and the values bound to it, for people and golden tests.
  var written: String {
    bindings.isEmpty
      ? text
      : text + "\n-- values: "
        + bindings.map { value in
          if case .text(let text) = value { return "'\(text)'" }
          return value.description
        }.joined(separator: ", ")
  }
}
