import Engine
import EngineDuckDB
import Language
import Synchronization
import Testing
import Values

@testable import Verbs

/// Ctrl-C ends a statement, whichever of its queries runs just then.
@Suite struct InterruptTests {
  private static let statements = [
    "compare yesterday", "explain revenue yesterday", "anomalies last 7 days",
    "revenue, ad_spend by channel last 7 days | total", "forecast orders for 7 days",
    "funnel last 7 days", "stock", "top 5 products by revenue", "buyers last 30 days",
  ]

  @Test func everyQuery() throws {
    let engine = InterruptedEngine()
    let shop = try Counter.sampled(engine: engine)
    for statement in Self.statements {
      _ = try shop.run(statement)
      var asked = 0
      while true {
        engine.next.store(asked, ordering: .relaxed)
        let fault = shop.fault(statement)
        // Once the statement has fewer queries, nothing was interrupted.
        if engine.next.load(ordering: .relaxed) >= 0 { break }
        #expect(fault?.code == .interrupted, "query \(asked) of \(statement)")
        asked += 1
      }
      engine.next.store(-1, ordering: .relaxed)
      #expect(asked > 0)
    }
  }
}

/// DuckDB, but for one query that is interrupted.
private final class InterruptedEngine: Engine {
  /// How many queries come before that one; below 0 when it has been, or none is to be.
  let next = Atomic(-1)

  var name: String { DuckDB().name }

  func open(
    path: String?, access: Access, wait: Double
  ) throws(EngineError) -> any Database {
    Connection(try DuckDB().open(path: path, access: access, wait: wait), self)
  }

  private final class Connection: Database {
    private let real: any Database
    private let engine: InterruptedEngine

    init(_ real: any Database, _ engine: InterruptedEngine) {
      self.real = real
      self.engine = engine
    }

    func query(_ sql: SQL, limit: Int?) throws(EngineError) -> Table {
      if engine.next.load(ordering: .relaxed) >= 0,
        engine.next.subtract(1, ordering: .relaxed).newValue < 0
      {
        throw EngineError(.interrupted, "")
      }
      return try real.query(sql, limit: limit)
    }

    func execute(_ sql: SQL) throws(EngineError) -> Int { try real.execute(sql) }
    func executeScript(_ text: String) throws(EngineError) { try real.executeScript(text) }
    func stage(_ table: Table, as name: String) throws(EngineError) {
      try real.stage(table, as: name)
    }
    func cancel() { real.cancel() }
    var progress: Double? { real.progress }
    func close() { real.close() }
    func useAllCores() { real.useAllCores() }
    func abandon() { real.abandon() }
  }
}
