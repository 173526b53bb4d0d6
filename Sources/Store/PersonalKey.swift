import Engine
import Values

/// What a store mixes into the hashes that stand for its customers, so that nobody else can tell
/// from a hash whose it is.
package enum PersonalKey {
  /// The store's key; a store that has none gets one.
  package static func read(in database: any Database) throws -> String {
    if let known = try find(in: database) { return known }
    try database.execute(
      "insert into opsh_meta select 'personal_key', replace(gen_random_uuid()::varchar, '-', '')")
    return try find(in: database) ?? ""
  }

  private static func find(in database: any Database) throws -> String? {
    try database.query("select value from opsh_meta where key = 'personal_key'")
      .cells.first?.first?.text
  }
}
