import Importers
import Language
import Planner
import Store
import TestSupport
import Testing

/// Days such as 05/06/2023, where nothing in the file tells the order of the numbers.
@Suite struct DatePrecedentTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  /// Orders of a shop on TikTok, one at each time.
  private func orders(_ times: [String]) -> String {
    "Order ID,Order Status,SKU ID,SKU Unit Original Price,Quantity,Order Amount,Created Time,Buyer Username\n"
      + times.enumerated().map { "58387090000000000\($0),Completed,S1,10,1,10,\($1)\t,Ann\n" }
      .joined()
  }

  @discardableResult
  private func load(_ name: String, _ times: [String]) throws -> FileAccount? {
    try store.load("\"\(try folder.write(name, orders(times)))\"").files.first
  }

  private func days() throws -> [String] {
    try store.rows("select ordered_at::date from orders order by order_id").map { $0[0] }
  }

  @Test func asUsualInTheExport() throws {
    let account = try load("a.csv", ["05/06/2023 10:00:00"])
    #expect(try days() == ["2023-06-05"])
    #expect(
      account?.notes.first?.english
        == "Created Time read as day/month/year, as usual in tiktok shop orders; "
        + "--dates says it otherwise")
  }

  @Test func etsyWritesTheMonthFirst() throws {
    let text = "Sale Date,Item Name,Quantity,Price,Transaction ID,Order ID\n05/06/23,Cup,1,8,1,9\n"
    try store.load("\"\(try folder.write("e.csv", text))\"")
    #expect(try store.rows("select max(date_order) from loads") == [["mdy"]])
  }

  /// What the texts of an earlier file decided holds for a file that leaves it open.
  @Test func asInTheLastLoad() throws {
    try load("a.csv", ["05/25/2023 10:00:00 AM"])
    let account = try load("b.csv", ["05/06/2023 10:00:00 AM", "05/07/2023 10:00:00 AM"])
    #expect(try days() == ["2023-05-06", "2023-05-07"])
    #expect(
      account?.notes.first?.english
        == "Created Time read as month/day/year, as in the last load of tiktok shop orders; "
        + "--dates says it otherwise")
    try store.load("\"\(try folder.write("c.csv", orders(["02/03/2023 10:00:00"])))\" --dates dmy")
    #expect(try days()[0] == "2023-03-02")
  }

  /// A load that was undone teaches nothing.
  @Test func undone() throws {
    try load("a.csv", ["05/25/2023 10:00:00"])
    let loader = Loader(store: store, catalog: shipped, clock: Clock(now: present))
    _ = try loader.undo(1)
    try load("b.csv", ["05/06/2023 10:00:00"])
    #expect(try days() == ["2023-06-05"])
  }

  /// A clock of am and pm goes with the month first: the usual order is not taken for granted.
  @Test func halvesOfTheDaySpeakAgainstIt() throws {
    #expect(
      fault { try load("a.csv", ["05/06/2023 10:00:00 PM"]) }.first?
        .hasPrefix("the dates of `Created Time` in a.csv can be read in two ways") == true)
  }

  @Test func neverIntoTheFuture() throws {
    try load("a.csv", ["05/06/2024 10:00:00", "01/02/2024 10:00:00"])
    // The clock of the tests stands in June 2024.
    try load("b.csv", ["05/12/2023 10:00:00", "06/01/2024 10:00:00"])
    #expect(try days() == ["2023-05-12", "2024-06-01"])
  }

  @Test func unknownOrder() throws {
    var export = try #require(ShippedExports.all.first { $0.dates != nil })
    export.dates = Name("mddy")
    let check = ExportCheck(shipped, clock: Clock(now: present))
    #expect(
      fault { try check.check(export) }
        == ["no order of dates called \"mddy\"", "dates takes dmy, mdy and ymd"])
  }

  /// The files of a folder do not wait for the one that nobody can read for sure.
  @Test func othersOfTheFolderAreLoaded() throws {
    try folder.write("in/a.csv", orders(["25/05/2024 10:00:00"]))
    try folder.write("in/b.csv", orders(["05/04/2024 10:00:00 PM"]))
    try folder.write("in/c.csv", orders(["26/05/2024 10:00:00", "27/05/2024 10:00:00"]))
    try folder.write(
      "in/d.csv", "order_id,ordered_at,status,units,gross_sales\n7,05/04/2023,paid,1,1\n")
    let account = try store.load("\"\(folder.file("in"))\"")
    #expect(account.faults.map { String($0.file.suffix(5)) } == ["d.csv"])
    #expect(account.faults.first?.reason.contains("(--dates dmy)") == true)
    #expect(try days().count == 2)
    #expect(
      fault { try store.load("\"\(folder.file("in/d.csv"))\"") }.first?.contains("two ways") == true
    )
  }
}
