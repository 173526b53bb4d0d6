import Catalog
import Engine
import Language
import Planner
import Values

/// A first look at a file that nothing is known of yet.
package struct FileLook {
  /// The file's name without its folder.
  package let name: String
  package let headers: [String]
  private let match: DatasetMatch
  private let columns: ColumnGuesses
  private let catalog: Catalog

  init(_ match: DatasetMatch, rows: [[String]], catalog: Catalog) {
    name = match.name
    headers = match.headers
    self.match = match
    columns = ColumnGuesses(match, rows: rows)
    self.catalog = catalog
  }

  /// The data sets that a file can be loaded into, the likeliest first.
  package func datasets() throws(Diagnostic) -> [Dataset] {
    var scored: [(dataset: Dataset, score: Int)] = []
    for name in catalog.datasetOrder where !DatasetChoice.ownDatasets.contains(name) {
      guard let dataset = catalog.datasets[name] else { continue }
      scored.append((dataset, try columns.score(dataset)))
    }
    return scored.enumerated().sorted { a, b in
      (b.element.score, a.offset) < (a.element.score, b.offset)
    }.map { $0.element.dataset }
  }

  /// The guesses for the columns of a data set, with what speaks for each.
  package func guesses(for dataset: Dataset) throws(Diagnostic) -> [String: Guess] {
    try columns.guesses(for: dataset).mapValues { guess in
      Guess(
        value: guess.value, evidence: guess.evidence,
        samples: guess.place.map { Array(columns.cells($0).prefix(3)) } ?? [])
    }
  }

  /// What a column of the data set could be made of.
  package struct Guess: Hashable, Sendable {
    /// As it is written in a map.
    package let value: String
    /// What speaks for it.
    package let evidence: Wording
    /// The first values of its column.
    package let samples: [String]
  }

  /// Whether several rows of the file have the same value in a column.
  package func repeats(_ value: String) -> Bool {
    guard let place = place(of: value) else { return false }
    let cells = columns.cells(place)
    return Set(cells).count < cells.count
  }

  /// Whether the file has columns that only lines of orders have.
  package var hasLines: Bool { columns.hasLines }

  /// The words of a column that are no known member of another, with how many of the first rows
  /// have them.
  package func unknownWords(
    of value: String, for column: ColumnDefinition
  ) -> [(word: String, count: Int)] {
    guard let place = place(of: value) else { return [] }
    let words = StateWords.of(column)
    var counts: [(word: String, count: Int)] = []
    for cell in columns.cells(place) where words.member(of: cell) == nil {
      if let known = counts.firstIndex(where: { $0.word == cell }) {
        counts[known].count += 1
      } else {
        counts.append((cell, 1))
      }
    }
    return counts
  }

  private func place(of value: String) -> Int? {
    headers.firstIndex { FileScope.written($0) == value }
      ?? headers.firstIndex { $0 == value }
  }
}

extension RowSource {
  /// The first rows, as texts.
  func sample(in database: any Database) throws -> [[String]] {
    let names = headers.indices.map { SeparatedSource.columnName($0) }
    let found = try database.query(
      "select \(SQL(verbatim: names.joined(separator: ", "))) from \(relation)", limit: 200)
    return found.rows.map { $0.map { $0.text ?? ($0.isNull ? "" : $0.description) } }
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
      let opening = try opening(request, ExportIndex(catalog), in: database)
      guard let table = try opening.open(file).tables.first else {
        throw Diagnostic(.load, "\(file.path) holds no table", at: file.span)
      }
      return FileLook(
        DatasetMatch(
          path: table.path, headers: table.source.headers, mapping: [], clock: clock,
          book: HeaderIndex(catalog)),
        rows: try table.source.sample(in: database), catalog: catalog)
    }
  }
}
