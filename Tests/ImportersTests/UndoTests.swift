import Catalog
import Engine
import EngineDuckDB
import Importers
import Language
import Planner
import Store
import TestSupport
import Testing
import Values

/// A load can be taken back exactly, and its file read again.
@Suite struct UndoTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
  }

  private var loader: Loader {
    Loader(store: store, catalog: shipped, clock: Clock(now: present))
  }

  /// All rows of the orders with the load that wrote them, and what the store knows of them.
  private func state() throws -> [[String]] {
    let facts = try store.facts()["orders"]
    return try store.rows("select * from orders order by order_id")
      + [["\(facts?.rows ?? -1)", "\(facts?.filled.sorted() ?? [])", "\(facts?.spans ?? [:])"]]
  }

  private func write(_ name: String, _ rows: String...) throws -> String {
    let header = "order_id,ordered_at,status,units,gross_sales,city"
    return "\"\(try folder.write(name, ([header] + rows).joined(separator: "\n")))\""
  }

  @Test func addedAndReplaced() throws {
    try store.load(write("1.csv", "1,2024-05-01,paid,1,10,X", "2,2024-05-02,paid,1,20,Y"))
    let before = try state()
    let account = try store.load(
      write("2.csv", "2,2024-05-02,shipped,2,25.50,", "3,2024-05-09,paid,1,30,Z"))
    #expect(account.counts == [2, 1, 1, 0, 0, 0])
    let undone = try loader.undo(2)
    #expect(undone.parts.map { [$0.removed, $0.restored] } == [[2, 1]])
    #expect(undone.report.heading == "Undone: load 2, \(folder.file("2.csv"))")
    #expect(undone.report.blocks == [.text("orders: 1 row gone, 1 row as before")])
    #expect(try state() == before)
    #expect(
      try store.rows("select load_id, undone_at from loads order by 1")
        == [["1", ""], ["2", "2024-06-01 12:00:00"]])
    // The same file is news again, under a number of its own.
    #expect(
      try store.load("\"\(folder.file("2.csv"))\"").counts == [2, 1, 1, 0, 0, 0])
    #expect(try store.rows("select max(load_id) from loads") == [["3"]])
    _ = try loader.undo(3)
    _ = try loader.undo(1)
    #expect(try store.rows("select count(*) from orders") == [["0"]])
  }

  /// What an order's list tells of refunds gives way to the refunds themselves, and comes back.
  @Test func standIns() throws {
    let header = "refund_id,order_id,amount,requested_at,status"
    let stand = try folder.write("1.csv", "\(header),from_order\nA,A,5,2024-05-01,refunded,true\n")
    let real = try folder.write(
      "2.csv", "\(header)\nr1,A,3,2024-05-01,refunded\nr2,A,1,2024-05-02,refunded\n")
    func refunds() throws -> String {
      try store.rows("select refund_id from refunds order by 1").map { $0[0] }.joined(
        separator: " ")
    }
    try store.load("\"\(stand)\" as refunds")
    try store.load("\"\(real)\" as refunds")
    #expect(try refunds() == "r1 r2")
    #expect(
      fault { try loader.undo(1) }.first == "load 1 has rows that later loads met again: load 2")
    _ = try loader.undo(2)
    #expect(try refunds() == "A")
    _ = try loader.undo(1)

    try store.load("\"\(real)\" as refunds")
    try store.load("\"\(stand)\" as refunds")
    #expect(try refunds() == "r1 r2")
    #expect(
      fault { try loader.undo(3) }.first == "load 3 has rows that later loads met again: load 4")
    _ = try loader.undo(4)
    _ = try loader.undo(3)
    #expect(try refunds() == "")
  }

  @Test func laterOnesFirst() throws {
    try store.load(write("1.csv", "1,2024-05-01,paid,1,10,X", "2,2024-05-02,paid,1,20,Y"))
    try store.load(write("2.csv", "2,2024-05-02,paid,1,21,Y"))
    // The same row again is built upon too: it would be gone with the load that it came by.
    try store.load(write("3.csv", "1,2024-05-01,paid,1,10,X"))
    try store.load(write("4.csv", "9,2024-05-01,paid,1,10,X"))
    #expect(
      fault { try loader.undo(1) } == [
        "load 1 has rows that later loads met again: load 3, load 2", "undo those first",
        "as in: undo load 3",
      ])
    _ = try loader.undo(4)
    _ = try loader.undo(3)
    _ = try loader.undo(2)
    _ = try loader.undo(1)
    #expect(try store.rows("select count(*) from orders") == [["0"]])
    #expect(fault { try loader.undo(1) } == ["load 1 was undone already", "list loads"])
    #expect(
      fault { try loader.undo(7) } == ["there is no load 7", "the last one is 4: list loads"])
  }

  @Test func rejectsGoToo() throws {
    try store.load(write("1.csv", "1,2024-05-01,paid,1,10,X", "2,soon,paid,1,20,Y"))
    #expect(try store.rows("select count(*) from rejects") == [["1"]])
    _ = try loader.undo(1)
    #expect(try store.rows("select count(*) from rejects") == [["0"]])
    #expect(try store.facts()["rejects"]?.rows == 0)
  }

  /// Any sequence of loads and undos leaves what a model of whole states has.
  @Test(arguments: 1...8) func againstAModel(seed: UInt64) throws {
    var random = Seeded(seed)
    var states: [(load: Int, before: [[String]])] = []
    var number = 0
    for _ in 0..<14 {
      if random.next(below: 3) == 0, let last = states.popLast() {
        _ = try loader.undo(last.load)
        #expect(try state().dropLast() == last.before.dropLast())
        continue
      }
      let before = try state()
      let rows = (0..<(1 + random.next(below: 12))).map { _ in
        // An order that comes again is of the same day.
        let id = random.next(below: 15)
        return "\(id),2024-05-0\(1 + id % 9),paid,"
          + "\(random.next(below: 3)),\(random.next(below: 3)),\(["", "A", "B"][random.next(below: 3)])"
      }
      number += 1
      // A name without a number that could be taken for a time.
      let header = "order_id,ordered_at,status,units,gross_sales,city"
      let path = try folder.write(
        "f\(number).csv", ([header] + rows).joined(separator: "\n") + "\n")
      let account = try store.load("\"\(path)\" --keep last")
      if account.files[0].loadedBefore == nil {
        let load = try store.rows("select max(load_id::int) from loads")[0][0]
        states.append((Int(load) ?? 0, before))
      }
    }
    for last in states.reversed() {
      _ = try loader.undo(last.load)
      #expect(try state().dropLast() == last.before.dropLast())
    }
    #expect(try store.rows("select count(*) from orders") == [["0"]])
  }

  /// Of old loads nothing is kept, so that a store does not grow with every day.
  @Test func onlyTheLastOnes() throws {
    for number in 0...LoadHistory.depth {
      try store.load(write("a\(number).csv", "1,2024-05-01,paid,1,\(number),X"))
    }
    #expect(try store.rows("select count(*) from opsh_replaced_orders") == [["30"]])
    try store.load(write("b.csv", "1,2024-05-01,paid,1,77,X"))
    #expect(try store.rows("select count(*) from opsh_replaced_orders") == [["30"]])
    #expect(
      fault { try loader.undo(1) } == [
        "nothing is kept any more to undo load 1 by", "the last 30 loads can be undone",
      ])
    for number in stride(from: 32, to: 2, by: -1) { _ = try loader.undo(number) }
    #expect(try store.rows("select gross_sales from orders") == [["1.00"]])
  }

  // MARK: - Reloading

  private func reload(_ number: Int? = nil) throws -> LoadAccount {
    let grammar = Grammar(
      verbs: ["load": Signature([.files], clauses: [.as, .map, .store, .options])],
      names: shipped.names)
    return try loader.reload(number, grammar: grammar)
  }

  @Test func reloads() throws {
    let path = try folder.write(
      "a b.csv", "No,At,Sum\n1,05/04/2024,10\n2,06/04/2024,20\n")
    try store.load(
      """
      "\(path)" as orders map (order_id = concat("A", No), ordered_at = At, units = 1,
        gross_sales = Sum, status = "paid") --dates dmy
      """)
    let options = try store.rows("select options from loads")[0][0]
    #expect(
      options.hasPrefix("as orders map (order_id = concat(") && options.hasSuffix(" --dates dmy"))
    try folder.write("a b.csv", "No,At,Sum\n1,05/04/2024,10\n3,07/04/2024,20\n")
    #expect(try reload().counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try store.rows("select order_id, ordered_at::date from orders order by 1")
        == [["A1", "2024-04-05"], ["A3", "2024-04-07"]])
    #expect(
      try store.rows("select load_id, undone_at is not null from loads order by 1")
        == [["1", "true"], ["2", "false"]])
    #expect(try store.facts()["orders"]?.rows == 2)
    #expect(fault { try reload(1) }.first == "load 1 was undone already")
  }

  /// A file that cannot be read any more leaves everything as it was.
  @Test func reloadOfWhatIsGone() throws {
    #expect(fault { try reload() } == ["nothing was loaded yet"])
    let path = try write("1.csv", "1,2024-05-01,paid,1,10,X")
    try store.load(path)
    let before = try state()
    try folder.write(
      "1.csv", "order_id,ordered_at,status,units,gross_sales\n1,05/04/2023,paid,1,1\n")
    #expect(fault { try reload() }.first?.contains("can be read in two ways") == true)
    #expect(try state() == before)
    #expect(try store.rows("select undone_at from loads") == [[""]])
    try folder.remove("1.csv")
    #expect(
      fault { try reload(1) } == [
        "the file of load 1 is gone: \(folder.file("1.csv"))",
        "its rows are still there; undo load 1 takes them away",
      ])
  }

  // MARK: - Newer exports

  @Test(arguments: [
    ("1785000000_orders.csv", "1785086400_orders.csv"),
    ("orders_20240501.csv", "orders_20240502.csv"),
    ("orders 2024-05-01 103000.csv", "orders 2024-05-01 113000 (1).csv"),
  ])
  func newerExportsStay(old: String, new: String) throws {
    try store.load(write(new, "1,2024-05-01,shipped,1,10,X"))
    let account = try store.load(
      write(old, "1,2024-05-01,paid,1,10,X", "2,2024-05-01,paid,1,10,X"))
    #expect(account.counts == [2, 1, 0, 0, 0, 0])
    #expect(account.files[0].older == 1)
    #expect(
      account.report.notes.otherNotes
        == ["a newer export was loaded before: 1 row of this one left out"])
    #expect(
      try store.rows("select order_id, status from orders order by 1")
        == [["1", "shipped"], ["2", "paid"]])
    #expect(try store.rows("select rows_older from loads order by load_id") == [["0"], ["1"]])
  }

  /// The later load wins where the names tell nothing, or are of another kind.
  @Test(arguments: [
    ("orders.csv", "orders2.csv"), ("orders_20240501.csv", "shipped_20240502.csv"),
    ("orders_20240502.csv", "orders_20240501.csv"), ("12345_a.csv", "99999_a.csv"),
  ])
  func laterLoadsWin(second: String, first: String) throws {
    try store.load(write(first, "1,2024-05-01,paid,1,10,X"))
    #expect(
      try store.load(write(second, "1,2024-05-01,shipped,1,10,X")).counts == [1, 0, 1, 0, 0, 0])
  }

  // MARK: - Gaps

  @Test func gaps() throws {
    func rows(_ days: [Int]) -> String {
      orders(
        days.map { "\($0),2024-05-\($0 < 10 ? "0" : "")\($0) 10:00,paid,1,1" }.joined(
          separator: "\n"))
    }
    func notes(_ days: [Int], in store: Store) throws -> [String] {
      try store.load("\"\(try folder.write("g.csv", rows(days)))\"").report.notes.otherNotes
    }
    #expect(
      try notes([1, 2, 5, 6, 7, 8], in: memoryStore()) == ["no rows on 2024-05-03, 2024-05-04"])
    #expect(try notes([1, 2, 3, 4, 5, 6], in: memoryStore()).isEmpty)
    // Rows of a few days only: the others are no gaps.
    #expect(try notes([1, 9, 20], in: memoryStore()).isEmpty)
    #expect(try notes([1, 2, 4], in: memoryStore()).isEmpty)
    #expect(
      try notes(Array(1...8) + Array(15...30), in: memoryStore())
        == ["no rows on 2024-05-09, 2024-05-10, 2024-05-11, 2024-05-12, 2024-05-13 and 1 more days"]
    )
    // What another file has is no gap.
    let store = try memoryStore()
    _ = try notes([3, 4], in: store)
    #expect(try notes([1, 2, 5, 6, 7, 8], in: store).isEmpty)
  }
}
