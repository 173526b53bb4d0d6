import Catalog
import Engine
import Store
import Values

/// What the store keeps of loads: the data sets `loads` and `rejects`.
struct LoadLog {
  let database: any Database
  /// When it is loaded, on the store's clock.
  let moment: Moment
  let catalog: Catalog

  private static let staged = "opsh_rejected"

  /// When a file of that fingerprint was loaded; nil when it never was.
  static func loaded(_ fingerprint: String, in database: any Database) throws -> Moment? {
    let found = try database.query(
      "select max(loaded_at) from loads where fingerprint = \(fingerprint) and undone_at is null")
    guard case .moment(let moment)? = found.cells.first?.first else { return nil }
    return moment
  }

  /// - Parameter first: the number of the file's load; nil for the first of its data sets. What one
  ///   file fills is numbered 7, 7.2, 7.3.
  /// - Returns: the number of the file's load.
  func add(
    _ account: FileAccount, _ rejects: Rejects, fingerprint: String, options: String,
    export: ExportMoment, partOf first: String?
  ) throws -> String {
    let number = try first.map(nextPart) ?? String(next())
    let values: [(String, Value)] = [
      ("load_id", .text(number)), ("loaded_at", .moment(moment)), ("file", .text(account.file)),
      ("export", account.export.map(Value.text) ?? .null),
      ("loaded_into", .text(account.dataset)), ("rows_read", .int(Int64(account.read))),
      ("rows_added", .int(Int64(account.added))), ("rows_updated", .int(Int64(account.updated))),
      ("rows_unchanged", .int(Int64(account.unchanged))),
      ("rows_repeated", .int(Int64(account.repeated))),
      ("rows_joined", .int(Int64(account.joined))),
      ("rows_skipped", .int(Int64(account.skippedCount))),
      ("rows_rejected", .int(Int64(account.rejected))),
      ("rows_rounded", .int(Int64(account.rounded))),
      ("oldest_day", account.days.map { .day($0.lowerBound) } ?? .null),
      ("newest_day", account.days.map { .day($0.upperBound) } ?? .null),
      ("fingerprint", .text(fingerprint)), ("rows_older", .int(Int64(account.older))),
      ("options", options.isEmpty ? .null : .text(options)),
      ("date_order", account.dateOrder.map { .text($0.rawValue) } ?? .null),
      ("exported_at", export.moment.map { .moment($0) } ?? .null),
    ]
    try database.execute(
      """
      insert into loads (\(values.map { SQL.name($0.0) }.joined(", ")))
      values (\(values.map { SQL.bind($0.1) }.joined(", ")))
      """)
    if !rejects.rows.isEmpty {
      try database.stage(rejects.table(load: number, file: account.file), as: Self.staged)
      try database.execute("insert into rejects by name from \(name: Self.staged)")
      try database.execute("drop table \(name: Self.staged)")
    }
    let logs = ["loads", "rejects"].compactMap { catalog.datasets[$0] }
    try FactsTable.update(logs, in: database)
    return first ?? number
  }

  /// The loads into a data set whose file is an export of the same kind, and a newer one.
  func newer(than export: ExportMoment, into dataset: String) throws -> [Int] {
    guard let moment = export.moment else { return [] }
    return try database.query(
      """
      select try_cast(split_part(load_id, '.', 1) as bigint), file from loads
      where loaded_into = \(dataset) and undone_at is null
        and exported_at > \(Value.moment(moment))
      """
    ).rows.filter { ExportMoment($0[1].description).kind == export.kind }.compactMap { $0[0].int }
  }

  /// The order of dates in the last load of an export; nil where none tells it.
  func dateOrder(of export: String) throws -> DateOrder? {
    let found = try database.query(
      """
      select date_order from loads
      where export = \(export) and date_order is not null and undone_at is null
      order by try_cast(split_part(load_id, '.', 1) as bigint) desc limit 1
      """)
    return found.cells.first?.first?.text.flatMap { DateOrder(rawValue: $0) }
  }

  /// The number of the next load.
  func next() throws -> Int {
    let next = try database.query(
      """
      select coalesce(max(try_cast(split_part(load_id, '.', 1) as bigint)), 0) + 1 from loads
      """)
    return next.cells.first?.first?.int ?? 1
  }

  private func nextPart(of number: String) throws -> String {
    let count = try database.query(
      "select count(*) + 1 from loads where split_part(load_id, '.', 1) = \(number)")
    return "\(number).\(count.cells.first?.first?.description ?? "2")"
  }
}
