import Catalog
import EngineDuckDB
import Foundation
import Language
import Store
import TestSupport
import Testing
import Values
import Verbs

/// What the loaded rows cannot tell is an error that says so, not a zero.
@Suite struct WhatIsLoadedTests {
  private let workspace: Workspace

  /// Two orders that do not say who is new, and traffic whose rows by device know visitors only.
  init() throws {
    let catalog = Catalog.shipped(grammar: Workspace.baseGrammar)
    let store = try Store.memory(
      currency: "EUR", timezone: "Europe/Berlin", catalog: catalog, engine: DuckDB())
    try store.write {
      try $0.executeScript(
        """
        insert into orders (order_id, ordered_at, paid_at, status, customer_id, units, gross_sales)
        values ('1', '2024-05-02 10:00:00', '2024-05-02 10:01:00', 'paid', 'a', 1, 10),
          ('2', '2024-05-03 10:00:00', '2024-05-03 10:01:00', 'paid', 'b', 2, 30);
        insert into traffic (date, level, device, visitors, impressions) values
          ('2024-05-02', 'shop', null, 40, 900), ('2024-05-02', 'device', 'mobile', 30, null),
          ('2024-05-02', 'device', 'desktop', 10, null);
        insert into competitors (date, level, competitor, item_id, sales_index, estimated_sales)
        values ('2024-05-02', 'shop', 'Rival', null, 500, null),
          ('2024-05-02', 'product', 'Rival', 'x', null, 70),
          ('2024-05-02', 'product', 'Rival', 'y', null, 5);
        insert into reviews (review_id, reviewed_at, rating, reason, body) values
          ('1', '2024-05-02 08:00:00', 1, null, 'The Handle broke'),
          ('2', '2024-05-02 08:00:00', 2, 'packaging', 'The handle broke'),
          ('3', '2024-05-02 08:00:00', 1, null, '尺码不准'), ('4', '2024-05-02 08:00:00', 1, null, 'No!'),
          ('5', '2024-05-02 08:00:00', 1, null, null);
        """)
    }
    try store.updateFacts()
    workspace = Workspace(
      store: store, catalog: catalog,
      clock: try Workspace.clock(zone: "Europe/Berlin", pinned: "2024-05-04", instant: 0))
  }

  private func answer(_ text: String) throws -> Table {
    let parsed = Parser.parse(text, grammar: workspace.grammar)
    if let fault = parsed.diagnostics.first { throw fault }
    guard case .pipeline(let pipeline)? = parsed.statements.first?.kind else {
      return Table(columns: [])
    }
    return try #require(workspace.run(pipeline).table)
  }

  private func fault(_ text: String) -> String {
    do {
      _ = try answer(text)
      return "none"
    } catch let error as Diagnostic {
      return error.message.english
    } catch {
      return "\(error)"
    }
  }

  @Test func conditionsNeedTheirColumns() throws {
    #expect(
      fault("new_buyers") == "new buyers needs orders.customer_type, and no loaded row has one")
    #expect(
      fault("attributed_orders")
        == "attributed orders needs orders.campaign, and no loaded row has one")
    // One of two is enough, and what is tested for being missing is not needed.
    #expect(try answer("low_ratings").rows == [[.int(5)]])
    #expect(
      fault("pages_broken") == "pages broken needs pages, and none are loaded")
  }

  @Test func levelsNeedTheirFigures() throws {
    #expect(try answer("listing_impressions, visitors").rows == [[.int(900), .int(40)]])
    #expect(try answer("visitors by device").rowCount == 2)
    #expect(
      fault("listing_impressions by device")
        == "no report of traffic by device that is loaded has impressions")
    // The shop's rows have the index, those of its products the sales.
    let rival = try answer("competitor_sales, competitor_sales_index by competitor").rows[0]
    #expect(rival.map { $0.double } == [nil, 75, 500])
  }

  @Test func topicsOfReviews() throws {
    let rows = try answer(
      "low_ratings by review_topic | columns review_topic, low_ratings | sort review_topic"
    )
    .rows
    #expect(
      rows.filter { !$0[0].isNull } == [
        [.text("broken"), .int(1)], [.text("other"), .int(1)], [.text("packaging"), .int(1)],
        [.text("size"), .int(1)],
      ])
    #expect(rows.filter { $0[0].isNull } == [[.null, .int(1)]])
  }

  /// A question of several metrics is answered as far as it can be, and says what it leaves out.
  @Test func someOfTheMetrics() throws {
    let text = "revenue, ad_spend, orders"
    let parsed = Parser.parse(text, grammar: workspace.grammar)
    guard case .pipeline(let pipeline)? = parsed.statements.first?.kind else { return }
    let report = try workspace.run(pipeline)
    #expect(report.table?.columns.map { $0.name } == ["revenue", "orders"])
    #expect(report.notes.contains("not in the loaded data: ad spend"))
    let missing = "ad spend needs ads, and none are loaded"
    #expect(fault("ad_spend, roas") == missing)
    // What a stage goes on with has to be there.
    #expect(fault("revenue, ad_spend | derive part = ad_spend / revenue") == missing)
    #expect(fault("chats yesterday") == "no chats are loaded")
  }

  /// A path may begin with a parameter.
  @Test func pathsOfParameters() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "customer_id\nc\n".write(
      to: folder.appendingPathComponent("a b.csv"), atomically: true, encoding: .utf8)
    try "customer_id\nd\ne\n".write(
      to: folder.appendingPathComponent("more.csv"), atomically: true, encoding: .utf8)
    workspace.parameters["folder"] = .value(.text(folder.path))
    _ = try answer("load $folder/more.csv as customers")
    #expect(try workspace.query("select count(*) from customers").rows == [[.int(2)]])
    workspace.parameters["file"] = .value(.text(folder.path + "/a b.csv"))
    _ = try answer("load $file as customers")
    #expect(try workspace.query("select count(*) from customers").rows == [[.int(3)]])
    #expect(fault("load $nowhere/more.csv as customers") == "no parameter called $nowhere")
  }
}
