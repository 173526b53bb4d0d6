import Catalog
import EngineDuckDB
import Foundation
import Sample
import Store
import TestSupport
import Testing
import Values
import Verbs

@testable import Shell

/// A small sample store as bytes, made once for all tests: 2000 orders of 120 days up to
/// 2026-11-20, which is seen from the day after.
enum SampleFile {
  static let today = "2026-11-21"

  /// Writes the store to a path.
  static func write(to path: String) throws {
    try original.get().write(to: URL(fileURLWithPath: path))
  }

  private static let original = Result { () throws -> Data in
    let folder = try Folder()
    let path = folder.file("sample.duckdb")
    let store = try Store.create(
      path: path, currency: "CNY", timezone: "Asia/Shanghai",
      catalog: Catalog.shipped(grammar: Workspace.baseGrammar), engine: DuckDB())
    let until = try #require(Day("2026-11-20"))
    let sample = SampleStore(orders: 2000, days: 120, seed: 1, until: until, currency: "CNY")
    try store.write { database in try sample.generate(into: database) { _ in } }
    try store.updateFacts()
    store.close()
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }
}
