import Catalog
import Language
import Values

/// What the model and the loaded data know of formulas over measures, for several groupings at once.
///
/// One walk over the definitions finds the rows that each aggregate goes over; how these can be
/// grouped is then looked up for each grouping. What depends on values alone, as the kinds of
/// operands, is left to planning.
struct Reach {
  /// What is known of a formula by one grouping.
  enum Finding {
    /// The rows that it is answered from.
    case known([MeasureRegistry.Page])
    case fault(Diagnostic.Code)

    var pages: [MeasureRegistry.Page]? {
      if case .known(let pages) = self { pages } else { nil }
    }

    /// Why it is not known; nil where it is.
    var gap: Diagnostic.Code? {
      if case .fault(let code) = self { code } else { nil }
    }
  }

  private let planning: Planning
  private let groupings: [[Group]]
  private let conditions: [Expression]
  private let basis: Name?
  private let period: Period?
  /// The definitions being gone through, outermost first.
  private var open: [MeasureRegistry.Context] = []

  /// - Parameters:
  ///   - groupings: what the call is asked by, in place of its own groups.
  ///   - conditions: what holds for rows besides the call's condition.
  init(
    _ planning: Planning, _ call: Call, by groupings: [[Group]], where conditions: [Expression] = []
  ) throws(Diagnostic) {
    var planner = QuestionPlanner(planning, call, [])
    self.planning = planning
    self.groupings = groupings.map(QuestionPlanner.named)
    basis = call.basis
    period = try planning.period(of: call)
    self.conditions = try planner.sortConditions() + conditions
    // What conditions name is computed too.
    let judged = try planner.later.flatMap { $0.names }.map { (name) throws(Diagnostic) in
      try planning.catalog.metric(name)
    }
    hidden = judged.compactMap { $0 }.map { Expression(.name(Name($0.name))) }
  }

  /// The metrics of conditions.
  private let hidden: [Expression]

  /// What is known of a formula, by each grouping.
  func findings(_ expression: Expression) -> [Finding] {
    var walk = self
    var found = walk.find(expression)
    for metric in hidden { found = combined(found, walk.find(metric)) }
    return found.map(judged)
  }

  /// Whether what was found has something to tell of the period.
  private func judged(_ finding: Finding) -> Finding {
    guard case .known(let pages) = finding, let period else { return finding }
    guard !pages.isEmpty else { return .fault(.wrongType) }
    for page in pages {
      guard let column = page.onlyTime else { continue }
      if !planning.facts.isFilled(column.name, of: page.dataset.name) { return .fault(.notLoaded) }
    }
    let (isAnyFilled, messages) = Coverage.data(in: period, pages, planning)
    return isAnyFilled || messages.isEmpty ? finding : .fault(.noData)
  }

  // MARK: - Formulas

  private var nothing: [Finding] { groupings.map { _ in .known([]) } }

  private func all(_ code: Diagnostic.Code) -> [Finding] { groupings.map { _ in .fault(code) } }

  /// Both together: the first fault counts, and the rows of both.
  private func combined(_ a: [Finding], _ b: [Finding]) -> [Finding] {
    zip(a, b).map { a, b in
      guard case .known(let first) = a, case .known(let second) = b else {
        return a.pages == nil ? a : b
      }
      return .known(first + second.filter { page in !first.contains { $0.matches(page) } })
    }
  }

  private mutating func find(_ expression: Expression) -> [Finding] {
    switch expression.kind {
    case .value, .percent: return nothing
    case .parameter: return all(.unknownName)
    case .member: return all(.wrongType)
    case .among: return all(.syntax)
    case .name(let name):
      if !name.isQuoted, ["now", "today", "yesterday", "tomorrow"].contains(name.text) {
        return nothing
      }
      do throws(Diagnostic) {
        guard let metric = try planning.catalog.metric(name) else { return all(.unknownName) }
        return find(metric)
      } catch {
        return all(error.code)
      }
    case .call(let name, let arguments, let condition):
      return call(name, arguments, where: condition, expression)
    default:
      return expression.children.reduce(nothing) { combined($0, find($1)) }
    }
  }

  private mutating func call(
    _ name: Name, _ arguments: [Expression], where condition: Expression?, _ whole: Expression
  ) -> [Finding] {
    if condition == nil, let function = ScalarFunction(rawValue: name.text) {
      guard function == .coalesce, arguments.count > 1 else {
        return arguments.reduce(nothing) { combined($0, find($1)) }
      }
      // What cannot be told is left out.
      let rest = Expression(.call(name, Array(arguments.dropFirst()), where: nil), at: whole.span)
      let others = find(arguments.count == 2 ? arguments[1] : rest)
      return zip(find(arguments[0]), others).map { first, others in
        switch first {
        case .fault(.notLoaded), .fault(.notSplittable): others
        case .fault: first
        case .known: combined([first], [others])[0]
        }
      }
    }
    if let function = QuestionFunction(rawValue: name.text), let argument = arguments.first {
      let found = find(argument)
      guard function == .overall else { return found }
      // Data that do not know the groups have the whole.
      var ungrouped = self
      ungrouped.isWhole = true
      let ofAll = ungrouped.find(argument)
      return zip(found, ofAll).map { own, whole in
        if case .fault(.notSplittable) = own { whole } else { own }
      }
    }
    guard let function = AggregateFunction(rawValue: name.text) else { return all(.unknownName) }
    do throws(Diagnostic) {
      let scope = MeasureScope(registry([]))
      guard
        let dataset = try scope.base(of: name, arguments.first, condition, at: whole.span)
      else { return all(.unknownName) }
      var measured = arguments.first
      if function == .count, let name = measured?.plainName,
        try planning.catalog.dataset(name) != nil
      {
        measured = nil
      }
      return try rows(function, measured, where: condition, of: dataset)
    } catch {
      return all(error.code)
    }
  }

