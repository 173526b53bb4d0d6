import Catalog
import Language
import Planner
import Values

/// A first look at a file that nothing is known of yet.
package struct FileLook {
  /// The file's name without its folder.
  package let name: String
  package let headers: [String]
  /// The first rows, as texts.
  package let rows: [[String]]
  private let match: DatasetMatch
  private let catalog: Catalog

  init(_ match: DatasetMatch, rows: [[String]], catalog: Catalog) {
    name = match.name
    headers = match.headers
    self.rows = rows
    self.match = match
    self.catalog = catalog
  }

  /// The data sets that a file can be loaded into, the likeliest first.
  package func datasets() throws(Diagnostic) -> [Dataset] {
    var scored: [(dataset: Dataset, score: Int)] = []
    for name in catalog.datasetOrder where !DatasetChoice.ownDatasets.contains(name) {
      guard let dataset = catalog.datasets[name] else { continue }
      scored.append((dataset, try match.matching(dataset).score))
    }
    return scored.enumerated().sorted { a, b in
      (b.element.score, a.offset) < (a.element.score, b.offset)
    }.map { $0.element.dataset }
  }

  /// A guess for each column of the data set: the header that has its name or a synonym, else, for
  /// one that every row needs, the first unused one whose values are of its type, or tell the rows
  /// apart where it is the key.
  package func guesses(for dataset: Dataset) throws(Diagnostic) -> [String: String] {
    var guesses: [String: String] = [:]
    for source in try match.matching(dataset).sources {
      guard source.headers.count == 1, let place = source.headers.first else { continue }
      guesses[source.column.name] = headers[place]
    }
    for column in dataset.stored where !column.isOptional && guesses[column.name] == nil {
      let used = Set(guesses.values)
      let isKey = dataset.key == [column.name]
      let fitting = headers.indices.first { place in
        !used.contains(headers[place])
          && (isKey ? tellsApart(place) : holds(place, valuesOf: column.type))
      }
      if let fitting { guesses[column.name] = headers[fitting] }
    }
    return guesses
  }

  /// Whether every row has a value of its own in a column.
  private func tellsApart(_ place: Int) -> Bool {
    let cells = rows.map { place < $0.count ? $0[place] : "" }
    return !cells.isEmpty && !cells.contains("") && Set(cells).count == cells.count
  }

  /// Whether the first cells of a column look like values of a type; texts look like anything.
  private func holds(_ place: Int, valuesOf type: ColumnType) -> Bool {
    let cells = rows.compactMap { place < $0.count ? $0[place] : nil }.filter { !$0.isEmpty }
    guard !cells.isEmpty, type != .text else { return false }
    return cells.allSatisfy { cell in
      let digits = cell.count { $0.isNumber }
      let marks = cell.count { "-/.:年月日".contains($0) }
      return switch type {
      case .date, .timestamp: digits >= 4 && marks >= 2
      case .flag: cell.count <= 5 && digits <= 1
      default: digits > 0 && !cell.contains { $0.isLetter } && cell.count { "-/:".contains($0) } < 2
      }
    }
  }
}

extension Loader {
  /// Looks at the one file of a request.
  package func look(_ request: LoadRequest) throws -> FileLook {
    let paths = try PathExpansion(request.files)
    guard paths.files.count == 1, let file = paths.files.first else {
      throw Diagnostic(
        .load, "one file at a time can be gone through", at: request.files.first?.span,
        label: "what is learnt from one is known for all of its kind")
    }
    return try store.write { database in
      let opening = try opening(request, ExportBook(catalog), in: database)
      guard let table = try opening.open(file).tables.first else {
        throw Diagnostic(.load, "\(file.path) holds no table", at: file.span)
      }
      let names = table.source.headers.indices.map { SeparatedSource.columnName($0) }
      let rows = try database.query(
        "select \(SQL(names.joined(separator: ", "))) from \(table.source.relation)", limit: 20)
      return FileLook(
        DatasetMatch(
          path: table.path, headers: table.source.headers, mapping: [], clock: clock,
          book: HeaderBook(catalog)),
        rows: rows.rows.map { $0.map { $0.text ?? "" } }, catalog: catalog)
    }
  }
}
