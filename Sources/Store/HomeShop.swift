import Engine
import Values

/// The shop whose ids stand as they are, where a store holds several: those of the others have the
/// shop's name behind them, for numbers of orders and products begin anew in each shop.
package enum HomeShop {
  private static let key = "home_shop"

  /// Its name; empty for rows of which no shop was told; nil where no shop was ever named.
  package static func read(in database: any Database) throws -> String? {
    try database.query("select value from opsh_meta where key = \(key)").cells.first?.first?.text
  }

  package static func write(_ name: String, in database: any Database) throws {
    try database.execute("delete from opsh_meta where key = \(key)")
    try database.execute("insert into opsh_meta values (\(key), \(name))")
  }
}
