import ArgumentParser
import EngineDuckDB
import Shell

/// Which store, at which present.
struct StoreOptions: ParsableArguments {
  @ArgumentParser.Option(help: "The store's file; else OPSH_STORE, else store.duckdb here.")
  var store: String?

  @Flag(help: "A new, empty store in memory.")
  var memory = false

  @ArgumentParser.Option(help: "The present: 2024-05-14, or 2024-05-14T08:30.")
  var today: String?

  @ArgumentParser.Option(help: "Seconds to wait while another process holds the store; 10.")
  var wait: Double?

  func validate() throws {
    guard wait ?? 0 >= 0 else { throw ValidationError("--wait takes a number of seconds") }
  }

  /// Opens the store for a session.
  func place() -> StorePlace {
    StorePlace(
      path: memory ? nil : store, isMemory: memory, today: today, wait: wait, engine: DuckDB())
  }
}
