import Catalog
import Language
import Planner

/// Looks through an export for what could not work with any file.
package struct ExportCheck {
  private let catalog: Catalog
  private let clock: Clock

  package init(_ catalog: Catalog, clock: Clock) {
    self.catalog = catalog
    self.clock = clock
  }

  /// - Throws: the first fault: a data set, a column or an order of dates that is none, a formula
  ///   that makes no sense,
  ///   a column that every row needs and that is not filled.
  package func check(_ export: ExportSyntax) throws(Diagnostic) {
    var headers: [String] = []
    for name in export.named.map(\.text) where !headers.contains(name) { headers.append(name) }
    let match = DatasetMatch(
      path: export.name.spoken, headers: headers, mapping: [], clock: clock, keepsPersonal: true)
    let columns = FillMatch(export, match)
    _ = try columns.total
    if let dates = export.dates, DateOrder(rawValue: dates.text) == nil {
      throw Diagnostic(
        .definition, "no order of dates called \"\(dates.spoken)\"", at: dates.span,
        label: "dates takes dmy, mdy and ymd")
    }
    for fill in export.fills {
      guard let dataset = try catalog.dataset(fill.dataset) else {
        let near = closest(to: fill.dataset.text, among: catalog.datasetOrder, limit: 1)
        throw Diagnostic(
          .unknownName, "no data set called \"\(fill.dataset.spoken)\"", at: fill.dataset.span,
          correction: near.first.map { Correction($0) })
      }
      let missing = try columns.fill(fill, into: dataset).matching.missing.map { $0.name }
      guard missing.isEmpty else {
        throw Diagnostic(
          .definition, "\(dataset.name) needs \(missing.joined(separator: ", "))",
          at: fill.dataset.span, label: "add \(missing[0]) = ... or \(missing[0]) = missing")
      }
    }
  }
}
