import CDuckDB
import Engine

/// DuckDB's functions, from its library, which is loaded when the first of them is asked for.
///
/// Whoever opens a store asks for `libraryFault` first; nothing else is reached without a store.
let library = loaded.functions

/// Why DuckDB cannot be used; nil where it can.
let libraryFault = loaded.fault.map { EngineError(.failed, "DuckDB cannot be loaded: \($0)") }

private let loaded: (functions: opsh_duckdb_functions, fault: String?) = {
  var functions = opsh_duckdb_functions()
  let fault = opsh_duckdb_load(&functions)
  return (functions, fault.map { String(cString: $0) })
}()
