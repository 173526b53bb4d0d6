import CDuckDB
import Engine

/// An open database and its one connection, as DuckDB hands them out.
///
/// DuckDB's connections may be interrupted from any thread, and closed only once.
struct Handle: @unchecked Sendable {
  private(set) var database: duckdb_database?
  private(set) var connection: duckdb_connection?

  /// Opens the file at the path, or a database in memory when the path is nil.
  ///
  /// - Parameter threads: how many may work on a statement; nil for as many as there are cores.
  init(path: String?, access: Access, threads: Int?) throws(EngineError) {
    var config: duckdb_config?
    defer { library.duckdb_destroy_config(&config) }
    guard library.duckdb_create_config(&config) == DuckDBSuccess else {
      throw EngineError(.outOfMemory, "Out of Memory Error: no room for the settings")
    }
    let threads = threads.map { [("threads", String($0))] } ?? []
    for (name, value) in Self.settings(path == nil ? .write(create: true) : access) + threads {
      guard library.duckdb_set_config(config, name, value) == DuckDBSuccess else {
        throw EngineError(.failed, "\(name) = \(value) is no setting of this DuckDB")
      }
    }
    var message: UnsafeMutablePointer<CChar>?
    defer { library.duckdb_free(message) }
    guard library.duckdb_open_ext(path, &database, config, &message) == DuckDBSuccess else {
      throw EngineError(duckdb: message.map { String(cString: $0) } ?? "IO Error: no reason given")
    }
    guard library.duckdb_connect(database, &connection) == DuckDBSuccess else {
      library.duckdb_close(&database)
      throw EngineError(.failed, "DuckDB gave no connection")
    }
  }

  /// Has DuckDB count how far its statements are, which it does only where it has a bar; to draw
  /// one is for the shell.
  func countProgress() {
    _ = library.duckdb_query(
      connection, "set enable_progress_bar_print = false; set enable_progress_bar = true", nil)
  }

  /// Starts the threads that a look did without.
  func use(threads: Int?) {
    _ = library.duckdb_query(
      connection, threads.map { "set threads = \($0)" } ?? "reset threads", nil)
  }

  private static func settings(_ access: Access) -> [(String, String)] {
    let mode =
      switch access {
      case .read, .look: "READ_ONLY"
      case .write: "READ_WRITE"
      }
    return [
      ("access_mode", mode),
      ("autoinstall_known_extensions", "false"),
      ("autoload_known_extensions", "false"),
      ("allow_community_extensions", "false"),
      // New stores can be read by every DuckDB since this one, such as an analyst's own.
      ("storage_compatibility_version", "v1.2.0"),
    ]
  }

  mutating func close() {
    library.duckdb_disconnect(&connection)
    library.duckdb_close(&database)
  }
}
