import Catalog
import Engine
import Language
import Values

/// What a store says of itself, read in one go and kept until its file changes.
struct Snapshot: Sendable {
  var settings: StoreSettings
  var facts: Facts
  var definitions: [StoredDefinition]
  /// The signature of the schema that the file has; nil when it is not known.
  var schema: String?

  /// The format that this program writes; it reads it and all older ones.
  ///
  /// 2 came with `LoadHistory`, 3 with spans of days and shares of orders; a store of an older one
  /// gets what it needs when it is written first: see `Migration`.
  static let format = 3

  /// Reads the tables that every store has.
  ///
  /// - Parameter path: what to call the store in messages.
  static func read(_ database: any Database, path: String) throws -> Snapshot {
    let tables: [String: [[Value]]]
    do {
      tables = try self.tables(of: database)
    } catch let error as EngineError where error.kind == .failed {
      // There are no such tables.
      throw StoreMessages.foreign(path)
    }
    let meta = meta(tables["meta"]?.map { [$0[1], $0[2]] } ?? [])
    let format = meta["format"].flatMap { Int($0) } ?? 0
    guard format <= Self.format else { throw StoreMessages.newer(path, format: format) }
    guard format > 0, let currency = meta["currency"], let timezone = meta["timezone"] else {
      throw StoreMessages.foreign(path)
    }
    return Snapshot(
      settings: StoreSettings(currency: currency, timezone: timezone),
      facts: try FactsTable.facts(
        of: tables["facts"]?.map { [$0[1], $0[2]] } ?? [], in: database),
      definitions: (tables["definitions"] ?? []).sorted { $0[0].int ?? 0 < $1[0].int ?? 0 }
        .map {
          StoredDefinition(
            kind: $0[1].description, name: $0[2].description, text: $0[3].description)
        },
      schema: meta["schema"])
  }

  /// The rows of the three tables in one statement: to plan three takes a tenth of a start.
  private static func tables(of database: any Database) throws -> [String: [[Value]]] {
    let all = try database.query(
      """
      select 'meta', null, key, value, null from opsh_meta
      union all select 'facts', null, dataset, facts, null from opsh_facts
      union all select 'definitions', ord, kind, name, text from opsh_definitions
      """)
    return Dictionary(grouping: all.rows.map { Array($0) }, by: { $0[0].description })
      .mapValues { rows in rows.map { Array($0[1...]) } }
  }

  /// What the store was made with, and its format and schema.
  static func meta(of database: any Database) throws -> [String: String] {
    meta(Array(try database.query("select key, value from opsh_meta").rows))
  }

  /// - Parameter rows: keys and values.
  private static func meta(_ rows: [[Value]]) -> [String: String] {
    Dictionary(
      rows.map { ($0[0].description, $0[1].description) }, uniquingKeysWith: { _, last in last })
  }
}
