import Values

/// A connection to whatever answers SQL: the only way to data.
///
/// Calls come from one thread at a time; `cancel` and `progress` may come from any.
package protocol Database: AnyObject, Sendable {
  /// Runs one query and reads its columns; `limit` stops reading early without fetching the rest.
  /// The kinds of the columns follow their physical types: text, flag, count for whole numbers,
  /// number for decimals and floats, day, moment, duration.
  func query(_ sql: SQL, limit: Int?) throws(EngineError) -> Table

  /// Runs one statement for its effect and tells how many rows it changed.
  @discardableResult
  func execute(_ sql: SQL) throws(EngineError) -> Int

  /// Runs several statements given as one text, without values, as a schema script.
  func executeScript(_ text: String) throws(EngineError)

  /// Creates or replaces a temporary table with the table's columns and rows.
  func stage(_ table: Table, as name: String) throws(EngineError)

  /// Lets statements use all cores, where the store was opened for a look; to do it again is nothing.
  func useAllCores()

  /// Interrupts what runs now; it ends with `EngineError.interrupted`.
  func cancel()

  /// How much of the running query is done, 0 to 1; nil when that is not known, as for a query that
  /// ran before this was asked for the first time.
  var progress: Double? { get }

  /// Ends the connection and releases the file and its lock; calling it again does nothing.
  func close()

  /// Leaves an open database as it is to the end of the process, which follows at once; what was
  /// written to a file may be lost.
  func abandon()
}

extension Database {
  package func query(_ sql: SQL) throws(EngineError) -> Table { try query(sql, limit: nil) }

  /// Runs the body in a transaction: all of it happens or, when it throws, nothing.
  package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    try execute("begin transaction")
    do {
      let result = try body()
      try execute("commit")
      return result
    } catch {
      // The first error is the one to tell; a failed statement has already ended the transaction.
      _ = try? execute("rollback")
      throw error
    }
  }
}

/// How a store's file is to be opened.
package enum Access: Sendable {
  case read
  /// As `read`, with one thread until `useAllCores`: to start others takes 1 ms, which what the
  /// store says of itself does not need.
  case look
  /// Read and write; creates the file when `create` is set, else a missing file is an error.
  case write(create: Bool)
}

/// Opens connections: an engine is chosen once, in `main`.
package protocol Engine: Sendable {
  /// The engine's name and version, as `DuckDB 1.5.6`.
  var name: String { get }

  /// Opens the file at the path, or a store in memory when the path is nil, waiting up to `wait`
  /// seconds while another process holds its lock.
  func open(path: String?, access: Access, wait: Double) throws(EngineError) -> any Database
}
