import Catalog
import Engine
import Language
import Planner
import Values

/// Applies stages to an answer that has already been fetched.
///
/// What SQL can do is done by the engine on a temporary table, by the same steps as in a question;
/// the others rearrange the table or act on it.
struct StageRunner {
  private let workspace: Workspace
  private var report: Report
  private var stages: [Stage]
  private var summable: Set<String>
  private var exactTotal: [Value]?
  /// The columns that the verb may have for such a call.
  private let declared: [AnswerColumn]

  init(_ workspace: Workspace, _ answer: Answer, declared: [AnswerColumn] = []) {
    self.workspace = workspace
    self.declared = declared
    report = answer.report
    stages = answer.rest
    summable = answer.summable
    exactTotal = answer.total
  }

  mutating func run() throws(Diagnostic) -> Report {
    while let stage = stages.first {
      switch stage.kind {
      case .filter, .sort, .take, .takeParameter, .derive, .columns, .share, .cumulative:
        try runInEngine()
      default:
        stages.removeFirst()
        try apply(stage)
      }
    }
    return report
  }

  private func table(for stage: Stage) throws(Diagnostic) -> Table {
    if let table = report.table { return table }
    throw Diagnostic(.wrongType, "there is no table to work on here", at: stage.span)
  }

  /// Writes the texts that the first stages ask for as the rows do, and notes those that no row has.
  private mutating func respell(over table: Table) {
    var spelling = Spelling()
    let filters = stages.prefix { !$0.conditions.isEmpty }
    for (name, text) in filters.flatMap({ $0.conditions }).flatMap({ $0.askedTexts }) {
      guard case .one(let place) = NamedColumns(name, among: table.columns),
        table.columns[place].kind == .text
      else { continue }
      spelling.add(text, among: table.cells[place].compactMap { $0.text })
    }
    guard !spelling.isEmpty else { return }
    stages = filters.map { spelling.stage($0) } + stages[filters.count...]
    report.notes += spelling.notes
  }

  /// The table with empty columns for what its verb declares, the stages name and this answer lacks.
  private func withUnknown(_ table: Table) -> Table {
    let absent = declared.filter { $0.presence == .ifKnown && table.index(of: $0.name) == nil }
      .map { $0.column }
    guard !absent.isEmpty else { return table }
    var table = table
    for name in stages.flatMap({ $0.expressions }).flatMap({ $0.names }) {
      guard case .none = NamedColumns(name, among: table.columns) else { continue }
      let places: [Int] =
        switch NamedColumns(name, among: absent) {
        case .one(let place): [place]
        case .range(let low, let high): [low, high]
        case .none, .several: []
        }
      table.columns += places.map { absent[$0] }
      table.cells += places.map { _ in Array(repeating: .null, count: table.rowCount) }
    }
    return table
  }

  /// Stages the table and runs the next steps as a query over it.
  private mutating func runInEngine() throws(Diagnostic) {
    let table = withUnknown(try table(for: stages[0]))
    respell(over: table)
    let source = "opsh_answer"
    var plan = Plan()
    plan.listsRows = true
    plan.windows = [Plan.Window(name: "all")]
    plan.sources = [Plan.Source(dataset: source, window: 0)]
    plan.outputs = table.columns.enumerated().map { index, column in
      Plan.Output(column: column, scalar: .field(table: 0, column: "column\(index)"))
    }
    // The rows keep their order, and those that a sort finds equal too.
    let place = Column("place among the rows", kind: .count)
    plan.outputs.append(
      Plan.Output(
        column: place, scalar: .field(table: 0, column: "column\(table.columns.count)")))
    let byPlace = Plan.SortKey(scalar: .column(place.name), isDescending: false)
    let types = table.columns.map { ColumnType($0.kind) }
    let summable =
      self.summable.isEmpty
      ? Set(
        zip(table.columns, types).filter {
          // Amounts without a currency are in several.
          $1 == .count || $1 == .money && $0.kind != .money("")
        }.map { $0.0.name })
      : self.summable
    let clock = workspace.clock
    var resolver = StepResolver(
      scope: AnswerScope(clock: clock, columns: Array(zip(table.columns, types))),
      currency: workspace.store.settings.currency, summable: summable)
    stages = try resolver.take(stages)
    plan.steps = [.sort([byPlace])]
    plan.steps += resolver.steps.map { step in
      switch step {
      case .sort(let keys): .sort(keys + [byPlace])
      case .columns(let chosen):
        .columns(chosen + [Plan.Output(column: place, scalar: .column(place.name))])
      case .filter, .take, .derive, .cumulative: step
      }
    }
    var staged = table
    staged.columns.append(place)
    staged.cells.append((0..<table.rowCount).map { .int(Int64($0)) })
    for index in staged.columns.indices { staged.columns[index].name = "column\(index)" }
    let sql = workspace.dialect.query(plan)
    let columns = plan.columns
    let input = staged
    var result = try workspace.reader.query(sql, over: input, called: source)
    result.columns = columns
    if let index = result.index(of: place.name) {
      result.columns.remove(at: index)
      let places = result.cells.remove(at: index).compactMap { $0.int }
      if !table.rowKinds.isEmpty { result.rowKinds = places.map { table.rowKinds[$0] } }
    }
    let isSorted = resolver.steps.allSatisfy { if case .sort = $0 { true } else { false } }
    if isSorted { result.total = table.total }
    result.keepWords(of: table)
    report.table = result
    report.sql.append(sql.text)
  }

