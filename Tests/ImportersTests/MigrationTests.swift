import Foundation
import Importers
import Planner
import Store
import TestSupport
import Testing
import Values

/// A store that an earlier version made: what becomes of it when it is written first.
@Suite struct MigrationTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// The store of format 2, with two orders, their lines, a week of sessions and a period of others.
  private func older() throws -> String {
    let packed = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/format-2.duckdb.gz")
    let path = folder.file("old.duckdb")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "gzip -dc \"$1\" > \"$2\"", "sh", packed.path, path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return path
  }

  @Test func storeOfFormat2() throws {
    let path = try older()
    let store = try Store.open(path: path, catalog: shipped, engine: engine)
    try store.write { _ in }
    let copy = Migration.backup(of: path)
    #expect(FileManager.default.fileExists(atPath: copy))
    #expect(
      try store.rows("select date, until, level, sessions from traffic order by all")
        == [
          ["2026-11-01", "", "channel_period", "800"],
          ["2026-11-01", "", "channel_period", "1200"],
          ["2026-11-02", "2026-11-08", "source", "70"],
          ["2026-11-02", "2026-11-08", "source", "140"],
        ])
    let account = try store.load(
      "\"\(try folder.write("a.csv", orders("3,2026-11-04,paid,1,5")))\"")
    #expect(account.notes.count == 2)
    #expect(account.notes.first?.contains("format 3") == true)
    #expect(account.notes.last?.contains("2 rows of traffic over a whole period") == true)
    #expect(!FileManager.default.fileExists(atPath: copy))
    #expect(
      try store.rows("select product_id, shared_discounts from order_lines order by all")
        == [["Mug", "6.25"], ["Mug", ""], ["Plate", "3.75"]])
    // Once is enough.
    let next = try store.load(
      "\"\(try folder.write("b.csv", orders("4,2026-11-04,paid,1,5")))\"")
    #expect(next.notes.isEmpty)
  }
}
