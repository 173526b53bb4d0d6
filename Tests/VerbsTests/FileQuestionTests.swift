import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// What small files say, asked through questions.
@Suite struct FileQuestionTests {
  private let folder: Folder
  private let desk: Counter

  init() throws {
    folder = try Folder()
    desk = try Counter(today: "2026-03-31") { _ in }
  }

  /// Loads a text and tells the notes.
  @discardableResult
  private func load(_ text: String, _ options: String = "", as name: String = "o.csv") throws
    -> [String]
  {
    try desk.run("load \"\(try folder.write(name, text))\" \(options)").notes.map { $0.english }
  }

  /// What is said of a statement that fails: message, label and hints.
  private func fault(_ statement: String) -> [String] {
    do {
      _ = try desk.run(statement)
      return []
    } catch let fault as Diagnostic {
      return ([fault.message] + [fault.label].compactMap { $0 } + fault.hints).map { $0.english }
    } catch {
      return ["\(error)"]
    }
  }

  /// The groups of an answer with its first figure, in the order of the groups.
  private func counts(_ question: String) throws -> [String] {
    let table = try desk.table(question)
    let groups = table.columns.indices.filter { table.columns[$0].role != .measure }
    guard let figure = table.columns.firstIndex(where: { $0.role == .measure }) else { return [] }
    return (0..<table.rowCount).map { row in
      let number = table.cells[figure][row].double.map { String(Int($0)) } ?? "-"
      return (groups.map { table.cells[$0][row].description } + [number]).joined(separator: " ")
    }.sorted()
  }

  // MARK: - States in words

  @Test func statesHaveManyWords() throws {
    let notes = try load(
      """
      order_id,ordered_at,paid_at,status,units,gross_sales
      1,2026-03-01 10:00,2026-03-01 10:00,Canceled,1,10
      2,2026-03-01 10:00,2026-03-01 10:00,已发货,1,20
      3,2026-03-01 10:00,2026-03-01 10:00, BEZAHLT. ,1,30
      4,2026-03-01 10:00,2026-03-01 10:00,expediee,1,40
      5,2026-03-01 10:00,2026-03-01 10:00,Ｐａｉｄ,1,50

      """)
    #expect(try counts("orders_placed by status") == ["cancelled 1", "paid 2", "shipped 2"])
    #expect(!notes.contains { $0.contains("no known state") })
  }

