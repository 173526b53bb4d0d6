import Catalog
import Engine
import EngineDuckDB
import Foundation
import Language
import Store
import Testing
import Values

/// A folder of its own, gone with its owner.
final class Folder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("opsh-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

/// The shipped model, read once.
let shipped = Catalog.shipped(grammar: Grammar())

/// The model with definitions added.
func catalog(_ definitions: String) -> Catalog {
  var catalog = shipped
  catalog.add(modelText: definitions, name: "test.ops", grammar: Grammar())
  return catalog
}

func makeStore(_ path: String, _ catalog: Catalog = shipped) throws -> Store {
  try Store.create(
    path: path, currency: "CNY", timezone: "Asia/Shanghai", catalog: catalog, engine: DuckDB())
}

func openStore(_ path: String, _ catalog: Catalog = shipped, wait: Double = 0) throws -> Store {
  try Store.open(path: path, catalog: catalog, engine: DuckDB(), wait: wait)
}

func memoryStore(_ catalog: Catalog = shipped) throws -> Store {
  try Store.memory(currency: "USD", timezone: "UTC", catalog: catalog, engine: DuckDB())
}

extension Store {
  /// The cells of a query, row by row, as plain texts.
  func rows(_ sql: SQL) throws -> [[String]] {
    try read { try $0.query(sql).rows.map { $0.map { $0.description } } }
  }
}

/// What is said when the body fails: message and label; the error itself when it is no diagnostic.
func fault<Result>(_ body: () throws -> Result) -> [String] {
  do {
    _ = try body()
    return []
  } catch let error as Diagnostic {
    return [error.message] + (error.label.map { [$0] } ?? []) + error.hints
  } catch {
    return ["\(error)"]
  }
}

/// A moment of May 2024.
func may(_ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Moment {
  Moment(Day(number: 19844 + day - 1), hour: hour, minute: minute)
}
