import Importers
import Store
import TestSupport
import Testing
import Values

extension Store {
  /// Loads a text as a file of that name, recognised by itself.
  ///
  /// - Returns: the accounts, whose rows of the file all have to be told of.
  @discardableResult
  func take(_ text: String, as name: String = "x.csv", in folder: Folder) throws -> [FileAccount] {
    let files = try load("\"\(try folder.write(name, text))\"").files
    try checkWhole(files)
    return files
  }

  /// Loads a file of the real data, whose rows all have to be told of.
  @discardableResult
  func take(real name: String, _ options: String = "") throws -> [FileAccount] {
    let files = try load("\"\(realData ?? "")/\(name)\" " + options).files
    try checkWhole(files)
    return files
  }

  /// The account of a file holds: each data set tells of all its rows, and the table has as many of
  /// the load as were added and updated.
  private func checkWhole(_ files: [FileAccount]) throws {
    let new = files.filter { $0.loadedBefore == nil }
    guard let first = new.first, new.allSatisfy({ $0.file == first.file }) else { return }
    let export = ShippedExports.all.first { $0.name.spoken == first.export }
    if export?.unpivot == nil {
      #expect(Set(new.map { $0.read }).count == 1, "\(new.map { "\($0.dataset) \($0.read)" })")
    }
    let load = try rows("select max(try_cast(split_part(load_id, '.', 1) as int)) from loads")[0][0]
    for (dataset, parts) in Dictionary(grouping: new, by: { $0.dataset }) {
      let written = parts.reduce(0) { $0 + $1.added + $1.updated }
      let found = try rows(
        "select count(*) from \(name: dataset) where \(name: LoadHistory.column) = \(SQL(verbatim: load))"
      )
      // Rows of other loads that a counter's new day completes are the load's too.
      let completed = parts.contains { $0.notes.contains { $0.contains(" is the rise of ") } }
      #expect(completed || found == [["\(written)"]], "\(dataset) \(found) \(written)")
    }
  }
}

extension FileAccount {
  /// Rows read, added and rejected.
  var tally: [Int] { [read, added, rejected] }

  /// The export and the data set.
  var taken: String { "\(export ?? "-") > \(dataset)" }
}

extension Sequence<FileAccount> {
  /// Data set, added and rejected rows of each.
  var brief: [String] { map { "\($0.dataset) \($0.added) \($0.rejected)" } }
}
