import Catalog
import Engine
import Language
import Values

/// What a store says of itself, read in one go and kept until its file changes.
struct Snapshot: Hashable, Sendable {
  var settings: StoreSettings
  var facts: Facts
  var definitions: [StoredDefinition]
  /// The columns of each table of the store.
  var columns: [String: Set<String>]

  /// The format that this program writes; it reads it and all older ones.
  static let format = 1

  /// Reads the tables that every store has.
  ///
  /// - Parameter path: what to call the store in messages.
  static func read(_ database: any Database, path: String) throws -> Snapshot {
    let columns = try columns(of: database)
    guard columns["opsh_meta"] != nil else { throw StoreMessages.foreign(path) }
    let meta = try meta(of: database)
    let format = meta["format"].flatMap { Int($0) } ?? 0
    guard format <= Self.format else { throw StoreMessages.newer(path, format: format) }
    guard format > 0, let currency = meta["currency"], let timezone = meta["timezone"] else {
      throw StoreMessages.foreign(path)
    }
    return Snapshot(
      settings: StoreSettings(currency: currency, timezone: timezone),
      facts: try FactsTable.all(in: database),
      definitions: try DefinitionTable.all(in: database), columns: columns)
  }

  private static func meta(of database: any Database) throws -> [String: String] {
    let table = try database.query("select key, value from opsh_meta")
    return Dictionary(
      table.rows.map { ($0[0].description, $0[1].description) },
      uniquingKeysWith: { _, last in last })
  }

  /// The columns of the store's tables, by table.
  static func columns(of database: any Database) throws -> [String: Set<String>] {
    let table = try database.query(
      """
      select table_name, column_name from duckdb_columns()
      where database_name = current_database() and schema_name = 'main' and not internal
      """)
    return Dictionary(grouping: table.rows, by: { $0[0].description })
      .mapValues { Set($0.map { $0[1].description }) }
  }
}
