import Catalog
import Engine
import EngineDuckDB
import Foundation
import Language
import Store
import TestSupport
import Testing
import Values

/// Who has the file open when.
@Suite struct AccessTests {
  /// Between statements nobody is kept out, and what others wrote is there at the next statement.
  @Test func sharesTheFile() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let shell = try makeStore(path)
    #expect(try shell.rows("select count(*) from orders") == [["0"]])
    let nightly = try openStore(path)
    try nightly.write { try $0.execute("insert into orders (order_id) values ('1')") }
    try nightly.updateFacts(of: ["orders"])
    #expect(try shell.rows("select count(*) from orders") == [["1"]])
    #expect(try shell.facts().isLoaded("orders"))
    #expect(try !shell.facts().isLoaded("refunds"))
  }

  /// A script keeps the file for reading, but lets go of it after it has written.
  @Test func scriptsKeepReading() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let script = try makeStore(path)
    let other = try openStore(path)
    script.keepsOpen = true
    #expect(try script.rows("select count(*) from orders") == [["0"]])
    #expect(
      fault { try other.write { try $0.execute("delete from orders") } }
        == ["\(path) is open in this program already"])
    try script.write { try $0.execute("insert into orders (order_id) values ('1')") }
    try other.write { try $0.execute("insert into orders (order_id) values ('2')") }
    #expect(try script.rows("select count(*) from orders") == [["2"]])
    script.keepsOpen = false
    try other.write { try $0.execute("delete from orders") }
  }

  /// Temporary tables of a kept connection stay, as a script's kept results need.
  @Test func keptConnectionIsTheSame() throws {
    let folder = try Folder()
    let store = try makeStore(folder.file("s.duckdb"))
    store.keepsOpen = true
    try store.read { try $0.execute("create temporary table kept as select 42 as answer") }
    #expect(try store.rows("from kept") == [["42"]])
    store.keepsOpen = false
    #expect(!fault { _ = try store.rows("from kept") }.isEmpty)
  }

  @Test func nesting() throws {
    let folder = try Folder()
    let store = try makeStore(folder.file("s.duckdb"))
    try store.write { outer in
      try store.read { #expect($0 === outer) }
      try store.write { #expect($0 === outer) }
      try outer.execute("insert into orders (order_id) values ('1')")
    }
    #expect(
      fault { try store.read { _ in try store.write { try $0.execute("delete from orders") } } }
        == ["the store cannot be changed while a question is being answered"])
    #expect(try store.rows("select order_id from orders") == [["1"]])
  }

  /// Errors of the engine come out in words, all others as they are; the file is let go either way.
  @Test func errorsOfBodies() throws {
    struct Own: Error {}
    let folder = try Folder()
    let store = try makeStore(folder.file("s.duckdb"))
    #expect(
      fault { try store.read { try $0.execute("insert into orders (order_id) values ('1')") } }
        == [
          "\(folder.file("s.duckdb")) is on a disk that can only be read",
          "questions work; to load, copy it to another disk",
        ])
    #expect(
      fault { _ = try store.rows("selec 1") }
        == [
          "this could not be computed, which is a fault of opsh",
          "--stage sql shows what was asked of the store",
        ])
    #expect(throws: Own.self) { try store.write { _ in throw Own() } }
    try store.write { try $0.execute("insert into orders (order_id) values ('1')") }
    #expect(throws: Own.self) {
      try store.write { database in
        try database.transaction {
          try database.execute("insert into orders (order_id) values ('2')")
          throw Own()
        }
      }
    }
    #expect(try store.rows("select order_id from orders") == [["1"]])
  }

  @Test func activity() throws {
    let store = try memoryStore()
    #expect(store.activity == .idle)
    try store.read { _ in #expect(store.activity == .running(progress: nil)) }
    #expect(store.activity == .idle)
  }

  /// A running statement is stopped from another thread.
  @Test func cancelling() throws {
    let store = try memoryStore()
    let stopper = Thread {
      while store.activity == .idle { usleep(1000) }
      usleep(100_000)
      store.cancel()
    }
    stopper.start()
    let start = ContinuousClock.now
    #expect(
      fault { _ = try store.rows("select count(*) from range(1000000) a, range(1000000) b") }
        == ["interrupted"])
    #expect(ContinuousClock.now - start < .seconds(10))
    // The next statement knows nothing of it.
    #expect(try store.rows("select 1") == [["1"]])
  }

  /// What belongs together ends as a whole, also when it is stopped between two questions.
  @Test func cancellingInBetween() throws {
    let store = try memoryStore()
    var answers: [[[String]]] = []
    let end = fault {
      try store.together { () throws(Diagnostic) in
        answers.append((try? store.rows("select 1")) ?? [])
        store.cancel()
        answers.append((try? store.rows("select 2")) ?? [])
      }
    }
    #expect(end == ["interrupted"])
    #expect(answers == [[["1"]], []])
    #expect(try store.rows("select 3") == [["3"]])
  }
}
