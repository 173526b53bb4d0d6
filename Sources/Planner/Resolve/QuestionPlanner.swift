import Catalog
import Language
import Values

extension Planning {
  /// Plans a question over metrics: `revenue, orders by channel last week vs day before | ...`.
  ///
  /// The call's commands are expanded, its parameters and bracketed questions replaced before.
  package func question(_ call: Call, _ stages: [Stage] = []) throws(Diagnostic) -> Planned {
    var planner = QuestionPlanner(self, call, stages)
    return try planner.run()
  }
}

/// Builds the plan of one question, part by part.
struct QuestionPlanner {
  let planning: Planning
  private var call: Call
  let stages: [Stage]
  private var planned = Planned(plan: Plan())
  private var scope: MeasureScope
  /// What is asked for: the call's items, or a metric with its companions.
  private var items: [(item: Item, isHidden: Bool)] = []
  /// Conditions on metrics, which hold after aggregation.
  private var later: [Expression] = []

  init(_ planning: Planning, _ call: Call, _ stages: [Stage]) {
    self.planning = planning
    self.call = call
    self.stages = stages
    scope = MeasureScope(MeasureBook(planning, groups: [], conditions: [], basis: nil))
  }

  mutating func run() throws(Diagnostic) -> Planned {
    guard !call.items.isEmpty else {
      throw Diagnostic(.syntax, "name at least one metric", at: call.verb.span)
    }
    planned.period = try planning.period(of: call)
    if call.isLenient, call.items.count > 1 { try leaveOutUnanswerable() }
    let conditions = try sortConditions()
    scope = MeasureScope(
      MeasureBook(planning, groups: call.groups, conditions: conditions, basis: call.basis))
    try gatherItems()
    var typed: [Typed] = []
    for (item, _) in items {
      let value = try scope.scalar(item.expression)
      typed.append(value)
      if let alias = item.alias { scope.aliases[alias.text] = value }
    }
    guard !scope.book.pages.isEmpty else {
      throw Diagnostic(
        .wrongType, "this asks for no metric", at: call.items[0].expression.span,
        label: "metrics lists what can be asked for")
    }
    planned.notes += scope.book.notes
    try addWindows()
    try addKeys()
    addSources()
    addOutputs(typed)
    try addSteps(typed)
    return planned
  }

  // MARK: - What is asked for

  /// A command asks for all that could be known; what the loaded data cannot answer is left out.
  private mutating func leaveOutUnanswerable() throws(Diagnostic) {
    var plain = call
    plain.isLenient = false
    let (items, notes) = try planning.answerable(call.items, for: plain)
    call.items = items
    planned.notes += notes
  }

  /// Conditions on dimensions go to the rows, those on metrics to the answer.
  private mutating func sortConditions() throws(Diagnostic) -> [Expression] {
    var rows: [Expression] = []
    for part in call.condition?.conjuncts ?? [] {
      if try namesMetric(part) { later.append(part) } else { rows.append(part) }
    }
    return rows
  }

  private func namesMetric(_ expression: Expression) throws(Diagnostic) -> Bool {
    if case .name(let name) = expression.kind { return try metricNamed(name) != nil }
    if case .call(let name, _, _) = expression.kind, Function.aggregate[name.text] != nil {
      return true
    }
    for child in expression.children where try namesMetric(child) { return true }
    return false
  }

  /// The metric of a name, unless a dimension of the first metric's data set is called so.
  private func metricNamed(_ name: Name) throws(Diagnostic) -> Metric? {
    guard !name.isQuoted else { return nil }
    if let metric = planning.catalog.metrics[name.text] { return metric }
    if planning.catalog.datasets.values.contains(where: { $0.column(name.text) != nil }) {
      return nil
    }
    return try planning.catalog.metric(name)
  }

