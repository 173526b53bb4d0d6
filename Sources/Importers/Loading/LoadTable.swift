import Catalog
import Engine
import Store
import Values

/// Changes a data set's table within a transaction: new rows are those behind the last old one.
struct LoadTable {
  let dataset: Dataset
  /// The columns that the file gives.
  let given: [ColumnDefinition]
  /// The number of the load.
  let load: Int
  let database: any Database
  /// The first row number that no row had before.
  private let firstNew: Int

  private static let keys = "opsh_keys"
  private static let matches = "opsh_matches"
  private static let pairs = "opsh_pairs"
  private static let gone = "opsh_gone"

  init(
    _ dataset: Dataset, given: [ColumnDefinition], load: Int, in database: any Database
  ) throws {
    self.dataset = dataset
    self.given = given
    self.load = load
    self.database = database
    let last = try database.query("select coalesce(max(rowid), -1) from \(name: dataset.name)")
    firstNew = (last.cells.first?.first?.int ?? -1) + 1
  }

  var table: SQL { .name(dataset.name) }
  private var key: [ColumnDefinition] { dataset.key.compactMap { dataset.column($0) } }

  var wasEmpty: Bool { firstNew == 0 }

  /// Holds for the new rows.
  var isNew: SQL { "rowid >= \(digits: firstNew)" }
  var isOld: SQL { "rowid < \(digits: firstNew)" }

  /// What is known of the new rows.
  func facts() throws -> DatasetFacts {
    let query = FactsQuery(dataset)
    return query.facts(try database.query(query.sql(where: isNew)))
  }

  /// What is known of all rows, from what was known before the load: the new rows are added to it,
  /// and those that they replaced taken off; nil where what went may have been the only one of its
  /// kind, and all rows have to be looked at.
  ///
  /// - Parameter new: what is known of the new rows; nil where they have changed since.
  func facts(after before: DatasetFacts, new: DatasetFacts?) throws -> DatasetFacts? {
    let query = FactsQuery(dataset)
    let new = try new ?? facts()
    let gone = try LoadHistory.replaced(dataset, by: load, in: database).map { rows in
      query.facts(try database.query(query.sql(of: rows)))
    }
    return before.adding(new, without: gone)
  }

  /// Whether several new rows have one key.
  func hasRepeatedKeys() throws -> Bool {
    guard !key.isEmpty else { return false }
    let names = key.map { SQL.name($0.name) }.joined(", ")
    // Hashes are enough to see that there are none, and faster than the keys.
    let counts = try database.query(
      "select count(*) - count(distinct hash(\(names))) from \(table) where \(isNew)")
    return counts.cells.first?.first != .int(0)
  }

  /// Lets new rows replace old ones with the same key; a column that the file does not give keeps
  /// what the old row had.
  ///
  /// - Parameter newer: the loads whose rows stay, for their export is newer.
  /// - Returns: how many old rows were replaced, how many new ones were the same as theirs, and how
  ///   many were older.
  func replaceOlder(
    filled: Set<String>, newer: [Int]
  ) throws -> (updated: Int, unchanged: Int, older: Int) {
    defer {
      for table in [Self.keys, Self.matches, Self.pairs] {
        _ = try? database.execute("drop table if exists \(name: table)")
      }
    }
    guard !wasEmpty, !key.isEmpty, try findPairs() > 0 else { return (0, 0, 0) }
    try LoadHistory.build(
      load, upon: "select old_row from \(name: Self.pairs)", of: dataset, in: database)
    let unchanged = try database.execute(
      """
      delete from \(table) where rowid in (select new_row from \(name: Self.pairs) where same)
      """)
    let older = try removeOlder(than: newer)
    let kept = dataset.stored.filter { column in
      filled.contains(column.name) && !given.contains { $0.name == column.name }
    }
    if !kept.isEmpty { try keep(kept) }
    try LoadHistory.keep(
      "select old_row from \(name: Self.pairs) where not same", of: dataset, replacedBy: load,
      in: database)
    let updated = try database.execute(
      """
      delete from \(table) where rowid in (select old_row from \(name: Self.pairs) where not same)
      """)
    return (updated, unchanged, older)
  }

