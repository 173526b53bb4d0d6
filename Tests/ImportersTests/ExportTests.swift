import Catalog
import Foundation
import Importers
import Language
import Planner
import TestSupport
import Testing

/// Files that are recognised as the reports of platforms.
@Suite struct ExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func catalog(_ text: String) -> Catalog {
    var catalog = shipped
    #expect(catalog.add(modelText: text, name: "own.ops", grammar: Grammar()) == [])
    return catalog
  }

  private static let wholesaler = """
    export "my wholesaler" "Lines of orders, the order's own columns on its first" {
      header   Ref, Placed, Piece
      column   Piece synonyms "Piece Price", "Stück"
      down     Ref
      skips    "cancelled line" where Note = "cancelled"
      total    where Ref = "Sum"
      personal Contact
      fills orders per Ref (
        order_id = Ref,
        customer_id = hashed(Contact),
        ordered_at = Placed,
        status = "paid",
        units = sum(Count),
        gross_sales = sum(Count * Piece),
        discounts = Rebate
      )
      fills order_lines (
        order_id = Ref,
        sku = Article,
        units = Count,
        unit_price = Piece,
        gross_sales = Count * Piece
      ) where Article is not missing
      adds products per Article (product_id = Article, title = Article, price = missing)
        where Article is not missing
    }
    """

  private static let file = """
    Ref,Placed,Article,Count,Piece Price,Contact,Note
    A1,2024-05-01 10:00:00,cup,2,3.50,ann@example.com,
    ,,pot,1,10.00,,
    ,,pan,1,99.00,,cancelled
    A2,2024-05-02 11:00:00,cup,4,3.50,bob@example.com,
    A3,2024-05-03 12:00:00,,1,5.00,ann@example.com,
    Sum,,,8,,,

    """

  @Test func rowsOfOneFileFillSeveralDataSets() throws {
    let store = try memoryStore()
    let catalog = catalog(Self.wholesaler)
    let path = try folder.write("may.csv", Self.file)
    let account = try store.load("\"\(path)\"", catalog: catalog)
    let files = account.files
    try #require(files.map { $0.dataset } == ["orders", "order_lines", "products"])
    #expect(files.map { $0.export } == Array(repeating: "my wholesaler", count: 3))
    #expect(files.map { $0.added } == [3, 3, 2])
    #expect(files.map { $0.joined } == [1, 0, 1])
    #expect(files.map { $0.read } == [6, 6, 6])
    #expect(
      files[1].skipped.map { "\($0.reason) \($0.count)" }
        == ["cancelled line 1", "total row 1", "not for order_lines 1"])
    #expect(
      try store.rows("select order_id, units, gross_sales, discounts from orders order by all")
        == [["A1", "3", "17.00", ""], ["A2", "4", "14.00", ""], ["A3", "1", "5.00", ""]])
    #expect(
      try store.rows("select order_id, line_no, sku, gross_sales from order_lines order by all")
        == [
          ["A1", "1", "cup", "7.00"], ["A1", "2", "pot", "10.00"], ["A2", "1", "cup", "14.00"],
        ])
    // What a file fills has one number, and the same file is not loaded twice.
    #expect(
      try store.rows("select load_id, export, loaded_into from loads order by all")
        == [
          ["1", "my wholesaler", "orders"], ["1.2", "my wholesaler", "order_lines"],
          ["1.3", "my wholesaler", "products"],
        ])
    let again = try store.load("\"\(path)\"", catalog: catalog)
    #expect(again.files.allSatisfy { $0.loadedBefore != nil })
  }

  /// A person has one hash in a store, another one in another store, and no name in either.
  @Test func personsAreHashed() throws {
    let catalog = catalog(Self.wholesaler)
    let path = try folder.write("may.csv", Self.file)
    let (a, b) = (try memoryStore(), try memoryStore())
    let account = try a.load("\"\(path)\"", catalog: catalog)
    try b.load("\"\(path)\"", catalog: catalog)
    let ids = try [a, b].map { try $0.rows("select customer_id from orders order by order_id") }
    #expect(ids[0][0] == ids[0][2] && ids[0][0] != ids[0][1] && ids[0][0] != ids[1][0])
    #expect(ids[0].allSatisfy { $0[0].count == 16 })
    #expect(account.files[1].personal == ["Contact"])
    let open = try memoryStore()
    try open.load("\"\(path)\" --keep-personal", catalog: catalog)
    #expect(
      try open.rows("select customer_id from orders order by order_id")
        == [["ann@example.com"], ["bob@example.com"], ["ann@example.com"]])
  }

  /// What a later file says of a product that is known already does not count.
  @Test func addsOnlyWhatIsNew() throws {
    let store = try memoryStore()
    let catalog = catalog(Self.wholesaler)
    let products = try folder.write("p.csv", "product_id,title,price\ncup,A fine cup,3.50\n")
    try store.load("\"\(products)\" as products", catalog: catalog)
    let path = try folder.write("may.csv", Self.file)
    let account = try store.load("\"\(path)\"", catalog: catalog)
    #expect(account.files.last?.added == 1 && account.files.last?.unchanged == 1)
    #expect(
      try store.rows("select product_id, title from products order by all")
        == [["cup", "A fine cup"], ["pot", "pot"]])
  }

  @Test func theTotalRowIsHeldAgainstTheRows() throws {
    let store = try memoryStore()
    let catalog = catalog(Self.wholesaler)
    let path = try folder.write("may.csv", Self.file)
    let account = try store.load("\"\(path)\"", catalog: catalog)
    #expect(account.files[0].fileNotes.contains("the total row agrees: Count 8"))
    let wrong = try folder.write("june.csv", Self.file.replacing("Sum,,,8", with: "Sum,,,1009.5"))
    let other = try store.load("\"\(wrong)\"", catalog: catalog)
    #expect(
      other.files[0].fileNotes.contains(
        "the total row says Count 1,009.5, the rows sum to 8: −1,001.5"))
  }

  // MARK: - Recognition

  @Test func recognisedByHeadersNotByName() throws {
    let store = try memoryStore()
    let own = catalog(
      Self.wholesaler + """

        export "other wholesaler" {
          header Ref, Placed, Piece
          column Piece synonyms "Piece Price"
          lacks  Contact
          fills orders (order_id = Ref, ordered_at = Placed, status = "paid", units = 1,
            gross_sales = Piece)
        }
        """)
    let path = try folder.write(
      "x.csv", "piece_price , PLACED,ref,extra\n2.50,2024-05-01 10:00:00,B1,z\n")
    let account = try store.load("\"\(path)\"", catalog: own)
    #expect(account.files.map { $0.export } == ["other wholesaler"])
    #expect(try store.rows("select order_id, gross_sales from orders") == [["B1", "2.50"]])
  }

  @Test func twoCandidatesAreNamed() throws {
    let store = try memoryStore()
    let second = Self.wholesaler.replacing("my wholesaler", with: "his wholesaler")
    let own = catalog(Self.wholesaler + "\n" + second)
    let path = try folder.write("may.csv", Self.file)
    #expect(
      fault { try store.load("\"\(path)\"", catalog: own) } == [
        "may.csv can be my wholesaler or his wholesaler", "say which: load ... as my wholesaler",
      ])
    let account = try store.load("\"\(path)\" as his wholesaler", catalog: own)
    #expect(account.files.map { $0.export } == Array(repeating: "his wholesaler", count: 3))
  }

  @Test func whatIsForcedHasToFit() throws {
    let store = try memoryStore()
    let own = catalog(Self.wholesaler)
    let path = try folder.write("x.csv", "Ref,Count\n1,2\n")
    #expect(
      fault { try store.load("\"\(path)\" as my wholesaler", catalog: own) } == [
        "x.csv is no my wholesaler: it lacks placed, piece", "it has Ref, Count",
      ])
    #expect(
      fault { try store.load("\"\(path)\" as my wholesale", catalog: own) }.prefix(2) == [
        "no data set called \"my wholesale\"", "did you mean my wholesaler?",
      ])
  }

  /// A data set that the file has nothing for is left out, and that is said.
  @Test func fewerColumnsFillFewerDataSets() throws {
    let store = try memoryStore()
    let path = try folder.write(
      "x.csv", "Ref,Placed,Piece\n1,2024-05-01 10:00:00,2\n")
    let own = catalog(
      """
      export "thin" {
        header Ref, Placed, Piece
        fills order_lines (order_id = Ref, units = Count, unit_price = Piece, gross_sales = Piece)
        fills orders (order_id = Ref, ordered_at = Placed, status = "paid", units = missing,
          gross_sales = Piece, region = Land)
      }
      """)
    let account = try store.load("\"\(path)\"", catalog: own)
    #expect(account.files.map { $0.dataset } == ["orders"])
    #expect(
      account.files[0].fileNotes.otherNotes == ["nothing for order_lines: the file lacks count"])
  }

  @Test func headersBecomeRows() throws {
    let store = try memoryStore()
    let own = catalog(
      """
      export "stock by place" {
        header SKU, Day
        unpivot place, pieces
        fills inventory (product_id = SKU, date = Day, warehouse = place, on_hand = pieces)
          where pieces != "not stocked"
      }
      """)
    let path = try folder.write(
      "x.csv",
      "SKU,Day,North,South\ncup,2024-05-01,4,not stocked\npot,2024-05-01,0,7\n")
    let account = try store.load("\"\(path)\"", catalog: own)
    #expect(
      try store.rows("select product_id, warehouse, on_hand from inventory order by all")
        == [["cup", "North", "4"], ["pot", "North", "0"], ["pot", "South", "7"]])
    #expect(account.files[0].read == 4 && account.files[0].skippedCount == 1)
    #expect(!account.files[0].columns.contains { $0.how == "left out" })
  }

  /// Only columns whose header matches become rows; the others are the row's own.
  @Test func someHeadersBecomeRows() throws {
    let store = try memoryStore()
    let own = catalog(
      """
      export "stock by day" {
        header SKU, Hall
        unpivot day, pieces from /^2024-/
        fills inventory (product_id = SKU, date = day, warehouse = Hall, on_hand = pieces)
      }
      """)
    let path = try folder.write(
      "x.csv", "SKU,Hall,2024-05-01,2024-05-02,Note\ncup,North,4,5,9\n")
    try store.load("\"\(path)\"", catalog: own)
    #expect(
      try store.rows("select date, on_hand from inventory order by all")
        == [["2024-05-01", "4"], ["2024-05-02", "5"]])
  }

  /// Each part of a cell makes a row; a cell without any stays a row without one.
  @Test func partsOfACellBecomeRows() throws {
    let store = try memoryStore()
    let own = catalog(
      """
      export "baskets" {
        header Ref, Placed, Items
        splits Items at "|" into item
        fills order_lines (order_id = Ref, product_id = extract(item, "^[^:]+"),
          units = extract(item, "[0-9]+$"), unit_price = missing, gross_sales = missing)
          where item is not missing
        fills orders per Ref (order_id = Ref, ordered_at = Placed, status = "paid",
          units = sum(extract(item, "[0-9]+$")), gross_sales = Total)
      }
      """)
    let path = try folder.write(
      "x.csv",
      "Ref,Placed,Items,Total\n1,2024-05-01,cup:2| bowl:1||,30\n2,2024-05-02,,5\n")
    try store.load("\"\(path)\"", catalog: own)
    #expect(
      try store.rows("select order_id, product_id, units from order_lines order by all")
        == [["1", "bowl", "1"], ["1", "cup", "2"]])
    #expect(
      try store.rows("select order_id, units, gross_sales from orders order by all")
        == [["1", "3", "30.00"]])
    // How much an order without any item has is not known, and every order has to say it.
    #expect(try store.rows("select reason from rejects") == [["missing"]])
  }

  /// What stands in a folder may be anything, and so may what a system's shell makes of a pattern;
  /// what was named by itself may not.
  @Test func unknownFilesOfAFolderArePassedOver() throws {
    let store = try memoryStore()
    try folder.write("in/a.csv", orders("1,2024-05-01,paid,1,10"))
    try folder.write("in/b.csv", "x,y\n1,2\n")
    let account = try store.load("\"\(folder.file("in"))\"")
    #expect(account.files.map { $0.added } == [1])
    #expect(
      account.faults == [
        LoadAccount.Fault(
          file: folder.file("in/b.csv"),
          reason: "b.csv fits no data set: opsh knows none of its columns well enough")
      ])
    let both = try store.load("\"\(folder.file("in/a.csv"))\" \"\(folder.file("in/b.csv"))\"")
    #expect(both.faults == account.faults)
    #expect(
      fault { try store.load("\"\(folder.file("in/b.csv"))\"") }.first
        == "b.csv fits no data set: opsh knows none of its columns well enough")
  }

  // MARK: - The shipped exports

  /// The list of files is that of the folder, and each holds exports only, without a fault.
  @Test func shippedFilesAreRegistered() throws {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Platforms/Exports")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == Set(ShippedExports.files.map { $0.name }))
    for file in ShippedExports.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let parsed = Parser.parse(text, grammar: Grammar())
      #expect(parsed.diagnostics == [], "\(file.name)")
      #expect(Printer.format(parsed) == text, "\(file.name) is not as opsh fmt writes it")
    }
    let all = ShippedExports.all.map { $0.name.text }
    #expect(Set(all).count == all.count)
  }

  @Test(arguments: ShippedExports.all.map { $0.name.spoken })
  func shippedExportsMakeSense(_ name: String) throws {
    let export = try #require(ShippedExports.all.first { $0.name.spoken == name })
    #expect(export.doc != nil && !export.fills.isEmpty)
    try ExportCheck(shipped, clock: Clock(now: present)).check(export)
  }
}
