import Catalog
import Foundation
import Importers
import Language
import Store
import TestSupport
import Testing
import Values

/// Rows with the same key: in one file, in the store, and the same file twice.
@Suite struct ReplacingTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private func load(_ text: String, _ name: String = "a.csv") throws -> LoadAccount {
    try store.load("\"\(try folder.write(name, text))\"")
  }

  private func stored() throws -> [[String]] {
    try store.rows("select order_id, status, gross_sales from orders order by 1")
  }

  @Test func newerReplacesOlder() throws {
    #expect(
      try load(orders("1,2024-05-01,paid,1,10", "2,2024-05-01,paid,1,20")).counts
        == [2, 2, 0, 0, 0, 0])
    #expect(
      try load(
        orders(
          "1,2024-05-01,shipped,1,10", "2,2024-05-01,paid,1,20", "3,2024-05-02,paid,1,30")
      ).counts == [3, 1, 1, 1, 0, 0])
    #expect(
      try stored() == [
        ["1", "shipped", "10.00"], ["2", "paid", "20.00"], ["3", "paid", "30.00"],
      ])
    #expect(
      try store.rows(
        "select rows_read, rows_added, rows_updated, rows_unchanged from loads order by load_id")
        == [["2", "2", "0", "0"], ["3", "1", "1", "1"]])
  }

  /// Of several states of one order nothing tells which counts, unless somebody says it.
  @Test func statesOfOneOrder() throws {
    let text = orders(
      "1,2024-05-01,unpaid,1,10", "2,2024-05-01,paid,1,20", "1,2024-05-01,paid,1,11",
      "1,2024-05-01,shipped,1,12", "2,2024-05-01,paid,1,20")
    let refused = #expect(throws: Diagnostic.self) { try load(text) }
    #expect(refused?.message.contains("gross_sales 10.00, 11.00, 12.00") == true)
    #expect(try stored().isEmpty)
    let account = try store.load("\"\(folder.file("a.csv"))\" --keep last")
    #expect(account.counts == [5, 2, 0, 0, 1, 0])
    #expect(account.files[0].skippedCount == 2)
    #expect(try stored() == [["1", "shipped", "12.00"], ["2", "paid", "20.00"]])
    #expect(account.files[0].sum?.value.description == "32.00")
  }

  @Test func sameFileTwice() throws {
    let text = orders("1,2024-05-01,paid,1,10", "2,soon,paid,1,20")
    #expect(try load(text).counts == [2, 1, 0, 0, 0, 1])
    let again = try load(text, "copy of a.csv")
    #expect(again.files[0].loadedBefore == present)
    #expect(again.counts == [0, 0, 0, 0, 0, 0])
    #expect(
      again.report.heading
        == "\(folder.file("copy of a.csv")) was loaded on 2024-06-01 12:00 already: nothing changed"
    )
    #expect(try store.rows("select count(*) from loads") == [["1"]])
    #expect(try store.rows("select count(*) from rejects") == [["1"]])
    // Read in another way it is news.
    let mapped = try store.load(
      "\"\(folder.file("a.csv"))\" map (ordered_at = \"2024-05-02\")")
    #expect(mapped.counts == [2, 1, 1, 0, 0, 0])
  }

  /// A file without some columns leaves these as they were; one with an empty cell clears it.
  @Test func columnsTheFileDoesNotHave() throws {
    let header = "order_id,ordered_at,status,units,gross_sales,channel,coupon\n"
    _ = try load(header + "1,2024-05-01,paid,1,10,search,C1\n2,2024-05-01,paid,1,20,ads,C2\n")
    let narrow = "order_id,ordered_at,status,units,gross_sales,coupon\n"
    #expect(
      try load(narrow + "1,2024-05-01,shipped,1,10,\n2,2024-05-01,paid,1,20,C2\n").counts
        == [2, 0, 1, 1, 0, 0])
    #expect(
      try store.rows("select order_id, status, channel, coupon from orders order by 1")
        == [["1", "shipped", "search", ""], ["2", "paid", "ads", "C2"]])
  }

  /// Facts after any load are what a look at all rows would give.
  @Test func factsStayTrue() throws {
    func check() throws {
      let kept = try store.facts()
      try store.updateFacts()
      for name in ["orders", "loads", "rejects"] {
        #expect(try store.facts()[name] == kept[name])
      }
      #expect(kept["orders"] != nil)
    }
    _ = try load(orders("1,2024-05-01,paid,1,10", "2,2024-05-03 08:00:00,paid,1,20"))
    try check()
    _ = try load(orders("3,2024-05-09,paid,1,10"))
    try check()
    _ = try load(orders("3,2024-05-02,paid,1,10", "4,never,paid,1,10"))
    try check()
    #expect(
      try store.facts()["orders"]?.spans["ordered_at"]?.newest.description
        == "2024-05-03 08:00:00")
  }

  /// Any sequence of files leaves what a simple model has: by key the last row that could be read,
  /// as is asked for.
  @Test(arguments: 1...12) func againstAModel(seed: UInt64) throws {
    var catalog = shipped
    catalog.add(
      modelText: """
        dataset stock_moves "Moves" {
          key  shelf, box
          shelf text
          box   text?
          count_of count
          remark text?
        }
        """, name: "test.ops", grammar: Grammar())
    let store = try memoryStore(catalog)
    var random = Seeded(seed)
    var model: [[String]: [String]] = [:]
    for number in 0..<6 {
      let hasRemark = random.next(below: 3) > 0
      var counts = [0, 0, 0, 0, 0, 0]
      var new: [[String]: [String]] = [:]
      var lines = [hasRemark ? "shelf,box,count_of,remark" : "shelf,box,count_of"]
      for _ in 0..<(1 + random.next(below: 40)) {
        let shelf = ["A", "B", "C", ""][min(3, random.next(below: 13) / 4)]
        let box = ["", "1", "2", "3", "4"][random.next(below: 5)]
        let count = random.next(below: 12) == 0 ? "x" : "\(random.next(below: 3))"
        let remark = ["", "r", "s"][random.next(below: 3)]
        lines.append(
          "\(shelf),\(box),\(count)" + (hasRemark ? ",\(remark)" : ""))
        counts[0] += 1
        guard !shelf.isEmpty, count != "x" else {
          counts[5] += 1
          continue
        }
        if new[[shelf, box]] != nil { counts[4] += 1 }
        new[[shelf, box]] = [count, hasRemark ? remark : "-"]
      }
      for (key, row) in new {
        let old = model[key]
        let row = [row[0], row[1] == "-" ? old?[1] ?? "" : row[1]]
        counts[old == nil ? 1 : old == row ? 3 : 2] += 1
        model[key] = row
      }
      let path = try folder.write("\(number).csv", lines.joined(separator: "\n") + "\n")
      let account = try store.load("\"\(path)\" as stock_moves --keep last", catalog: catalog)
      guard let file = account.files.first, file.loadedBefore == nil else { continue }
      #expect(
        [file.read, file.added, file.updated, file.unchanged, file.repeated + file.skippedCount]
          + [file.rejected] == counts)
    }
    let found = try store.rows("select shelf, box, count_of, remark from stock_moves")
    #expect(found.count == model.count)
    for row in found { #expect(model[[row[0], row[1]]] == [row[2], row[3]]) }
  }
}
