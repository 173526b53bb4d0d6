import Catalog
import Language
import Values

/// Turns the stages behind an answer into steps of its plan, as far as SQL can do them.
package struct StepResolver {
  var scope: AnswerScope
  let currency: String
  /// The columns of measures that may be summed up.
  var summable: Set<String>
  package private(set) var steps: [Plan.Step] = []

  package init(scope: AnswerScope, currency: String, summable: Set<String>) {
    self.scope = scope
    self.currency = currency
    self.summable = summable
  }

  /// Takes stages until one that needs the finished rows; returns those left.
  package mutating func take(_ stages: [Stage]) throws(Diagnostic) -> [Stage] {
    for (index, stage) in stages.enumerated() {
      switch stage.kind {
      case .filter(let condition): try filter(condition)
      case .sort(let keys): try sort(keys)
      case .take(let count): steps.append(.take(count))
      case .takeParameter(let name):
        throw Diagnostic(.unknownName, "no parameter called $\(name)", at: stage.span)
      case .derive(let bindings): try derive(bindings)
      case .columns(let items): try columns(items)
      case .share: try share(at: stage.span)
      case .cumulative: try cumulative(at: stage.span)
      case .pivot, .total, .wrap, .chart, .save, .keep, .alert, .task:
        return Array(stages[index...])
      }
    }
    return []
  }

  mutating func filter(_ condition: Expression) throws(Diagnostic) {
    steps.append(.filter(try scope.condition(condition)))
  }

  mutating func sort(_ keys: [SortKey]) throws(Diagnostic) {
    var resolved: [Plan.SortKey] = []
    let keys = keys.flatMap { key in
      (scope.range(key.expression) ?? [scope.unquoted(key.expression)]).map {
        SortKey($0, descending: key.isDescending)
      }
    }
    for key in keys {
      let scalar = try scope.scalar(key.expression).scalar
      guard !scalar.isConstant else {
        throw Diagnostic(
          .wrongType, "this is the same in every row, so it sorts nothing", at: key.expression.span,
          label: "sort by a column: \(RowScope.listed(scope.columns.map { $0.column.name }))")
      }
      resolved.append(Plan.SortKey(scalar: scalar, isDescending: key.isDescending))
    }
    steps.append(.sort(resolved))
  }

  private mutating func derive(_ bindings: [Binding]) throws(Diagnostic) {
    // Each may use the ones before it, so each is a step of its own.
    for binding in bindings {
      let typed = try scope.scalar(binding.value)
      let column = Column(
        binding.name.text, kind: (typed.type ?? .number).kind(currency: currency))
      scope.columns.append((column, typed.type))
      steps.append(.derive([Plan.Output(column: column, scalar: typed.scalar)]))
    }
  }

  private mutating func columns(_ items: [Item]) throws(Diagnostic) {
    var outputs: [Plan.Output] = []
    var kept: [(column: Column, type: ColumnType?)] = []
    let items = items.flatMap { item in
      guard item.alias == nil, let ends = scope.range(item.expression) else {
        return [Item(scope.unquoted(item.expression), alias: item.alias)]
      }
      return ends.map { Item($0) }
    }
    for item in items {
      let typed = try scope.scalar(item.expression)
      var column: Column
      if case .column(let name) = typed.scalar,
        let found = scope.columns.last(where: { $0.column.name == name })
      {
        column = found.column
        if let alias = item.alias {
          column.name = alias.text
          column.title = Wording(verbatim: alias.spoken)
        }
      } else {
        let name = item.alias?.text ?? item.expression.text
        column = Column(name, kind: (typed.type ?? .number).kind(currency: currency))
      }
      outputs.append(Plan.Output(column: column, scalar: typed.scalar))
      kept.append((column, typed.type))
    }
    scope.columns = kept
    steps.append(.columns(outputs))
  }

  private mutating func share(at span: Span) throws(Diagnostic) {
    let parts = scope.columns.filter { summable.contains($0.column.name) }
    guard !parts.isEmpty else {
      throw Diagnostic(
        .wrongType, "no column of this answer adds up to a whole", at: span,
        label: "amounts and counts do: revenue by channel | share")
    }
    let outputs = parts.map { part in
      Plan.Output(
        column: Column(
          part.column.name + "_share", title: "\(part.column.title) share", kind: .percent),
        scalar: .window(.share, [.column(part.column.name)]))
    }
    scope.columns += outputs.map { ($0.column, .percent) }
    steps.append(.derive(outputs))
  }

  private mutating func cumulative(at span: Span) throws(Diagnostic) {
    let parts = scope.columns.filter { summable.contains($0.column.name) }
    guard !parts.isEmpty else {
      throw Diagnostic(
        .wrongType, "no column of this answer can be added up", at: span,
        label: "amounts and counts can: revenue by day | cumulative")
    }
    let outputs = parts.map { part in
      var column = part.column
      column.name += "_cumulative"
      column.title += " so far"
      return Plan.Output(column: column, scalar: .column(part.column.name))
    }
    scope.columns += zip(outputs, parts).map { ($0.column, $1.type) }
    steps.append(.cumulative(outputs))
  }
}