  private mutating func gatherItems() throws(Diagnostic) {
    var shown = call.items
    if shown.count == 1, !call.groups.isEmpty, shown[0].alias == nil,
      let name = shown[0].expression.plainName, let metric = try planning.catalog.metric(name),
      call.baselines.isEmpty
    {
      shown += metric.companions.filter { item in
        // What is not loaded is left out of what nobody asked for by name.
        var single = call
        single.items = [item]
        single.condition = nil
        return (try? planning.question(single)) != nil
      }
    }
    items = shown.map { ($0, false) }
    // Metrics that only conditions and stages name are computed too, and not shown.
    var known = Set(shown.map { Self.columnName($0) })
    known.formUnion(shown.compactMap { $0.expression.plainName?.text })
    var mentioned = later
    for stage in stages {
      switch stage.kind {
      case .filter(let condition), .alert(let condition, _): mentioned.append(condition)
      case .sort(let keys): mentioned += keys.map { $0.expression }
      case .derive(let bindings):
        mentioned += bindings.map { $0.value }
        known.formUnion(bindings.map { $0.name.text })
      case .columns(let columns):
        mentioned += columns.map { $0.expression }
        known.formUnion(columns.compactMap { $0.alias?.text })
      default: break
      }
    }
    let keyNames = Set(call.groups.compactMap { $0.expression.plainName?.text })
    for expression in mentioned {
      for name in expression.allNames
      where !known.contains(name.text) && !keyNames.contains(name.text) {
        guard let metric = try planning.catalog.metric(name), known.insert(metric.name).inserted
        else { continue }
        known.insert(name.text)
        items.append(
          (Item(Expression(.name(Name(metric.name, at: name.span)), at: name.span)), true))
      }
    }
  }

  // MARK: - Windows, keys and sources

  private mutating func addWindows() throws(Diagnostic) {
    let period = planned.period
    planned.plan.windows = [
      Plan.Window(
        name: period?.label ?? "all", start: period.flatMap { $0.hasBeginning ? $0.start : nil },
        end: period?.end)
    ]
    try checkData(in: period)
    if !call.baselines.isEmpty {
      let base: Period
      if let period { base = period } else { base = try planning.clock.period(.yesterday) }
      planned.period = base
      planned.plan.windows[0].start = base.start
      planned.plan.windows[0].end = base.end
      planned.baselines = try planning.baselines(of: call, against: base)
      planned.baselines = planned.baselines.map { covered($0) }
    } else if needsChange, let period {
      planned.baselines =
        try planning.clock.baseline(.previousPeriod, of: period).map { [$0] } ?? []
    }
    for baseline in planned.baselines {
      var window = Plan.Window(
        name: baseline.label, start: baseline.period.start, end: baseline.period.end)
      switch baseline.alignment {
      case .days(let count): window.shiftDays = count
      case .months(let count): window.shiftMonths = count
      case .time(let length): window.shiftDays = Int(length / Moment.perDay)
      }
      window.stretches = baseline.comparable.map { Plan.Stretch($0) }
      planned.plan.windows.append(window)
      planned.notes += baseline.notes
    }
    planned.notes += Coverage(planned.plan.windows, scope.book.pages, planning).notes
    planned.notes += scope.book.ambiguities(in: later)
  }

  private var needsChange: Bool {
    items.contains { $0.item.expression.callsChange }
  }

  /// Says so when no data set has anything in the period.
  private mutating func checkData(in period: Period?) throws(Diagnostic) {
    guard let period else { return }
    let (isAnyFilled, messages) = Coverage.data(in: period, scope.book.pages, planning)
    if !isAnyFilled, let message = messages.first {
      throw Diagnostic(.noData, message, at: call.period?.span)
    }
    planned.notes += messages
  }

  private mutating func addKeys() throws(Diagnostic) {
    for group in call.groups {
      planned.plan.keys.append(try key(group))
    }
    if planned.plan.keys.contains(where: { $0.grain != nil }) { try addSpine() }
  }

