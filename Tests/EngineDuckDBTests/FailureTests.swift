import Engine
import Testing
import Values

@testable import EngineDuckDB

/// DuckDB's messages, as it gave them, and what each is taken for.
@Suite struct FailureTests {
  @Test(arguments: [
    ("INTERRUPT Error: Interrupted!", EngineError.Kind.interrupted),
    (
      "Constraint Error: Duplicate key \"i: 1\" violates primary key constraint.", .constraint
    ),
    (
      "TransactionContext Error: Failed to commit: PRIMARY KEY or UNIQUE constraint violation: duplicate key \"1\"",
      .constraint
    ),
    ("Conversion Error: Could not convert string 'a' to INT32", .conversion),
    (
      "Out of Range Error: Overflow in multiplication of INT64 (9223372036854775807 * 2)!",
      .conversion
    ),
    (
      "IO Error: Could not write file \"/mnt/store.duckdb.wal\": No space left on device", .diskFull
    ),
    (
      "FATAL Error: Failed to create checkpoint because of error: Could not write all bytes to file: No space left on device",
      .diskFull
    ),
    ("IO Error: Could not write file \"/mnt/store.duckdb\": File too large", .diskFull),
    (
      "Out of Memory Error: failed to offload data block of size 256.0 KiB. This limit was set by the 'max_temp_directory_size' setting.",
      .diskFull
    ),
    ("Out of Memory Error: could not allocate block of size 256.0 KiB", .outOfMemory),
    ("IO Error: Cannot open file \"/srv/store.duckdb\": Permission denied", .permission),
    ("IO Error: Cannot open file \"/srv/store.duckdb\": Read-only file system", .readOnly),
    ("IO Error: Could not fsync file", .io),
    (
      "Binder Error: Referenced column \"Permission denied\" not found in FROM clause!", .failed
    ),
    ("Parser Error: syntax error at or near \"selec\"", .failed),
    (
      "IO Error: Could not set lock on file \"/srv/a store.duckdb\": Conflicting lock is held in /opt/my tools/bin/opsh (PID 4711) by user ana. See also https://duckdb.org/docs/current/connect/concurrency",
      .locked(processID: 4711, program: "/opt/my tools/bin/opsh")
    ),
    (
      "IO Error: Could not set lock on file \"/srv/store.duckdb\": Resource temporarily unavailable",
      .locked(processID: nil, program: nil)
    ),
  ])
  func kinds(message: String, kind: EngineError.Kind) {
    #expect(EngineError(duckdb: message) == EngineError(kind, message))
  }

  /// The same from DuckDB itself.
  @Test(arguments: [
    ("select 'a'::int", EngineError.Kind.conversion),
    ("select 9223372036854775807 * i from range(2, 3) t(i)", .conversion),
    ("select date '2024-02-30'", .conversion),
    ("select 1 / 0 from nowhere", .failed),
    ("selec", .failed),
    ("select nothing from range(1)", .failed),
    ("copy (select 1) to '/proc/none/at/all.csv'", .missingFile),
  ])
  func live(sql: String, expected: EngineError.Kind) throws {
    let database = try memory()
    #expect(kind { _ = try database.query(SQL(verbatim: sql + "")) } == expected)
  }

  @Test func outOfMemory() throws {
    let database = try memory()
    try database.executeScript("set memory_limit = '20MB'; set temp_directory = ''")
    #expect(
      kind {
        _ = try database.execute(
          "create table t as select i, i::varchar || repeat('x', 100) as s from range(5000000) r(i)"
        )
      }
        == .outOfMemory)
  }
}
