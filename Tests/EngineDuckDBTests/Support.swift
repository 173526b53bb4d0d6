import Engine
import EngineDuckDB
import TestSupport
import Values

/// A database in memory.
func memory() throws -> any Database {
  try DuckDB().open(path: nil, access: .write(create: true), wait: 0)
}

extension Folder {
  /// A store with the table `numbers` of 0 to 999, closed again.
  func store(_ name: String = "store.duckdb") throws -> String {
    let database = try DuckDB().open(path: file(name), access: .write(create: true), wait: 0)
    try database.executeScript("create table numbers as select i from range(1000) t(i)")
    database.close()
    return file(name)
  }
}

extension Database {
  /// The only cell of a query's answer.
  func value(_ sql: SQL) throws -> Value {
    let table = try query(sql)
    return table.rowCount == 1 && table.columns.count == 1 ? table.cells[0][0] : .null
  }
}

/// The kind of the error that the body throws; nil when it throws none.
func kind(_ body: () throws -> Void) -> EngineError.Kind? {
  do {
    try body()
    return nil
  } catch {
    return (error as? EngineError)?.kind
  }
}