  /// Removes old rows of things that come again without them, as a line that was taken off an order.
  ///
  /// - Parameter newer: the loads whose rows stay, for their export is newer.
  /// - Returns: how many there were.
  func removeGone(newer: [Int]) throws -> Int {
    guard !wasEmpty, let parent = dataset.key.first else { return 0 }
    let sameKey = key.map { Self.equal($0, "n", "o") }.joined(" and ")
    let isNewer: SQL =
      newer.isEmpty
      ? ""
      : " and o.\(name: LoadHistory.column) not in (\(newer.map { "\(digits: $0)" as SQL }.joined(", ")))"
    defer { _ = try? database.execute("drop table if exists \(name: Self.gone)") }
    try database.execute(
      """
      create or replace temporary table \(name: Self.keys) as
      select \(key.map { SQL.name($0.name) }.joined(", ")) from \(table) where \(isNew)
      """)
    try database.execute(
      """
      create or replace temporary table \(name: Self.gone) as
      select o.rowid as row from \(table) o
      where o.\(isOld)\(isNewer)
        and o.\(name: parent) in (select \(name: parent) from \(name: Self.keys))
        and not exists (select 1 from \(name: Self.keys) n where \(sameKey))
      """)
    let rows: SQL = "select row from \(name: Self.gone)"
    guard try database.query("select count(*) from \(name: Self.gone)").cells[0][0] != .int(0)
    else {
      return 0
    }
    try LoadHistory.build(load, upon: rows, of: dataset, in: database)
    try LoadHistory.keep(rows, of: dataset, replacedBy: load, in: database)
    return try database.execute("delete from \(table) where rowid in (\(rows))")
  }

  /// Removes new rows where the old one came with a newer export.
  private func removeOlder(than newer: [Int]) throws -> Int {
    guard !newer.isEmpty else { return 0 }
    let loads = newer.map { "\(digits: $0)" as SQL }.joined(", ")
    let isOlder: SQL = """
      not same and old_row in (
        select rowid from \(table) where \(name: LoadHistory.column) in (\(loads)))
      """
    let count = try database.execute(
      """
      delete from \(table)
      where rowid in (select new_row from \(name: Self.pairs) where \(isOlder))
      """)
    if count > 0 { try database.execute("delete from \(name: Self.pairs) where \(isOlder)") }
    return count
  }

  /// Removes new rows whose key an old row has; tells how many.
  func removeKnown() throws -> Int {
    guard !wasEmpty, !key.isEmpty else { return 0 }
    let sameKey = key.map { Self.equal($0, "n", "o") }.joined(" and ")
    try LoadHistory.build(
      load,
      upon: """
        select o.rowid from \(table) n join \(table) o on \(sameKey)
        where n.\(isNew) and o.\(isOld)
        """, of: dataset, in: database)
    return try database.execute(
      """
      delete from \(table) where rowid in (
        select n.rowid from \(table) n join \(table) o on \(sameKey)
        where n.\(isNew) and o.\(isOld))
      """)
  }

  /// Makes the table of new rows and the old ones with the same key; tells how many there are.
  private func findPairs() throws -> Int {
    // The engine does not know that the new rows are the fewer; a table of them tells it.
    let keys = key.map { SQL.name($0.name) }.joined(", ")
    try database.execute(
      """
      create or replace temporary table \(name: Self.keys) as
      select rowid as new_row, \(keys) from \(table) where \(isNew)
      """)
    let sameKey = key.map { Self.equal($0, "n", "o") }.joined(" and ")
    try database.execute(
      """
      create or replace temporary table \(name: Self.matches) as
      select n.new_row, o.rowid as old_row from \(name: Self.keys) n join \(table) o on \(sameKey)
      where o.\(isOld)
      """)
    let count =
      try database.query("select count(*) from \(name: Self.matches)").cells[0][0].int ?? 0
    guard count > 0 else { return 0 }
    let isSame = given.filter { !dataset.key.contains($0.name) }.map { column -> SQL in
      "n.\(name: column.name) is not distinct from o.\(name: column.name)"
    }
    try database.execute(
      """
      create or replace temporary table \(name: Self.pairs) as
      select new_row, old_row, \(isSame.isEmpty ? "true" : isSame.joined(" and ")) as same
      from \(name: Self.matches) m join \(table) n on n.rowid = m.new_row
        join \(table) o on o.rowid = m.old_row
      """)
    return count
  }

  /// Copies columns from the old rows to the new ones that replace them.
  private func keep(_ columns: [ColumnDefinition]) throws {
    let sets = columns.map { "\(name: $0.name) = kept.\(name: $0.name)" as SQL }
    let values = columns.map { "o.\(name: $0.name)" as SQL }
    try database.execute(
      """
      update \(table) set \(sets.joined(", ")) from (
        select p.new_row, \(values.joined(", "))
        from \(name: Self.pairs) p join \(table) o on o.rowid = p.old_row where not p.same) kept
      where \(table).rowid = kept.new_row
      """)
  }

  /// Two rows' columns are the same; null-safe only where it has to be, for it is slower.
  private static func equal(_ column: ColumnDefinition, _ a: SQL, _ b: SQL) -> SQL {
    let op: SQL = column.isOptional ? "is not distinct from" : "="
    return "\(a).\(name: column.name) \(op) \(b).\(name: column.name)"
  }
}
