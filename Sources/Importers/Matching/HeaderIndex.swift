import Catalog
import Language

/// The headers that files have for the columns of data sets, beside the synonyms of the model.
struct HeaderIndex: Sendable {
  /// By data set and column.
  private var keys: [String: [String: [HeaderKey]]] = [:]
  private var texts: [String: [String: [String]]] = [:]
  /// Whether the user has added any.
  private var hasOwn = false

  /// What opsh brings.
  static let shipped = HeaderIndex(ShippedHeaders.all)

  /// What opsh brings and the user has added.
  init(_ catalog: Catalog) {
    self = .shipped
    for headers in catalog.headers { add(headers) }
    hasOwn = !catalog.headers.isEmpty
  }

  private init(_ all: [HeadersSyntax]) {
    for headers in all { add(headers) }
  }

  private mutating func add(_ headers: HeadersSyntax) {
    for column in headers.columns {
      keys[headers.dataset.text, default: [:]][column.name.text, default: []] += column.synonyms.map
      { HeaderKey($0) }
      texts[headers.dataset.text, default: [:]][column.name.text, default: []] += column.synonyms
    }
  }

  /// In the order in which they are preferred.
  func keys(of column: ColumnDefinition, in dataset: Dataset) -> [HeaderKey] {
    keys[dataset.name]?[column.name] ?? []
  }

  /// As they are written.
  func headers(of column: ColumnDefinition, in dataset: Dataset) -> [String] {
    texts[dataset.name]?[column.name] ?? []
  }

  /// All of them, whatever they stand for.
  var all: Set<HeaderKey> { hasOwn ? union : Self.shippedKeys }

  /// There are thousands, and every load asks for them.
  private static let shippedKeys = shipped.union

  private var union: Set<HeaderKey> {
    keys.values.reduce(into: []) { all, columns in
      for keys in columns.values { all.formUnion(keys) }
    }
  }
}
