import Analysis
import Catalog
import Language
import Planner
import Values

/// The counts that a metric's story is searched in: what could have brought an event, the events,
/// and what they came to.
///
/// They are read off the identities of the model. `revenue = visitors * conversion_rate *
/// average_order_value` makes visitors, orders and revenue the counts of all five metrics in it, so
/// that a question about any of them finds the same.
struct StoryCounts {
  /// One of the counts: as it is asked for, and as people call it.
  struct Count {
    var item: Expression
    var title: Wording
  }

  /// The metric that the last count is: revenue where conversion rate is asked about.
  let root: Metric
  /// Nil where the root has no identity of three counts.
  let exposure: Count?
  /// Nil where the events of the root are its own rows.
  let events: Count?
  /// What the asked metric says of the counts.
  let role: Role
  /// Whether its events are rare things of many others: refunds of orders.
  let isOfRare: Bool

  enum Role: Hashable {
    /// It is the root.
    case root
    /// It is one count, or the quotient of two.
    case exposure, events, rate, mean
  }

  init(_ metric: Metric, _ planning: Planning) throws(Diagnostic) {
    let catalog = planning.catalog
    for (root, chain) in Self.chains(in: catalog, with: metric) {
      guard let role = Self.role(of: metric, in: chain, of: root, catalog),
        let found = try Self.counts(root, chain, planning)
      else { continue }
      (self.root, self.role) = (root, role)
      (exposure, events) = found
      isOfRare = false
      return
    }
    if let (root, exposure, events) = try Self.quotient(metric, planning) {
      (self.root, self.exposure, self.events, role) = (root, exposure, events, .rate)
      isOfRare = true
      return
    }
    (root, exposure, events, role) = (metric, nil, nil, .root)
    isOfRare = true
  }

  /// Of a share of one sum of money in another what both are sums over, as refunds and orders.
  ///
  /// Money strays too much to be searched itself.
  private static func quotient(
    _ metric: Metric, _ planning: Planning
  ) throws(Diagnostic) -> (root: Metric, exposure: Count, events: Count)? {
    let catalog = planning.catalog
    guard metric.type == .percent, let formula = metric.formulas.first?.expression,
      case .binary(.divide, let top, let bottom) = formula.kind,
      let root = top.plainName.flatMap({ catalog.metrics[$0.text] }),
      let base = bottom.plainName.flatMap({ catalog.metrics[$0.text] }),
      let events = catalog.counting(root), let exposure = catalog.counting(base)
    else { return nil }
    let counts = [exposure, events].map {
      Count(item: Expression(.name(Name($0.name))), title: $0.title)
    }
    for count in counts {
      var call = Call(Name("show"))
      call.items = [Item(count.item)]
      guard try planning.gap(count.item, for: call) == nil else { return nil }
    }
    return (root, counts[0], counts[1])
  }

  /// The identities of the model as products of names, the longest first; those of others before a
  /// metric's own, so that orders are told as a part of revenue.
  private static func chains(
    in catalog: Catalog, with metric: Metric
  ) -> [(root: Metric, chain: [String])] {
    let all = catalog.metricOrder.compactMap { catalog.metrics[$0] }.flatMap { root in
      (catalog.drivers[root.name] ?? []).compactMap { $0.factors }.map { (root: root, chain: $0) }
    }
    return all.filter { $0.chain.count > 1 }.sorted {
      ($0.chain.count, $0.root.name == metric.name ? 0 : 1)
        > ($1.chain.count, $1.root.name == metric.name ? 0 : 1)
    }
  }

  /// What a metric is in an identity; nil where it is none of its last counts.
  private static func role(
    of metric: Metric, in chain: [String], of root: Metric, _ catalog: Catalog
  ) -> Role? {
    if metric.name == root.name { return .root }
    let endsInRate = endsInRate(chain, catalog)
    // The factors that lead from the exposure to the root.
    let factors = Array((endsInRate ? chain : chain.dropLast()).suffix(2))
    if metric.name == chain.last, !endsInRate { return .mean }
    guard factors.count == 2 else { return metric.name == chain[0] ? .events : nil }
    if metric.name == factors[1] { return .rate }
    if metric.name == catalog.metrics[factors[1]]?.numerator?.plainName?.text { return .events }
    return metric.name == chain[0] && factors[0] == chain[0] ? .exposure : nil
  }

