import Engine
import EngineDuckDB
import Foundation
import Synchronization
import Testing
import Values

/// Statements while they run: cancelled, watched, undone.
@Suite struct RunningTests {
  /// A query that takes minutes when nobody stops it.
  static let endless: SQL =
    "select count(*) from range(100000000) a(i), range(100000) b(j) where i * j % 7 = 3"

  @Test(arguments: [nil, 10]) func cancel(limit: Int?) throws {
    let database = try memory()
    let clock = ContinuousClock()
    let start = clock.now
    // On a busy machine the query may not have begun when it is stopped the first time.
    let isOver = Flag()
    let stopper = Thread {
      repeat {
        Thread.sleep(forTimeInterval: 0.2)
        if !isOver.isSet { database.cancel() }
      } while !isOver.isSet
    }
    stopper.start()
    #expect(kind { _ = try database.query(Self.endless, limit: limit) } == .interrupted)
    isOver.set()
    #expect(clock.now - start < .seconds(20))
    #expect(try database.value("select 42") == .int(42))
  }

  /// A cancel while nothing runs does not stop the next statement.
  @Test func cancelOfNothing() throws {
    let database = try memory()
    database.cancel()
    #expect(try database.value("select 42") == .int(42))
    #expect(try database.execute("create table t as select 1") >= 0)
  }

  /// One cancel while the statement is still being read, which takes a while for this one.
  @Test func cancelBeforeTheFirstRow() throws {
    let database = try memory()
    let numbers = (0..<100_000).map(String.init).joined(separator: ", ")
    let sql = SQL(verbatim: Self.endless.text + " and i not in (" + numbers + ")")
    let clock = ContinuousClock()
    let start = clock.now
    let stopper = Thread {
      Thread.sleep(forTimeInterval: 0.05)
      database.cancel()
      // Only so that the test ends where the first one was lost.
      Thread.sleep(forTimeInterval: 15)
      database.cancel()
    }
    stopper.start()
    #expect(kind { _ = try database.query(sql) } == .interrupted)
    #expect(clock.now - start < .seconds(14))
  }

  @Test func progressRises() throws {
    let database = try memory()
    try database.executeScript("create table t as select range as i from range(2000000)")
    #expect(database.progress == nil)
    let seen = Samples()
    let watcher = Thread {
      for _ in 0..<4000 where !seen.isEnough {
        if let progress = database.progress { seen.add(progress) }
        usleep(5000)
      }
      database.cancel()
    }
    watcher.start()
    _ = kind {
      _ = try database.query("select sum(list_sum(list_distinct(range(i % 300)))) from t")
    }
    #expect(seen.values.count >= 3)
    #expect(seen.values.allSatisfy { (0...1).contains($0) })
    #expect(seen.values == seen.values.sorted())
    #expect((seen.values.last ?? 0) > (seen.values.first ?? 0))
    #expect(database.progress == nil)
  }

  @Test func transactionIsAllOrNothing() throws {
    let database = try memory()
    try database.executeScript("create table t (i integer primary key)")
    #expect(
      kind {
        try database.transaction {
          try database.execute("insert into t values (1)")
          try database.execute("insert into t values (2), (2)")
        }
      } == .constraint)
    #expect(try database.value("select count(*) from t") == .int(0))
    let changed = try database.transaction {
      try database.execute("insert into t values (1)")
      return try database.execute("insert into t select i from range(10, 15) r(i)")
    }
    #expect(changed == 5)
    #expect(try database.value("select count(*) from t") == .int(6))
  }

  /// The error of the body's own makes the transaction void as well.
  @Test func transactionEndsWithAnyError() throws {
    struct Refused: Error {}
    let database = try memory()
    try database.executeScript("create table t (i integer)")
    #expect(throws: Refused.self) {
      try database.transaction {
        try database.execute("insert into t values (1)")
        throw Refused()
      }
    }
    #expect(try database.value("select count(*) from t") == .int(0))
  }

  @Test func stagingWithinATransactionIsUndone() throws {
    let database = try memory()
    try database.stage(Table(columns: [Column("i")], cells: [[.int(1)]]), as: "t")
    _ = kind {
      try database.transaction {
        try database.stage(Table(columns: [Column("i")], cells: [[.int(2), .int(3)]]), as: "t")
        try database.execute("select error('stop')")
      }
    }
    #expect(try database.query("from t").cells == [[.int(1)]])
  }

  @Test func rowsChanged() throws {
    let database = try memory()
    #expect(try database.execute("create table t (i integer)") == 0)
    #expect(try database.execute("insert into t select i from range(7) r(i)") == 7)
    #expect(try database.execute("update t set i = i + 1 where i >= \(4)") == 3)
    #expect(try database.execute("delete from t") == 7)
  }

  @Test func scripts() throws {
    let database = try memory()
    try database.executeScript("")
    try database.executeScript(
      "create table t (s varchar); -- a comment; with a mark\ninsert into t values ('a;b'); ")
    #expect(try database.value("select s from t") == .text("a;b"))
    #expect(
      kind {
        try database.executeScript("insert into t values ('c'); insert into nowhere values (1)")
      }
        == .failed)
    #expect(kind { try database.executeScript("creat table u (i int)") } == .failed)
  }

  @Test func closedStoreAnswersNothing() throws {
    let database = try memory()
    database.close()
    database.close()
    database.cancel()
    #expect(database.progress == nil)
    let error = #expect(throws: EngineError.self) { try database.query("select 1") }
    #expect(error?.message == "the store is closed")
  }
}

/// Numbers that one thread collects and another reads.
private final class Samples: @unchecked Sendable {
  private let lock = NSLock()
  private var numbers: [Double] = []
  var values: [Double] { lock.withLock { numbers } }
  var isEnough: Bool { lock.withLock { Set(numbers).count >= 3 } }
  func add(_ number: Double) { lock.withLock { numbers.append(number) } }
}

private final class Flag: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .relaxed) }
  func set() { value.store(true, ordering: .relaxed) }
}
