import Engine
import EngineDuckDB
import Foundation
import Language
import Store
import TestSupport
import Testing
import Values

/// One store wanted by two processes: this one holds it, the other one is started by the test.
@Suite(.serialized) struct LockingTests {
  private func holding(_ path: String) throws -> any Database {
    try DuckDB().open(path: path, access: .write(create: false), wait: 0)
  }

  /// A second writer waits its time and then says who holds the store.
  @Test func saysWhoHoldsIt() async throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    _ = try makeStore(path)
    let holder = try holding(path)
    defer { holder.close() }
    await #expect(processExitsWith: .success) {
      [path = path as String, pid = getpid() as pid_t] in
      for (wait, label) in [
        (0.0, "try again when it is done, or wait for it: opsh --wait 60, or set wait 60"),
        (1.2, "waited 1 s for it; longer with: opsh --wait 60, or set wait 60"),
      ] {
        let said = fault { _ = try openStore(path, wait: wait) }
        guard said.count == 2, said[0].hasPrefix("\(path) is in use by "),
          said[0].hasSuffix(" (process \(pid))"), !said[0].contains("in use by /"),
          said[1] == label
        else {
          print(said)
          exit(1)
        }
      }
    }
  }

  /// The second process waits, tells for whom, and goes on as soon as the first lets go.
  @Test func waitsItsTurn() async throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    _ = try makeStore(path)
    let holder = try holding(path)
    let release = Thread {
      Thread.sleep(forTimeInterval: 1)
      _ = try? holder.execute("insert into orders (order_id) values ('first')")
      holder.close()
    }
    release.start()
    await #expect(processExitsWith: .success) { [path = path as String] in
      let said = fault {
        let store = try openStore(path, wait: 30)
        try store.write { try $0.execute("insert into orders (order_id) values ('second')") }
      }
      guard said.isEmpty else {
        print(said)
        exit(1)
      }
    }
    #expect(
      try openStore(path).rows("select order_id from orders order by 1")
        == [["first"], ["second"]])
  }

  /// Waiting can be watched and broken off.
  @Test func waitingCanBeStopped() async throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    _ = try makeStore(path)
    let holder = try holding(path)
    defer { holder.close() }
    // The child opens the store through a copy first, so that it has a store object to ask.
    await #expect(processExitsWith: .success) {
      [path = path as String, pid = getpid() as pid_t] in
      let copy = path + ".copy"
      let store = try makeStore(copy)
      store.wait = 60
      unlink(copy)
      symlink(path, copy)
      let stopper = Thread {
        while true {
          if case .waiting(let holder) = store.activity {
            if !holder.hasSuffix("(process \(pid))") { exit(2) }
            break
          }
          usleep(1000)
        }
        store.cancel()
      }
      stopper.start()
      let start = ContinuousClock.now
      let said = fault { try store.write { try $0.execute("delete from orders") } }
      guard said == ["interrupted"], ContinuousClock.now - start < .seconds(20) else { exit(1) }
    }
  }

  /// The shell at its prompt holds no lock: a load from another process succeeds.
  @Test func promptHoldsNoLock() async throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let shell = try makeStore(path)
    #expect(try shell.facts().isLoaded("orders") == false)
    await #expect(processExitsWith: .success) { [path = path as String] in
      let store = try openStore(path)
      try store.write { try $0.execute("insert into orders (order_id) values ('1')") }
      try store.updateFacts()
      try store.addDefinition(kind: "event", name: "618", text: "event \"618\" = 2024-06-18")
    }
    #expect(try shell.facts()["orders"]?.rows == 1)
    #expect(try shell.definitions().map { $0.name } == ["618"])
    #expect(shell.revision == 1)
  }
}
