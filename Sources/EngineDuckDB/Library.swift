import CDuckDB
import Engine

/// DuckDB's functions, from its library, which is loaded when the first of them is asked for.
///
/// Whoever opens a store asks for `libraryFault` first; nothing else is reached without a store.
let library: opsh_duckdb_functions = {
  var fault: UnsafePointer<CChar>?
  return opsh_duckdb_load(&fault).pointee
}()

/// Why DuckDB cannot be used; nil where it can.
let libraryFault = opsh_duckdb_fault().map { EngineError(.failed, String(cString: $0)) }
