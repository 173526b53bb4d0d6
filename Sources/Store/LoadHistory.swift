import Catalog
import Engine
import Values

/// What a store keeps of the rows that each load wrote, so that a load can be undone exactly.
///
/// Every row of a data set has the number of the load that wrote it, `opsh_load`. Rows that a load
/// replaced lie in `opsh_replaced_DATASET`, with the number of the load that replaced them in
/// `opsh_replaced_by`. `opsh_load_bases` says upon which loads each one built, itself among them.
package enum LoadHistory {
  /// The column of every data set's table with the number of the load that wrote a row; missing for
  /// rows that no load wrote.
  package static let column = "opsh_load"
  package static let bases = "opsh_load_bases"
  /// With it a row tells by which load it was replaced.
  static let replacedBy = "opsh_replaced_by"

  /// How many of the last loads can be undone; of older ones the replaced rows are forgotten.
  package static let depth = 30

  /// The statement that makes the table of what loads built upon.
  static let creation: SQL =
    "create table \(name: bases) (load bigint not null, base bigint not null)"

  private static func replaced(_ dataset: Dataset) -> SQL {
    .name("opsh_replaced_\(dataset.name)")
  }

  // MARK: - Putting down

  /// Puts down that a load can be undone, and forgets what is needed of the oldest ones.
  package static func begin(_ load: Int, in database: any Database) throws {
    let oldest = load - depth
    try database.execute("delete from \(name: bases) where load <= \(oldest)")
    let kept = try database.query(
      """
      select table_name from duckdb_tables() where database_name = current_database()
        and starts_with(table_name, 'opsh_replaced_')
      """)
    for table in kept.rows.compactMap({ $0[0].text }) {
      try database.execute("delete from \(name: table) where \(name: replacedBy) <= \(oldest)")
    }
    try database.execute("insert into \(name: bases) values (\(load), \(load))")
  }

  /// Puts down upon which loads a load built.
  ///
  /// - Parameter rows: a query of the numbers of the older rows that it met, as `old_row`.
  package static func build(
    _ load: Int, upon rows: SQL, of dataset: Dataset, in database: any Database
  ) throws {
    try database.execute(
      """
      insert into \(name: bases)
      select distinct \(load), \(name: column) from \(name: dataset.name)
      where \(name: column) is not null and rowid in (\(rows))
      """)
  }

  /// Keeps rows that a load is about to replace.
  ///
  /// - Parameter rows: a query of their numbers.
  package static func keep(
    _ rows: SQL, of dataset: Dataset, replacedBy load: Int, in database: any Database
  ) throws {
    let table = replaced(dataset)
    if try !exists(dataset, in: database) {
      try database.execute(
        """
        create table \(table) as
        select *, null::bigint as \(name: replacedBy) from \(name: dataset.name) limit 0
        """)
    }
    for column in dataset.stored {
      try database.execute(
        "alter table \(table) add column if not exists \(name: column.name) \(SQL(verbatim: column.type.sql))"
      )
    }
    try database.execute(
      """
      insert into \(table) by name
      select *, \(load) as \(name: replacedBy) from \(name: dataset.name) where rowid in (\(rows))
      """)
  }

  /// The rows that a load replaced, as a query in brackets; nil where it replaced none.
  package static func replaced(
    _ dataset: Dataset, by load: Int, in database: any Database
  ) throws -> SQL? {
    guard try exists(dataset, in: database) else { return nil }
    return "(select * from \(replaced(dataset)) where \(name: replacedBy) = \(load))"
  }

  private static func exists(_ dataset: Dataset, in database: any Database) throws -> Bool {
    let found = try database.query(
      """
      select count(*) from duckdb_tables() where database_name = current_database()
        and table_name = \("opsh_replaced_\(dataset.name)")
      """)
    return found.cells.first?.first != .int(0)
  }

  // MARK: - Undoing

  /// Whether what a load wrote is known.
  package static func canUndo(_ load: Int, in database: any Database) throws -> Bool {
    let found = try database.query(
      "select count(*) from \(name: bases) where load = \(load) and base = \(load)")
    return found.cells.first?.first != .int(0)
  }

  /// The later loads that built upon a load, the last one first.
  package static func builtUpon(_ load: Int, in database: any Database) throws -> [Int] {
    try database.query(
      """
      select distinct load from \(name: bases) where base = \(load) and load <> \(load)
      order by load desc
      """
    ).rows.compactMap { $0[0].int }
  }

  /// Takes the rows of a load away and puts those back that it replaced.
  ///
  /// - Returns: how many rows went, and how many came back.
  package static func undo(
    _ load: Int, of dataset: Dataset, in database: any Database
  ) throws -> (removed: Int, restored: Int) {
    let removed = try database.execute(
      "delete from \(name: dataset.name) where \(name: column) = \(load)")
    var restored = 0
    if try exists(dataset, in: database) {
      restored = try database.execute(
        """
        insert into \(name: dataset.name) by name
        select * exclude (\(name: replacedBy)) from \(replaced(dataset))
        where \(name: replacedBy) = \(load) and \(name: column) is distinct from \(load)
        """)
      try database.execute("delete from \(replaced(dataset)) where \(name: replacedBy) = \(load)")
    }
    return (removed, restored)
  }

  /// Forgets a load that was undone.
  package static func forget(_ load: Int, in database: any Database) throws {
    try database.execute("delete from \(name: bases) where load = \(load)")
  }
}
