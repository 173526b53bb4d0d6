import Catalog
import Language

/// The headers that files have for the columns of data sets, beside the synonyms of the model.
struct HeaderBook: Sendable {
  /// By data set and column.
  private var keys: [String: [String: Set<HeaderKey>]] = [:]
  private var texts: [String: [String: [String]]] = [:]

  /// What opsh brings.
  static let shipped = HeaderBook(ShippedHeaders.all)

  /// What opsh brings and the user has added.
  init(_ catalog: Catalog) {
    self = .shipped
    for headers in catalog.headers { add(headers) }
  }

  private init(_ all: [HeadersSyntax]) {
    for headers in all { add(headers) }
  }

  private mutating func add(_ headers: HeadersSyntax) {
    for column in headers.columns {
      keys[headers.dataset.text, default: [:]][column.name.text, default: []]
        .formUnion(column.synonyms.map { HeaderKey($0) })
      texts[headers.dataset.text, default: [:]][column.name.text, default: []] += column.synonyms
    }
  }

  func keys(of column: ColumnDefinition, in dataset: Dataset) -> Set<HeaderKey> {
    keys[dataset.name]?[column.name] ?? []
  }

  /// As they are written.
  func headers(of column: ColumnDefinition, in dataset: Dataset) -> [String] {
    texts[dataset.name]?[column.name] ?? []
  }

  /// All of them, whatever they stand for.
  var all: Set<HeaderKey> {
    keys.values.reduce(into: []) { all, columns in
      for keys in columns.values { all.formUnion(keys) }
    }
  }
}
