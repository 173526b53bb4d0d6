import Engine
import EngineDuckDB
import Store
import Synchronization
import TestSupport
import Testing

/// How often a store starts its engine, which is most of the time that a single question takes.
@Suite struct StartTests {
  /// DuckDB, with a count of how often it was started.
  private final class Counted: Engine {
    private let starts = Atomic(0)
    var count: Int { starts.load(ordering: .relaxed) }
    var name: String { DuckDB().name }

    func open(
      path: String?, access: Access, wait: Double
    ) throws(EngineError) -> any Database {
      starts.add(1, ordering: .relaxed)
      return try DuckDB().open(path: path, access: access, wait: wait)
    }
  }

  @Test func questionsStartItOnce() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    try makeStore(path).close()
    let engine = Counted()
    let opening = StoreOpening(path: path, engine: engine)
    opening.open()
    let store = try opening.store(StoreSchema(shipped), keepsOpen: true)
    store.use(shipped)
    #expect(try store.facts()["orders"] == nil)
    #expect(try store.rows("select count(*) from orders") == [["0"]])
    #expect(try store.rows("select value from opsh_meta where key = 'currency'") == [["CNY"]])
    #expect(engine.count == 1)
  }

  /// What was begun in vain holds nobody up.
  @Test func openingsThatAreGivenUpLetGo() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    try makeStore(path).close()
    let opening = StoreOpening(path: path, engine: DuckDB())
    opening.open()
    opening.giveUp()
    #expect(fault { try openStore(path).write { _ in } }.isEmpty)
  }

  @Test func openStoresKeepWritersOut() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    try makeStore(path).close()
    let held = try Store.open(path: path, catalog: shipped, engine: DuckDB(), keepsOpen: true)
    #expect(!fault { try openStore(path).write { _ in } }.isEmpty)
    held.keepsOpen = false
    #expect(fault { try openStore(path).write { _ in } }.isEmpty)
  }

  /// What the file lacks is looked after before a body sees it, whether it was kept open or not.
  @Test func keptOpenWithMoreDataSets() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    try makeStore(path).close()
    let more = catalog("dataset gifts \"Gifts\" {\n  key gift_id\n  gift_id text\n}")
    let store = try Store.open(path: path, catalog: more, engine: DuckDB(), keepsOpen: true)
    #expect(try store.rows("select count(*) from gifts") == [["0"]])
  }

  @Test func memoryStartsItWhenNeeded() throws {
    let engine = Counted()
    let store = try Store.memory(
      currency: "USD", timezone: "UTC", catalog: shipped, engine: engine)
    #expect(try store.facts().datasets.isEmpty)
    #expect(try store.definitions().isEmpty)
    store.close(isLast: true)
    #expect(engine.count == 0)
    try store.addDefinition(kind: "metric", name: "m", text: "metric m = count")
    #expect(try store.rows("select count(*) from orders") == [["0"]])
    #expect(try store.definitions().map { $0.name } == ["m"])
    #expect(engine.count == 1)
  }

  @Test func nothingWrittenIsLostAtTheEnd() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let store = try makeStore(path)
    try store.addDefinition(kind: "metric", name: "m", text: "metric m = count")
    store.close(isLast: true)
    #expect(try openStore(path).definitions().map { $0.name } == ["m"])
  }
}
