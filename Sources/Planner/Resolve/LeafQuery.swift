import Catalog
import Language
import Values

/// The finest groups of a metric in two periods: what `explain` looks for segments in.
package struct LeafQuery: Sendable {
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
  /// What names the values of each dimension; nil where they name themselves.
  package var labels: [Plan.Key.Label?]
  /// What one row of the metric's data set stands for.
  package var grain: Grain
  package enum Grain: Hashable, Sendable {
    /// Countable things: orders, visitors, units.
    case things
    /// One event a row, each with an amount of its own: an order's money, a parcel's hours. The last
    /// output, `squares`, sums the squares of the amounts.
    case events
    /// Reports that sum up many events a row: a campaign's spend of a day.
    case reports
  }
  /// What the leaves came to in the comparable stretches before; nil where it was not asked for or
  /// there are none.
  package var past: Past?

  /// The last key, `stretch`, tells the stretches by their beginning; it is missing in other rows.
  package struct Past: Hashable, Sendable {
    package var starts: [Moment]
    /// The output with the amounts, and the one with the bases of a ratio: `before` where the stretches
    /// are the baseline, else `past`.
    package var amount: String
    package var base: String?
    /// What the outputs are multiplied by to be those of one stretch, as they are parts of a mean.
    package var scale: Double
    package var baseScale: Double

    package init(
      starts: [Moment], amount: String, base: String?, scale: Double, baseScale: Double
    ) {
      self.starts = starts
      self.amount = amount
      self.base = base
      self.scale = scale
      self.baseScale = baseScale
    }
  }
}

extension Planning {
  /// A metric's leaves by all of the dimensions.
  ///
  /// The call names one metric and one baseline, or two metrics. Throws a `.notSplittable` for a
  /// metric whose parts neither add up nor are the quotient of what does.
  ///
  /// - Parameter withPast: whether the comparable stretches before are asked for one by one.
  package func leaves(
    of call: Call, by dimensions: [Name], withPast: Bool = false
  ) throws(Diagnostic) -> LeafQuery {
    let grouped = call.grouped(by: dimensions)
    // Not every period has a usual.
    if withPast,
      let question = try ifAnswered(
        orIf: [.wrongTime],
        { () throws(Diagnostic) in
          let planned = try self.question(grouped.besideUsual)
          return try leaves(of: planned, by: dimensions, at: call, withPast: true)
        }), question.past != nil
    {
      return question
    }
    return try leaves(of: try question(grouped), by: dimensions, at: call, withPast: false)
  }

  /// A metric's leaves by a first dimension and as many others as its rows know besides.
  ///
  /// Where a data set holds reports of several levels, no dimension is taken that would need a
  /// finer report than the first one does.
  package func leaves(
    of call: Call, by first: Name, and others: [Name], withPast: Bool = false
  ) throws(Diagnostic) -> LeafQuery {
    try leaves(of: call, by: try together(call, first, and: others), withPast: withPast)
  }

  /// A dimension and as many others as the same rows of a call know besides.
  package func together(
    _ call: Call, _ first: Name, and others: [Name]
  ) throws(Diagnostic) -> [Name] {
    var kept = [first]
    let levels = try pages(of: call, by: [Self.groups(by: kept)])[0]?.map { $0.level }
    for dimension in others where levels != nil && dimension != first {
      let finer = try pages(of: call, by: [Self.groups(by: kept + [dimension])])[0]
      if finer?.map({ $0.level }) == levels { kept.append(dimension) }
    }
    return kept
  }

  package static func groups(by dimensions: [Name]) -> [Group] {
    dimensions.map { Group(Expression(.name($0), at: $0.span)) }
  }

  private func leaves(
    of planned: Planned, by dimensions: [Name], at call: Call, withPast: Bool
  ) throws(Diagnostic) -> LeafQuery {
    var plan = planned.plan
    // Labels are looked up for what is found, not for every leaf.
    let labels = plan.keys.map { $0.label }
    for index in plan.keys.indices { plan.keys[index].label = nil }
    plan.steps = []
    let scalar = plan.outputs[0].scalar.withoutTrimmings
    let measure: LeafQuery.Measure
    var parts: [(String, Scalar)]
    if let other = call.items.dropFirst().first, other.expression != call.items[0].expression {
      measure = .amounts
      parts = [("now", scalar), ("before", plan.outputs[1].scalar)]
    } else if scalar.isAmount(plan.measures) {
      measure = .amounts
      parts = [("now", scalar), ("before", scalar.inWindow(1))]
    } else if case .binary(.divide, let a, let b) = scalar, a.isAmount(plan.measures),
      b.isAmount(plan.measures)
    {
      measure = .ratio
      parts = [("now", a), ("before", a.inWindow(1)), ("now_base", b)]
      parts.append(("before_base", b.inWindow(1)))
    } else {
      throw Diagnostic(
        .notSplittable,
        "\(title(of: call.items[0].expression)) cannot be split into segments: "
          + "its parts do not add up", at: call.items[0].expression.span)
    }
    let first = parts[0].1.measures.first ?? 0
    let grain = grain(of: first, in: plan)
    if grain == .events {
      let squares = add(to: &plan, beside: first) { measure in
        measure.argument = measure.argument.map { .call(.power, [$0, .value(.int(2))]) }
      }
      parts.append(("squares", .measure(squares)))
    }
    let past = withPast ? addPast(to: &plan, &parts) : nil
    plan.outputs = parts.map { name, scalar in
      Plan.Output(column: Column(name, kind: .number), scalar: scalar)
    }
    return LeafQuery(
      plan: plan, measure: measure, dimensions: dimensions, labels: labels, grain: grain, past: past
    )
  }

