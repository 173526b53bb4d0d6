import Engine
import EngineDuckDB
import Foundation
import TestSupport
import Testing
import Values

/// Stores as files: what opens, and what is said of those that do not.
@Suite struct OpeningTests {
  private let engine = DuckDB()

  @Test func name() {
    #expect(engine.name.wholeMatch(of: /DuckDB \d+\.\d+\.\d+.*/) != nil)
  }

  @Test func writtenThenRead() throws {
    let folder = try Folder()
    let database = try engine.open(path: try folder.store(), access: .read, wait: 0)
    #expect(try database.value("select sum(i) from numbers") == .int(499_500))
  }

  /// Work that was never checkpointed, as after a crash, is in the write-ahead log.
  @Test func readOnlyFindsTheLog() throws {
    let folder = try Folder()
    let path = try folder.store()
    let writer = try engine.open(path: path, access: .write(create: false), wait: 0)
    try writer.executeScript(
      "set wal_autocheckpoint = '1TB'; insert into numbers values (1000000)")
    let copy = folder.file("copy.duckdb")
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    try FileManager.default.copyItem(atPath: path + ".wal", toPath: copy + ".wal")
    let reader = try engine.open(path: copy, access: .read, wait: 0)
    #expect(try reader.value("select max(i) from numbers") == .int(1_000_000))
  }

  /// A look has one thread, and all of them when more is asked.
  @Test func look() throws {
    let folder = try Folder()
    let path = try folder.store()
    let threads: SQL = "select current_setting('threads')::bigint"
    let usual = try engine.open(path: path, access: .read, wait: 0)
    let cores = try usual.value(threads)
    usual.close()
    for (wanted, all) in [(nil, cores), (3, .int(3))] as [(Int?, Value)] {
      let database = try DuckDB(threads: wanted).open(path: path, access: .look, wait: 0)
      #expect(try database.value(threads) == .int(1))
      #expect(kind { try database.execute("create table t (i int)") } == .readOnly)
      database.useAllCores()
      #expect(try database.value(threads) == all)
      database.useAllCores()
      #expect(try database.value(threads) == all)
      database.close()
    }
  }

  @Test func readOnlyRefusesChanges() throws {
    let folder = try Folder()
    let database = try engine.open(path: try folder.store(), access: .read, wait: 0)
    #expect(kind { try database.execute("insert into numbers values (1)") } == .readOnly)
    #expect(kind { try database.execute("create table t (i int)") } == .readOnly)
  }

  @Test func missing() throws {
    let folder = try Folder()
    let path = folder.file("none.duckdb")
    let deep = folder.file("no-folder/none.duckdb")
    #expect(kind { _ = try engine.open(path: path, access: .read, wait: 0) } == .missingFile)
    #expect(
      kind { _ = try engine.open(path: path, access: .write(create: false), wait: 0) }
        == .missingFile)
    #expect(
      kind { _ = try engine.open(path: deep, access: .write(create: true), wait: 0) }
        == .missingFile)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func directory() throws {
    let folder = try Folder()
    #expect(kind { _ = try engine.open(path: folder.path, access: .read, wait: 0) } == .isDirectory)
    #expect(
      kind { _ = try engine.open(path: folder.path, access: .write(create: true), wait: 0) }
        == .isDirectory)
  }

  @Test(arguments: [
    "", "short", "not a store, but a text that someone renamed", "SQLite format 3\0",
    "PAR1 and whatever else a Parquet file holds PAR1",
  ])
  func noStore(content: String) throws {
    let folder = try Folder()
    let path = folder.file("text.duckdb")
    try content.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(kind { _ = try engine.open(path: path, access: .read, wait: 0) } == .corrupt)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
  }

  /// Bytes turned over in the header, in the catalog, and a file cut short.
  @Test(arguments: ["header", "content", "cut"]) func damaged(where place: String) throws {
    let folder = try Folder()
    let path = try folder.store()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    switch place {
    case "header": bytes[100] ^= 0xFF
    case "content":
      for index in stride(from: 12_500, to: bytes.count, by: 997) { bytes[index] ^= 0xFF }
    default: bytes = bytes.prefix(13_000)
    }
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(
      kind {
        let database = try engine.open(path: path, access: .read, wait: 0)
        _ = try database.query("from numbers")
      } == .corrupt)
  }

  /// A store of a DuckDB that does not exist yet: its storage version, with the checksum to match.
  @Test func newerVersion() throws {
    let folder = try Folder()
    let path = try folder.store()
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    bytes.replaceSubrange(12..<20, with: littleEndian(9999))
    // DuckDB's checksum of a block: an exclusive or of its words, each times a large odd number.
    var checksum: UInt64 = 5381
    for start in stride(from: 8, to: 4096, by: 8) {
      let word = bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      checksum ^= word &* 0xBF58_476D_1CE4_E5B9
    }
    bytes.replaceSubrange(0..<8, with: littleEndian(checksum))
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(kind { _ = try engine.open(path: path, access: .read, wait: 0) } == .newerVersion)
  }

  private func littleEndian(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read and write everything"))
  func permission() throws {
    let folder = try Folder()
    let path = try folder.store()
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
    #expect(
      kind { _ = try engine.open(path: path, access: .write(create: false), wait: 0) }
        == .permission)
    #expect(try engine.open(path: path, access: .read, wait: 0).value("select 1") == .int(1))
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: path)
    #expect(kind { _ = try engine.open(path: path, access: .read, wait: 0) } == .permission)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    #expect(
      kind { _ = try engine.open(path: folder.file("new"), access: .write(create: true), wait: 0) }
        == .permission)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
  }

  /// Nothing that a query names is fetched or loaded on its own.
  @Test func extensionsStayOff() throws {
    let database = try memory()
    #expect(
      try database.query(
        """
        select value from duckdb_settings()
        where name in ('autoinstall_known_extensions', 'autoload_known_extensions')
        """
      ).cells == [[.text("false"), .text("false")]])
    #expect(kind { _ = try database.query("from 'https://localhost/x.parquet'") } == .failed)
  }
}
