import Engine
import Values

/// The user's definitions, in the order in which they were made.
enum DefinitionTable {
  /// Adds a definition, in place of one of the same kind and name.
  static func put(_ definition: StoredDefinition, in database: any Database) throws {
    let (kind, name) = (definition.kind, definition.name)
    let changed = try database.execute(
      "update opsh_definitions set text = \(definition.text) where \(same(kind, name))")
    guard changed == 0 else { return }
    try database.execute(
      """
      insert into opsh_definitions
      select \(kind), \(name), \(definition.text), coalesce(max(ord), 0) + 1 from opsh_definitions
      """)
  }

  private static func same(_ kind: String, _ name: String) -> SQL {
    "kind = \(kind) and name = \(name)"
  }
}
