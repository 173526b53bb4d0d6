import Catalog
import Language
import Planner
import Render
import Values
import Verbs

extension Session {
  /// Runs a question or verb and shows its answer.
  func run(_ pipeline: Pipeline) throws(Diagnostic) {
    switch options.stage {
    case .plan: workspace.look = .plan
    case .sql: workspace.look = .sql
    default: workspace.look = nil
    }
    workspace.rowLimit = options.format == .table ? options.maxRows : nil
    workspace.isFull = options.format.isForPrograms
    let before = workspace.alerts.count
    let report: Report
    do throws(Diagnostic) {
      report = try workspace.run(pipeline)
    } catch {
      guard error.code == .noData, !options.format.carriesNotes, !pipeline.raisesAlerts,
        let columns = try? workspace.columns(of: pipeline)
      else { throw error }
      // A program that reads the table finds its header; the sentence goes to the errors.
      report = Report(blocks: [.table(Table(columns))], notes: [error.message])
    }
    show(report)
    for alert in workspace.alerts[before...] {
      let subject = options.rendering.numbers.text(alert.subject, alert.kind)
      say(
        alert.subject.isNull
          ? "alert: \(alert.text)" : "alert: \(alert.text): \(subject)")
      raise(.alerted)
    }
  }

  /// Adds a definition; at the prompt it goes into the store, in a script it lasts for the run.
  func define(
    _ definition: Definition, text: String, in source: Source
  ) throws(Diagnostic) {
    try DefinitionCheck(workspace).check(definition)
    if source.name == nil {
      try workspace.refuseIfSafe(
        "a definition is kept in the store", at: definition.title.name.span)
    }
    let (kind, name) = definition.title
    if options.stage == .plan || options.stage == .sql, source.name == nil {
      return say("\(kind) \(name.spoken) could be kept: it is only looked at")
    }
    let replaced = workspace.catalog.add(definition)
    (helpIndex, reader) = (nil, nil)
    switch definition {
    case .event, .calendar: workspace.addEvents()
    default: break
    }
    if case .dataset = definition { workspace.store.use(workspace.catalog) }
    guard source.name == nil else {
      if let replaced { say("\(replaced) is replaced by the one in this script") }
      return
    }
    try workspace.diagnosed {
      try workspace.store.addDefinition(kind: kind, name: name.text, text: text)
    }
    say(
      replaced == nil
        ? "\(kind) \(name.spoken) is kept in the store"
        : "\(kind) \(name.spoken) replaces the one that was there")
  }

  // MARK: - Conditions

  /// Whether a condition over one question holds in every row, and the values it was held against.
  func holds(_ expectation: Expectation) throws(Diagnostic) -> (holds: Bool, seen: Wording) {
    var call = expectation.clauses
    let names = metricNames(in: expectation.condition)
    guard !names.isEmpty else { return (try constant(expectation.condition), "") }
    call.items = names.map { Item(Expression(.name($0), at: $0.span)) }
    let derive = Stage(.derive([Binding(Name("holds"), expectation.condition)]))
    workspace.rowLimit = nil
    let report = try workspace.run(Pipeline(call, [derive]), isJudged: true)
    guard let table = report.table, let column = table["holds"] else { return (false, "") }
    let numbers = options.rendering.numbers
    var seen: [Wording] = []
    var isTrue = !column.isEmpty
    for (row, value) in column.enumerated() where value != .bool(true) {
      isTrue = false
      let cells = zip(table.columns, table.row(row)).dropLast().map { column, value -> Wording in
        "\(column.title) \(numbers.text(value, column.kind))"
      }
      seen.append(.list(cells))
    }
    return (isTrue, .joined(seen.prefix(5), by: "; "))
  }

  private func metricNames(in expression: Expression) -> [Name] {
    if case .name(let name) = expression.kind {
      return ((try? workspace.catalog.metric(name)) ?? nil) == nil ? [] : [name]
    }
    return expression.children.flatMap { metricNames(in: $0) }
  }

  /// A condition over parameters and values alone.
  private func constant(_ condition: Expression) throws(Diagnostic) -> Bool {
    let filled = try workspace.fill(condition)
    var scope = AnswerScope(clock: workspace.clock, columns: [])
    let scalar = try scope.scalar(filled).scalar
    let table = try workspace.query("select \(workspace.dialect.formula(scalar)) as holds")
    return table.cells.first?.first == .bool(true)
  }

  /// As in `expect CONDITION "message"`.
  func expect(_ expectation: Expectation) throws(Diagnostic) {
    let (holds, seen) = try holds(expectation)
    guard !holds else { return }
    raise(.alerted)
    let what =
      expectation.message.map { Wording(verbatim: $0) }
      ?? "\(expectation.condition.text) does not hold"
    say(seen.isEmpty ? "expectation failed: \(what)" : "expectation failed: \(what) (\(seen))")
  }
}
