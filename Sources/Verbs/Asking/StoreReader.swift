import Catalog
import Language
import Planner
import Store
import Values

/// Reads a store: plans and queries in, tables out.
///
/// It changes nothing. Cancelling goes straight to the store's database.
package struct StoreReader {
  private let store: Store
  let dialect: any Dialect = DuckDBDialect()

  init(_ store: Store) { self.store = store }

  /// The ISO code of the store's currency.
  var currency: String { store.settings.currency }

  func facts() throws(Diagnostic) -> Facts { try store.facts() }

  /// Runs a query and gives its columns the plan's names and kinds.
  ///
  /// Throws where amounts of several currencies lack a rate.
  func fetch(_ plan: Plan, limit: Int? = nil) throws(Diagnostic) -> (table: Table, sql: SQL) {
    try plan.check()
    try requireRates(plan)
    let sql = dialect.query(plan)
    var table = try query(sql, limit: limit)
    if table.columns.count == plan.columns.count { table.columns = plan.columns }
    return (table, sql)
  }

  func query(_ sql: SQL, limit: Int? = nil) throws(Diagnostic) -> Table {
    try diagnosed { try store.read { try $0.query(sql, limit: limit) } }
  }

  /// A query over a table that is put beside those of the store.
  func query(_ sql: SQL, over table: Table, called name: String) throws(Diagnostic) -> Table {
    try diagnosed {
      try store.read { database in
        try database.stage(table, as: name)
        return try database.query(sql)
      }
    }
  }

  /// When rows were last loaded into a data set; missing where none ever were.
  func lastLoad(into dataset: String) throws(Diagnostic) -> Value {
    try diagnosed { try store.lastLoad(into: dataset) }
  }
}

/// Runs a body that reaches the store; whatever it throws comes out as a diagnostic.
@discardableResult
func diagnosed<Result>(_ body: () throws -> Result) throws(Diagnostic) -> Result {
  do {
    return try body()
  } catch let diagnostic as Diagnostic {
    throw diagnostic
  } catch {
    throw Diagnostic(.engine, "\(error)")
  }
}
