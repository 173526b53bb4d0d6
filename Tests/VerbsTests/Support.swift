import Catalog
import Engine
import EngineDuckDB
import Foundation
import Language
import Planner
import Sample
import Store
import TestSupport
import Testing
import Values

@testable import Verbs

/// A workspace that is told statements as a user types them.
final class Counter: @unchecked Sendable {
  let workspace: Workspace
  // A workspace belongs to one thread at a time, and tests run side by side.
  private let lock = NSLock()

  /// The shipped model, read once.
  static let shipped = Catalog.shipped(grammar: Workspace.baseGrammar)

  /// - Parameters:
  ///   - fill: fills the tables.
  ///   - definitions: what is added to the model.
  init(
    today: String = "2024-05-14", definitions: String = "", engine: any Engine = DuckDB(),
    fill: (any Database) throws -> Void
  ) throws {
    var catalog = Self.shipped
    let faults = catalog.add(
      modelText: definitions, name: "test.ops", grammar: Workspace.grammar(catalog))
    #expect(faults == [])
    let store = try Store.memory(
      currency: "CNY", timezone: "Asia/Shanghai", catalog: catalog, engine: engine)
    try store.write(fill)
    try store.updateFacts()
    workspace = Workspace(
      store: store, catalog: catalog,
      clock: try Workspace.clock(zone: "Asia/Shanghai", pinned: today, instant: 0))
    workspace.isPinned = true
    workspace.addEvents()
  }

  deinit { workspace.store.close() }

  /// A sample store of 60 days, made once for all tests that only read it.
  static let sample = Result { try sampled() }

  /// A sample store of 60 days on an engine.
  static func sampled(engine: any Engine = DuckDB()) throws -> Counter {
    let until = try #require(Day("2026-11-20"))
    return try Counter(today: "2026-11-21", engine: engine) { database in
      try SampleStore(orders: 600, days: 60, seed: 1, until: until)
        .generate(into: database) { _ in }
    }
  }

  /// One statement, read with the names of the workspace.
  func pipeline(_ text: String) throws -> Pipeline {
    let parsed = Parser.parse(text, grammar: workspace.grammar)
    if let fault = parsed.diagnostics.first { throw fault }
    guard case .pipeline(let pipeline) = parsed.statements.first?.kind else {
      throw Diagnostic(.syntax, "no question: \(text)")
    }
    return pipeline
  }

  @discardableResult
  func run(_ text: String) throws -> Report {
    try lock.withLock { try workspace.run(try pipeline(text)) }
  }

  /// The same with the tables behind what is said in words.
  func runInFull(_ text: String) throws -> Report {
    try lock.withLock {
      workspace.isFull = true
      defer { workspace.isFull = false }
      return try workspace.run(try pipeline(text))
    }
  }

  func table(_ text: String) throws -> Table { try #require(try run(text).table, "\(text)") }

  /// The answer's cells as plain texts, a row a line; `-` is a missing value.
  func lines(_ text: String, _ columns: [String]? = nil) throws -> [String] {
    try table(text).lines(columns, of: text)
  }

  /// The same with numbers as plain ones: 30 for 30.00.
  func plain(_ text: String, _ columns: [String]? = nil) throws -> [String] {
    try lines(text, columns).map { line in
      line.split(separator: " ").map { word in
        Double(word) == nil || !word.contains(".")
          ? String(word) : String(word.replacing(/\.?0+$/, with: ""))
      }.joined(separator: " ")
    }
  }

  /// The rows of a query in SQL.
  func query(_ sql: SQL) throws -> [String] {
    try lock.withLock {
      try workspace.query(sql).rows.map { $0.map { $0.short }.joined(separator: " ") }
    }
  }

  /// What is wrong with a statement; nil when it can be answered.
  func fault(_ text: String) -> Diagnostic? {
    do {
      _ = try run(text)
      return nil
    } catch {
      return error as? Diagnostic
    }
  }
}

/// Two weeks of a small shop: in the second week one channel closed and another doubled.
enum TwoWeeks {
  static let made = Result { try counter() }

  static func counter(definitions: String = "") throws -> Counter {
    try Counter(definitions: definitions) { database in
      for (index, order) in orders.enumerated() {
        try database.execute(
          """
          insert into orders (order_id, channel, ordered_at, paid_at, status, units, gross_sales,
            customer_id)
          select \(String(index)), \(order.channel), day, day, 'paid', 1, \(order.amount), 'c1'
          from (select cast(\(order.day + " 10:00:00") as timestamp) as day)
          """)
      }
    }
  }

  /// Of 7 to 13 May 300 search, 200 ads, 100 mail; of the week before 100, 250, 50 and 400 live.
  static let orders: [(day: String, channel: String, amount: Int)] = [
    ("2024-05-13", "search", 180), ("2024-05-10", "search", 120), ("2024-05-13", "ads", 200),
    ("2024-05-07", "mail", 100), ("2024-05-06", "search", 100), ("2024-05-05", "ads", 250),
    ("2024-05-03", "mail", 50), ("2024-05-02", "live", 400),
  ]
}
