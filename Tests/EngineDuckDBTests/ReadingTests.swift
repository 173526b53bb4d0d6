import Engine
import EngineDuckDB
import Foundation
import Testing
import Values

/// Every type that DuckDB answers with, as it arrives in a table.
@Suite struct ReadingTests {
  /// SQL, the value it reads as, the kind of its column.
  static let scalars: [(String, Value, Kind)] = [
    ("true", .bool(true), .flag),
    ("(-128)::tinyint", .int(-128), .count),
    ("(-32768)::smallint", .int(-32768), .count),
    ("(-2147483648)::integer", .int(-2_147_483_648), .count),
    ("(-9223372036854775808)::bigint", .int(.min), .count),
    ("255::utinyint", .int(255), .count),
    ("65535::usmallint", .int(65535), .count),
    ("4294967295::uinteger", .int(4_294_967_295), .count),
    (
      "18446744073709551615::ubigint",
      .fixed(Fixed(unscaled: 18_446_744_073_709_551_615, scale: 0)),
      .count
    ),
    ("7::hugeint", .int(7), .count),
    (
      "(-170141183460469231731687303715884105727)::hugeint",
      .fixed(Fixed(unscaled: -.max, scale: 0)), .count
    ),
    ("7::uhugeint", .int(7), .count),
    ("1.25::float", .double(1.25), .number),
    ("(-0.1)::double", .double(-0.1), .number),
    ("(-12.5)::decimal(4, 1)", .fixed(Fixed(unscaled: -125, scale: 1)), .number),
    ("1234567.89::decimal(9, 2)", .fixed(Fixed(unscaled: 123_456_789, scale: 2)), .number),
    (
      "(-1234567890123456.78)::decimal(18, 2)",
      .fixed(Fixed(unscaled: -123_456_789_012_345_678, scale: 2)), .number
    ),
    (
      "'12345678901234567890123456789012345.678'::decimal(38, 3)",
      .fixed(Fixed(unscaled: 12_345_678_901_234_567_890_123_456_789_012_345_678, scale: 3)), .number
    ),
    ("''", .text(""), .text),
    ("'twelve bytes'", .text("twelve bytes"), .text),
    ("'thirteen byte'", .text("thirteen byte"), .text),
    ("'雙十一訂單'", .text("雙十一訂單"), .text),
    ("date '1969-12-31'", .day(Day(number: -1)), .day),
    ("date '2024-02-29'", .day(Day(number: 19782)), .day),
    ("'infinity'::date", .text("infinity"), .day),
    ("'-infinity'::timestamp", .text("-infinity"), .moment),
    (
      "timestamp '2024-05-14 08:30:00.25'", .moment(Moment(microseconds: 1_715_675_400_250_000)),
      .moment
    ),
    (
      "'2024-05-14 08:30:00'::timestamp_s", .moment(Moment(microseconds: 1_715_675_400_000_000)),
      .moment
    ),
    (
      "'2024-05-14 08:30:00.5'::timestamp_ms", .moment(Moment(microseconds: 1_715_675_400_500_000)),
      .moment
    ),
    ("'1969-12-31 23:59:59.999999999'::timestamp_ns", .moment(Moment(microseconds: -1)), .moment),
    (
      "timestamptz '2024-05-14 10:30:00+02'", .moment(Moment(microseconds: 1_715_675_400_000_000)),
      .moment
    ),
    ("time '08:05:00'", .text("08:05:00"), .text),
    ("time '23:59:59.5'", .text("23:59:59.5"), .text),
    ("time '24:00:00'", .text("24:00:00"), .text),
    ("interval '1 day 2 seconds'", .span(86_402_000_000), .duration),
    ("interval '2 months -1 microseconds'", .span(60 * 86_400_000_000 - 1), .duration),
    ("'b'::enum('a', 'b')", .text("b"), .text),
    (
      "'8ac9a1d3-0000-4abc-8000-00000000000f'::uuid", .text("8ac9a1d3-0000-4abc-8000-00000000000f"),
      .text
    ),
    (
      "'00000000-0000-0000-0000-000000000001'::uuid", .text("00000000-0000-0000-0000-000000000001"),
      .text
    ),
    (#"'a\xE9\x00\x5C'::blob"#, .text(#"a\xE9\x00\x5C"#), .text),
    ("'{\"a\": 1}'::json", .text("{\"a\": 1}"), .text),
    ("[1, null, 3]", .text("[1, NULL, 3]"), .text),
    ("[[date '2024-01-01'], []]", .text("[[2024-01-01], []]"), .text),
    ("[1.5, 2.5]::double[2]", .text("[1.5, 2.5]"), .text),
    ("{size: 'M', tags: ['new']}", .text("{size: M, tags: [new]}"), .text),
    ("map {'red': 1, 'blue': null}", .text("{red: 1, blue: NULL}"), .text),
  ]

  @Test(arguments: scalars)
  func oneType(sql: String, expected: Value, kind: Kind) throws {
    let table = try memory().query(SQL(verbatim: "select " + sql + " as x"))
    #expect(table.cells == [[expected]])
    #expect(table.columns == [Column("x", kind: kind)])
  }

  /// The second row of each type is null, next to a first that is not.
  @Test(arguments: scalars)
  func nulls(sql: String, expected: Value, kind: Kind) throws {
    let table = try memory().query(
      SQL(
        verbatim: "select x from (select 0 as i, " + sql
          + " as x union all select 1, null) order by i"))
    #expect(table.cells == [[expected, .null]])
  }

  @Test func nothingButNull() throws {
    #expect(try memory().query("select null").cells == [[.null]])
  }

  /// Rows of many vectors, null wherever the number is odd, against the numbers themselves.
  @Test func manyVectors() throws {
    let table = try memory().query(
      """
      select i, case when i % 2 = 0 then 'item number ' || i end as name, [i, i + 1] as pair
      from range(10000) t(i) order by i
      """)
    #expect(table.rowCount == 10_000)
    for row in stride(from: 0, to: 10_000, by: 7) {
      #expect(table.cells[0][row] == .int(Int64(row)))
      #expect(table.cells[1][row] == (row % 2 == 0 ? .text("item number \(row)") : .null))
      #expect(table.cells[2][row] == .text("[\(row), \(row + 1)]"))
    }
  }

  /// Enums of more than 256 and of more than 65,536 members are stored in wider integers.
  @Test(arguments: [300, 70_000]) func largeEnums(count: Int) throws {
    let database = try memory()
    try database.executeScript(
      "create type sku as enum (select 'S' || i from range(\(count)) t(i) order by i)")
    #expect(
      try database.value(SQL(verbatim: "select 'S\(count - 1)'::sku")) == .text("S\(count - 1)"))
  }

