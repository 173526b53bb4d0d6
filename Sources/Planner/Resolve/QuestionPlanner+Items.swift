import Catalog
import Language
import Values

/// What is asked for: metrics with their companions, and which conditions are about metrics.
extension QuestionPlanner {
  /// A command asks for all that could be known; what the loaded data cannot answer is left out.
  mutating func leaveOutUnanswerable() throws(Diagnostic) {
    var plain = call
    plain.isLenient = false
    let (items, notes) = try planning.answerable(call.items, for: plain)
    call.items = items
    planned.notes += notes
  }

  /// Conditions on dimensions go to the rows, those on metrics to the answer.
  mutating func sortConditions() throws(Diagnostic) -> [Expression] {
    var rows: [Expression] = []
    for part in call.condition?.conjuncts ?? [] {
      if try namesMetric(part) { later.append(part) } else { rows.append(part) }
    }
    return rows
  }

  func namesMetric(_ expression: Expression) throws(Diagnostic) -> Bool {
    if case .name(let name) = expression.kind { return try metricNamed(name) != nil }
    if case .call(let name, _, _) = expression.kind, Function.aggregate[name.text] != nil {
      return true
    }
    for child in expression.children where try namesMetric(child) {
      // Beside a dimension a bare word is one of its values: `status = refunded`.
      if child.plainName != nil, let owner = expression.children.first?.plainName,
        child != expression.children[0], try metricNamed(owner) == nil
      {
        continue
      }
      return true
    }
    return false
  }

  /// The metric of a name; a synonym gives way to a column that is called so.
  func metricNamed(_ name: Name) throws(Diagnostic) -> Metric? {
    guard !name.isQuoted else { return nil }
    if let metric = planning.catalog.metrics[name.text] { return metric }
    if planning.catalog.datasets.values.contains(where: { $0.column(name.text) != nil }) {
      return nil
    }
    return try planning.catalog.metric(name)
  }

  mutating func gatherItems() throws(Diagnostic) {
    var shown = call.items
    if shown.count == 1, !call.groups.isEmpty, shown[0].alias == nil,
      let name = shown[0].expression.plainName, let metric = try planning.catalog.metric(name),
      call.baselines.isEmpty
    {
      // What is not loaded is left out of what nobody asked for by name.
      var bare = call
      bare.condition = nil
      let reach = try Reach(planning, bare, by: [call.groups])
      shown += metric.companions.filter { item in
        item.expression.plainName?.text != metric.name
          && reach.findings(item.expression)[0].pages != nil
      }
    }
    items = shown.map { ($0, false) }
    // Metrics that only conditions and stages name are computed too, and not shown.
    var known = Set(shown.map { Self.columnName($0) })
    known.formUnion(shown.compactMap { $0.expression.plainName?.text })
    var mentioned = later
    for stage in stages {
      mentioned += stage.expressions
      known.formUnion(stage.given.map { $0.text })
    }
    let keyNames = Set(call.groups.compactMap { $0.expression.plainName?.text })
    for expression in mentioned {
      for name in expression.names
      where !known.contains(name.text) && !keyNames.contains(name.text) {
        guard let metric = try planning.catalog.metric(name), known.insert(metric.name).inserted
        else { continue }
        known.insert(name.text)
        items.append(
          (Item(Expression(.name(Name(metric.name, at: name.span)), at: name.span)), true))
      }
    }
  }
}
