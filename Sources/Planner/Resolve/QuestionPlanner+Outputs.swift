import Catalog
import Language
import Values

/// The columns of measures: each with its baselines and changes, and how it is called.
extension QuestionPlanner {
  mutating func addOutputs(_ typed: [Typed]) throws(Diagnostic) {
    for (index, entry) in items.enumerated() {
      let value = typed[index]
      let column = self.column(entry.item, value)
      try add(column, value, isHidden: entry.isHidden)
    }
    if !withoutTarget.isEmpty {
      planned.notes.append("no target here for: \(Wording.list(withoutTarget))")
    }
    if !withoutMarket.isEmpty {
      planned.notes.append(
        """
        a market says nothing of: \(Wording.list(withoutMarket)) (only sums of which more is better \
        follow it)
        """)
    }
  }

  mutating func add(
    _ column: Column, _ value: Typed, isHidden: Bool
  ) throws(Diagnostic) {
    let scalar = value.scalar.replacing { part in
      guard case .change(let inner) = part else { return nil }
      guard planned.plan.windows.count > 1 else { return .value(.null) }
      return Self.relativeChange(inner)
    }
    var lackable: [String] = []
    for name in scalar.measures.flatMap({ scope.registry.lackable[$0] ?? [] })
    where !lackable.contains(name) {
      lackable.append(name)
    }
    if !lackable.isEmpty, !isHidden { planned.strict.append((column, lackable)) }
    if isSummable(value) { planned.summable.insert(column.name) }
    planned.plan.outputs.append(
      Plan.Output(column: column, scalar: scalar, isHidden: isHidden))
    // A change has been held against the baseline already.
    guard !call.baselines.isEmpty, !isHidden, column.kind.isNumeric, column.role != .change else {
      return
    }
    for (number, baseline) in planned.baselines.enumerated() {
      let before: Scalar
      if baseline.isPlan {
        before = try target(column, value)
      } else if baseline.isMarket {
        before = atPace(of: baseline, window: number + 1, column, value)
      } else {
        before = value.scalar.inWindow(number + 1)
      }
      let suffix =
        planned.baselines.count == 1 ? "" : "_" + Catalog.canonical(baseline.label.english)
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
          scalar: .binary(.subtract, value.scalar, before)))
      if column.kind != .percent {
        planned.plan.outputs.append(
          Plan.Output(
            column: Column(
              column.name + "_change_percent" + suffix, title: "%", kind: .percent, role: .change,
              direction: column.direction),
            scalar: Self.part(value.scalar, of: before)))
      }
    }
  }

  /// What the plan says of a column's metric; missing where it says nothing.
  private mutating func target(_ column: Column, _ value: Typed) throws(Diagnostic) -> Scalar {
    let part = try planning.part(of: call.condition, at: call.verb.span)
    if let metric = planning.catalog.metrics[column.name], let period = planned.period,
      let target = planning.planned(
        metric, over: planning.done(period, newest: newest(value.scalar)), part: part,
        isAmount: isSummable(value))
    {
      return .value(.double(target))
    }
    withoutTarget.append(column.title)
    return .value(.null)
  }

  /// The newest day of which all that a formula reads is loaded.
  private func newest(_ scalar: Scalar) -> Day? {
    let numbers = planned.plan.measures.indices.filter { number in
      scalar.contains { if case .measure(number) = $0 { true } else { false } }
    }
    return planning.loadedDays(of: Array(numbers), in: planned.plan)?.upperBound
  }

  /// Part of the earlier value by which it moved.
  static func relativeChange(_ scalar: Scalar) -> Scalar {
    let before = scalar.inWindow(1)
    return part(scalar, of: before)
  }

  /// Part of an earlier value by which a value differs from it.
  private static func part(_ scalar: Scalar, of before: Scalar) -> Scalar {
    .binary(.divide, .binary(.subtract, scalar, before), .call(.abs, [before]))
  }

  /// Whether the parts of a column add up to its total.
  func isSummable(_ value: Typed) -> Bool {
    switch value.type {
    case .percent, .ratio, .index, .text, .flag, .date, .timestamp: return false
    default: break
    }
    return value.scalar.isLinear(planned.plan.measures) && !isStockOverTime(value.scalar)
  }

  /// Whether it holds a stock of several days, which never add up.
  func isStockOverTime(_ scalar: Scalar) -> Bool {
    guard planned.plan.keys.contains(where: { $0.grain != nil }) else { return false }
    let stocks = Set(scope.registry.pages.filter { $0.isSnapshot }.flatMap { $0.measures })
    return scalar.contains { part in
      if case .measure(let number) = part { stocks.contains(number) } else { false }
    }
  }

  func column(_ item: Item, _ value: Typed) -> Column {
    let name = Self.columnName(item)
    let metric = item.expression.plainName.flatMap { (try? planning.catalog.metric($0)) ?? nil }
    let isChange = item.expression.callsChange
    return Column(
      name,
      title: item.alias.map { Wording(verbatim: $0.spoken) } ?? metric?.title
        ?? title(item.expression),
      kind: (value.type ?? .number).kind(currency: planning.currency),
      role: isChange ? .change : value.type == .text ? .mark : .measure,
      direction: metric?.direction ?? 0)
  }

  /// `share(refund_amount)` is shown as `refund amount share`.
  private func title(_ expression: Expression) -> Wording {
    if case .call(let name, let arguments, nil) = expression.kind, let part = arguments.first,
      part.plainName != nil
    {
      if name.text == "share" { return "\(planning.title(of: part)) share" }
      if name.text == "change" { return "\(planning.title(of: part)) change" }
    }
    return planning.title(of: expression)
  }

  static func columnName(_ item: Item) -> String {
    if let alias = item.alias { return alias.text }
    if case .call(let name, let arguments, nil) = item.expression.kind,
      ["share", "change"].contains(name.text), let part = arguments.first?.plainName
    {
      return "\(part.text)_\(name.text)"
    }
    return item.expression.plainName?.text ?? item.expression.text
  }
}
