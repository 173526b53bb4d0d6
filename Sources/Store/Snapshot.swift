import Catalog
import Engine
import Language
import Values

/// What a store says of itself, read in one go and kept until its file changes.
struct Snapshot: Hashable, Sendable {
  var settings: StoreSettings
  var facts: Facts
  var definitions: [StoredDefinition]
  /// The signature of the schema that the file has; nil when it is not known.
  var schema: String?

  /// The format that this program writes; it reads it and all older ones.
  ///
  /// 2 came with `LoadHistory`; a store of 1 gets what it needs when it is written first.
  static let format = 2

  /// Reads the tables that every store has.
  ///
  /// - Parameter path: what to call the store in messages.
  static func read(_ database: any Database, path: String) throws -> Snapshot {
    let meta: [String: String]
    do {
      meta = try self.meta(of: database)
    } catch let error as EngineError where error.kind == .failed {
      // There is no such table.
      throw StoreMessages.foreign(path)
    }
    let format = meta["format"].flatMap { Int($0) } ?? 0
    guard format <= Self.format else { throw StoreMessages.newer(path, format: format) }
    guard format > 0, let currency = meta["currency"], let timezone = meta["timezone"] else {
      throw StoreMessages.foreign(path)
    }
    return Snapshot(
      settings: StoreSettings(currency: currency, timezone: timezone),
      facts: try FactsTable.all(in: database),
      definitions: try DefinitionTable.all(in: database), schema: meta["schema"])
  }

  /// What the store was made with, and its format and schema.
  static func meta(of database: any Database) throws -> [String: String] {
    let table = try database.query("select key, value from opsh_meta")
    return Dictionary(
      table.rows.map { ($0[0].description, $0[1].description) },
      uniquingKeysWith: { _, last in last })
  }
}