  private func key(_ group: Group) throws(Diagnostic) -> Plan.Key {
    let written = group.expression.plainName
    if let written, let grain = Grain(rawValue: written.text) {
      return Plan.Key(
        column: Column(grain.rawValue, kind: .bucket(grain), role: .dimension), grain: grain)
    }
    var type: ColumnType?
    var label: Plan.Key.Label?
    var name = written?.text ?? group.expression.text
    if let written, let page = scope.book.pages.first {
      if let path = try page.scope.path(written) {
        type = path.column.type
        name = written.isQuoted ? path.column.name : path.shownName(asked: written.text)
        if let column = path.label,
          let key = planning.catalog.datasets[path.labelDataset]?.key.first
        {
          label = Plan.Key.Label(dataset: path.labelDataset, key: key, column: column.name)
        }
      }
    }
    return Plan.Key(
      column: Column(
        name, kind: (type ?? .text).kind(currency: planning.currency), role: .dimension),
      label: label, top: group.top)
  }

  /// The buckets that every time key has, whether rows fall into them or not.
  private mutating func addSpine() throws(Diagnostic) {
    guard let period = try spinePeriod() else { return }
    for (index, key) in planned.plan.keys.enumerated() {
      guard let grain = key.grain else { continue }
      if grain.isCyclic {
        planned.plan.keys[index].buckets = grain.cycle.map { .int(Int64($0)) }
        continue
      }
      let buckets: Buckets
      do throws(Diagnostic) {
        buckets = try planning.clock.buckets(of: period, by: grain)
      } catch {
        throw error.placed(at: call.groups[index].expression.span)
      }
      planned.plan.keys[index].buckets = buckets.starts.map { .moment($0) }
      if buckets.firstIsPartial || buckets.lastIsPartial {
        let which =
          buckets.firstIsPartial && buckets.lastIsPartial
          ? "first and last \(grain.rawValue) are"
          : (buckets.firstIsPartial ? "first" : "last") + " \(grain.rawValue) is"
        planned.notes.append("the \(which) partial")
      }
      for (number, baseline) in planned.baselines.enumerated() {
        if !baseline.comparable.isEmpty { continue }
        if grain == .day || grain == .hour, case .days = baseline.alignment { continue }
        let pairs = try baseline.pairs(with: period, by: grain, clock: planning.clock)
        planned.plan.windows[number + 1].pairs = pairs.compactMap { pair in
          pair.baseline.map { Plan.BucketPair(from: $0, to: pair.current) }
        }
      }
    }
  }

  /// The period that buckets cover: the one asked for, else the span of the data.
  private func spinePeriod() throws(Diagnostic) -> Period? {
    let spans = scope.book.pages.compactMap { page in
      page.basis.flatMap { planning.span(of: $0, in: page.dataset) }
    }
    guard let oldest = spans.map({ $0.oldest }).min(), let newest = spans.map({ $0.newest }).max()
    else { return planned.period }
    if let period = planned.period { return period.bounded(from: Moment(oldest.day)) }
    let days = newest.day - oldest.day + 1
    return Period(
      start: Moment(oldest.day), end: Moment(newest.day + 1), fullEnd: Moment(newest.day + 1),
      shape: .days(days), label: "all")
  }

  private mutating func addSources() {
    let book = scope.book
    planned.plan.measures = book.measures
    planned.plan.weekStart = planning.clock.weekStart
    for window in planned.plan.windows.indices {
      for page in book.pages {
        var source = Plan.Source(dataset: page.dataset.name, window: window)
        source.joins = page.scope.joins
        source.time = page.time?.scalar
        source.isDaily = page.time?.type == .date
        source.needsTime = page.needsTime
        source.filter = page.filter
        source.level = page.level
        source.isSnapshot = page.isSnapshot
        source.keys = page.keys
        source.measures = page.measures
        source.isOutside = isOutside(page, planned.plan.windows[window])
        source.stretchCount = stretchCount(page, planned.plan.windows[window])
        if source.stretchCount == 0 { source.isOutside = true }
        planned.plan.sources.append(source)
      }
    }
  }

