import Catalog
import Engine
import Language
import Store
import Values

/// A load that was undone.
package struct UndoneLoad: Hashable, Sendable {
  /// What became of the rows of one data set.
  package struct Part: Hashable, Sendable {
    package let dataset: String
    /// Rows that are gone, and rows that are again as they were before.
    package let removed: Int
    package let restored: Int
  }

  package let number: Int
  /// The path, as it was given.
  package let file: String
  package let parts: [Part]

  package var report: Report {
    Report(
      heading: "Undone: load \(number), \(file)",
      blocks: parts.map { part in
        let gone = part.removed - part.restored
        var words: [Wording] = []
        if gone > 0 || part.restored == 0 { words.append("\(Wording.counted(gone, "row")) gone") }
        if part.restored > 0 { words.append("\(Wording.counted(part.restored, "row")) as before") }
        return .text("\(part.dataset): \(Wording.list(words))")
      }, next: "list loads")
  }
}

/// Takes a load back.
struct LoadUndo {
  let database: any Database
  let catalog: Catalog
  /// When it is undone, on the store's clock.
  let moment: Moment

  /// A load as the store knows it.
  struct Known {
    var file: String
    var datasets: [String]
    /// What it was told beside the file.
    var options: String
  }

  /// - Parameter span: where the number was written.
  /// - Throws: a `.load` when there is no such load, or when it cannot be undone now.
  func undo(_ number: Int, at span: Span = .none) throws -> UndoneLoad {
    let load = try find(number, at: span)
    let datasets = load.datasets.compactMap { catalog.datasets[$0] }
    guard datasets.count == load.datasets.count else {
      let gone = load.datasets.filter { catalog.datasets[$0] == nil }
      throw Diagnostic(
        .load, "there is no data set \(gone.joined(separator: ", ")) any more", at: span)
    }
    guard try LoadHistory.canUndo(number, in: database) else {
      throw Diagnostic(
        .load, "nothing is kept any more to undo load \(number) by", at: span,
        label: "the last \(LoadHistory.depth) loads can be undone")
    }
    let later = try LoadHistory.builtUpon(number, in: database)
    guard later.isEmpty else { throw builtUpon(number, later, at: span) }
    let shares = OrderShares(database: database)
    try shares.touch(number)
    let parts = try datasets.map { dataset in
      let rows = try LoadHistory.undo(number, of: dataset, in: database)
      return UndoneLoad.Part(
        dataset: dataset.name, removed: rows.removed, restored: rows.restored)
    }
    try LoadHistory.forget(number, in: database)
    _ = try shares.share()
    let isOfLoad: SQL = "split_part(load_id, '.', 1) = \(String(number))"
    try database.execute("delete from rejects where \(isOfLoad)")
    try database.execute("update loads set undone_at = \(Value.moment(moment)) where \(isOfLoad)")
    let logs = ["loads", "rejects"].compactMap { catalog.datasets[$0] }
    try FactsTable.update(datasets + logs, in: database)
    return UndoneLoad(number: number, file: load.file, parts: parts)
  }

  /// The load of a number, which was not undone yet.
  func find(_ number: Int, at span: Span) throws -> Known {
    let found = try database.query(
      """
      select file, loaded_into, coalesce(options, ''), undone_at from loads
      where split_part(load_id, '.', 1) = \(String(number)) order by load_id
      """)
    guard let row = found.rows.first else {
      let last = try self.number("true")
      throw Diagnostic(
        .load, "there is no load \(number)", at: span,
        label: last.map { "the last one is \($0): list loads" } ?? "nothing was loaded yet")
    }
    guard row[3] == .null else {
      throw Diagnostic(.load, "load \(number) was undone already", at: span, label: "list loads")
    }
    let names = found.rows.map { $0[1].description }
    return Known(
      file: row[0].description,
      datasets: names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
      options: row[2].description)
  }

  /// The last load that was not undone; nil when there is none.
  func last() throws -> Int? { try number("undone_at is null") }

  private func number(_ condition: SQL) throws -> Int? {
    try database.query(
      """
      select max(try_cast(split_part(load_id, '.', 1) as bigint)) from loads where \(condition)
      """
    ).cells.first?.first?.int
  }

  private func builtUpon(_ number: Int, _ later: [Int], at span: Span) -> Diagnostic {
    let names =
      later.prefix(5).map { "load \($0)" }.joined(separator: ", ")
      + (later.count > 5 ? " and \(later.count - 5) more" : "")
    return Diagnostic(
      .load, "load \(number) has rows that later loads met again: \(names)", at: span,
      label: "undo those first", hints: ["as in: undo load \(later.first ?? number)"])
  }
}
