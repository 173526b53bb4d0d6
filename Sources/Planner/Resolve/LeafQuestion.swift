import Catalog
import Language
import Values

/// The finest groups of a metric in two periods: what `explain` looks for segments in.
package struct LeafQuestion: Sendable {
  /// What the measured columns behind the keys are.
  package enum Measure: Hashable, Sendable {
    /// `now`, `before`: amounts that add up.
    case amounts
    /// `now`, `before`, `now_base`, `before_base`: a ratio as its two amounts.
    case ratio
  }

  /// Its keys are the dimensions, in order; its outputs the columns of the measure.
  package var plan: Plan
  package var measure: Measure
  package var dimensions: [Name]
  /// Whether every group is of different things only, so that groups add up.
  package var isExact: Bool
  /// What one row of the metric's data set stands for.
  package var grain: Grain
  /// The number of rows behind each group is the last output, `rows`.
  package enum Grain: Hashable, Sendable {
    /// Countable things: orders, visitors, units.
    case things
    /// One event a row, each with an amount of its own: an order's money, a parcel's hours.
    case events
    /// Reports that sum up many events a row: a campaign's spend of a day.
    case reports
  }
}

extension Planning {
  /// A metric's leaves by as many of the dimensions as can be asked for together.
  ///
  /// The call names one metric and one baseline. Throws a `.notSplittable` for a metric whose parts
  /// neither add up nor are the quotient of what does.
  package func leaves(
    of call: Call, by dimensions: [Name], required: Bool
  ) throws(Diagnostic) -> LeafQuestion {
    var kept: [Name] = []
    for dimension in dimensions {
      do throws(Diagnostic) {
        _ = try question(call.grouped(by: kept + [dimension]))
        kept.append(dimension)
      } catch {
        if required { throw error }
      }
    }
    let planned = try question(call.grouped(by: kept))
    return try leaves(of: planned, by: kept, at: call)
  }

  private func leaves(
    of planned: Planned, by dimensions: [Name], at call: Call
  ) throws(Diagnostic) -> LeafQuestion {
    var plan = planned.plan
    // Labels are looked up for what is found, not for every leaf.
    for index in plan.keys.indices { plan.keys[index].label = nil }
    plan.steps = []
    let scalar = plan.outputs[0].scalar.withoutTrimmings
    let isExact = !plan.measures.contains { $0.function == "distinct" }
    let measure: LeafQuestion.Measure
    var parts: [(String, Scalar)]
    if let other = call.items.dropFirst().first, other.expression != call.items[0].expression {
      measure = .amounts
      parts = [("now", scalar), ("before", plan.outputs[1].scalar)]
    } else if scalar.isAmount(plan.measures) {
      measure = .amounts
      parts = [("now", scalar), ("before", scalar.inWindow(1))]
    } else if case .binary("/", let a, let b) = scalar, a.isAmount(plan.measures),
      b.isAmount(plan.measures)
    {
      measure = .ratio
      parts = [("now", a), ("before", a.inWindow(1)), ("now_base", b)]
      parts.append(("before_base", b.inWindow(1)))
    } else {
      throw Diagnostic(
        .notSplittable,
        "\(call.items[0].expression.plainName?.spoken ?? "this") cannot be split into segments: "
          + "its parts do not add up", at: call.items[0].expression.span)
    }
    let first = parts[0].1.measures.first ?? 0
    parts.append(("rows", .measure(addRowCount(of: first, to: &plan))))
    plan.outputs = parts.map { name, scalar in
      Plan.Output(column: Column(name, kind: .number), scalar: scalar)
    }
    return LeafQuestion(
      plan: plan, measure: measure, dimensions: dimensions, isExact: isExact,
      grain: grain(of: first, in: plan))
  }

  /// Counts the rows that a measure goes over, in the same sources.
  private func addRowCount(of measure: Int, to plan: inout Plan) -> Int {
    var count = Plan.Measure(function: "count")
    count.filter = plan.measures[measure].filter
    if let argument = plan.measures[measure].argument {
      count.filter = .both(count.filter, .isMissing(argument, negated: true))
    }
    plan.measures.append(count)
    for index in plan.sources.indices where plan.sources[index].measures.contains(measure) {
      plan.sources[index].measures.append(plan.measures.count - 1)
    }
    return plan.measures.count - 1
  }

  private func grain(of measure: Int, in plan: Plan) -> LeafQuestion.Grain {
    let found = plan.measures[measure]
    guard found.function == "sum",
      let source = plan.sources.first(where: { $0.measures.contains(measure) }),
      let dataset = catalog.datasets[source.dataset]
    else { return .things }
    if case .field(0, let column)? = found.argument, dataset.column(column)?.type == .count {
      return .things
    }
    let isReport = dataset.key.contains { dataset.column($0)?.type.isTime == true }
    return isReport ? .reports : .events
  }

  /// The dimensions that a metric is split by when none are named: those of the model, and where
  /// it knows none of them, the text columns of the metric's own data sets.
  package func splits(of call: Call) throws(Diagnostic) -> [Name] {
    let known = catalog.splits.filter { (try? question(call.grouped(by: [$0]))) != nil }
    guard known.isEmpty else { return known }
    var names: [Name] = []
    for source in try question(call).plan.sources {
      for column in catalog.datasets[source.dataset]?.columns ?? []
      where column.type == .text && facts.isFilled(column.name, of: source.dataset) {
        let name = Name(column.name)
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }
}

extension Call {
  /// The same call by other dimensions.
  fileprivate func grouped(by dimensions: [Name]) -> Call {
    var call = self
    call.groups = dimensions.map { Group(Expression(.name($0), at: $0.span)) }
    return call
  }
}

extension Scalar {
  /// The numbers of the measures inside, in order.
  fileprivate var measures: [Int] {
    if case .measure(let number) = self { return [number] }
    return parts.flatMap { $0.measures }
  }

  /// The formula inside of `coalesce(x, ...)` and `round(x, ...)`.
  fileprivate var withoutTrimmings: Scalar {
    if case .call(let name, let parts) = self, name == "coalesce" || name == "round",
      let first = parts.first
    {
      return first.withoutTrimmings
    }
    return self
  }

  /// Whether groups of it add up, or nearly: one person in two groups counts in both.
  fileprivate func isAmount(_ measures: [Plan.Measure]) -> Bool {
    if case .measure(let number) = self, measures[number].function == "distinct" { return true }
    return isLinear(measures)
  }
}
