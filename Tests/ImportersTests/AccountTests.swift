import Importers
import Store
import TestSupport
import Testing
import Values

/// What is said of a load, to people and to scripts.
@Suite struct AccountTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func tables(_ report: Report) -> [[[String]]] {
    report.blocks.compactMap { block in
      guard case .table(let table) = block else { return nil }
      return [table.columns.map { $0.name }] + table.rows.map { $0.map { $0.description } }
    }
  }

  private func titles(_ report: Report) -> [String] {
    report.blocks.compactMap { block in
      switch block {
      case .title(let title): title.english
      case .text(let text): text.english
      default: nil
      }
    }
  }

  /// Amounts of several currencies are no sum: each is told by itself.
  @Test func sumsOfCurrencies() throws {
    let path = try folder.write(
      "mixed.csv",
      """
      order_id,ordered_at,status,units,gross_sales,currency
      1,2024-05-03,paid,1,10.50,USD
      2,2024-05-01,paid,1,"1,200",CNY
      3,2024-05-01,paid,1,34.5,
      4,2024-05-01,paid,1,0.25,usd
      5,2024-05-01,paid,1,4,CNY

      """)
    let report = try store.load("\"\(path)\"").report
    #expect(report.notes.otherNotes == ["gross_sales is 1,238.50 in CNY, 10.75 in USD"])
    #expect(tables(report).first?.last?.last == "")
    // A refund is in the currency of its order.
    let refunds = try folder.write(
      "refunds.csv",
      """
      refund_id,order_id,amount,requested_at,status
      r1,1,3,2024-05-04,refunded
      r2,3,5.5,2024-05-04,refunded

      """)
    #expect(
      try store.load("\"\(refunds)\"").report.notes.otherNotes == [
        "amount is 5.50 in CNY, 3.00 in USD"
      ])
    let own = try folder.write(
      "own.csv",
      """
      order_id,ordered_at,status,units,gross_sales,currency
      6,2024-05-03,paid,1,10.50,CNY

      """)
    #expect(tables(try store.load("\"\(own)\"").report).first?.last?.last == "10.50")
  }

  @Test func oneFile() throws {
    let path = try folder.write(
      "may.csv",
      """
      order_id,Created at,status,units,gross_sales,memo,tags
      1,2024-05-03,paid,1,10,x,
      2,2024-05-01,paid,x,10,x,
      3,2024-05-01,paid,1,"1,234.50",x,

      """)
    let report = try store.load("\"\(path)\"").report
    #expect(report.heading == "Loaded \(path) into orders")
    #expect(
      titles(report) == ["Columns", "Left out: memo, tags", "Sums", "Rejected: 1 of 3 rows"])
    #expect(
      tables(report) == [
        [
          ["dataset", "read", "added", "rejected", "first_day", "last_day", "gross_sales"],
          ["orders", "3", "2", "1", "2024-05-01", "2024-05-03", "1244.50"],
        ],
        [
          ["in_the_file", "column", "matched_by"], ["order_id", "order_id", "name"],
          ["Created at", "ordered_at", "synonym"], ["status", "status", "name"],
          ["units", "units", "name"], ["gross_sales", "gross_sales", "name"],
        ],
        [
          ["column", "in_the_file", "taken", "between"], ["units", "2", "2", ""],
          ["gross_sales", "1254.50", "1244.50", "10.00 rejected"],
        ],
        [
          ["line", "field", "found", "reason"],
          ["3", "units", "x", "no whole number"],
        ],
      ])
    #expect(report.table?.columns.last?.kind == .money("CNY"))
    #expect(report.notes.otherNotes.isEmpty)
    #expect(report.next == "list rejects")
  }

  /// Files with the same columns are told once; a period comes next.
  @Test func severalFiles() throws {
    for day in 1...3 {
      try folder.write("\(day).csv", orders("\(day),2024-05-0\(day),paid,1,\(day)"))
    }
    let other = orders("4,2024-05-04,paid,1,4").replacing("units", with: "quantity (units)")
    try folder.write("4.csv", other)
    try store.load("\"\(folder.file("1.csv"))\"")
    let report = try store.load("\"\(folder.path)\" map (units = 1)").report
    #expect(report.heading == "Loaded 4 of 4 files of \(folder.path): 4 rows")
    #expect(
      titles(report) == [
        "Columns of 1.csv and 2 more", "Left out: units", "Columns of 4.csv",
        "Left out: quantity (units)",
      ] + (1...4).map { "Sums as in the file of \($0).csv: gross_sales \($0).00" })
    #expect(report.next == "list orders 2024-05-04")
    #expect(
      tables(report)[0].map { $0[3...5].joined(separator: " ") }
        == ["added unchanged rejected", "0 1 0", "1 0 0", "1 0 0", "1 0 0"])

    let again = try store.load("\"\(folder.path)\" map (units = 1)").report
    #expect(again.heading == "Loaded 0 of 4 files of \(folder.path): 0 rows")
    #expect(
      again.notes.otherNotes == ["4 of the files were loaded before: nothing changed by them"])
    #expect(again.next == nil)
  }

  /// How to tell the form of times comes with the first that could not be read.
  @Test func hintForTimes() throws {
    let path = try folder.write(
      "a.csv", orders("1,31/31/2024,paid,1,10").replacing("ordered_at", with: "Sale Date"))
    #expect(
      try store.load("\"\(path)\"").report.notes.otherNotes == [
        "other forms of ordered_at have to be told: "
          + "map (ordered_at = timestamp(`Sale Date`, \"%d/%m/%Y %H:%M\"))"
      ])
  }

  /// Loads and rejected rows can be asked for like any data.
  @Test func keptInTheStore() throws {
    let long = String(repeating: "9", count: 300) + "x"
    let path = try folder.write(
      "a.csv", orders("1,2024-05-01,paid,1,10", "2,soon,paid,1,\(long)"))
    try store.load("\"\(path)\"")
    #expect(
      try store.rows(
        """
        select load_id, loaded_at, file, loaded_into, rows_read, rows_added, rows_rejected,
          oldest_day, newest_day from loads
        """) == [
          ["1", "2024-06-01 12:00:00", path, "orders", "2", "1", "1", "2024-05-01", "2024-05-01"]
        ])
    #expect(
      try store.rows("select load_id, reject_no, file, line, field, found, reason from rejects")
        == [["1", "1", path, "3", "ordered_at", "soon", "no time; write 2024-05-14 08:30:00"]])
    #expect(try store.facts()["loads"]?.rows == 1)
    #expect(try store.facts()["rejects"]?.rows == 1)
    try store.load("\"\(try folder.write("b.csv", orders("3,2024-05-01,paid,1,\(long)")))\"")
    #expect(
      try store.rows("select length(found) from rejects where load_id = '2'") == [["200"]])
  }

  /// More rejected rows than are kept: all are counted.
  @Test func manyRejects() throws {
    let rows = (1...100_050).map { "\($0),soon,paid,1,1" }.joined(separator: "\n")
    let account = try store.load("\"\(try folder.write("a.csv", orders(rows)))\"")
    #expect(account.counts == [100_050, 0, 0, 0, 0, 100_050])
    #expect(
      try store.rows("select count(*), max(line), max(reject_no) from rejects")
        == [["100000", "100001", "100000"]])
    #expect(try store.rows("select rows_rejected from loads") == [["100050"]])
  }
}
