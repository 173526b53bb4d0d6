import Engine
import EngineDuckDB
import TestSupport
import Testing
import Values

/// Values on their way into statements: bound, staged, and back again.
@Suite struct BindingTests {
  static let values: [(Value, String)] = [
    (.bool(false), "BOOLEAN"),
    (.int(.min), "BIGINT"),
    (.fixed(Fixed(unscaled: -1250, scale: 2)), "DECIMAL(18,2)"),
    (.fixed(Fixed(unscaled: .max / 10, scale: 4)), "DECIMAL(38,4)"),
    (.double(0.1), "DOUBLE"),
    (.text("O'Brien; \"drop\" \u{1F6D2} \\"), "VARCHAR"),
    (.day(Day(number: 19_857)), "DATE"),
    (.moment(Moment(microseconds: 1_715_675_400_000_001)), "TIMESTAMP"),
    (.span(-90_061_000_001), "INTERVAL"),
  ]

  @Test(arguments: values) func bound(value: Value, type: String) throws {
    let table = try memory().query("select \(value) as x, typeof(\(value)) as t")
    #expect(table.row(0) == [value, .text(type)])
  }

  @Test func boundNullAndOrder() throws {
    let table = try memory().query("select \(Value.null) is null, \(1) - \(3), \("a") || \("b")")
    #expect(table.row(0) == [.bool(true), .int(-2), .text("ab")])
  }

  @Test func decimalsStayExact() throws {
    let amount = Value.fixed(Fixed(unscaled: 10, scale: 2))
    #expect(try memory().value("select \(amount) * 3 = 0.30") == .bool(true))
  }

  @Test func wrongNumberOfValues() throws {
    let error = #expect(throws: EngineError.self) {
      try memory().query("select \(1) + ?")
    }
    #expect(error?.message == "1 values for 2 parameters")
  }

  /// Each value in a column with a null, staged and read back.
  @Test(arguments: values) func staged(value: Value, type: String) throws {
    let database = try memory()
    let table = Table(columns: [Column("x")], cells: [[.null, value, value, .null]])
    try database.stage(table, as: "t")
    #expect(try database.query("from t").cells == table.cells)
    #expect(
      try database.value("select any_value(typeof(x)) from t where x is not null") == .text(type))
  }

  /// Mixed columns take the narrowest type that holds all of them.
  @Test(arguments: [
    ([Value.int(1), .fixed(Fixed(unscaled: 25, scale: 1))], "DECIMAL(38,1)", ["1.0", "2.5"]),
    (
      [.fixed(Fixed(unscaled: 5, scale: 0)), .fixed(Fixed(unscaled: 1234, scale: 3))],
      "DECIMAL(38,3)", ["5.000", "1.234"]
    ),
    ([.int(1), .double(0.5)], "DOUBLE", ["1", "0.5"]),
    ([.fixed(Fixed(unscaled: 25, scale: 1)), .double(0.5)], "DOUBLE", ["2.5", "0.5"]),
    (
      [.day(Day(number: 0)), .moment(Moment(microseconds: 1_000_000))], "TIMESTAMP",
      ["1970-01-01 00:00:00", "1970-01-01 00:00:01"]
    ),
    ([.int(1), .text("n/a")], "VARCHAR", ["1", "n/a"]),
    ([.bool(true), .day(Day(number: 0))], "VARCHAR", ["true", "1970-01-01"]),
  ])
  func mixed(values: [Value], type: String, texts: [String]) throws {
    let database = try memory()
    try database.stage(Table(columns: [Column("x")], cells: [values]), as: "t")
    let table = try database.query("select x, typeof(x) from t")
    #expect(table.cells[0].map { $0.description } == texts)
    #expect(table.cells[1].first == .text(type))
  }

  @Test(arguments: [
    (Kind.text, "VARCHAR"), (.flag, "BOOLEAN"), (.count, "BIGINT"), (.money("EUR"), "DOUBLE"),
    (.day, "DATE"), (.moment, "TIMESTAMP"), (.duration, "INTERVAL"), (.bucket(.week), "DATE"),
  ])
  func nullColumnsTakeTheirKind(kind: Kind, type: String) throws {
    let database = try memory()
    try database.stage(Table(columns: [Column("x", kind: kind)], cells: [[.null]]), as: "t")
    #expect(try database.value("select column_type from (describe t)") == .text(type))
  }

  @Test func stagingManyRowsAndAgain() throws {
    let database = try memory()
    let rows = 5000
    let table = Table(
      columns: [Column("id", kind: .count), Column("odd \"name\"")],
      cells: [
        (0..<rows).map { .int(Int64($0)) },
        (0..<rows).map { $0 % 3 == 0 ? .null : .text("a longer text, number \($0)") },
      ])
    try database.stage(table, as: "select \"t\"")
    #expect(try database.query(SQL("from ") + .name("select \"t\"")).cells == table.cells)
    try database.stage(Table(columns: [Column("id", kind: .count)]), as: "select \"t\"")
    #expect(try database.query(SQL("from ") + .name("select \"t\"")).rowCount == 0)
  }

  /// Temporary tables are possible where the store itself may only be read.
  @Test func stagingBesideAReadOnlyStore() throws {
    let folder = try Folder()
    let database = try DuckDB().open(path: try folder.store(), access: .read, wait: 0)
    try database.stage(Table(columns: [Column("i")], cells: [[.int(1), .int(2000)]]), as: "wanted")
    #expect(try database.value("select count(*) from wanted join numbers using (i)") == .int(1))
  }
}
