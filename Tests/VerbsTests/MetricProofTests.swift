import Catalog
import Engine
import EngineDuckDB
import Language
import Sample
import Store
import Testing
import Values
import Verbs

/// Every metric of the shipped model, as opsh answers it and as hand-written SQL says.
@Suite struct MetricProofTests {
  private static let catalog = Catalog.shipped(grammar: Workspace.baseGrammar)

  /// No metric goes unproved, and none is proved twice.
  @Test func noneIsLeftOut() {
    let proved = Set(MetricProof.all.map { $0.metric })
    let known = Set(Self.catalog.metrics.keys)
    #expect(known.subtracting(proved).sorted() == [], "without SQL in VerbsTests/Proofs")
    #expect(proved.subtracting(known).sorted() == [], "no metrics of the model")
    #expect(MetricProof.all.count == proved.count)
  }

  @Test func answersAreThoseOfPlainSQL() throws {
    let store = try Self.store()
    defer { store.close() }
    let workspace = Workspace(
      store: store, catalog: Self.catalog,
      clock: try Workspace.clock(zone: "Asia/Shanghai", pinned: "2026-11-21", instant: 0))
    for proof in MetricProof.all {
      try Self.checkWhole(proof, workspace)
      try Self.checkParts(proof, workspace)
    }
    try Self.checkKeywords(workspace)
  }

  // MARK: - Checks

  private static func checkWhole(_ proof: MetricProof, _ workspace: Workspace) throws {
    let question = "show \(proof.metric) last 30 days"
    let answer = try answer(question, workspace)
    let expected = try sql(proof.query(ofParts: false), workspace)
    let value = answer[proof.metric]?.first ?? .null
    let wanted = expected.cells.last?.first ?? .null
    #expect(isSame(value, wanted), "\(question): \(value), and SQL says \(wanted)")
    // A proof over nothing would prove nothing.
    #expect(expected.rowCount == 1 && isSomething(wanted), "\(question): the proof is \(wanted)")
  }

  private static func checkParts(_ proof: MetricProof, _ workspace: Workspace) throws {
    guard let dimension = proof.dimension else { return }
    let question = "\(proof.metric) by \(dimension) last 30 days"
    let answer = try answer(question, workspace)
    let expected = try sql(proof.query(ofParts: true), workspace)
    var values: [Value: Value] = [:]
    for (part, value) in zip(answer[dimension] ?? [], answer[proof.metric] ?? []) {
      values[part] = value
    }
    #expect(values.count == answer.rowCount, "\(question): a part stands twice")
    for row in expected.rows {
      let value = values.removeValue(forKey: row[0]) ?? .null
      #expect(isSame(value, row[1]), "\(question), \(row[0]): \(value), and SQL says \(row[1])")
    }
    // Parts that SQL knows nothing of are parts of other data sets' days, with nothing in them.
    for (part, value) in values {
      #expect(isSame(value, .null), "\(question), \(part): \(value), and SQL knows no such part")
    }
    #expect(expected.rows.count { isSomething($0[1]) } > 1, "\(question): the proof has no parts")
  }

  /// Orders do not tell keywords: the margin of the whole store values what keywords claim.
  private static func checkKeywords(_ workspace: Workspace) throws {
    let proof = try #require(MetricProof.all.first { $0.metric == "contribution_margin" })
    let sql = try sql(proof.query(ofParts: false), workspace)
    let margin = try #require(sql.cells.last?.first?.double)
    let columns = "ad_sales, ad_spend, margin_after_ads, breakeven_roas, verdict"
    let answer = try answer("\(columns) by keyword last 30 days", workspace)
    #expect(answer.rowCount > 5)
    for row in answer.rows {
      let expected = (row[1].double ?? 0) * margin - (row[2].double ?? 0)
      #expect(abs((row[3].double ?? 0) - expected) < 0.005_001, "\(row)")
      #expect(isSame(row[4], .double(1 / margin)), "\(row)")
      #expect(!row[5].isNull)
    }
    // Alone it has one value, of no keyword in particular.
    let alone = try Self.answer("ad_margin by keyword last 30 days", workspace)
    #expect(alone.rowCount == 1 && alone.row(0)[0].isNull)
    #expect(isSame(alone.row(0)[1], .double(margin)))
    let top = try Self.answer("\(columns) by top 3 keyword last 30 days", workspace)
    #expect(top.rowCount == 4)
    #expect(top["ad_sales"]?.first == answer["ad_sales"]?.first)
  }