  /// Whether the root of an identity is itself a count, as orders of visitors.
  private static func endsInRate(_ chain: [String], _ catalog: Catalog) -> Bool {
    chain.count == 2 && chain.last.flatMap { catalog.metrics[$0] }?.type == .percent
  }

  /// The last two counts before the root: what each factor but the first is the numerator of.
  private static func counts(
    _ root: Metric, _ chain: [String], _ planning: Planning
  ) throws(Diagnostic) -> (exposure: Count?, events: Count?)? {
    let catalog = planning.catalog
    guard let first = catalog.metrics[chain[0]] else { return nil }
    var counts = [Count(item: Expression(.name(Name(first.name))), title: first.title)]
    for name in chain.dropFirst().dropLast() {
      guard let top = catalog.metrics[name]?.numerator else { return nil }
      counts.append(Count(item: top, title: catalog.title(ofCount: top)))
    }
    if endsInRate(chain, catalog) {
      counts.append(Count(item: Expression(.name(Name(root.name))), title: root.title))
    }
    for count in counts {
      var call = Call(Name("show"))
      call.items = [Item(count.item)]
      guard try planning.gap(count.item, for: call) == nil else { return nil }
    }
    return (counts.count > 1 ? counts[counts.count - 2] : nil, counts.last)
  }
}

extension Expression {
  /// The names of a product of names; nil for any other formula.
  fileprivate var factors: [String]? {
    switch kind {
    case .name(let name): return [name.text]
    case .binary(.multiply, let a, let b):
      guard let first = a.factors, let rest = b.factors else { return nil }
      return first + rest
    default: return nil
    }
  }
}

extension Expression {
  /// The data set whose rows a function is of: `refunds` of `sum(refunds.amount)` and `count(refunds)`.
  fileprivate func rows(_ function: String) -> String? {
    guard case .call(let name, let arguments, where: nil) = kind, name.text == function,
      arguments.count == 1
    else { return nil }
    let datasets = arguments[0].datasets
    return datasets.count == 1 ? datasets.first : nil
  }

  /// The data sets whose columns it names, and that it names itself.
  private var datasets: Set<String> {
    switch kind {
    case .member(let dataset, _), .name(let dataset): [dataset.text]
    default: Set(children.flatMap { $0.datasets })
    }
  }
}

extension Metric {
  /// What a quotient divides.
  fileprivate var numerator: Expression? {
    guard let formula = formulas.first?.expression, case .binary(.divide, let top, _) = formula.kind
    else { return nil }
    return top
  }
}

extension Catalog {
  /// The metric that counts the rows that another one sums up; nil where none does.
  fileprivate func counting(_ metric: Metric) -> Metric? {
    guard let own = metric.formulas.first, let rows = own.expression.rows("sum") else { return nil }
    return metricOrder.lazy.compactMap { self.metrics[$0] }.first { other in
      guard let formula = other.formulas.first else { return false }
      return formula.expression.rows("count") == rows && formula.condition == own.condition
        && formula.basis == own.basis
    }
  }

  /// How people call what a formula counts: by the metric that it is.
  fileprivate func title(ofCount formula: Expression) -> Wording {
    if let name = formula.plainName, let metric = metrics[name.text] { return metric.title }
    let same = metricOrder.lazy.compactMap { self.metrics[$0] }.first {
      $0.formulas.first?.expression == formula
    }
    return same?.title ?? formula.title
  }
}

extension StoryCounts {
  /// The drivers that a change of the metric is one of.
  var drivers: Set<StoryDriver> {
    switch role {
    case .root: [.exposure, .events, .amount]
    case .exposure: [.exposure]
    case .events: [.exposure, .events]
    case .rate: [.events]
    case .mean: [.amount]
    }
  }
}
