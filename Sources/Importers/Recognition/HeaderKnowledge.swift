import Catalog
import Synchronization

/// Which headers are those of columns of some data set, or of an export that is known.
struct HeaderKnowledge {
  private let keys: Set<HeaderKey>
  private let headers: Set<HeaderKey>

  init(_ catalog: Catalog, _ book: ExportIndex) {
    let columns = catalog.datasets.values.flatMap { $0.stored }
    let names = columns.flatMap { column in
      [column.name] + column.synonyms + [column.linkName].compactMap { $0 }
    }
    let exported = book.exports.flatMap { export in
      export.named.map { $0.text } + export.columns.flatMap { $0.synonyms }
    }
    keys = Self.keys(of: names + exported)
    headers = HeaderIndex(catalog).all
  }

  /// Those of the last catalogue: folders of files are loaded with one, and there are thousands.
  private static let last = Mutex<(names: [String], keys: Set<HeaderKey>)>(([], []))

  private static func keys(of names: [String]) -> Set<HeaderKey> {
    if let known = last.withLock({ $0.names == names ? $0.keys : nil }) { return known }
    let keys = Set(names.map { HeaderKey($0) })
    last.withLock { $0 = (names, keys) }
    return keys
  }

  private func contains(_ key: HeaderKey) -> Bool {
    keys.contains(key) || headers.contains(key)
  }

  /// How many of the cells are known headers.
  func count(_ cells: [String]) -> Int {
    cells.reduce(0) { count, cell in
      // A header is short, and a cell of a row seldom is one.
      guard cell.utf8.count <= 200 else { return count }
      let key = HeaderKey(CellText.header(cell))
      let isKnown = contains(key) || key.withoutUnit.map(contains) ?? false
      return count + (isKnown ? 1 : 0)
    }
  }
}
