import Catalog
import Language

/// Looks through the headers that columns are given for what could not work with any file.
package struct HeaderCheck {
  private let catalog: Catalog

  package init(_ catalog: Catalog) { self.catalog = catalog }

  /// - Throws: the first fault: a data set or a column that is none or is computed, a header that
  ///   stands for two columns of the data set.
  package func check(_ headers: HeadersSyntax) throws(Diagnostic) {
    guard let dataset = catalog.datasets[headers.dataset.text] else {
      let near = closest(to: headers.dataset.text, among: catalog.datasetOrder, limit: 1)
      throw Diagnostic(
        .unknownName, "no data set called \"\(headers.dataset.spoken)\"",
        at: headers.dataset.span, correction: near.first.map { Correction($0) })
    }
    var owners: [HeaderKey: String] = [:]
    for column in dataset.stored {
      for name in [column.name] + column.synonyms { owners[HeaderKey(name)] = column.name }
    }
    for column in headers.columns {
      guard dataset.stored.contains(where: { $0.name == column.name.text }) else {
        let near = closest(to: column.name.text, among: dataset.stored.map { $0.name }, limit: 1)
        throw Diagnostic(
          .unknownName, "\(dataset.name) stores no column called \"\(column.name.spoken)\"",
          at: column.name.span, correction: near.first.map { Correction($0) })
      }
      for header in column.synonyms {
        let owner = owners.updateValue(column.name.text, forKey: HeaderKey(header))
        guard let owner, owner != column.name.text else { continue }
        throw Diagnostic(
          .definition, "\"\(header)\" stands for \(owner) of \(dataset.name) already",
          at: column.name.span)
      }
    }
  }
}
