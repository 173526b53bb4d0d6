import Catalog
import Language

/// Rows that can be dated by one time only and need not have it, as reviews.
///
/// Without a period they count as well; with one the answer says how many are in none.
extension QuestionPlanner {
  /// - Throws: a `.notLoaded` for a period where no row has the time.
  mutating func checkDays() throws(Diagnostic) {
    for page in scope.registry.pages {
      guard let column = page.onlyTime else { continue }
      let name = page.dataset.name
      if planned.period != nil, !planning.facts.isFilled(column.name, of: name) {
        throw Diagnostic(
          .notLoaded,
          "no row of \(name) has \(column.name), so none of them is in a period",
          at: call.period?.span, label: scope.registry.remedy(name, column.name),
          hints: ["without a period all of them count"])
      }
      if !planned.undated.contains(where: { $0.dataset == name }) {
        planned.undated.append((name, column.name))
      }
    }
  }
}

extension MeasureRegistry.Page {
  /// The only time of the data set, where its rows may lack it.
  var onlyTime: ColumnDefinition? {
    guard dataset.times.count == 1, let basis, basis.dataset == nil,
      let column = dataset.column(basis.column), column.isOptional
    else { return nil }
    return column
  }
}
