import Catalog
import Language
import Values

/// The grain of the rows of data sets that hold the same figures in several.
extension MeasureRegistry {
  /// Chooses the level that carries every column in use and has values of what is measured; the
  /// first loaded one wins.
  func settleLevel(
    _ page: inout Page, _ argument: Expression?, _ context: Context
  ) throws(Diagnostic) {
    let dataset = page.dataset
    guard !dataset.levels.isEmpty else { return }
    let needed = page.scope.columns.intersection(dataset.levelled)
    let loaded = planning.facts[dataset.name]?.levels ?? [:]
    let fitting = dataset.levels.filter {
      needed.isSubset(of: $0.columns) && loaded[$0.name] != nil
    }
    let measured = argument.map { required($0, of: dataset) } ?? []
    let columns = measured.filter {
      $0.0 == dataset.name && dataset.column($0.1)?.type.isNumeric == true
    }.map { $0.1 }
    let level = fitting.first { loaded[$0.name]?.isSuperset(of: columns) == true }
    if let level {
      page.level = level.name
      return
    }
    let wanted = Wording.list(needed.sorted(), .and)
    guard fitting.isEmpty else {
      let which: Wording = wanted.isEmpty ? "" : "by \(wanted) "
      throw Diagnostic(
        .notSplittable,
        """
        no report of \(dataset.name) \(which)that is loaded has \(Wording.list(columns, .and))
        """, at: context.span)
    }
    let present = dataset.levels.filter { loaded[$0.name] != nil }.map { level in
      level.columns.isEmpty ? level.name : level.columns.joined(separator: " and ")
    }
    throw Diagnostic(
      .notSplittable,
      "no report of \(dataset.name) that is loaded goes by \(wanted)", at: context.span,
      hints: present.isEmpty ? [] : ["loaded are reports by: \(present.joined(separator: "; "))"])
  }
}
