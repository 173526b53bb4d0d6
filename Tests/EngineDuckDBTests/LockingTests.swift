import Engine
import EngineDuckDB
import Foundation
import TestSupport
import Testing
import Values

/// One store wanted by several: processes, and connections of one process.
@Suite(.serialized) struct LockingTests {
  private static let variable = "OPSH_TEST_STORE"

  /// This process holds the store; a second one is told by whom.
  @Test func heldByAnotherProcess() async throws {
    let folder = try Folder()
    let path = try folder.store()
    let holder = try DuckDB().open(path: path, access: .write(create: false), wait: 0)
    setenv(Self.variable, path, 1)
    setenv(Self.variable + "_PID", String(getpid()), 1)
    await #expect(processExitsWith: .success) {
      let path = ProcessInfo.processInfo.environment["OPSH_TEST_STORE"] ?? ""
      let holder = ProcessInfo.processInfo.environment["OPSH_TEST_STORE_PID"].flatMap { Int($0) }
      for access in [Access.read, .write(create: true)] {
        let found = kind { _ = try DuckDB().open(path: path, access: access, wait: 0.3) }
        guard case .locked(let process, let program) = found, process == holder,
          program?.hasPrefix("/") == true
        else { exit(1) }
      }
    }
    #expect(try holder.value("select count(*) from numbers") == .int(1000))
  }

  /// The second process waits, and goes on as soon as the first lets go.
  @Test func waitsForAnotherProcess() async throws {
    let folder = try Folder()
    let path = try folder.store()
    let holder = try DuckDB().open(path: path, access: .write(create: false), wait: 0)
    setenv(Self.variable, path, 1)
    let release = Thread {
      Thread.sleep(forTimeInterval: 1)
      _ = try? holder.execute("insert into numbers values (1000)")
      holder.close()
    }
    release.start()
    await #expect(processExitsWith: .success) {
      let path = ProcessInfo.processInfo.environment["OPSH_TEST_STORE"] ?? ""
      let database = try DuckDB().open(path: path, access: .write(create: false), wait: 30)
      guard try database.value("select max(i) from numbers") == .int(1000) else { exit(1) }
    }
  }

  @Test func readersShare() async throws {
    let folder = try Folder()
    let path = try folder.store()
    let reader = try DuckDB().open(path: path, access: .read, wait: 0)
    setenv(Self.variable, path, 1)
    await #expect(processExitsWith: .success) {
      let path = ProcessInfo.processInfo.environment["OPSH_TEST_STORE"] ?? ""
      let database = try DuckDB().open(path: path, access: .read, wait: 0)
      guard try database.value("select count(*) from numbers") == .int(1000),
        kind({ _ = try DuckDB().open(path: path, access: .read, wait: 5) }) != nil
      else { exit(1) }
    }
    #expect(try reader.value("select count(*) from numbers") == .int(1000))
  }

  /// The file lock does not hold within a process, where a second writer would destroy the file.
  @Test func aProcessDoesNotFightItself() throws {
    let folder = try Folder()
    let path = try folder.store()
    let own = EngineError.Kind.locked(
      processID: Int(getpid()), program: CommandLine.arguments.first)
    let link = folder.file("link.duckdb")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    for access in [Access.read, .write(create: true)] {
      let holder = try DuckDB().open(path: path, access: access, wait: 0)
      let clock = ContinuousClock()
      let start = clock.now
      #expect(kind { _ = try DuckDB().open(path: link, access: .read, wait: 60) } == own)
      #expect(
        kind { _ = try DuckDB().open(path: link, access: .write(create: true), wait: 60) } == own)
      #expect(clock.now - start < .seconds(30))
      holder.close()
      #expect(kind { _ = try DuckDB().open(path: link, access: access, wait: 0) } == nil)
    }
  }

  /// A failed attempt leaves nothing behind that would keep the next one out.
  @Test func failureFreesTheFile() throws {
    let folder = try Folder()
    let path = folder.file("new.duckdb")
    #expect(kind { _ = try DuckDB().open(path: path, access: .read, wait: 0) } == .missingFile)
    #expect(
      try DuckDB().open(path: path, access: .write(create: true), wait: 0).value("select 1")
        == .int(1))
  }
}
