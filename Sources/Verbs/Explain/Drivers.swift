import Analysis
import Catalog
import Language
import Planner
import Values

/// Splits a metric's change along what it is made of.
struct Drivers {
  /// A formula over other metrics that the metric equals.
  struct Identity {
    let expression: Expression
    /// The metrics that it is made of, identities of theirs included.
    let leaves: [Metric]
  }

  let metric: Metric
  let desk: Desk
  let planning: Planning
  /// The question of the metric alone, with its period, condition and baseline.
  let call: Call

  /// How many identities deep drivers are split into their own.
  private var depth = 3

  init(metric: Metric, desk: Desk, planning: Planning, call: Call) {
    self.metric = metric
    self.desk = desk
    self.planning = planning
    self.call = call
  }

  /// What came out of it.
  struct Result {
    var split: DriverSplit
    var identity: Identity
    /// The part of the change that the identity does not reach, in the metric's unit.
    var remainder: Double
    var sql: SQL
  }

  /// The split along the first identity that the loaded data can answer; nil when there is none.
  func run(_ before: Double, _ after: Double) throws(Diagnostic) -> Result? {
    var missing: Wording?
    for (expression, isDeclared) in candidates {
      // The parts of a plain formula are what the reader knows; only identities go on.
      var search = self
      search.depth = isDeclared ? 3 : 1
      guard let identity = try search.identity(expression), identity.leaves.count > 1 else {
        continue
      }
      var question = call
      question.items = identity.leaves.map { Item(Expression(.name(Name($0.name)))) }
      let planned: Planned
      do throws(Diagnostic) {
        planned = try planning.question(question)
      } catch {
        missing = missing ?? error.message
        continue
      }
      var plan = planned.plan
      // Money that was divided is rounded for people; the split needs all of it.
      for index in plan.outputs.indices { plan.outputs[index].column.kind = .number }
      let (table, sql) = try desk.reader.fetch(plan)
      let title = metric.title.english
      guard let tree = try search.tree(expression, title, table, path: [metric.name]) else {
        continue
      }
      do {
        let split = try tree.effects()
        let remainder = (after - before) - split.change
        return Result(
          split: split, identity: identity, remainder: remainder, sql: sql)
      } catch {
        missing = missing ?? problem(error)
      }
    }
    if let missing, !candidates.isEmpty {
      throw Diagnostic(.notSplittable, missing)
    }
    return nil
  }

  private func problem(_ problem: DriverProblem) -> Wording {
    switch problem {
    case .missing(let name, let isBefore), .undefined(let name, let isBefore):
      isBefore ? "\(name) has no value in the baseline" : "\(name) has no value in the period"
    case .unsplittable(let name): "\(name) cannot be split between the two periods"
    case .tooManyInputs(let name, let count): "\(name) has \(count) inputs: too many to split"
    }
  }

  /// Declared identities, then the metric's own formula.
  private var candidates: [(expression: Expression, isDeclared: Bool)] {
    var found = (planning.catalog.drivers[metric.name] ?? []).map { ($0, true) }
    for formula in metric.formulas where formula.condition == nil && formula.basis == nil {
      found.append((formula.expression, false))
    }
    return found
  }

  // MARK: - Identities

  private func identity(_ expression: Expression) throws(Diagnostic) -> Identity? {
    var leaves: [Metric] = []
    guard try collect(expression, path: [metric.name], into: &leaves) else { return nil }
    return Identity(expression: expression, leaves: leaves)
  }

  /// Adds the metrics of a formula; false when it holds anything but metrics and numbers.
  private func collect(
    _ expression: Expression, path: [String], into leaves: inout [Metric]
  ) throws(Diagnostic) -> Bool {
    switch expression.kind {
    case .value, .percent: return true
    case .name(let name):
      guard let metric = try planning.catalog.metric(name), metric.name != path.first else {
        return false
      }
      if let below = try nested(metric, path),
        try collect(below, path: path + [metric.name], into: &leaves)
      {
        return true
      }
      if !leaves.contains(where: { $0.name == metric.name }) { leaves.append(metric) }
      return true
    case .binary(let op, let a, let b) where Self.signs[op] != nil:
      guard try collect(a, path: path, into: &leaves) else { return false }
      return try collect(b, path: path, into: &leaves)
    case .negative(let a): return try collect(a, path: path, into: &leaves)
    case .call(let name, let arguments, nil) where name.text == "coalesce":
      guard let first = arguments.first else { return false }
      return try collect(first, path: path, into: &leaves)
    default: return false
    }
  }

  /// The declared identity of a driver, unless it leads back to what it is part of.
  private func nested(_ metric: Metric, _ path: [String]) throws(Diagnostic) -> Expression? {
    guard !path.contains(metric.name), path.count < depth else { return nil }
    for expression in planning.catalog.drivers[metric.name] ?? []
    where !expression.names.contains(where: path.contains) {
      if try planning.gap(expression, for: call) == nil { return expression }
    }
    return nil
  }

  private static let signs: [Expression.Operator: Int] = [
    .add: 1, .subtract: -1, .multiply: 1, .divide: -1,
  ]

  // MARK: - Trees

  private func tree(
    _ expression: Expression, _ title: String, _ table: Table, path: [String]
  ) throws(Diagnostic) -> DriverTree? {
    switch expression.kind {
    case .value(let value):
      return value.double.map { .leaf(title, $0, $0) }
    case .percent(let share): return .leaf(title, share.double, share.double)
    case .name(let name):
      guard let metric = try planning.catalog.metric(name) else { return nil }
      if let below = try nested(metric, path),
        let tree = try tree(below, metric.title.english, table, path: path + [metric.name])
      {
        return tree
      }
      return .leaf(
        metric.title.english, table.first(metric.name + "_before")?.double,
        table.first(metric.name)?.double)
    case .negative(let a):
      return try tree(a, a.text, table, path: path).map { DriverTree(title, .sum([(-1, $0)])) }
    case .call(_, let arguments, _):
      guard let first = arguments.first, let tree = try tree(first, title, table, path: path) else {
        return nil
      }
      // `coalesce(x, 0)`: what is not there counts as zero.
      if case .leaf(let before, let after) = tree.node {
        return .leaf(tree.name, before ?? 0, after ?? 0)
      }
      return tree
    case .binary(let op, _, _):
      let isSum = op == .add || op == .subtract
      var parts: [(Int, DriverTree)] = []
      for (sign, part) in flat(expression, isSum) {
        guard let tree = try tree(part, part.text, table, path: path) else { return nil }
        parts.append((sign, tree))
      }
      return DriverTree(title, isSum ? .sum(parts) : .product(parts))
    default: return nil
    }
  }

  /// The terms of a sum or the factors of a product with their signs.
  private func flat(_ expression: Expression, _ isSum: Bool) -> [(Int, Expression)] {
    guard case .binary(let op, let a, let b) = expression.kind, let sign = Self.signs[op],
      (op == .add || op == .subtract) == isSum
    else { return [(1, expression)] }
    return flat(a, isSum) + flat(b, isSum).map { ($0.0 * sign, $0.1) }
  }
}

extension Expression {
  /// Every plain name inside, in order.
  fileprivate var names: [String] {
    if case .name(let name) = kind { return [name.text] }
    return children.flatMap { $0.names }
  }
}

extension Table {
  /// The first row's value of a column.
  func first(_ name: String) -> Value? { self[name]?.first }
}