  /// Tells the stretches of the usual apart; nil where there are none.
  private func addPast(
    to plan: inout Plan, _ parts: inout [(String, Scalar)]
  ) -> LeafQuery.Past? {
    guard let window = plan.windows.indices.last(where: { !plan.windows[$0].stretches.isEmpty })
    else { return nil }
    var key = Plan.Key(column: Column("stretch", kind: .moment))
    key.isStretch = true
    plan.keys.append(key)
    for index in plan.sources.indices where !plan.sources[index].keys.isEmpty {
      plan.sources[index].keys.append(plan.sources[index].time ?? .value(.null))
    }
    func scale(_ scalar: Scalar) -> Double {
      let source = plan.sources.first {
        $0.window == window && $0.measures.contains(scalar.measures.first ?? 0)
      }
      return Double(source?.stretchCount ?? 1)
    }
    let base = parts.first { $0.0 == "now_base" }?.1
    let amount = parts[0].1
    var past = LeafQuery.Past(
      starts: plan.windows[window].stretches.map { $0.start }, amount: "before",
      base: base.map { _ in "before_base" }, scale: scale(amount), baseScale: base.map(scale) ?? 1)
    if window != 1 {
      past.amount = "past"
      parts.append(("past", amount.inWindow(window)))
      if let base {
        past.base = "past_base"
        parts.append(("past_base", base.inWindow(window)))
      }
    }
    return past
  }

  /// Adds a measure that goes over the same rows as another one, and returns its number.
  func add(
    to plan: inout Plan, beside measure: Int, _ change: (inout Plan.Measure) -> Void
  ) -> Int {
    var added = plan.measures[measure]
    change(&added)
    plan.measures.append(added)
    for index in plan.sources.indices where plan.sources[index].measures.contains(measure) {
      plan.sources[index].measures.append(plan.measures.count - 1)
    }
    return plan.measures.count - 1
  }

  func grain(of measure: Int, in plan: Plan) -> LeafQuery.Grain {
    let found = plan.measures[measure]
    guard found.isSum,
      let source = plan.sources.first(where: { $0.measures.contains(measure) }),
      let dataset = catalog.datasets[source.dataset]
    else { return .things }
    guard dataset.key.contains(where: { dataset.column($0)?.type.isTime == true }) else {
      return .events
    }
    if case .field(0, let column)? = found.argument, dataset.column(column)?.type == .count {
      return .things
    }
    return .reports
  }

  /// The dimensions that a metric is split by when none are named: those of the model that are loaded
  /// in each of its data sets, and where it knows none of them, the text columns of these.
  package func splits(of call: Call) throws(Diagnostic) -> [Name] {
    let known = try splits(call, by: catalog.splits).filter { split in
      split.datasets.allSatisfy { isKnown(split.dimension, in: $0) }
    }
    guard known.isEmpty else { return known.map { $0.dimension } }
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

  /// Whether the rows of a data set can be told apart by a dimension: a column of that name is filled,
  /// or it is not the data set's own.
  private func isKnown(_ name: Name, in dataset: String) -> Bool {
    guard let column = catalog.datasets[dataset]?.column(name.text), column.formula == nil else {
      return true
    }
    return facts.isFilled(column.name, of: dataset)
  }
}

extension Call {
  /// The same call by other dimensions.
  fileprivate func grouped(by dimensions: [Name]) -> Call {
    var call = self
    call.groups = Planning.groups(by: dimensions)
    return call
  }

  /// The same call with the usual among its baselines.
  fileprivate var besideUsual: Call {
    guard !baselines.contains(where: { $0.value == .usual }) else { return self }
    var call = self
    call.baselines.append(Spanned(.usual, verb.span))
    return call
  }
}

extension Scalar {
  /// The numbers of the measures inside, in order.
  var measures: [Int] {
    if case .measure(let number) = self { return [number] }
    if case .past(let number, _) = self { return [number] }
    return parts.flatMap { $0.measures }
  }

  /// The formula inside of `coalesce(x, ...)` and `round(x, ...)`.
  var withoutTrimmings: Scalar {
    if case .call(let function, let parts) = self, function == .coalesce || function == .round,
      let first = parts.first
    {
      return first.withoutTrimmings
    }
    return self
  }

  /// Whether groups of it add up, or nearly: one person in two groups counts in both.
  func isAmount(_ measures: [Plan.Measure]) -> Bool {
    if case .measure(let number) = self, measures[number].function == .distinct { return true }
    return isLinear(measures)
  }
}
