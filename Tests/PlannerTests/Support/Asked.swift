import Catalog
import Engine
import EngineDuckDB
import Foundation
import Language
import Store
import TestSupport
import Testing
import Values

@testable import Planner

/// A store in memory, filled by SQL, that is asked questions as a user types them.
final class Asked: @unchecked Sendable {
  let planning: Planning
  private let store: Store
  // Tests run side by side, a connection answers one at a time.
  private let lock = NSLock()

  /// The shipped model, read once.
  static let shipped = Catalog.shipped(grammar: Grammar())

  /// - Parameters:
  ///   - script: fills the tables.
  ///   - definitions: what is added to the model.
  ///   - model: what is built upon; an empty one for tests that bring their own.
  init(
    _ script: String, today: String = "2024-05-15 12:00", definitions: String = "",
    model: Catalog = Asked.shipped
  ) throws {
    var catalog = model
    let faults = catalog.add(modelText: definitions, name: "test.ops", grammar: Grammar())
    #expect(faults == [])
    store = try Store.memory(
      currency: "CNY", timezone: "Asia/Shanghai", catalog: catalog, engine: DuckDB(threads: 1))
    if !script.isEmpty { try store.write { try $0.executeScript(script) } }
    try store.updateFacts()
    planning = Planning(
      catalog: catalog, facts: try store.facts(), clock: try clock(today), currency: "CNY")
  }

  deinit { store.close() }

  /// The plan of a question.
  func plan(_ text: String) throws -> Planned {
    let pipeline = try pipeline(text)
    return try planning.question(pipeline.call, pipeline.stages)
  }

  /// The call of a question, as it is written.
  func call(_ text: String) throws -> Call { try pipeline(text).call }

  private func pipeline(_ text: String) throws -> Pipeline {
    var grammar = Grammar()
    grammar.names = planning.catalog.names
    let parsed = Parser.parse(text, grammar: grammar)
    #expect(parsed.diagnostics == [], "\(text)")
    guard case .pipeline(let pipeline) = parsed.statements.first?.kind else {
      throw Diagnostic(.syntax, "no question: \(text)")
    }
    return pipeline
  }

  /// The rows of a data set, asked for as behind `list`.
  func list(_ text: String) throws -> Table {
    let pipeline = try pipeline(text)
    let name = try #require(pipeline.call.items.first?.expression.plainName)
    let dataset = try #require(try planning.catalog.dataset(name))
    return try answer(planning.list(dataset, pipeline.call, pipeline.stages).plan)
  }

  /// What is wrong with a list; nil when it can be answered.
  func listFault(_ text: String) -> Diagnostic? {
    do {
      _ = try list(text)
      return nil
    } catch {
      return error as? Diagnostic
    }
  }

  /// The answer of a question, without the stages that need the finished rows.
  func ask(_ text: String) throws -> Table {
    try answer(plan(text).plan)
  }

  private func answer(_ plan: Plan) throws -> Table {
    var table = try query(DuckDBDialect().query(plan))
    try #require(table.columns.map { $0.name } == plan.columns.map { $0.name })
    table.columns = plan.columns
    return table
  }

  func query(_ sql: SQL) throws -> Table {
    try lock.withLock { try store.read { try $0.query(sql) } }
  }

  /// The answer's cells as plain texts, a row a line: `search 370.00 2`; `-` is a missing value.
  ///
  /// - Parameter columns: the columns to look at; all when nil.
  func lines(_ text: String, _ columns: [String]? = nil) throws -> [String] {
    try ask(text).lines(columns, of: text)
  }

  /// What is wrong with a question; nil when it can be answered.
  func fault(_ text: String) -> Diagnostic? {
    do {
      _ = try plan(text)
      return nil
    } catch {
      return error as? Diagnostic
    }
  }
}