  @Test func typesWithoutAForm() throws {
    let database = try memory()
    let error = #expect(throws: EngineError.self) {
      try database.query("select '101'::bit as bits")
    }
    #expect(error?.kind == .conversion)
    #expect(error?.message.contains("\"bits\"") == true)
    #expect(try database.value("select '101'::bit::varchar") == .text("101"))
  }

  @Test func emptyAnswerKeepsItsColumns() throws {
    let table = try memory().query("select 1 as a, 'x' as b where false")
    #expect(table.columns.map { $0.name } == ["a", "b"])
    #expect(table.rowCount == 0)
  }

  /// A limit ends the reading, so that the ten thousand million rows are never made.
  @Test func limitStopsEarly() throws {
    let database = try memory()
    let clock = ContinuousClock()
    let start = clock.now
    let table = try database.query("select i from range(10000000000) t(i)", limit: 2500)
    #expect(table.rowCount == 2500)
    #expect(table.cells[0].last == .int(2499))
    #expect(clock.now - start < .seconds(10))
    #expect(try database.query("select 1 where false", limit: 0).rowCount == 0)
    #expect(try database.query("from range(3)", limit: 5).rowCount == 3)
    #expect(try database.value("select 1") == .int(1))
  }

  @Test func limitReportsFailuresWithinTheStream() throws {
    let database = try memory()
    #expect(
      kind {
        _ = try database.query(
          "select case when i = 5000 then 'x'::int else i end from range(9999) t(i)", limit: 9000)
      } == .conversion)
  }
}
