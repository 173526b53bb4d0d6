import Engine
import EngineDuckDB
import Testing
import Values

@testable import Importers

/// Macros are there when a statement names them, and only then.
@Suite struct MacroTests {
  private func database() throws -> (base: any Database, reading: any Database) {
    let base = try DuckDB().open(path: nil, access: .write(create: true), wait: 0)
    return (
      base, try Macros.reading(base, timezone: "UTC", currency: "CNY", key: nil)
    )
  }

  private func made(_ database: any Database) throws -> Set<String> {
    let names = try database.query(
      "select function_name from duckdb_functions() where starts_with(function_name, 'opsh')")
    return Set(names.cells[0].compactMap { $0.text })
  }

  @Test func asTheyAreNamed() throws {
    let (base, reading) = try database()
    #expect(try made(base).isEmpty)
    #expect(
      try reading.query("select opsh_day('2026-11-30')").cells[0][0].description == "2026-11-30")
    // What it uses comes with it, and nothing else does.
    #expect(
      try made(base)
        == [
          "opsh_day", "opsh_in_reach", "opsh_is_in_reach", "opsh_local", "opsh_other_time",
          "opsh_trim",
        ])
  }

  /// What a transaction takes back is made anew.
  @Test func afterARollback() throws {
    let (base, reading) = try database()
    #expect(try reading.query("select opsh_number('1')").cells[0][0].double == 1)
    try reading.execute("begin transaction")
    #expect(try reading.query("select opsh_flag('yes')").cells[0][0] == .bool(true))
    try reading.execute("rollback")
    #expect(try made(base).contains("opsh_flag") == false)
    #expect(try reading.query("select opsh_flag('no')").cells[0][0] == .bool(false))
    #expect(try reading.query("select opsh_number('2')").cells[0][0].double == 2)
  }

  /// Every macro can be made by itself.
  @Test func each() throws {
    let (_, reading) = try database()
    for name in Macros.names {
      try reading.execute("select '\(SQL(verbatim: name))'")
    }
    #expect(Macros.names.count > 40)
  }
}
