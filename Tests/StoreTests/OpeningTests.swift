import Catalog
import Engine
import EngineDuckDB
import Foundation
import Store
import TestSupport
import Testing
import Values

/// Files that are opened as stores and are none, and what is said of them.
@Suite struct OpeningTests {
  @Test func missing() throws {
    let folder = try Folder()
    let path = folder.file("shop.duckdb")
    #expect(
      fault { _ = try openStore(path) }
        == [
          "no store at \(path)",
          "make one: opsh new \(path) --currency CNY --timezone Asia/Shanghai",
        ])
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func directory() throws {
    let folder = try Folder()
    #expect(
      fault { _ = try openStore(folder.path) }
        == ["\(folder.path) is a folder, and a store is a file"])
  }

  @Test(arguments: ["", "order_id,amount\n1,2\n"]) func notAStore(content: String) throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    try content.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(
      fault { _ = try openStore(path) }
        == [
          "\(path) is no store, or it is damaged",
          "restore a copy of it: opsh restore COPY --replace; opsh export FOLDER saves what can be read",
        ])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
  }

  @Test func damaged() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    _ = try makeStore(path)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for index in stride(from: 12_500, to: bytes.count, by: 997) { bytes[index] ^= 0xFF }
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(fault { _ = try openStore(path) }.first == "\(path) is no store, or it is damaged")
  }

  /// A database that another tool made.
  @Test func foreign() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let database = try DuckDB().open(path: path, access: .write(create: true), wait: 0)
    try database.executeScript("create table orders (order_id varchar)")
    database.close()
    #expect(
      fault { _ = try openStore(path) }
        == [
          "\(path) is a DuckDB file, but no store of opsh",
          "make one: opsh new NAME --currency CNY --timezone Asia/Shanghai",
        ])
  }

  @Test func newerFormat() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    try makeStore(path).write {
      try $0.execute("update opsh_meta set value = '7' where key = 'format'")
    }
    #expect(
      fault { _ = try openStore(path) }
        == [
          "\(path) was made by a newer opsh: its format is 7, and this one reads up to 3",
          "update opsh",
        ])
  }

  /// A shell that has the store open notices, too.
  @Test func newerFormatLater() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let store = try makeStore(path)
    #expect(try store.facts().datasets.isEmpty)
    try openStore(path).write {
      try $0.execute("update opsh_meta set value = '7' where key = 'format'")
    }
    #expect(
      fault { _ = try store.facts() }.first
        == "\(path) was made by a newer opsh: its format is 7, and this one reads up to 3")
  }

  @Test(.enabled(if: geteuid() != 0, "root may read and write everything"))
  func withoutRights() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let store = try makeStore(path)
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
    #expect(
      fault { try store.write { try $0.execute("delete from orders") } }
        == ["no right to write \(path)", "ask its owner, or copy it to a place of your own"])
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: path)
    #expect(
      fault { _ = try openStore(path) }
        == ["no right to read \(path)", "ask its owner, or copy it to a place of your own"])
  }
}