  /// Whether the data set has nothing in the window, so that its numbers are unknown, not nought.
  private func isOutside(_ page: MeasureBook.Page, _ window: Plan.Window) -> Bool {
    guard let basis = page.basis, let span = planning.span(of: basis, in: page.dataset) else {
      return false
    }
    if let end = window.end, span.oldest >= end { return true }
    guard let start = window.start, !page.isSnapshot else { return false }
    return span.newest < start
  }

  /// A baseline of several stretches without those that are older than all data.
  private mutating func covered(_ baseline: Baseline) -> Baseline {
    var baseline = baseline
    let wanted = baseline.comparable.count
    baseline.comparable.removeAll { stretch in
      !scope.book.pages.contains { page in
        guard let basis = page.basis, let span = planning.span(of: basis, in: page.dataset) else {
          return page.basis == nil
        }
        return stretch.start >= Moment(span.oldest.day) && stretch.start <= span.newest
      }
    }
    let count = baseline.comparable.count
    if count < min(3, wanted) {
      planned.notes.append(
        count == 0
          ? "the loaded data hold no comparable past, so there is no usual"
          : "the usual rests on \(count == 1 ? "one" : "two") only: the data reach no further back")
    }
    return baseline
  }

  /// How many of a window's stretches the data set covers whole; nil for a window that is one.
  private func stretchCount(_ page: MeasureBook.Page, _ window: Plan.Window) -> Int? {
    guard !window.stretches.isEmpty else { return nil }
    guard let basis = page.basis, let span = planning.span(of: basis, in: page.dataset) else {
      return 1
    }
    let oldest = Moment(span.oldest.day)
    return window.stretches.count { $0.start >= oldest && $0.start <= span.newest }
  }

  // MARK: - Outputs and steps

  private mutating func addOutputs(_ typed: [Typed]) {
    for (index, entry) in items.enumerated() {
      let value = typed[index]
      let column = self.column(entry.item, value)
      add(column, value, isHidden: entry.isHidden)
    }
  }

  private mutating func add(_ column: Column, _ value: Typed, isHidden: Bool) {
    let scalar = value.scalar.replacing { part in
      guard case .call(MeasureScope.changeMark, let inner) = part else { return nil }
      guard planned.plan.windows.count > 1 else { return .value(.null) }
      return Self.relativeChange(inner[0])
    }
    if isSummable(value) { planned.summable.insert(column.name) }
    planned.plan.outputs.append(
      Plan.Output(column: column, scalar: scalar, isHidden: isHidden))
    guard !call.baselines.isEmpty, !isHidden, column.kind.isNumeric else { return }
    for (number, baseline) in planned.baselines.enumerated() {
      let before = value.scalar.inWindow(number + 1)
      let suffix = planned.baselines.count == 1 ? "" : "_" + Catalog.canonical(baseline.label)
      var past = column
      past.name = column.name + "_before" + suffix
      past.title = baseline.label
      planned.plan.outputs.append(Plan.Output(column: past, scalar: before))
      planned.plan.outputs.append(
        Plan.Output(
          column: Column(
            column.name + "_change" + suffix, title: "change",
            kind: column.kind == .percent ? .points : column.kind, role: .change,
            direction: column.direction),
          scalar: .binary("-", value.scalar, before)))
      if column.kind != .percent {
        planned.plan.outputs.append(
          Plan.Output(
            column: Column(
              column.name + "_change_percent" + suffix, title: "%", kind: .percent, role: .change,
              direction: column.direction),
            scalar: .binary("/", .binary("-", value.scalar, before), .call("abs", [before]))))
      }
    }
  }

