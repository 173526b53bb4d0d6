import Catalog
import Engine
import Values

/// Changes a data set's table within a transaction: new rows are those behind the last old one.
struct LoadTable {
  let dataset: Dataset
  /// The columns that the file gives.
  let given: [ColumnDefinition]
  let database: any Database
  /// The first row number that no row had before.
  private let firstNew: Int

  private static let pairs = "opsh_pairs"

  init(_ dataset: Dataset, given: [ColumnDefinition], in database: any Database) throws {
    self.dataset = dataset
    self.given = given
    self.database = database
    let last = try database.query("select coalesce(max(rowid), -1) from \(name: dataset.name)")
    firstNew = (last.cells.first?.first?.int ?? -1) + 1
  }

  var table: SQL { .name(dataset.name) }
  private var key: [ColumnDefinition] { dataset.key.compactMap { dataset.column($0) } }

  var wasEmpty: Bool { firstNew == 0 }

  /// Holds for the new rows.
  var isNew: SQL { "rowid >= \(SQL(String(firstNew)))" }
  private var isOld: SQL { "rowid < \(SQL(String(firstNew)))" }

  /// Removes new rows whose key a later new row has; tells how many.
  func removeRepeated() throws -> Int {
    guard !key.isEmpty else { return 0 }
    let names = key.map { SQL.name($0.name) }.joined(", ")
    // Hashes are enough to see that there are none, and faster than the keys.
    let counts = try database.query(
      """
      select count(*) - count(distinct hash(\(names))) from \(table) where \(isNew)
      """)
    guard counts.cells.first?.first != .int(0) else { return 0 }
    return try database.execute(
      """
      delete from \(table) where rowid in (
        select number from (
          select rowid as number,
            row_number() over (partition by \(names) order by rowid desc) as place
          from \(table) where \(isNew))
        where place > 1)
      """)
  }

  /// Lets new rows replace old ones with the same key; a column that the file does not give keeps
  /// what the old row had.
  ///
  /// - Returns: how many old rows were replaced, and how many new ones were the same as theirs.
  func replaceOlder(filled: Set<String>) throws -> (updated: Int, unchanged: Int) {
    guard !wasEmpty, !key.isEmpty else { return (0, 0) }
    let sameKey = key.map { Self.equal($0, "n", "o") }.joined(" and ")
    let keys = Set(dataset.key)
    let rest = given.filter { !keys.contains($0.name) }
    let isSame = rest.map { "n.\(name: $0.name) is not distinct from o.\(name: $0.name)" as SQL }
    try database.execute(
      """
      create or replace temporary table \(name: Self.pairs) as
      select n.rowid as new_row, o.rowid as old_row,
        \(isSame.isEmpty ? "true" : isSame.joined(" and ")) as same
      from \(table) n join \(table) o on \(sameKey)
      where n.\(isNew) and o.\(isOld)
      """)
    let unchanged = try database.execute(
      """
      delete from \(table) where rowid in (select new_row from \(name: Self.pairs) where same)
      """)
    let kept = dataset.stored.filter { column in
      filled.contains(column.name) && !given.contains { $0.name == column.name }
    }
    if !kept.isEmpty { try keep(kept) }
    let updated = try database.execute(
      """
      delete from \(table) where rowid in (select old_row from \(name: Self.pairs) where not same)
      """)
    try database.execute("drop table \(name: Self.pairs)")
    return (updated, unchanged)
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