  /// A word that nobody knows is kept, told with its rows, and settled by the statement that is
  /// printed.
  @Test func unknownWordsAreKept() throws {
    let text = """
      order_id,ordered_at,paid_at,State of things,units,gross_sales
      1,2026-03-01 10:00,2026-03-01 10:00,at the moon,1,10
      2,2026-03-01 10:00,2026-03-01 10:00,at the moon,1,20
      3,2026-03-01 10:00,2026-03-01 10:00,shipped,1,30

      """
    let notes = try load(text, "as orders map (status = `State of things`)")
    let path = folder.file("o.csv")
    #expect(
      notes.contains(
        "status has 2 rows with \"at the moon\", which is no known state: load \(path) as orders"
          + " map (status = case(`State of things` = \"at the moon\", ...,"
          + " `State of things`)), with the right one in place of each \"...\": unpaid, paid, shipped, delivered,"
          + " completed, cancelled"))
    #expect(try counts("orders_placed by status") == ["at the moon 2", "shipped 1"])
    #expect(try counts("revenue") == ["60"])
    let line = try #require(
      notes.first { $0.contains("no known state: ") }?.components(separatedBy: "state: ").last?
        .components(separatedBy: ", with the right").first)
    // A guess is not what it says as it stands.
    #expect(throws: (any Error).self) { try desk.run(line) }
    try desk.run(line.replacing("...", with: "\"paid\""))
    #expect(try counts("orders_placed by status") == ["paid 2", "shipped 1"])
  }

  // MARK: - Absence is not a fact

  @Test func withoutAStatusNothingIsUnpaid() throws {
    try load(
      """
      order_id,ordered_at,units,gross_sales
      1,2026-03-01 10:00,1,10
      2,2026-03-02 10:00,1,20

      """)
    #expect(try desk.lines("orders_placed") == ["2"])
    #expect(
      try desk.run("orders_placed where status = \"unpaid\"").notes
        == ["no orders have status at all: it is not known how many are \"unpaid\""])
    #expect(fault("cancellation_rate").first?.contains("orders.status") == true)
  }

  /// The cost of a product that nobody has told makes no profit.
  @Test func anUnknownCostIsNotNought() throws {
    try load(
      """
      order_id,ordered_at,paid_at,status,product_id,units,gross_sales,unit_cost
      1,2026-03-01,2026-03-01,paid,cup,1,10,4
      2,2026-03-01,2026-03-01,paid,bowl,2,30,

      """)
    #expect(try desk.plain("cogs by product_id") == ["cup 4", "bowl -"])
    #expect(try desk.plain("gross_profit by product_id") == ["cup 6", "bowl -"])
    #expect(try desk.plain("revenue, cogs, gross_profit") == ["40 - -"])
    #expect(
      try desk.run("gross_profit").notes
        == [
          "gross profit: unknown where a row has no order_lines.unit_cost and no "
            + "products.unit_cost"
        ])
    #expect(try desk.run("cogs by product_id | total").table?.total?.last == .null)
    #expect(try desk.plain("cogs where product_id = \"cup\"") == ["4"])
    #expect(try desk.plain("cost_coverage") == ["0.25"])
  }

  /// A list without a day of payment has no revenue until somebody says which day counts.
  @Test func revenueNeedsADayOfPayment() throws {
    let notes = try load(
      """
      order_id,ordered_at,status,units,gross_sales
      1,2026-03-01 10:00,bezahlt,1,10
      2,2026-03-02 10:00,completed,1,20
      3,2026-03-03 10:00,cancelled,1,40

      """)
    #expect(
      fault("revenue").contains(
        "orders are loaded without it: load FILE as orders map (paid_at = ...)"))
    let line = try #require(
      notes.first { $0.contains("no row has paid_at") }?.components(separatedBy: "tells it: ").last)
    #expect(
      line.hasSuffix("map (paid_at = case(status in (\"bezahlt\", \"completed\"), ordered_at))"))
    try desk.run(line)
    #expect(try counts("revenue") == ["30"])
  }

  @Test func undatedReviewsAreTold() throws {
    try load("review_id,product_id,rating,body\n1,P1,5,good\n2,P1,1,bad\n", "as reviews")
    #expect(try desk.lines("reviews") == ["2"])
    #expect(
      try desk.run("reviews").notes.contains(
        "2 of the reviews have no reviewed_at: they count here, but in no period"))
    #expect(
      fault("reviews last 7 days").first
        == "no row of reviews has reviewed_at, so none of them is in a period")
    try load(
      "review_id,product_id,rating,reviewed_at\n3,P1,5,2026-03-30 10:00\n", "as reviews",
      as: "p.csv")
    #expect(try desk.lines("reviews last 7 days") == ["1"])
    #expect(
      try desk.run("reviews last 7 days").notes.contains(
        "2 of the reviews have no reviewed_at and are in no period"))
  }

  /// The data set that could be split is what is missing, not a dimension of another one.
  @Test func rankingNeedsLines() throws {
    try load(
      "order_id,ordered_at,paid_at,status,units,gross_sales\n1,2026-03-01,2026-03-01,paid,1,10\n")
    #expect(fault("top products").first?.contains("order lines, and none are loaded") == true)
    #expect(fault("stock low").first?.contains("order lines, and none are loaded") == true)
  }

  /// Each row is a review, also one that is like another; the same file again adds none.
  @Test func reviewsWithoutAnIdAreCounted() throws {
    let text = "product_id,rating,review date\nP1,5,2026-03-01\nP1,5,2026-03-01\nP2,4,2026-03-02\n"
    try load(text, "as reviews")
    #expect(try counts("reviews by product") == ["P1 2", "P2 1"])
    try load(text + "P2,4,2026-03-02\n", "as reviews", as: "p.csv")
    #expect(try counts("reviews by product") == ["P1 2", "P2 2"])
  }

  // MARK: - The way in

  /// The statement that a refusal prints is whole, and right.
  @Test func theRefusalsMapWorks() throws {
    let path = try folder.write(
      "shop.csv",
      """
      Ref,Placed on,Buyer,How far,Tax Total,Total Quantity,Items Subtotal (ex tax)
      A7,03/15/2026,1,Completed,1.00,2,10.00
      A8,03/16/2026,2,Cancelled,2.00,1,20.00
      A9,03/17/2026,2,Paid,3.00,3,30.00

      """)
    let hints = fault("load \(path)")
    let line = try #require(
      hints.first { $0.hasPrefix("likely it is: ") }?.dropFirst("likely it is: ".count))
    #expect(!line.contains("Tax Total") && !line.contains("..."), "\(line)")
    try desk.run(String(line))
    #expect(try counts("orders_placed") == ["3"])
    #expect(try counts("ordered_sales") == ["60"])
    #expect(try counts("revenue") == ["40"])
  }

  /// The questions show what speaks for each guess, and what comes out before it is kept.
  @Test func theWalkAsks() throws {
    let path = try folder.write(
      "lines.csv",
      """
      Order Number,Order Date,How far,Product Name,Quantity,Line Total
      7,2026-03-01,paid,Cup,1,10.00
      7,2026-03-01,paid,Bowl,2,30.00
      8,2026-03-02,on the moon,Cup,1,10.00

      """)
    let person = Answering { prompt in
      if prompt.contains("on the moon") { return "shipped" }
      if prompt.hasPrefix("gross_sales") { return "`Line Total`" }
      if prompt.hasPrefix("paid_at") { return "`Order Date`" }
      return ""
    }
    desk.workspace.person = person
    try desk.run("load \(path) map")
    let (prompts, told, previews) = (person.prompts, person.told, person.previews)
    #expect(prompts.contains("a row is an order or a line of one [line]: "))
    #expect(told.contains { $0.hasPrefix("  `Order Date`: 2026-03-01, 2026-03-01, 2026-03-02 (") })
    #expect(prompts.last == "load it like this (yes, no) [yes]: ")
    #expect(previews.first?.heading.hasPrefix("Dry run") == true)
    #expect(try counts("orders_placed") == ["2"])
    #expect(try counts("revenue") == ["50"])
    #expect(try counts("revenue by product") == ["Bowl 30", "Cup 20"])
    #expect(try counts("orders_placed by status") == ["paid 1", "shipped 1"])
  }

  /// A map over an export sets single columns of it.
  @Test func aMapOverAnExport() throws {
    desk.workspace.catalog.add(
      .export(
        try export(
          "header Ref, Placed, How\n fills orders per Ref (order_id = Ref,"
            + " ordered_at = Placed, paid_at = Placed, status = case(How = \"P\", \"paid\", How),"
            + " units = sum(Count), gross_sales = sum(Money))")))
    let text = "Ref,Placed,How,Count,Money,Net\n1,2026-03-01,P,1,10,9\n2,2026-03-01,Q,1,20,18\n"
    let notes = try load(text)
    let path = folder.file("o.csv")
    #expect(
      notes.contains {
        $0.contains("load \(path) as mine map (status = case(status = \"Q\", ...")
      })
    try load(text, "map (gross_sales = Net, status = case(status = \"Q\", \"shipped\", status))")
    #expect(try counts("orders_placed by status") == ["paid 1", "shipped 1"])
    #expect(try counts("revenue") == ["27"])
    try load(text, "as mine map (gross_sales = missing)")
    #expect(
      fault("load \(path) as mine map (nonsense = Net)").first
        == "mine fills no column called \"nonsense\"")
    #expect(
      fault("load \(path) as mine map (units = Nett)").first
        == "o.csv has no column called \"nett\"")
  }

  private func export(_ body: String) throws -> ExportSyntax {
    let parsed = Parser.parse("export \"mine\" {\n \(body)\n}", grammar: Grammar())
    guard case .definition(.export(let export))? = parsed.statements.first?.kind else {
      throw Diagnostic(.syntax, "no export")
    }
    return export
  }

  @Test func describeReachesTheDataSet() throws {
    for name in ["reviews", "orders", "shipments"] {
      let tables = try desk.run("describe \(name)").blocks.compactMap { block -> [String]? in
        if case .table(let table) = block { table.columns.map { $0.name } } else { nil }
      }
      #expect(tables.contains { $0.first == "column" }, "\(name)")
    }
  }
}

/// Somebody who answers as a rule says, and keeps what was asked, told and shown.
private final class Answering: Person {
  private let rule: (String) -> String?
  private(set) var prompts: [String] = []
  private(set) var told: [String] = []
  private(set) var previews: [Report] = []

  init(_ rule: @escaping (String) -> String?) { self.rule = rule }

  var answers: Bool { true }

  func ask(_ prompt: Wording) -> String? {
    prompts.append(prompt.english)
    return rule(prompt.english)
  }

  func say(_ text: Wording) { told.append(text.english) }
  func show(_ report: Report) { previews.append(report) }
  func show(_ fault: Diagnostic) {}
  func follow(_ words: Wording, bytes: Int?) {}
  func save(_ report: Report, to file: Word, replacing: Bool) -> Wording { "" }
}