  /// Part of the earlier value by which it moved.
  static func relativeChange(_ scalar: Scalar) -> Scalar {
    let before = scalar.inWindow(1)
    return .binary("/", .binary("-", scalar, before), .call("abs", [before]))
  }

  /// Whether the parts of a column add up to its total.
  private func isSummable(_ value: Typed) -> Bool {
    switch value.type {
    case .percent, .ratio, .index, .text, .flag, .date, .timestamp: return false
    default: break
    }
    return value.scalar.isLinear(planned.plan.measures)
  }

  private func column(_ item: Item, _ value: Typed) -> Column {
    let name = Self.columnName(item)
    let metric = item.expression.plainName.flatMap { planning.catalog.metrics[$0.text] }
    let isChange = item.expression.callsChange
    return Column(
      name,
      title: item.alias?.spoken ?? Self.title(item.expression),
      kind: (value.type ?? .number).kind(currency: planning.currency),
      role: isChange ? .change : value.type == .text ? .mark : .measure,
      direction: metric?.direction ?? 0)
  }

  /// `share(refund_amount)` is shown as `refund amount share`.
  private static func title(_ expression: Expression) -> String {
    if case .call(let name, let arguments, nil) = expression.kind,
      ["share", "change"].contains(name.text), let part = arguments.first?.plainName
    {
      return "\(part.spoken) \(name.text)"
    }
    return expression.plainName?.spoken ?? expression.text
  }

  private static func columnName(_ item: Item) -> String {
    if let alias = item.alias { return alias.text }
    if case .call(let name, let arguments, nil) = item.expression.kind,
      ["share", "change"].contains(name.text), let part = arguments.first?.plainName
    {
      return "\(part.text)_\(name.text)"
    }
    return item.expression.plainName?.text ?? item.expression.text
  }

  private mutating func addSteps(_ typed: [Typed]) throws(Diagnostic) {
    var columns: [(column: Column, type: ColumnType?)] = planned.plan.keys.map { key in
      (key.column, key.grain == nil ? Self.keyType(key.column.kind) : nil)
    }
    columns += planned.plan.outputs.map { ($0.column, nil) }
    for (index, entry) in items.enumerated() {
      let name = Self.columnName(entry.item)
      if let place = columns.firstIndex(where: { $0.column.name == name }) {
        columns[place].type = typed[index].type
      }
    }
    var answer = AnswerScope(clock: planning.clock, columns: columns)
    addAliases(to: &answer)
    var resolver = StepResolver(
      scope: answer, currency: planning.currency, summable: planned.summable)
    for condition in later { try resolver.filter(condition) }
    planned.rest = try resolver.take(stages)
    planned.plan.steps = resolver.steps
    planned.summable = resolver.summable
  }

  private static func keyType(_ kind: Kind) -> ColumnType? {
    switch kind {
    case .text: .text
    case .day: .date
    case .moment: .timestamp
    case .flag: .flag
    default: nil
    }
  }

  /// Synonyms of metrics, and `change` for the first metric's change.
  private func addAliases(to answer: inout AnswerScope) {
    for (item, _) in items {
      guard let name = item.expression.plainName,
        let metric = try? planning.catalog.metric(name)
      else { continue }
      let column = Self.columnName(item)
      for alias in [metric.name] + metric.synonyms.map(Catalog.canonical)
      where answer.aliases[alias] == nil {
        answer.aliases[alias] = column
      }
    }
    guard let first = planned.plan.outputs.first?.column.name else { return }
    for suffix in ["change", "change_percent", "before"] {
      if let column = planned.plan.outputs.first(where: {
        $0.column.name.hasPrefix("\(first)_\(suffix)")
      }) {
        answer.aliases[suffix] = column.column.name
      }
    }
    for group in call.groups {
      if let name = group.expression.plainName,
        let key = planned.plan.keys.first(where: { $0.column.name != name.text })
      {
        answer.aliases[name.text] = key.column.name
      }
    }
  }
}
