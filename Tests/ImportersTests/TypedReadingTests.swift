import Importers
import Store
import TestSupport
import Testing

/// What the engine's reader makes of texts by itself is what the macros make of them.
@Suite struct TypedReadingTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// What is told of a load, and all that is in the store after it.
  private func load(_ text: String, typedFrom: Int) throws -> [String] {
    let store = try memoryStore()
    let path = try folder.write("a.csv", text)
    let account = try store.load("\"\(path)\"", typedFrom: typedFrom)
    let rows = try store.rows("select * exclude opsh_load from orders order by all")
    return account.files.map { "\($0)" } + rows.map { $0.joined(separator: "|") }
  }

  private func isSame(_ text: String) throws {
    #expect(try load(text, typedFrom: 0) == load(text, typedFrom: .max))
  }

  private let header =
    "order_id,ordered_at,paid_at,status,units,gross_sales,discounts,city,promotion_id\n"

  @Test func clean() throws {
    try isSame(
      header + """
        1,2024-05-01 08:00:00,2024-05-01 08:01:02,paid,1,10.50,0.50,上海,WELCOME
        2,2024-05-02 00:00:00,,pending,2,-7,,"a ""b"", c",
        3,2024-05-03 23:59:59,2024-05-04 00:00:00,paid,3,.5,1.,München,ü-1

        """)
  }

  @Test(
    "a text that is not in the usual form",
    arguments: [
      ("10.50", "1,234.50"), ("10.50", " 12"), ("10.50", "12.345"), ("10.50", "1e2"),
      ("10.50", "¥12.00"), ("10.50", "12元"), ("10.50", "nan"), ("10.50", "1_000"),
      ("10.50", "0x10"), ("10.50", "+3"), ("10.50", ""), ("10.50", "123456789012345"),
      ("10.50", "abc"), ("10.50", "-"), (",1,", ",1.0,"), (",1,", ",1.5,"), (",1,", ",true,"),
      ("2024-05-01 08:00:00", "2024-05-01T08:00:00"), ("2024-05-01 08:00:00", "2024-5-1 8:00:00"),
      ("2024-05-01 08:00:00", "2024-05-01 08:00:00.5"), ("2024-05-01 08:00:00", "2024-05-01"),
      ("2024-05-01 08:00:00", "2024-05-01 08:00:00+02"), ("2024-05-01 08:00:00", "epoch"),
      ("2024-05-01 08:00:00", "infinity"), ("2024-05-01 08:00:00", "1900-01-01 00:00:00"),
      ("2024-05-01 08:00:00", "1900-01-01 00:00:01"),
      ("2024-05-01 08:00:00", "2200-01-01 00:00:00"),
      ("2024-05-01 08:00:00", " 2024-05-01 08:00:00"),
      ("2024-05-01 08:00:00", "2024-02-30 08:00:00"),
      ("2024-05-01 08:00:00", ""), ("Wien", " Wien "), ("Wien", "Wien\t"), ("Wien", "-"),
      ("Wien", "=\"0123\""), ("Wien", "'0123"), ("Wien", "\u{3000}Wien"), ("Wien", "Wien\u{A0}"),
      ("Wien", "\u{200B}Wien\u{FEFF}"), ("Wien", "   "), ("first", " first"), ("first", "'123"),
      ("first", "\"=\"\"0123\"\"\""), ("first", "12345.0"), ("first", "6.91793E+18"),
      ("first", "first\t"), ("first", ""), ("WELCOME", "优惠"), ("WELCOME", " x"),
      ("paid,1", "Paid,1"), ("paid,1", "PAID ,1"), ("paid,1", "lost,1"), ("paid,1", ",1"),
      (",Wien", ",Wien,more"), ("WELCOME\n", "WELCOME\n\n"),
    ])
  func odd(usual: String, odd: String) throws {
    let row = "first,2024-05-01 08:00:00,,paid,1,10.50,,Wien,WELCOME\n"
    let text =
      header + "0,2024-05-01 07:00:00,,paid,1,1.00,,Linz,\n"
      + row.replacing(usual, with: odd) + "9,2024-05-02 07:00:00,,paid,2,2.00,,Graz,\n"
    #expect(row.contains(usual))
    try isSame(text)
  }

  @Test("a column that serves two columns of the data set stays a text")
  func shared() throws {
    let text = "Order ID,Time,status,units,gross_sales\n1,2024-05-01 08:00:00,paid,1,2\n"
    let options = "as orders map (ordered_at = Time, paid_at = Time)"
    let path = try folder.write("b.csv", text)
    let store = try memoryStore()
    try store.load("\"\(path)\" \(options)", typedFrom: 0)
    #expect(
      try store.rows("select ordered_at, paid_at from orders")
        == [["2024-05-01 08:00:00", "2024-05-01 08:00:00"]])
  }
}
