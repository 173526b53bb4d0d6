import Importers
import Language
import Store
import TestSupport
import Testing
import Values

/// Dates and times in the forms of exports, decided from all rows of a column.
@Suite struct DateFormTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  /// Loads orders with these times and tells what was stored, or why one was rejected, in order.
  private func read(
    _ times: [String], _ options: String = "", in store: Store? = nil
  ) throws -> (found: [String], notes: [Wording]) {
    let store = try store ?? memoryStore()
    let rows = times.enumerated().map { index, time in
      "\(index + 10),\"\(time.replacing("\"", with: "\"\""))\",paid,1,5"
    }
    let path = try folder.write(
      "a.csv", (["order_id,ordered_at,status,units,gross_sales"] + rows).joined(separator: "\n"))
    let account = try store.load("\"\(path)\" as orders \(options)")
    let stored = try store.rows("select order_id, ordered_at::varchar from orders")
    let found = times.indices.map { index in
      stored.first { $0[0] == "\(index + 10)" }?[1]
        ?? account.files[0].rejects.first { $0.line == index + 2 }?.reason ?? "gone"
    }
    return (found, account.report.notes)
  }

  @Test(arguments: [
    ("2026.7.1", "2026-07-01 00:00:00"), ("2026/7/1 8:05", "2026-07-01 08:05:00"),
    ("20260701", "2026-07-01 00:00:00"), ("20260701 08:30", "2026-07-01 08:30:00"),
    ("20260701083059", "2026-07-01 08:30:59"), ("202607010830", "2026-07-01 08:30:00"),
    ("20260701T083059Z", "2026-07-01 16:30:59"),
    ("2026年9月10日", "2026-09-10 00:00:00"), ("2026年9月10日 8时30分", "2026-09-10 08:30:00"),
    ("2026年9月10日8时30分15秒", "2026-09-10 08:30:15"),
    ("2026年9月10日 下午3:05", "2026-09-10 15:05:00"),
    ("2026/9/10 上午 12:05", "2026-09-10 00:05:00"),
    ("2026/9/10 星期四 8:05", "2026-09-10 08:05:00"),
    ("25/07/2026", "2026-07-25 00:00:00"), ("07/25/2026", "2026-07-25 00:00:00"),
    ("25.7.2026", "2026-07-25 00:00:00"), ("1.7.2026 08:30", "2026-07-01 08:30:00"),
    ("25/07/26", "2026-07-25 00:00:00"), ("7-25-26", "2026-07-25 00:00:00"),
    ("25/07/2026 22:05:43\t", "2026-07-25 22:05:43"),
    ("07/25/2026 10:05:43 PM", "2026-07-25 22:05:43"),
    ("07/25/2026 12:05 AM", "2026-07-25 00:05:00"),
    ("07/25/2026, 8:05\u{202F}pm", "2026-07-25 20:05:00"),
    ("25.07.2026 08:30:15.123", "2026-07-25 08:30:15.123"),
    ("25.07.2026 08:30 Uhr", "2026-07-25 08:30:00"),
    ("Jul-25-26", "2026-07-25 00:00:00"), ("Jul 25, 2026", "2026-07-25 00:00:00"),
    ("Jul 25, 2026 8:30 PM", "2026-07-25 20:30:00"),
    ("September 15 2026", "2026-09-15 00:00:00"), ("Sept. 5th, 2026", "2026-09-05 00:00:00"),
    ("25 Jul 2026", "2026-07-25 00:00:00"), ("25-Jul-2026 08:30", "2026-07-25 08:30:00"),
    ("25-JUL-26", "2026-07-25 00:00:00"),
    ("Sat, 25 Jul 2026 08:30:00 +0200", "2026-07-25 14:30:00"),
    ("Saturday, July 25, 2026 at 8:30 PM", "2026-07-25 20:30:00"),
    ("25. Juli 2026", "2026-07-25 00:00:00"), ("1. März 2026", "2026-03-01 00:00:00"),
    ("25 juillet 2026", "2026-07-25 00:00:00"), ("3 août 2026 à 14:05", "2026-08-03 14:05:00"),
    ("25 de julio de 2026", "2026-07-25 00:00:00"), ("5 ene 2026", "2026-01-05 00:00:00"),
    ("25 luglio 2026", "2026-07-25 00:00:00"), ("4 de março de 2026", "2026-03-04 00:00:00"),
    ("25 mei 2026", "2026-05-25 00:00:00"), ("25 października 2026", "2026-10-25 00:00:00"),
    ("2026-Jul-25", "2026-07-25 00:00:00"),
    ("2026-07", "2026-07-01 00:00:00"), ("Jul 2026", "2026-07-01 00:00:00"),
    ("2026年7月", "2026-07-01 00:00:00"), ("07/2026", "2026-07-01 00:00:00"),
    ("2026-04-05 21:55:08 +0500", "2026-04-06 00:55:08"),
    ("2026/04/05 21:55:08 UTC", "2026-04-06 05:55:08"),
    ("04/25/2026 21:55:08 PST", "2026-04-26 13:55:08"),
    ("25/04/2026 21:55 GMT+8", "2026-04-25 21:55:00"),
    ("１５/０４/２０２６", "2026-04-15 00:00:00"), ("'2026年4月5日", "2026-04-05 00:00:00"),
    ("1785000000", "2026-07-26 01:20:00"), ("1785000000500", "2026-07-26 01:20:00.5"),
    ("46228.5", "2026-07-25 12:00:00"), ("46228", "2026-07-25 00:00:00"),
  ])
  func forms(text: String, expected: String) throws {
    #expect(try read([text]).found == [expected])
  }

  @Test(arguments: [
    "2026-13-01", "25 Juli", "tomorrow", "25 xyz 2026", "13:00", "2026", "25/07/0026",
    "99999", "25/07/2026 25:00", "07/25/2026 13:05 PM", "2026-07-01 x", "12345678",
  ])
  func noTimes(text: String) throws {
    #expect(try read([text]).found == ["no time; write 2024-05-14 08:30:00"])
  }

  @Test(arguments: [
    ("04/31/2026", "no such day: April 2026 has 30 days"),
    ("31/02/2026", "no such day: February 2026 has 28 days"),
    (
      "25/04/2026 21:55 CST",
      "time zone CST: the name of several zones; say which, as in: --zone America/Chicago"
    ),
  ])
  func noSuchTimes(text: String, reason: String) throws {
    #expect(try read([text]).found == [reason])
  }

  @Test(arguments: [
    "-", "--", "nan", "NULL", "N/A", "无", "0000-00-00 00:00:00", "0000-00-00", " ", "—",
  ])
  func missing(text: String) throws {
    let path = try folder.write(
      "a.csv",
      """
      order_id,ordered_at,status,units,gross_sales,paid_at
      1,2024-05-01,paid,1,10,"\(text)"
      2,2024-05-01,paid,1,10,2024-05-02 10:00:00

      """)
    let account = try store.load("\"\(path)\"")
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try store.rows("select paid_at from orders order by order_id")
        == [[""], ["2024-05-02 10:00:00"]])
    #expect(
      account.report.notes
        == ["times without a zone were taken as Asia/Shanghai, the store's own"])
  }

  /// The whole column decides, and the note says by which line.
  @Test func decidedByTheColumn() throws {
    let days = try read(["05/04/2024", "06/04/2024", "25/04/2024"])
    #expect(days.found.map { $0.prefix(10) } == ["2024-04-05", "2024-04-06", "2024-04-25"])
    #expect(
      days.notes.otherNotes == [
        "ordered_at read as day/month/year, decided by 25/04/2024 in line 4"
      ])
    let months = try read(["4/5/24", "4/6/24", "4/25/24"])
    #expect(months.found.map { $0.prefix(10) } == ["2024-04-05", "2024-04-06", "2024-04-25"])
    #expect(
      months.notes.otherNotes == ["ordered_at read as month/day/year, decided by 4/25/24 in line 4"]
    )
  }

  /// A row that contradicts the rest is rejected with its own text, not read the other way.
  @Test func contradictions() throws {
    let read = try read(["25/04/2024", "26/04/2024", "04/27/2024", "03/04/2024"])
    #expect(
      read.found == [
        "2024-04-25 00:00:00", "2024-04-26 00:00:00", "no time; write 2024-05-14 08:30:00",
        "2024-04-03 00:00:00",
      ])
    #expect(read.notes.contains("1 dates of ordered_at have another order and were rejected"))
  }

  /// Two forms that can be told apart by their shape are both read.
  @Test func twoForms() throws {
    let read = try read(["September 15 2023", "09/16/2023", "2023-09-17", "-"])
    #expect(
      read.found == [
        "2023-09-15 00:00:00", "2023-09-16 00:00:00", "2023-09-17 00:00:00", "missing",
      ])
    // The name of a month tells the order of the numbers too.
    #expect(
      try self.read(["September 5 2023", "09/06/2023"]).found.map { $0.prefix(10) }
        == ["2023-09-05", "2023-09-06"])
    #expect(
      try self.read(["5 September 2023", "06/09/2023"]).found.map { $0.prefix(10) }
        == ["2023-09-05", "2023-09-06"])
  }

  /// Another column of the file decides, even one that nothing is loaded from.
  @Test(arguments: ["paid_at", "memo"]) func decidedByAnotherColumn(other: String) throws {
    let path = try folder.write(
      "a.csv",
      """
      order_id,ordered_at,status,units,gross_sales,\(other)
      1,05/04/2024,paid,1,10,06/04/2024 10:00
      2,06/04/2024,paid,1,10,13/04/2024 11:30

      """)
    let account = try store.load("\"\(path)\"")
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try store.rows("select ordered_at::date from orders order by 1")
        == [["2024-04-05"], ["2024-04-06"]])
    #expect(
      account.report.notes.contains("ordered_at read as day/month/year, as \(other) is"))
  }

  /// The present is 2024-06-01: nothing was ordered in September.
  @Test func decidedByTheFuture() throws {
    let read = try read(["09/05/2024", "10/05/2024"])
    #expect(read.found.map { $0.prefix(10) } == ["2024-05-09", "2024-05-10"])
    #expect(
      read.notes.otherNotes == [
        "ordered_at read as day/month/year, for otherwise days would lie in the future; --dates "
          + "says it otherwise"
      ])
  }

  /// Days in a row are likelier than one day of each month.
  @Test func decidedByTheRange() throws {
    let dates = (1...12).map { "\($0)/03/2024".count == 9 ? "0\($0)/03/2024" : "\($0)/03/2024" }
    let old = dates.map { $0.replacing("2024", with: "2023") }
    #expect(try read(old).found.last == "2023-03-12 00:00:00")
    // Months of more than a year are months, and no few days of two Januaries.
    let long = [2022, 2023].flatMap { year in (1...9).map { "01/0\($0)/\(year)" } }
    let months = try read(long)
    #expect(
      months.found.first == "2022-01-01 00:00:00" && months.found.last == "2023-09-01 00:00:00")
    #expect(
      months.notes.first?.english
        == "ordered_at read as day/month/year, for all are then the first day of a month; --dates "
        + "says it otherwise")
    // The first of each month or the first days of January: who knows.
    let firsts = (1...12).map { "01/\($0)/2023" }
    #expect(fault { try read(firsts) }.first?.contains("can be read in two ways") == true)
  }

  @Test func undecided() throws {
    #expect(
      fault { try read(["05/04/2023", "05/04/2023"]) } == [
        "the dates of ordered_at in a.csv can be read in two ways: 05/04/2023 as day/month/year "
          + "(--dates dmy) or month/day/year (--dates mdy)",
        "say which: load ... --dates dmy",
      ])
    #expect(try store.rows("select count(*) from loads") == [["0"]])
    #expect(try read(["05/04/2023"], "--dates dmy").found == ["2023-04-05 00:00:00"])
    #expect(try read(["05/04/2023"], "--dates mdy").found == ["2023-05-04 00:00:00"])
    #expect(try read(["05/04/23"], "--dates ymd").found == ["2005-04-23 00:00:00"])
    #expect(
      fault { try read(["24-05-04"]) }.first?.contains("(--dates dmy) or year/month/day") == true)
    #expect(
      fault { try read(["05/04/2023"], "--dates dym") }
        == ["no order of dates called \"dym\"", "--dates takes dmy, mdy and ymd"])
    #expect(fault { try read(["1"], "--dates") } == ["--dates needs a value", "--dates dmy"])
  }

  /// The same file read in another order is news.
  @Test func toldOtherwise() throws {
    let store = try memoryStore()
    #expect(try read(["05/04/2023"], "--dates dmy", in: store).found == ["2023-04-05 00:00:00"])
    #expect(try read(["05/04/2023"], "--dates mdy", in: store).found == ["2023-05-04 00:00:00"])
    #expect(try store.rows("select count(*) from orders") == [["1"]])
  }

  /// Counts of seconds and of days are times only where the whole column has them.
  @Test func countsOfAWholeColumn() throws {
    let mixed = try read(["46228", "2023-05-04"])
    #expect(mixed.found == ["no time; write 2024-05-14 08:30:00", "2023-05-04 00:00:00"])
    let whole = try read(["45000", "45001.25", "-"])
    #expect(whole.found == ["2023-03-15 00:00:00", "2023-03-16 06:00:00", "missing"])
    #expect(whole.notes.otherNotes == ["ordered_at read as the day numbers of a workbook"])
  }

  /// Inside of formulas too, and beside a use of the same column as a text.
  @Test func inFormulas() throws {
    let path = try folder.write(
      "a.csv",
      """
      No,Created,Paid,Total
      1,05/04/2023,25/04/2023 10:00,"12,50"
      2,06/04/2023,-,"1.007,25"

      """)
    let account = try store.load(
      """
      "\(path)" as orders map (order_id = No, ordered_at = timestamp(Created) + 2h, units = 1,
        paid_at = Paid, gross_sales = number(Total) * 2, taxes = Total, coupon = Created,
        completed_at = timestamp(Created, "%d/%m/%Y"),
        status = if(Paid is missing, "unpaid", "paid"))
      """)
    #expect(account.counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try store.rows(
        """
        select ordered_at, paid_at, gross_sales, taxes, coupon, completed_at::date, status
        from orders order by order_id
        """) == [
          [
            "2023-04-05 02:00:00", "2023-04-25 10:00:00", "25.00", "12.50", "05/04/2023",
            "2023-04-05", "paid",
          ],
          ["2023-04-06 02:00:00", "", "2014.50", "1007.25", "06/04/2023", "2023-04-06", "unpaid"],
        ])
  }

  /// Broken rows beside another form: both are told, and the lines are right.
  @Test func besideBrokenRows() throws {
    let path = try folder.write(
      "a.csv",
      """
      order_id,ordered_at,status,units,gross_sales
      1,25/04/2023,paid,1,10
      2,26/04/2023,paid,1
      3,04/27/2023,paid,1,10
      4,27/04/2023,paid,1,10

      """)
    let account = try store.load("\"\(path)\"")
    #expect(account.counts == [4, 2, 0, 0, 0, 2])
    #expect(account.rejects.map { $0[0] } == ["3", "4"])
    #expect(account.rejects[1][2] == "04/27/2023")
  }
}
