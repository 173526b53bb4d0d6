import Catalog
import Importers
import Language
import Store
import TestSupport
import Testing
import Values

/// Texts become values strictly: what each type takes, and what it rejects.
@Suite struct ConversionTests {
  private static let catalog: Catalog = {
    var catalog = shipped
    catalog.add(
      modelText: """
        dataset things "Of each type one" {
          key  id
          id   text
          a_text text?
          a_count count?
          a_number number?
          a_money money?
          a_percent percent?
          a_duration duration?
          a_flag flag?
          a_date date?
          a_time timestamp?
          a_member text? in (on_sale, off_sale)
        }
        """, name: "test.ops", grammar: Grammar())
    return catalog
  }()

  /// Loads one value and tells what is stored, or why it was rejected.
  private func read(_ text: String, as column: String, timezone: String) throws -> String {
    let folder = try Folder()
    let store = try memoryStore(Self.catalog, timezone: timezone)
    let cell = "\"" + text.replacing("\"", with: "\"\"") + "\""
    let path = try folder.write("a.csv", "id,\(column)\n1,\(cell)\n")
    let account = try store.load("\"\(path)\" as things", catalog: Self.catalog)
    if let reject = account.files[0].rejects.first {
      #expect(reject.field == column)
      #expect(reject.found == text)
      return reject.reason
    }
    return try store.rows("select \(SQL(verbatim: column))::varchar from things")[0][0]
  }

  @Test(arguments: [
    ("a_text", "plain", "plain"), ("a_text", "  two words\t", "two words"), ("a_text", "   ", ""),
    ("a_text", "00123", "00123"), ("a_text", "1234567890123456789", "1234567890123456789"),
    ("a_count", "12", "12"), ("a_count", "1,234", "1234"), ("a_count", " 7 ", "7"),
    ("a_count", "400081.0", "400081"), ("a_count", "-3", "-3"), ("a_count", "", ""),
    ("a_count", "1.5", "no whole number"), ("a_count", "many", "no whole number"),
    ("a_number", "-0.25", "-0.25"), ("a_number", "1e-3", "0.001"),
    ("a_number", "1,234.5", "1234.5"),
    ("a_number", "nan", ""), ("a_number", "inf", ""), ("a_number", "1,5", "1.5"),
    ("a_number", "5%", "0.05"), ("a_number", "2.5万", "25000.0"), ("a_number", "one", "no number"),
    ("a_money", "10", "10.00"), ("a_money", "1,234.50", "1234.50"), ("a_money", "¥99.90", "99.90"),
    ("a_money", "-¥1,000", "-1000.00"), ("a_money", "99.00元", "99.00"), ("a_money", ".5", "0.50"),
    ("a_money", "0.005", "0.01"), ("a_money", "0.0049", "0.00"), ("a_money", "-2.3451", "-2.35"),
    ("a_money", "1.10000", "1.10"), ("a_money", "19.990000000000002", "19.99"),
    ("a_money", "1.234,50", "1234.50"), ("a_money", "1,23", "1.23"),
    ("a_money", "12,34.5", "no amount"), ("a_money", "free", "no amount"),
    ("a_money", "99999999999999", "no amount"),
    ("a_percent", "0.125", "0.125"), ("a_percent", "12.5%", "0.125"),
    ("a_percent", "1,000 %", "10.0"), ("a_percent", "99,88%", "0.9988"),
    ("a_percent", "high", "no share; write 0.125 or 12.5%"),
    ("a_duration", "90", "90.0"), ("a_duration", "00:12:30", "750.0"),
    ("a_duration", "1:02:03.5", "3723.5"), ("a_duration", "1h 5m", "3900.0"),
    ("a_duration", "2分30秒", "150.0"), ("a_duration", "350s", "350.0"), ("a_duration", "-", ""),
    ("a_duration", "2 hours", "7200.0"), ("a_duration", "1天2小时", "93600.0"),
    ("a_duration", "250 ms", "0.25"), ("a_duration", "s", "no duration; write seconds or 00:12:30"),
    ("a_duration", "12:30", "no duration; write seconds or 00:12:30"),
    ("a_flag", "TRUE", "true"), ("a_flag", "no", "false"), ("a_flag", "是", "true"),
    ("a_flag", "0", "false"), ("a_flag", "perhaps", "neither yes nor no"),
    ("a_date", "2024-05-04", "2024-05-04"), ("a_date", "2024/5/4", "2024-05-04"),
    ("a_date", "2024-05-04 23:59:59", "2024-05-04"),
    ("a_date", "2024-05-04T20:00:00Z", "2024-05-05"),
    ("a_date", "2024-02-30", "no such day: February 2024 has 29 days"),
    ("a_date", "04.05.2024", "2024-05-04"), ("a_date", "20240504", "2024-05-04"),
    ("a_date", "epoch", "no date; write 2024-05-14"),
    ("a_time", "2024-05-04 08:30:00", "2024-05-04 08:30:00"),
    ("a_time", "2024-05-04", "2024-05-04 00:00:00"),
    ("a_time", "2024-05-04T08:30:00", "2024-05-04 08:30:00"),
    ("a_time", "2024-05-04 08:30:00\t", "2024-05-04 08:30:00"), ("a_money", "12.50\t", "12.50"),
    ("a_count", "\t", ""), ("a_member", "on sale\t", "on_sale"),
    ("a_time", "2024/5/4 8:05", "2024-05-04 08:05:00"),
    ("a_time", "2024-05-04T08:30:00.123456", "2024-05-04 08:30:00.123456"),
    ("a_time", "2024-05-04T08:30:00Z", "2024-05-04 16:30:00"),
    ("a_time", "2024-05-04T08:30Z", "2024-05-04 16:30:00"),
    ("a_time", "2024-05-04 08:30:00 +0500", "2024-05-04 11:30:00"),
    ("a_time", "2024-05-04 08:30:00-07:00", "2024-05-04 23:30:00"),
    ("a_time", "2024-05-04T20:30:00+00", "2024-05-05 04:30:00"),
    ("a_time", "infinity", ""),
    ("a_time", "2024-05-04 8:30 PM", "2024-05-04 20:30:00"),
    ("a_time", "2024-05-04 25:00:00", "no time; write 2024-05-14 08:30:00"),
    ("a_member", "on_sale", "on_sale"), ("a_member", "Off Sale ", "off_sale"),
    ("a_member", "ON-SALE", "on_sale"), ("a_member", "", ""),
    ("a_member", "sold", "sold"),
  ])
  func inShanghai(column: String, text: String, expected: String) throws {
    #expect(try read(text, as: column, timezone: "Asia/Shanghai") == expected)
  }