  private mutating func apply(_ stage: Stage) throws(Diagnostic) {
    switch stage.kind {
    case .pivot(let name):
      report.table = try Pivot.apply(try table(for: stage), by: name)
    case .wrap(let unit):
      report.table = try Wrap.apply(try table(for: stage), by: unit, at: stage.span)
    case .total:
      var table = try table(for: stage)
      table.total = exactTotal ?? Totals.sum(table, summable)
      table.word("Total")
      let unsummed = Totals.unsummed(table, workspace.catalog)
      if !unsummed.isEmpty {
        report.notes.append(
          "no total of \(Wording.list(unsummed)): the rows do not add up")
      }
      report.table = table
    case .chart(let shape):
      let table = try table(for: stage)
      let place = report.blocks.firstIndex { if case .table = $0 { true } else { false } }
      let chart = Report.Block.chart(Chart(shape, table))
      if let place { report.blocks[place] = chart } else { report.blocks.append(chart) }
    case .save(let file, let replaces):
      try workspace.refuseIfSafe("save writes a file", at: stage.span)
      report.notes.append(try workspace.person.save(report, to: file, replacing: replaces))
    case .keep(let name):
      let table = try table(for: stage)
      guard workspace.catalog.metrics[name.text] == nil else {
        throw Diagnostic(
          .ambiguousName, "\"\(name.spoken)\" is a metric already", at: name.span,
          label: "choose another name")
      }
      workspace.kept[name.text] = table
    case .alert(let condition, let message): try alert(condition, message, at: stage)
    case .task(let title, let owner, let due):
      try workspace.refuseIfSafe("task changes the store", at: stage.span)
      try makeTasks(title, owner: owner, due: due, at: stage)
    default: break
    }
  }

  /// Fires once for each row that the condition holds for.
  private mutating func alert(
    _ condition: Expression, _ message: String?, at stage: Stage
  ) throws(Diagnostic) {
    let all = report
    let rest = stages
    stages = [Stage(.filter(condition), at: stage.span)]
    try runInEngine()
    let hits = report.table ?? Table(columns: [])
    report = all
    stages = rest
    for (place, row) in hits.rows.prefix(20).enumerated() {
      let kind = hits.rowKinds.isEmpty ? hits.columns.first?.kind : hits.rowKinds[place]
      workspace.alerts.append(
        Workspace.Alert(
          text: message.map { Wording(verbatim: $0) } ?? "\(condition.text) holds",
          subject: row.first ?? .null,
          kind: kind ?? .text))
    }
    if hits.rowCount > 20 {
      workspace.alerts.append(Workspace.Alert(text: "… and \(hits.rowCount - 20) more"))
    }
  }

  /// Writes one task for each row, or one for all with a title.
  private mutating func makeTasks(
    _ title: Word?, owner: Word?, due: Spanned<PeriodSyntax>?, at stage: Stage
  ) throws(Diagnostic) {
    let table = try table(for: stage)
    let day = try due.mapped { (due) throws(Diagnostic) in
      try workspace.clock.dueDay(due)
    }
    let texts = table.rows.map { row in
      let subject = zip(table.columns, row).first { !$0.0.kind.isNumeric }?.1.description ?? ""
      return title.map { "\($0.text): \(subject)" } ?? "\(report.heading): \(subject)"
    }
    let made = try workspace.store.note(
      tasks: texts, owner: owner?.text, due: day, workspace.clock)
    let known = table.rowCount - made
    var note: Wording = "\(Wording.counted(made, "task")) noted"
    if let owner { note = "\(note) for \(owner.text)" }
    if let day { note = "\(note), due \(day)" }
    if known > 0 {
      note = known == 1 ? "\(note); 1 was there already" : "\(note); \(known) were there already"
    }
    report.notes.append(note)
  }
}
