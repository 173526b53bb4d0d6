import Catalog
import Engine
import EngineDuckDB
import Foundation
import Language
import Values

@testable import Sample

/// A sample store in memory, made once for all tests that ask it.
final class MadeStore: @unchecked Sendable {
  let settings: SampleStore
  /// What the progress was told while it was made.
  let labels: [String]
  private let database: any Database
  // Tests run side by side, a connection answers one at a time.
  private let lock = NSLock()

  /// Four months without a festival of the platform.
  static let autumn = Result { try MadeStore(SampleStore(until: day("2024-10-20"))) }
  /// A small store in another country.
  static let abroad = Result {
    try MadeStore(
      SampleStore(orders: 3000, days: 75, seed: 5, until: day("2025-12-05"), currency: "USD"))
  }

  init(_ settings: SampleStore, ordersPerPart: Int? = nil, threads: Int? = nil) throws {
    self.settings = settings
    database = try DuckDB(threads: 1).open(path: nil, access: .write(create: true), wait: 0)
    if let threads { try database.executeScript("set threads = \(threads)") }
    for dataset in Self.catalog.datasets.values {
      let columns = dataset.stored.map { "\"\($0.name)\" \(Self.type($0.type))" }
      try database.executeScript(
        "create table \(dataset.name) (\(columns.joined(separator: ", ")))")
    }
    var labels: [String] = []
    if let ordersPerPart {
      let script = Script(store: settings, ordersPerPart: ordersPerPart)
      for step in script.steps { try database.executeScript(step.sql) }
    } else {
      try settings.generate(into: database) { labels.append($0) }
    }
    self.labels = labels
  }

  static let catalog = Catalog.shipped(grammar: Grammar())

  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .text: "varchar"
    case .count: "bigint"
    case .number, .ratio, .percent, .index, .duration: "double"
    case .money: "decimal(18, 2)"
    case .flag: "boolean"
    case .date: "date"
    case .timestamp: "timestamp"
    }
  }

  func table(_ sql: String) throws -> Table {
    try lock.withLock { try database.query(SQL(verbatim: sql)) }
  }

  func rows(_ sql: String) throws -> [[Value]] { try table(sql).rows }

  /// The number that a query of one cell answers; nil for anything else.
  func number(_ sql: String) throws -> Double? {
    let table = try table(sql)
    return table.rowCount == 1 ? table.cells.first?.first?.double : nil
  }

  /// The last day as a literal of SQL.
  var until: String { "date '\(settings.until)'" }
}

/// A day that the test's author has written down.
func day(_ text: String) throws -> Day {
  guard let day = Day(text) else { throw NoSuchDay(text: text) }
  return day
}

struct NoSuchDay: Error { let text: String }
