import CDuckDB
import Engine

/// A text cut into its statements, until it goes out of scope.
struct StatementList: ~Copyable {
  let connection: duckdb_connection?
  private(set) var statements: duckdb_extracted_statements?
  let count: Int

  init(_ text: String, on handle: Handle) throws(EngineError) {
    connection = handle.connection
    var found: duckdb_extracted_statements?
    count = Int(library.duckdb_extract_statements(handle.connection, text, &found))
    statements = found
    if count == 0, let message = library.duckdb_extract_statements_error(found) {
      throw EngineError(duckdb: String(cString: message))
    }
  }

  deinit {
    var statements = statements
    library.duckdb_destroy_extracted(&statements)
  }

  borrowing func statement(_ index: Int) throws(EngineError) -> Statement {
    try Statement(index, of: self)
  }
}
