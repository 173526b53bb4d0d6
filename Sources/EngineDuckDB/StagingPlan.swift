import CDuckDB
import Engine
import Synchronization
import Values

/// How a table of values becomes a temporary table of DuckDB.
struct StagingPlan {
  private let table: Table
  private let types: [StagedType]

  init(_ table: Table) {
    self.table = table
    types = zip(table.columns, table.cells).map { StagedType($1, kind: $0.kind) }
  }

  /// The statement that makes the empty table, in place of one of the same name.
  func creation(of name: String) -> SQL {
    let columns = zip(table.columns, types).map { SQL.name($0.name).text + " " + $1.sql }
    let list = SQL(verbatim: " (" + columns.joined(separator: ", ") + ")")
    return "create or replace temporary table \(name: name)\(list)"
  }

  /// Appends all rows, a vector of DuckDB at a time.
  func fill(
    _ name: String, on handle: Handle, unless isCancelled: borrowing Atomic<Bool>
  ) throws(EngineError) {
    var appender: duckdb_appender?
    defer { _ = library.duckdb_appender_destroy(&appender) }
    func check(_ state: duckdb_state) throws(EngineError) {
      guard state != DuckDBSuccess else { return }
      throw EngineError(
        duckdb: library.duckdb_appender_error(appender).map { String(cString: $0) } ?? "")
    }
    try check(
      library.duckdb_appender_create_ext(handle.connection, "temp", "main", name, &appender))
    var logical = types.map(\.logical)
    defer { for index in logical.indices { library.duckdb_destroy_logical_type(&logical[index]) } }
    var chunk = library.duckdb_create_data_chunk(&logical, idx_t(logical.count))
    defer { library.duckdb_destroy_data_chunk(&chunk) }
    let size = Int(library.duckdb_vector_size())
    for start in stride(from: 0, to: table.rowCount, by: size) {
      let rows = start..<min(start + size, table.rowCount)
      library.duckdb_data_chunk_reset(chunk)
      for (index, type) in types.enumerated() {
        let vector = library.duckdb_data_chunk_get_vector(chunk, idx_t(index))
        VectorWriter(vector, type).write(table.cells[index][rows])
      }
      library.duckdb_data_chunk_set_size(chunk, idx_t(rows.count))
      try check(library.duckdb_append_data_chunk(appender, chunk))
      try isCancelled.check()
    }
    try check(library.duckdb_appender_close(appender))
  }
}