/// A week of a small shop, small enough to compute by hand.
///
/// The order o1 has three lines and two refunds; on its day two campaigns ran in its channel.
enum SmallShop {
  static let script = """
    insert into products (product_id, title, category, price, unit_cost) values
      ('p1', 'Tea pot', 'kitchen', 150, 40), ('p2', 'Cup', 'kitchen', 50, 10),
      ('p3', 'Lamp', 'light', 50, null);
    insert into orders (order_id, channel, campaign, customer_id, ordered_at, paid_at, status, units,
        gross_sales, discounts) values
      ('o1', 'search', 'brand', 'c1', '2024-05-13 09:55:00', '2024-05-13 10:00:00', 'shipped', 4,
        300, 30),
      ('o2', 'search', null, 'c1', '2024-05-14 08:00:00', '2024-05-14 09:00:00', 'paid', 2, 100,
        null),
      ('o3', 'ads', 'spring', 'c2', '2024-05-14 12:00:00', '2024-05-14 12:00:00', 'paid', 2, 200,
        20),
      ('o4', 'ads', null, 'c3', '2024-05-14 13:00:00', null, 'unpaid', 1, 500, null),
      ('o5', 'ads', null, 'c2', '2024-05-07 10:00:00', '2024-05-07 10:00:00', 'completed', 1, 80,
        null),
      ('o6', null, null, 'c4', '2024-05-14 23:00:00', '2024-05-14 23:30:00', 'paid', 1, 60, null);
    insert into order_lines (order_id, line_no, product_id, units, unit_price, gross_sales,
        discounts, unit_cost) values
      ('o1', '1', 'p1', 1, 150, 150, 30, null), ('o1', '2', 'p2', 2, 50, 100, null, null),
      ('o1', '3', 'p3', 1, 50, 50, null, null), ('o2', '1', 'p2', 2, 50, 100, null, null),
      ('o3', '1', 'p1', 1, 150, 150, 20, 50), ('o3', '2', 'p3', 1, 50, 50, null, null),
      ('o5', '1', 'p1', 1, 80, 80, null, null), ('o6', '1', 'p3', 1, 60, 60, null, null);
    insert into refunds (refund_id, order_id, product_id, reason, amount, requested_at, refunded_at,
        status) values
      ('r1', 'o1', 'p1', 'broken', 120, '2024-05-13 20:00:00', '2024-05-14 10:00:00', 'refunded'),
      ('r2', 'o1', 'p2', 'late', 50, '2024-05-14 09:00:00', '2024-05-14 11:00:00', 'refunded'),
      ('r3', 'o3', 'p1', 'broken', 130, '2024-05-14 18:00:00', null, 'requested');
    insert into ads (date, level, channel, campaign, keyword, spend, impressions, clicks, ad_orders,
        ad_sales) values
      ('2024-05-13', 'campaign', 'search', 'brand', null, 10, 100, 5, 1, 40),
      ('2024-05-13', 'campaign', 'search', 'generic', null, 5, 100, 1, null, null),
      ('2024-05-14', 'campaign', 'ads', 'spring', null, 20, 300, 10, 2, 120),
      ('2024-05-14', 'campaign', 'display', 'wide', null, 7, 500, 0, 0, 0),
      ('2024-05-13', 'keyword', 'search', 'brand', 'tea', 6, 60, 3, 1, 40),
      ('2024-05-13', 'keyword', 'search', 'brand', 'pot', 4, 40, 2, 0, 0);
    insert into traffic (date, level, channel, visitors, page_views) values
      ('2024-05-13', 'shop', null, 100, 300), ('2024-05-14', 'shop', null, 120, 400),
      ('2024-05-13', 'channel', 'search', 60, 180), ('2024-05-13', 'channel', 'ads', 50, 120),
      ('2024-05-14', 'channel', 'search', 70, 250), ('2024-05-14', 'channel', 'ads', 60, 150);
    insert into inventory (date, product_id, warehouse, on_hand) values
      ('2024-05-11', 'p1', 'west', 10), ('2024-05-11', 'p2', 'west', 20),
      ('2024-05-13', 'p1', 'west', 8), ('2024-05-13', 'p1', 'east', 5),
      ('2024-05-13', 'p2', 'west', 18);
    insert into competitors (date, level, competitor, item_id, item, price, estimated_units,
        estimated_sales, sales_index) values
      ('2024-05-14', 'shop', 'Acme', null, null, null, null, null, 900),
      ('2024-05-14', 'shop', 'Bolt', null, null, null, null, null, 700),
      ('2024-05-14', 'product', 'Acme', 'i1', 'Pot', 99, 3, 297, null);
    """

  static let made = Result { try Asked(script) }
}
