import Catalog
import Language
import Values

/// What the store has to hold for a measure to be known.
extension MeasureRegistry {
  func requireLoaded(
    _ dataset: Dataset, _ argument: Expression?, _ context: Context
  ) throws(Diagnostic) {
    let who: Wording = context.metric.map { "\($0.title) needs" } ?? "this needs"
    guard planning.facts.isLoaded(dataset.name) else {
      let name = dataset.title
      throw Diagnostic(
        .notLoaded,
        context.metric?.title == name
          ? "no \(name) are loaded" : "\(who) \(name), and none are loaded", at: context.span,
        label: "load FILE as \(dataset.name)")
    }
    guard let argument else { return }
    for choice in alternatives(argument) {
      let columns = choice.flatMap { required($0, of: dataset) }
      guard !columns.isEmpty,
        columns.allSatisfy({ !planning.facts.isFilled($0.1, of: $0.0) })
      else { continue }
      let names = Wording.list(columns.map { "\($0.0).\($0.1)" }, .or)
      throw Diagnostic(
        .notLoaded, "\(who) \(names), and no loaded row has one", at: context.span,
        label: remedy(columns[0].0, columns[0].1))
    }
    for (owner, column) in required(argument, of: dataset)
    where !planning.facts.isFilled(column, of: owner) {
      throw Diagnostic(
        .notLoaded, "\(who) \(owner).\(column), and no loaded row has one", at: context.span,
        label: remedy(owner, column))
    }
  }

  /// How to give a column that no row has: loading a file once more as before does not.
  func remedy(_ dataset: String, _ column: String) -> Wording {
    guard planning.facts.isLoaded(dataset) else { return "load FILE as \(dataset)" }
    let name = planning.catalog.datasets[dataset]?.title ?? Wording(verbatim: dataset)
    return "\(name) are loaded without it: load FILE as \(dataset) map (\(column) = ...)"
  }

  /// The arguments of each `coalesce` that offers only columns: one of them has to be filled.
  func alternatives(_ expression: Expression) -> [[Expression]] {
    guard case .call(let name, let arguments, _) = expression.kind, name.text == "coalesce" else {
      return expression.children.flatMap { alternatives($0) }
    }
    let isConstant = arguments.contains { argument in
      if case .value = argument.kind { true } else { false }
    }
    return isConstant ? [] : [arguments]
  }

  /// The stored columns that a formula cannot do without: not those inside `coalesce`.
  func required(_ expression: Expression, of dataset: Dataset) -> [(String, String)] {
    switch expression.kind {
    case .name(let name):
      guard let path = try? planning.catalog.dimension(name, of: dataset) else { return [] }
      return required(path)
    case .member(let owner, let name):
      guard let path = try? planning.catalog.member(owner, name, of: dataset) else { return [] }
      return required(path)
    case .call(let name, _, _) where name.text == "coalesce": return []
    default: return expression.children.flatMap { required($0, of: dataset) }
    }
  }

  func required(_ path: DimensionPath) -> [(String, String)] {
    guard let formula = path.column.formula else { return [(path.dataset.name, path.column.name)] }
    return required(formula, of: path.dataset)
  }
}