  private static func answer(_ text: String, _ workspace: Workspace) throws -> Table {
    let parsed = Parser.parse(text, grammar: workspace.grammar)
    if let fault = parsed.diagnostics.first { throw fault }
    guard case .pipeline(let pipeline)? = parsed.statements.first?.kind else {
      throw Diagnostic(.syntax, "no question: \(text)")
    }
    do throws(Diagnostic) {
      return try workspace.run(pipeline).table ?? Table(columns: [])
    } catch {
      Issue.record("\(text): \(error.message)")
      return Table(columns: [])
    }
  }

  private static func sql(_ text: String, _ workspace: Workspace) throws -> Table {
    do {
      return try workspace.store.read { try $0.query(SQL(verbatim: text)) }
    } catch {
      Issue.record("\(text)\n\(error)")
      return Table(columns: [])
    }
  }

  /// Texts alike; numbers alike to the cent for money, to the tenth digit for others.
  ///
  /// A sum of nothing is zero, and SQL calls it null.
  private static func isSame(_ value: Value, _ expected: Value) -> Bool {
    if expected.isNull { return value.isNull || value.double == 0 }
    guard let a = value.double, let b = expected.double else { return value == expected }
    if case .fixed(let number) = value, number.scale == 2 { return abs(a - b) < 0.005_001 }
    return abs(a - b) <= 1e-10 * max(abs(a), abs(b))
  }

  private static func isSomething(_ value: Value) -> Bool {
    !value.isNull && value.double != 0
  }

  // MARK: - The store

  /// A sample store, with some of what samples do not have: gaps, a second warehouse, duties.
  private static func store() throws -> Store {
    let store = try Store.memory(
      currency: "CNY", timezone: "Asia/Shanghai", catalog: catalog, engine: DuckDB())
    let until = try #require(Day("2026-11-20"))
    try store.write { database in
      try SampleStore(orders: 3000, days: 120, seed: 1, until: until).generate(into: database) {
        _ in
      }
      try database.executeScript(extras)
      try database.executeScript(MetricProof.views)
    }
    try store.updateFacts()
    return store
  }

  private static let extras = """
    update orders set taxes = round(gross_sales * 0.06, 2), duties = round(gross_sales * 0.03, 2)
    where hash(order_id) % 7 = 0;
    update orders set fees = 1.5 where hash(order_id) % 5 = 0;
    update refunds set tax_amount = round(amount * 0.06, 2) where hash(refund_id) % 3 = 0;
    -- Some costs are the line's alone and some the product's alone; of each line one is known.
    update products set unit_cost = null where hash(product_id) % 8 = 0;
    update order_lines set unit_cost = null where hash(order_id, line_no) % 4 = 0
      and product_id in (select product_id from products where unit_cost is not null);
    update products set price = price + 7 where hash(product_id) % 3 = 0;
    update reviews set rating = null where hash(review_id) % 4 = 0;
    update shipments set delivery_status = 'returned'
    where shipped_at is not null and hash(shipment_id) % 40 = 0;
    update competitors set price = 0 where hash(date, item_id) % 30 = 0;
    update inventory set on_hand = 0, available = 0
    where date >= '2026-11-18' and hash(product_id) % 6 = 0;
    insert into inventory by name
    select * replace (
      'Second' as warehouse, (hash(product_id) % 4)::bigint as on_hand,
      (hash(product_id) % 3)::bigint as available)
    from inventory where hash(product_id) % 2 = 0;
    """
}
