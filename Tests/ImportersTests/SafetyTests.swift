import Catalog
import Engine
import EngineDuckDB
import Foundation
import Importers
import Language
import Planner
import Store
import TestSupport
import Testing

/// All or nothing: whatever breaks a load off, the store is as it was.
@Suite(.serialized) struct SafetyTests {
  private static func makeStore(_ path: String) throws -> Store {
    try Store.create(
      path: path, currency: "CNY", timezone: "Asia/Shanghai", catalog: shipped, engine: DuckDB())
  }

  private static func openStore(_ path: String) throws -> Store {
    try Store.open(path: path, catalog: shipped, engine: DuckDB(), wait: 0)
  }

  /// Orders numbered from one number to the next, most of them of different lengths.
  private static func rows(_ numbers: Range<Int>, amount: Int) -> String {
    orders(
      numbers.map { "\($0),2024-05-01 08:00:00,paid,1,\(amount + $0 % 97)" }
        .joined(separator: "\n"))
  }

  private static func state(_ store: Store) throws -> [[String]] {
    try store.rows(
      """
      select count(*), sum(gross_sales), (select count(*) from loads),
        (select count(*) from rejects), (select facts from opsh_facts where dataset = 'orders')
      from orders
      """)
  }

  /// The process is killed when all rows are in and nothing is committed.
  @Test(arguments: ["comparing", "saving"]) func crash(step: String) async throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let store = try Self.makeStore(path)
    try store.load("\"\(try folder.write("old.csv", Self.rows(0..<1000, amount: 5)))\"")
    try folder.write("new.csv", Self.rows(500..<200_000, amount: 8))
    let before = try Self.state(store)
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder.path as String, step] in
      let store = try SafetyTests.openStore(folder + "/s.duckdb")
      try store.load("\"\(folder)/new.csv\"") { progress in
        if progress.step.english == step { kill(getpid(), SIGKILL) }
      }
    }
    #expect(try Self.state(try Self.openStore(path)) == before)
    let account = try store.load("\"\(folder.file("new.csv"))\"")
    #expect(account.counts == [199_500, 199_000, 500, 0, 0, 0])
  }

  /// Ctrl-C at any step ends the load.
  @Test(arguments: ["recognising", "reading", "comparing", "saving"])
  func cancelled(step: String) throws {
    let folder = try Folder()
    let store = try Self.makeStore(folder.file("s.duckdb"))
    try store.load("\"\(try folder.write("old.csv", Self.rows(0..<100, amount: 5)))\"")
    let before = try Self.state(store)
    let path = try folder.write("new.csv", Self.rows(50..<20_000, amount: 8))
    #expect(
      fault {
        try store.load("\"\(path)\"") { if $0.step.english == step { store.cancel() } }
      } == ["interrupted"])
    #expect(try Self.state(store) == before)
    #expect(try store.load("\"\(path)\"").counts[0] == 19_950)
  }

  /// A statement that runs is stopped from another thread.
  @Test func cancelledWhileReading() throws {
    let folder = try Folder()
    let store = try Self.makeStore(folder.file("s.duckdb"))
    let path = try folder.write("new.csv", Self.rows(0..<400_000, amount: 8))
    #expect(
      fault {
        try store.load("\"\(path)\"") { progress in
          guard progress.step == "reading" else { return }
          Thread.detachNewThread {
            usleep(20_000)
            store.cancel()
          }
        }
      } == ["interrupted"])
    #expect(try Self.state(store) == [["0", "", "0", "0", ""]])
  }

  /// A file that breaks off takes no other along, neither before it nor behind it.
  @Test func faultyFileOfSeveral() throws {
    let folder = try Folder()
    let store = try memoryStore()
    try folder.write("1.csv", orders("1,2024-05-01,paid,1,10"))
    try folder.write("2.csv", orders("2,\"2024-05-01,paid,1,10"))
    try folder.write("3.csv", orders("3,2024-05-01,paid,1,10"))
    let account = try store.load("\"\(folder.path)\"")
    #expect(
      account.faults == [
        .init(
          file: folder.file("2.csv"),
          reason: "a quote that opens in line 2 of \(folder.file("2.csv")) is never closed")
      ])
    #expect(account.report.heading == "Loaded 2 of 3 files of \(folder.path): 2 rows")
    #expect(try store.rows("select order_id from orders order by 1") == [["1"], ["3"]])
    #expect(
      fault { try store.load("\"\(folder.file("2.csv"))\"") }.first
        == "a quote that opens in line 2 of \(folder.file("2.csv")) is never closed")
  }

  @Test func dryRun() throws {
    let folder = try Folder()
    let store = try Self.makeStore(folder.file("s.duckdb"))
    try store.load("\"\(try folder.write("old.csv", Self.rows(0..<10, amount: 5)))\"")
    let before = try Self.state(store)
    let path = try folder.write(
      "new.csv", orders("5,2024-05-01,paid,1,77", "x,2024-05-02,paid,1,78", "y,soon,paid,1,79"))
    let account = try store.load("\"\(path)\" --dry-run")
    #expect(account.counts == [3, 1, 1, 0, 0, 1])
    #expect(account.report.heading == "Dry run of \(path) into orders")
    #expect(account.report.notes.last == "dry run: nothing was changed")
    #expect(try Self.state(store) == before)
    #expect(try store.load("\"\(path)\"").counts == account.counts)
  }

  // MARK: - Disks

  /// A disk of its own in memory, where this may be had; gone with its owner.
  private final class Disk {
    let path: String

    init?(megabytes: Int, in folder: Folder) {
      path = folder.file("disk")
      mkdir(path, 0o700)
      guard Self.run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path]) else {
        return nil
      }
    }

    /// Whether this process may have one.
    static let isAllowed: Bool = {
      guard let folder = try? Folder() else { return false }
      return Disk(megabytes: 1, in: folder) != nil
    }()

    deinit { _ = Self.run("umount", [path]) }

    func makeReadOnly() -> Bool { Self.run("mount", ["-o", "remount,ro", path]) }

    func grow(megabytes: Int) -> Bool {
      Self.run("mount", ["-o", "remount,size=\(megabytes)m", path])
    }

    private static func run(_ tool: String, _ arguments: [String]) -> Bool {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [tool] + arguments
      process.standardError = FileHandle.nullDevice
      do { try process.run() } catch { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
  }

  @Test(.enabled(if: Disk.isAllowed, "no right to mount a disk")) func fullDisk() throws {
    let folder = try Folder()
    let disk = try #require(Disk(megabytes: 8, in: folder))
    let path = disk.path + "/s.duckdb"
    let store = try Self.makeStore(path)
    try store.load("\"\(try folder.write("old.csv", Self.rows(0..<1000, amount: 5)))\"")
    let before = try Self.state(store)
    // Ids that do not compress.
    let ids = (0..<150_000).map { number in
      var fingerprint = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
      fingerprint ^= fingerprint >> 29
      let other = fingerprint &* 0xBF58_476D_1CE4_E5B9
      return String(other, radix: 36) + String(fingerprint, radix: 36)
    }
    let text = orders(ids.map { "\($0)\($0)\($0),2024-05-01,paid,1,9" }.joined(separator: "\n"))
    #expect(
      fault { try store.load("\"\(try folder.write("new.csv", text))\"") } == [
        "the disk of \(path) is full; nothing was changed", "make room and do it again",
      ])
    #expect(try Self.state(try Self.openStore(path)) == before)
    try #require(disk.grow(megabytes: 64))
    #expect(try store.load("\"\(folder.file("new.csv"))\"").counts[1] == 150_000)
  }

  @Test(.enabled(if: Disk.isAllowed, "no right to mount a disk")) func readOnlyDisk() throws {
    let folder = try Folder()
    let disk = try #require(Disk(megabytes: 16, in: folder))
    let path = disk.path + "/s.duckdb"
    let store = try Self.makeStore(path)
    try store.load("\"\(try folder.write("old.csv", Self.rows(0..<10, amount: 5)))\"")
    try #require(disk.makeReadOnly())
    #expect(
      fault { try store.load("\"\(try folder.write("new.csv", Self.rows(10..<20, amount: 5)))\"") }
        == [
          "\(path) is on a disk that can only be read",
          "questions work; to load, copy it to another disk",
        ])
    #expect(try store.rows("select count(*) from orders") == [["10"]])
  }
}
