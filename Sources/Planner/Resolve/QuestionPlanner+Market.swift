import Catalog
import Language
import Values

/// `vs market`: what would have come about, had the store moved as the market did.
extension QuestionPlanner {
  /// What the market is measured by.
  struct Market {
    let scalar: Scalar
    /// Whether it is a mean of days, so that a longer period does not have more of it.
    let isMean: Bool
  }

  /// The metrics of the model that measure the market, the first loaded one counts.
  private static let measures = ["market_index", "market_sales"]

  /// Adds the market's measure, for as much of the question's groups and conditions as it knows.
  ///
  /// A shop's channels are all held against the whole market; days and, where its data tell them
  /// apart, categories each against their own. Throws a `.notLoaded` where there are no data.
  mutating func addMarket() throws(Diagnostic) {
    guard let written = call.baselines.first(where: { $0.value == .market }) else { return }
    var faults: [Diagnostic] = []
    for name in Self.measures {
      guard let metric = planning.catalog.metrics[name] else { continue }
      do throws(Diagnostic) {
        return market = try measured(by: metric)
      } catch {
        faults.append(error)
      }
    }
    var fault = faults.first ?? Diagnostic(.notLoaded, "the model has no metric of the market")
    fault.span = written.span
    throw fault
  }

  private mutating func measured(by metric: Metric) throws(Diagnostic) -> Market {
    let asked = scope.registry
    let expression = Expression(.name(Name(metric.name)))
    let whole = MeasureRegistry(planning, groups: [], conditions: [], basis: nil)
    var plain = MeasureScope(whole)
    _ = try plain.scalar(expression)
    let isSplit = try knows(expression, groups: asked.groups, [])
    var known: [Expression] = []
    for condition in asked.conditions
    where try knows(expression, groups: [], [condition]) {
      known.append(condition)
    }
    var unknown = isSplit ? [] : asked.groups.map { $0.expression.text }
    unknown += asked.conditions.filter { !known.contains($0) }.map { $0.text }
    if !unknown.isEmpty {
      planned.notes.append(
        "the market is that of all: its data do not know \(Self.spoken(unknown))")
    }
    scope.registry.isWhole = !isSplit
    (scope.registry.conditions, scope.registry.basis) = (known, nil)
    defer {
      scope.registry.isWhole = false
      (scope.registry.conditions, scope.registry.basis) = (asked.conditions, asked.basis)
    }
    return Market(scalar: try scope.scalar(expression).scalar, isMean: metric.type == .index)
  }

  private static func spoken(_ texts: [String]) -> Wording {
    .list(texts.map { $0.replacing("_", with: " ") })
  }

  /// Whether the market's data can be grouped and chosen so, by columns that they fill.
  private func knows(
    _ metric: Expression, groups: [Group], _ conditions: [Expression]
  ) throws(Diagnostic) -> Bool {
    var plain = call
    plain.items = []
    plain.condition = nil
    plain.basis = nil
    plain.period = nil
    let reach = try Reach(planning, plain, by: [groups], where: conditions)
    guard let pages = reach.findings(metric)[0].pages else { return false }
    return pages.allSatisfy { page in
      page.scope.columns.allSatisfy { planning.facts.isFilled($0, of: page.dataset.name) }
    }
  }

  /// The baseline's value times the market's change from it to the period.
  mutating func atPace(
    of baseline: Baseline, window: Int, _ column: Column, _ value: Typed
  ) -> Scalar {
    guard let market, let period = planned.period,
      planning.followsMarket(column, isAmount: isSummable(value))
    else {
      withoutMarket.append(column.title)
      return .value(.null)
    }
    let change = Scalar.binary(.divide, market.scalar, market.scalar.inWindow(window))
    let moved = Scalar.binary(.multiply, value.scalar.inWindow(window), change)
    let ratio = market.isMean ? baseline.lengthRatio(of: period) : 1
    return ratio == 1 ? moved : .binary(.multiply, moved, .value(.double(ratio)))
  }

  /// A mean of days says nothing of months of different length that stand against each other.
  func checkMarket(_ baseline: Baseline) throws(Diagnostic) {
    guard baseline.isMarket, market?.isMean == true else { return }
    switch baseline.alignment {
    case .months(let count) where count % 12 == 0: return
    case .days(364): return
    default: break
    }
    let long: [Grain] = [.month, .quarter, .year, .monthOfYear]
    guard let place = planned.plan.keys.firstIndex(where: { $0.grain.map(long.contains) == true })
    else { return }
    throw Diagnostic(
      .wrongTime,
      "the market's index is a mean of days, and these \(Wording(name: call.groups[place].expression.text))s"
        + " differ in length", at: call.groups[place].expression.span,
      label: "ask by day or week, for one month, or vs last year, market")
  }
}

extension Planning {
  /// Whether a column grows and shrinks with demand, as the market does: an amount that adds up, of
  /// money or of things, of which more is better.
  package func followsMarket(_ column: Column, isAmount: Bool) -> Bool {
    guard isAmount, column.direction > 0 else { return false }
    switch column.kind {
    case .money, .count: return true
    default: return false
    }
  }
}
