import Catalog
import Language
import Values

extension Planning {
  /// Plans a list of rows: `list shipments where shipped_at is missing | sort promised_at`.
  package func list(
    _ dataset: Dataset, _ call: Call, _ stages: [Stage]
  ) throws(Diagnostic) -> Planned {
    var planner = ListPlanner(self, dataset, call, stages)
    return try planner.run()
  }
}

/// Builds the plan of a list: the rows of one data set, with columns of those it links to.
struct ListPlanner {
  let planning: Planning
  let dataset: Dataset
  let call: Call
  let stages: [Stage]
  private var scope: RowScope
  private var planned = Planned(plan: Plan())
  private var types: [ColumnType?] = []

  init(_ planning: Planning, _ dataset: Dataset, _ call: Call, _ stages: [Stage]) {
    self.planning = planning
    self.dataset = dataset
    self.call = call
    self.stages = stages
    scope = RowScope(dataset, catalog: planning.catalog, clock: planning.clock)
  }

  mutating func run() throws(Diagnostic) -> Planned {
    guard planning.facts.isLoaded(dataset.name) || dataset.isKeptByOpsh else {
      throw Diagnostic(
        .notLoaded, "no \(dataset.title) are loaded",
        at: call.items.first?.expression.span, label: "load FILE as \(dataset.name)")
    }
    planned.plan.listsRows = true
    var source = Plan.Source(dataset: dataset.name, window: 0)
    planned.plan.windows = [Plan.Window(name: "all")]
    if let period = try planning.period(of: call) {
      planned.period = period.whole
      planned.plan.windows = [
        Plan.Window(
          name: period.label.english, start: period.hasBeginning ? period.start : nil,
          end: period.fullEnd)
      ]
    }
    if let basis = try basis() {
      let time = try scope.time(basis)
      source.time = time.scalar
      source.isDaily = time.type == .date
      source.needsTime = call.basis != nil
    } else if let written = call.period {
      throw Diagnostic(
        .wrongTime, "\(dataset.name) has no dates, so no period can be asked for",
        at: written.span)
    }
    if let condition = call.condition {
      source.filter = try scope.condition(condition)
    }
    try addShown()
    try addMentioned()
    try addSteps()
    if isMixed {
      planned.notes.append("amounts are in the currency of their row")
    }
    source.joins = scope.joins
    planned.plan.sources = [source]
    try planned.plan.check()
    return planned
  }

  private func basis() throws(Diagnostic) -> TimeBasis? {
    guard let named = call.basis else { return dataset.times.first }
    if let time = dataset.time(named.text) { return time }
    if let path = try scope.path(named), path.column.type.isTime {
      return TimeBasis(name: named.text, path)
    }
    throw Diagnostic(
      .wrongTime, "\(dataset.name) has no time called \"\(named.text)\"", at: named.span,
      label: dataset.times.isEmpty
        ? nil : "it has \(dataset.times.map { $0.name }.joined(separator: ", "))")
  }

  /// The columns that the data set shows: those it names, as far as they hold anything; all of a
  /// data set without rows.
  private mutating func addShown() throws(Diagnostic) {
    var written =
      dataset.shows.isEmpty
      ? dataset.columns.map { Expression(.name(Name($0.name, isQuoted: true))) } : dataset.shows
    if isMixed, !written.contains(where: { $0.plainName?.text == Conversion.column }) {
      written.append(Expression(.name(Name(Conversion.column))))
    }
    for expression in written {
      guard let name = expression.plainName else {
        let typed = try scope.scalar(expression)
        append(Column(expression.text, kind: kind(typed.type), role: .dimension), typed)
        continue
      }
      if let time = dataset.time(name.text), dataset.column(name.text) == nil {
        append(Column(name.text, kind: .moment, role: .dimension), try scope.time(time))
        continue
      }
      guard let path = try scope.path(name) else { throw scope.unknown(name) }
      if planning.facts.isLoaded(dataset.name), path.column.formula == nil,
        !planning.facts.isFilled(path.column.name, of: path.dataset.name)
      {
        continue
      }
      try append(name, path)
    }
  }

  private mutating func append(_ name: Name, _ path: DimensionPath) throws(Diagnostic) {
    if let labelled = try labelled(name, path) {
      append(Column(name.text, role: .dimension), labelled)
    } else {
      let typed = try scope.field(path)
      append(Column(path.column.name, kind: kind(typed.type), role: .dimension), typed)
    }
  }

  private func kind(_ type: ColumnType?) -> Kind {
    (type ?? .text).kind(currency: isMixed ? "" : planning.currency)
  }

  /// Whether amounts are in other currencies than the store's, which a list leaves as they are.
  private var isMixed: Bool { Conversion(planning).isMixed(dataset) }

  private mutating func append(_ column: Column, _ typed: Typed, isHidden: Bool = false) {
    planned.plan.outputs.append(
      Plan.Output(column: column, scalar: typed.scalar, isHidden: isHidden))
    types.append(typed.type)
  }

  /// A link by its name shows the label of what it leads to, or the id where there is no label.
  private mutating func labelled(
    _ name: Name, _ path: DimensionPath
  ) throws(Diagnostic) -> Typed? {
    guard let labelPath = path.labelPath(in: planning.catalog) else { return nil }
    let named = try scope.field(labelPath)
    let id = try scope.field(path)
    return Typed(.call(.coalesce, [named.scalar, id.scalar]), .text)
  }

  /// Columns that stages name and that are not shown.
  private mutating func addMentioned() throws(Diagnostic) {
    var known = Set(planned.plan.outputs.map { $0.column.name })
    var mentioned: [Expression] = dataset.sorted.map { $0.expression }
    for stage in stages {
      mentioned += stage.expressions
      if case .derive = stage.kind { known.formUnion(stage.given.map { $0.text }) }
    }
    for name in mentioned.flatMap({ $0.names }) where !known.contains(name.text) {
      guard let path = try scope.path(name) else { continue }
      known.insert(name.text)
      let typed: Typed
      if let label = try labelled(name, path) {
        typed = label
      } else {
        typed = try scope.field(path)
      }
      append(
        Column(name.text, kind: kind(typed.type), role: .dimension), typed, isHidden: true)
    }
    // `customers.city`: a column of a linked data set, shown by its own name.
    for (owner, member) in mentioned.flatMap({ $0.allMembers }) where !known.contains(member.text) {
      let typed = try scope.resolve(owner, member)
      known.insert(member.text)
      append(
        Column(member.text, kind: kind(typed.type), role: .dimension), typed, isHidden: true)
    }
  }

  private mutating func addSteps() throws(Diagnostic) {
    let columns = zip(planned.plan.outputs, types).map { ($0.column, $1) }
    let answer = AnswerScope(clock: planning.clock, columns: columns)
    let isMixed = isMixed
    let summable = Set(
      zip(planned.plan.outputs, types).filter { $1 == .count || $1 == .money && !isMixed }.map {
        $0.0.column.name
      })
    var resolver = StepResolver(
      scope: answer, currency: isMixed ? "" : planning.currency, summable: summable)
    let order = dataset.sorted.filter { key in
      key.expression.plainName.map { resolver.scope.column($0) != nil } ?? true
    }
    if !order.isEmpty { try resolver.sort(order) }
    planned.rest = try resolver.take(stages)
    planned.plan.steps = resolver.steps
    planned.summable = resolver.summable
  }
}
