import Catalog
import Language
import Values

/// Formulas over measures: the metrics and aggregates that a question asks for.
struct MeasureScope: Formulas {
  var registry: MeasureRegistry
  /// Earlier columns of the question by the names they were given.
  var aliases: [String: Typed] = [:]
  /// The definitions being expanded, outermost first: they give filters, times and messages.
  private var open: [MeasureRegistry.Context] = []

  var catalog: Catalog { registry.planning.catalog }
  var clock: Clock { registry.planning.clock }

  init(_ registry: MeasureRegistry) { self.registry = registry }

  private var context: MeasureRegistry.Context {
    open.last
      ?? MeasureRegistry.Context(
        condition: nil, basis: nil, additivity: .additive, metric: nil, span: .none)
  }

  mutating func resolve(_ name: Name) throws(Diagnostic) -> Typed {
    if open.isEmpty, let alias = aliases[name.text] { return alias }
    guard let metric = try catalog.metric(name) else { throw unknown(name) }
    return try expand(metric, at: name.span)
  }

  mutating func resolve(_ owner: Name, _ member: Name) throws(Diagnostic) -> Typed {
    throw Diagnostic(
      .wrongType, "\(owner.text).\(member.text) is a column of many rows",
      at: owner.span.to(member.span),
      label: "sum it up: sum(\(owner.text).\(member.text)), avg, min, max, median, distinct")
  }

