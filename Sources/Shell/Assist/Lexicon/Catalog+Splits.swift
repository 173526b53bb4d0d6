import Catalog
import Language
import Planner

/// What a metric can be split by, read off its formulas alone.
extension Catalog {
  /// The dimensions that all of some metrics have, in the order of the first one's; none when
  /// there is no metric.
  func dimensionNames(of metrics: [String]) -> [String] {
    var common: [String]?
    for metric in metrics { common = Self.intersection(common, dimensionNames(ofMetric: metric)) }
    return common ?? []
  }

  /// The data sets that a metric is counted in, those of its other formulas behind.
  func datasets(of metric: String) -> [Dataset] {
    var found: [Dataset] = []
    var open: Set<String> = []
    collectDatasets(of: metric, into: &found, open: &open)
    return found
  }

  private func collectDatasets(
    of metric: String, into found: inout [Dataset], open: inout Set<String>
  ) {
    guard let metric = metrics[metric], open.insert(metric.name).inserted else { return }
    for formula in metric.formulas {
      formula.expression.visit { part in
        if case .call(let name, let arguments, let condition) = part.kind,
          Function.aggregate[name.text] != nil
        {
          if let dataset = base(of: arguments, condition), !found.contains(dataset) {
            found.append(dataset)
          }
          return false
        }
        if let name = part.plainName, let metric = try? self.metric(name) {
          collectDatasets(of: metric.name, into: &found, open: &open)
        }
        return true
      }
    }
  }

  /// Nil for a metric that any dimension can split, as a constant.
  private func dimensionNames(ofMetric name: String, open: Set<String> = []) -> [String]? {
    guard let metric = metrics[name], !open.contains(name) else { return nil }
    // Each formula is another way to answer, so what any of them can be split by is possible.
    var all: [String] = []
    for formula in metric.formulas {
      let open = open.union([name])
      guard
        let names = dimensionNames(of: formula.expression, open: open, optional: false)
          ?? dimensionNames(of: formula.expression, open: open, optional: true)
      else { return nil }
      let known = Set(all)
      all += names.filter { !known.contains($0) }
    }
    return all
  }

  /// - Parameter optional: whether the parts inside `coalesce` count, which an answer leaves out
  ///   where they cannot be split.
  private func dimensionNames(
    of expression: Expression, open: Set<String>, optional: Bool
  ) -> [String]? {
    switch expression.kind {
    case .name(let name):
      guard let metric = try? self.metric(name) else { return nil }
      return dimensionNames(ofMetric: metric.name, open: open)
    case .call(let name, let arguments, let condition) where Function.aggregate[name.text] != nil:
      return base(of: arguments, condition).map { dimensionNames(of: $0) }
    case .call(let name, let arguments, _) where name.text == "coalesce" && arguments.count > 1:
      return optional ? dimensionNames(of: arguments[0], open: open, optional: true) : nil
    default:
      var common: [String]?
      for child in expression.children {
        let names = dimensionNames(of: child, open: open, optional: optional)
        common = Self.intersection(common, names)
      }
      return common
    }
  }

  private static func intersection(_ a: [String]?, _ b: [String]?) -> [String]? {
    guard let a, let b else { return a ?? b }
    let others = Set(b)
    return a.filter { others.contains($0) }
  }

  /// The data set whose rows an aggregate goes over: the one that is linked to all others it names.
  private func base(of arguments: [Expression], _ condition: Expression?) -> Dataset? {
    if let name = arguments.first?.plainName, let dataset = try? dataset(name) { return dataset }
    var owners: [Dataset] = []
    for expression in arguments + [condition].compactMap({ $0 }) {
      expression.visit { part in
        if case .member(let owner, _) = part.kind, let dataset = try? dataset(owner),
          !owners.contains(dataset)
        {
          owners.append(dataset)
        }
        return true
      }
      // The condition decides only where the argument names no data set.
      if !owners.isEmpty, expression == arguments.last { break }
    }
    return owners.first { candidate in
      owners.allSatisfy { links(from: candidate, to: $0.name) != nil }
    }
  }
}

extension Expression {
  /// Shows the expression and what is inside of it; the body tells whether to go further down.
  fileprivate func visit(_ body: (Expression) -> Bool) {
    guard body(self) else { return }
    for child in children { child.visit(body) }
  }
}
