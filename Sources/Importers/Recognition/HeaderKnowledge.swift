import Catalog

/// Which headers are those of columns of some data set, or of an export that is known.
struct HeaderKnowledge {
  private let keys: Set<HeaderKey>

  init(_ catalog: Catalog, _ book: ExportBook) {
    let columns = catalog.datasets.values.flatMap { $0.stored }
    let names = columns.flatMap { column in
      [column.name] + column.synonyms + [column.linkName].compactMap { $0 }
    }
    let exported = book.exports.flatMap { export in
      export.named.map { $0.text } + export.columns.flatMap { $0.synonyms }
    }
    keys = HeaderBook(catalog).all.union((names + exported).map { HeaderKey($0) })
  }

  /// How many of the cells are known headers.
  func count(_ cells: [String]) -> Int {
    cells.reduce(0) { count, cell in
      // A header is short, and a cell of a row seldom is one.
      guard cell.utf8.count <= 200 else { return count }
      let key = HeaderKey(CellText.header(cell))
      let isKnown = keys.contains(key) || key.withoutUnit.map(keys.contains) ?? false
      return count + (isKnown ? 1 : 0)
    }
  }
}