  /// Offsets are turned into the store's own time, also where its clock is set forward and back.
  @Test(arguments: [
    ("America/New_York", "2024-03-10T06:59:00Z", "2024-03-10 01:59:00"),
    ("America/New_York", "2024-03-10T07:00:00Z", "2024-03-10 03:00:00"),
    ("America/New_York", "2024-11-03T05:30:00Z", "2024-11-03 01:30:00"),
    ("America/New_York", "2024-11-03T06:30:00Z", "2024-11-03 01:30:00"),
    ("UTC", "2024-05-04T08:30:00+0200", "2024-05-04 06:30:00"),
    ("GMT+0800", "2024-05-04T08:30:00Z", "2024-05-04 16:30:00"),
    ("UTC+5:30", "2024-05-04T08:30:00Z", "2024-05-04 14:00:00"),
    ("UTC-0330", "2024-05-04T08:30:00+01:00", "2024-05-04 04:00:00"),
    ("Asia/Kolkata", "2024-05-04T08:30:00Z", "2024-05-04 14:00:00"),
  ])
  func zones(timezone: String, text: String, expected: String) throws {
    #expect(try read(text, as: "a_time", timezone: timezone) == expected)
  }

  /// Amounts that have to be rounded are counted, once for each row.
  @Test func rounding() throws {
    let folder = try Folder()
    let store = try memoryStore()
    let path = try folder.write(
      "a.csv",
      """
      order_id,ordered_at,status,units,gross_sales,discounts
      1,2024-05-01,paid,1,10.005,0.333
      2,2024-05-01,paid,1,10.50,
      3,2024-05-01,paid,1,10.100,1.999

      """)
    let account = try store.load("\"\(path)\"")
    #expect(account.counts == [3, 3, 0, 0, 0, 0])
    #expect(account.files[0].rounded == 2)
    #expect(
      account.report.notes.otherNotes == [
        "amounts of more than two decimals were rounded in 2 rows"
      ])
    #expect(
      try store.rows("select gross_sales, discounts from orders order by order_id")
        == [["10.01", "0.33"], ["10.50", ""], ["10.10", "2.00"]])
    #expect(try store.rows("select rows_rounded from loads") == [["2"]])
  }

  /// The first fault of a row is told, by column; rows are rejected once.
  @Test func severalFaults() throws {
    let folder = try Folder()
    let store = try memoryStore()
    let path = try folder.write(
      "a.csv",
      orders(",soon,odd,x,y", "2,2024-05-01,odd,x,y", "3,,paid,1,1", "\t,2024-05-01,paid,1,1")
    )
    let account = try store.load("\"\(path)\"")
    #expect(account.counts == [4, 0, 0, 0, 0, 4])
    #expect(
      account.rejects == [
        ["2", "order_id", "", "missing"],
        ["3", "units", "x", "no whole number"], ["4", "ordered_at", "", "missing"],
        ["5", "order_id", "\t", "missing"],
      ])
    #expect(account.report.heading == "Nothing of \(path) could be loaded into orders")
  }
}