  /// Whether data that cannot be grouped so count as one.
  private var isWhole = false

  private func registry(_ groups: [Group]) -> MeasureRegistry {
    MeasureRegistry(planning, groups: groups, conditions: conditions, basis: basis)
  }

  /// The rows of an aggregate by each grouping.
  private func rows(
    _ function: AggregateFunction, _ argument: Expression?, where condition: Expression?,
    of dataset: Dataset
  ) throws(Diagnostic) -> [Finding] {
    var context =
      open.last
      ?? MeasureRegistry.Context(
        condition: nil, basis: nil, additivity: .additive, metric: nil, span: .none)
    context.isMean = function == .avg
    let summed = function == .avg ? .sum : function
    let day = try registry([]).ungrouped(summed, argument, where: condition, of: dataset, context)
    return groupings.map { groups in
      let groups = isWhole ? [] : groups
      let registry = registry(groups)
      do throws(Diagnostic) {
        // By the hour, rows go by another time.
        let isHourly = try registry.basis(of: dataset, context)?.basis != day.basis
        let page =
          isHourly
          ? try registry.ungrouped(summed, argument, where: condition, of: dataset, context) : day
        return .known([try registry.split(page, by: groups, argument, context)])
      } catch {
        return .fault(error.code)
      }
    }
  }

  /// A metric: by each grouping the first of its formulas that is known.
  private mutating func find(_ metric: Metric) -> [Finding] {
    guard !open.contains(where: { $0.metric?.name == metric.name }) else { return all(.definition) }
    let outer = open.last
    let found = metric.formulas.map { formula in
      open.append(
        MeasureRegistry.Context(
          condition: .both(outer?.condition, formula.condition),
          basis: outer?.basis ?? formula.basis, additivity: metric.additivity, metric: metric,
          span: .none))
      defer { open.removeLast() }
      return find(formula.expression)
    }
    return groupings.indices.map { place in
      var codes: [(Diagnostic.Code, FormulaSyntax)] = []
      for (findings, formula) in zip(found, metric.formulas) {
        switch findings[place] {
        case .known: return findings[place]
        case .fault(let code): codes.append((code, formula))
        }
      }
      return .fault(told(codes, by: groupings[place]))
    }
  }

  /// Which of the faults of a metric's formulas counts, as when it is planned.
  private func told(
    _ faults: [(code: Diagnostic.Code, formula: FormulaSyntax)], by groups: [Group]
  ) -> Diagnostic.Code {
    if let other = faults.first(where: { $0.code != .notLoaded && $0.code != .notSplittable }) {
      return other.code
    }
    guard faults.contains(where: { $0.code == .notSplittable }) else {
      return faults.first?.code ?? .definition
    }
    let scope = MeasureScope(registry(groups))
    return faults.contains {
      $0.code == .notLoaded && scope.couldBeSplit($0.formula.expression)
    } ? .notLoaded : .notSplittable
  }
}

extension Planning {
  /// Why a formula cannot be asked for as a call asks; nil where it can.
  package func gap(_ expression: Expression, for call: Call) throws(Diagnostic) -> Diagnostic.Code?
  {
    try Reach(self, call, by: [call.groups]).findings(expression)[0].gap
  }

  /// Those of some dimensions by which all that a call asks for is known, with the data sets that it
  /// then comes from.
  package func splits(
    _ call: Call, by dimensions: [Name]
  ) throws(Diagnostic) -> [(dimension: Name, datasets: [String])] {
    let pages = try pages(of: call, by: dimensions.map { Self.groups(by: [$0]) })
    return zip(dimensions, pages).compactMap { dimension, pages in
      pages.map { (dimension, $0.map { $0.dataset.name }) }
    }
  }

  /// The rows that all that a call asks for comes from, by each grouping; nil where it is not known.
  func pages(
    of call: Call, by groupings: [[Group]]
  ) throws(Diagnostic) -> [[MeasureRegistry.Page]?] {
    let reach = try Reach(self, call, by: groupings)
    let found = call.items.map { reach.findings($0.expression) }
    return groupings.indices.map { place in
      var all: [MeasureRegistry.Page] = []
      for findings in found {
        guard let pages = findings[place].pages else { return nil }
        all += pages.filter { page in !all.contains { $0.matches(page) } }
      }
      return all
    }
  }

  /// The data sets that a call is answered from; none where it cannot be.
  package func datasets(of call: Call) throws(Diagnostic) -> [String] {
    var names: [String] = []
    let reach = try Reach(self, call, by: [call.groups])
    for item in call.items {
      for page in reach.findings(item.expression)[0].pages ?? []
      where !names.contains(page.dataset.name) {
        names.append(page.dataset.name)
      }
    }
    return names
  }
}