  mutating func resolve(
    _ call: Name, _ arguments: [Expression], where condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Typed {
    if let function = QuestionFunction(rawValue: call.text),
      let declared = Function.question[call.text]
    {
      try refuseCondition(condition, of: declared)
      try declared.check(arguments.count, at: span)
      return try self.call(function, arguments[0], at: span)
    }
    guard let function = AggregateFunction(rawValue: call.text),
      let declared = Function.aggregate[call.text]
    else { throw misplaced(call, condition) }
    try declared.check(arguments.count, at: span)
    let argument = arguments.first
    guard let dataset = try base(of: call, argument, condition, at: span) else {
      throw Diagnostic(
        .unknownName, "\(call.text)() does not say of which data set", at: span,
        label: "write \(call.text)(orders.units), or count(orders)")
    }
    var context = context
    if context.span == .none { context.span = span }
    var measured = argument
    if function == .count {
      if let name = argument?.plainName, try catalog.dataset(name) != nil { measured = nil }
    }
    if function == .avg, let measured {
      // A mean is kept as its two sums, so that folded groups and totals stay right.
      context.isMean = true
      let sum = try registry.add(.sum, measured, where: condition, of: dataset, context)
      let present = Expression(.missing(measured, negated: true), at: measured.span)
      let rows = try registry.add(
        .count, nil, where: .both(condition, present), of: dataset, context)
      return Typed(.binary(.divide, sum.scalar, rows.scalar), sum.type)
    }
    return try registry.add(function, measured, where: condition, of: dataset, context)
  }

  private mutating func call(
    _ function: QuestionFunction, _ argument: Expression, at span: Span
  ) throws(Diagnostic) -> Typed {
    switch function {
    case .share:
      let part = try scalar(argument)
      if part.type == .percent || part.type == .ratio || part.type == .index {
        throw Diagnostic(
          .wrongType, "\(part.type?.spoken ?? "this") has no share: its parts do not add up",
          at: span)
      }
      let isStrict = part.scalar.measures.contains { registry.measures[$0].isStrict }
      guard part.scalar.isLinear(registry.measures), !isStrict else {
        // Who buys here and there is counted in both, so the whole is less than the sum; and of
        // what is unknown in one part the whole is unknown.
        registry.isWhole = true
        defer { registry.isWhole = false }
        return Typed(.binary(.divide, part.scalar, try scalar(argument).scalar), .percent)
      }
      return Typed(.window(.share, [part.scalar]), .percent)
    case .overall: return try overall(argument)
    case .change: return Typed(.change(try scalar(argument).scalar), .percent)
    }
  }

  /// A formula over all groups together; data sets that do not know the groups have but the whole.
  private mutating func overall(_ formula: Expression) throws(Diagnostic) -> Typed {
    var attempt = self
    do throws(Diagnostic) {
      let inner = try attempt.scalar(formula)
      self = attempt
      return Typed(inner.scalar.overAll, inner.type)
    } catch {
      guard error.code == .notSplittable else { throw error }
      registry.isWhole = true
      defer { registry.isWhole = false }
      return try scalar(formula)
    }
  }

  /// The data set whose rows an aggregate goes over: the one that reaches all others it names.
  func base(
    of call: Name, _ argument: Expression?, _ condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Dataset? {
    if call.text == "count", let name = argument?.plainName, let dataset = try catalog.dataset(name)
    {
      return dataset
    }
    var owners: [Dataset] = []
    func visit(_ expression: Expression) throws(Diagnostic) {
      if case .member(let owner, _) = expression.kind {
        guard let dataset = try catalog.dataset(owner) else {
          throw Diagnostic(
            .unknownName, "no data set called \"\(owner.text)\"", at: owner.span,
            correction: closest(to: owner.text, among: catalog.datasetOrder, limit: 1).first
              .map { Correction($0) })
        }
        if !owners.contains(where: { $0.name == dataset.name }) { owners.append(dataset) }
      }
      for child in expression.children { try visit(child) }
    }
    if let argument { try visit(argument) }
    if owners.isEmpty, let condition { try visit(condition) }
    let finest = owners.first { candidate in
      owners.allSatisfy { catalog.links(from: candidate, to: $0.name) != nil }
    }
    if finest == nil, owners.count > 1 {
      throw Diagnostic(
        .wrongType, "\(owners.map { $0.name }.joined(separator: " and ")) are not linked", at: span,
        label: "sum up each by itself: sum(a.x) / sum(b.y)")
    }
    return finest
  }

  // MARK: - Metrics

  /// The metric's formula over measures: the first of its ways that the loaded data can answer.
  private mutating func expand(_ metric: Metric, at span: Span) throws(Diagnostic) -> Typed {
    if open.contains(where: { $0.metric?.name == metric.name }) {
      let chain = open.compactMap { $0.metric?.name } + [metric.name]
      throw Diagnostic(
        .definition, "\(metric.name) is defined by itself: \(chain.joined(separator: " → "))",
        at: span)
    }
    var faults: [Diagnostic] = []
    var unloaded: Diagnostic?
    for formula in metric.formulas {
      var attempt = self
      do throws(Diagnostic) {
        let result = try attempt.expand(formula, of: metric, at: span)
        self = attempt
        return Typed(result.scalar, metric.type)
      } catch {
        faults.append(error)
        if error.code == .notLoaded, couldBeSplit(formula.expression) {
          unloaded = unloaded ?? error
        }
      }
    }
    // A data set that is there but cannot be split says more than one that is missing, unless that
    // one could be.
    let fault =
      faults.first { $0.code != .notLoaded && $0.code != .notSplittable }
      ?? faults.first { $0.code == .notSplittable }.map { unloaded ?? $0 } ?? faults.first
    var told = fault ?? Diagnostic(.definition, "\(metric.name) has no formula", at: span)
    if told.keepsPlace { throw told }
    if open.isEmpty || told.code == .notLoaded || told.code == .notSplittable {
      // Spans inside the model mean nothing to the reader of the question.
      told.span = told.code == .unknownName && open.isEmpty && told.span != nil ? told.span : span
    }
    throw told
  }

  /// Whether the data sets of a formula know the question's dimensions.
  func couldBeSplit(_ formula: Expression) -> Bool {
    let owners = formula.owners.compactMap { registry.planning.catalog.datasets[$0] }
    let names =
      registry.groups.flatMap { $0.expression.names } + registry.conditions.flatMap { $0.names }
    return !owners.isEmpty && !names.isEmpty
      && owners.allSatisfy { owner in
        names.allSatisfy { name in
          Grain(rawValue: name.text) != nil
            || (try? registry.planning.catalog.dimension(name, of: owner)) != nil
        }
      }
  }

  private mutating func expand(
    _ formula: FormulaSyntax, of metric: Metric, at span: Span
  ) throws(Diagnostic) -> Typed {
    // What a definition says of a metric that it is made of holds inside that one too.
    let outer = open.last
    open.append(
      MeasureRegistry.Context(
        condition: .both(outer?.condition, formula.condition),
        basis: outer?.basis ?? formula.basis, additivity: metric.additivity, metric: metric,
        span: span))
    defer { open.removeLast() }
    if metric.additivity == .daily { noteDaily(metric) }
    return try scalar(formula.expression)
  }

  private mutating func noteDaily(_ metric: Metric) {
    let note: Wording =
      "\(metric.title) count people anew each day and in each part: they do not add up"
    if !registry.notes.contains(note) { registry.notes.append(note) }
  }

  /// `coalesce(x, 0)` of something that is not loaded counts as its next argument, and says so.
  mutating func special(_ expression: Expression) throws(Diagnostic) -> Typed? {
    guard case .call(let name, let arguments, nil) = expression.kind, name.text == "coalesce",
      arguments.count > 1
    else { return nil }
    var attempt = self
    do throws(Diagnostic) {
      let first = try attempt.scalar(arguments[0])
      self = attempt
      let others = Expression(
        .call(name, Array(arguments.dropFirst()), where: nil), at: expression.span)
      let rest = arguments.count == 2 ? try scalar(arguments[1]) : try scalar(others)
      if let function = Function.scalar[name.text] {
        try requireAlike(function, [(first, arguments[0]), (rest, arguments[1])])
      }
      return Typed(.call(.coalesce, [first.scalar, rest.scalar]), first.type ?? rest.type)
    } catch {
      guard error.code == .notLoaded || error.code == .notSplittable else { throw error }
      if let name = arguments[0].plainName, let metric = open.last?.metric {
        let why: Wording =
          error.code == .notLoaded ? "nothing is loaded for it" : "it cannot be split so"
        let part = (try? catalog.metric(name))??.title ?? Wording(name: name.spoken)
        let note: Wording =
          arguments[1].isOverall
          ? "\(metric.title) takes the whole store's \(part): \(why)"
          : "\(metric.title) leaves out \(part): \(why)"
        if !registry.notes.contains(note) { registry.notes.append(note) }
      }
      return try scalar(
        arguments.count == 2
          ? arguments[1]
          : Expression(.call(name, Array(arguments.dropFirst()), where: nil), at: expression.span))
    }
  }

  // MARK: - Faults

  private func unknown(_ name: Name) -> Diagnostic {
    if let dataset = catalog.datasets.values.sorted(by: { $0.name < $1.name }).first(where: {
      $0.column(name.text) != nil || $0.columns.contains { $0.linkName == name.text }
    }) {
      let like = catalog.metricOrder.filter { $0.hasSuffix("_" + name.text) }
      return Diagnostic(
        .wrongType, "\(name.spoken) is a dimension of \(dataset.name), not a metric",
        at: name.span,
        correction: Correction(like.prefix(3)),
        label: "ask for a metric by it, as in: orders by \(name.text)")
    }
    // What was typed is no correction of itself: it may be something that is ranked or listed.
    let near = closest(to: name.text, among: catalog.allNames).filter { $0 != name.text }
    let labels = near.map { $0.replacing("_", with: " ") }
    return Diagnostic(
      .unknownName, "no metric or command called \"\(name.spoken)\"", at: name.span,
      correction: Correction(labels),
      hints: labels.isEmpty ? ["metrics lists what can be asked for"] : [])
  }
}

extension Expression {
  /// Whether it is a formula over all groups together.
  fileprivate var isOverall: Bool {
    if case .call(let name, _, _) = kind {
      QuestionFunction(rawValue: name.text) == .overall
    } else {
      false
    }
  }
}

extension Expression {
  /// The data sets whose columns are named with them.
  fileprivate var owners: [String] {
    if case .member(let owner, _) = kind { return [owner.text] }
    return children.flatMap { $0.owners }
  }
}
