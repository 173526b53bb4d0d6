import Catalog
import Engine
import EngineDuckDB
import Foundation
import Importers
import Language
import Planner
import Store
import Testing
import Values

/// The shipped model, read once.
let shipped = Catalog.shipped(grammar: Grammar())

/// On one thread: as many tests as there are cores run beside each other.
let engine = DuckDB(threads: 1)

func memoryStore(
  _ catalog: Catalog = shipped, timezone: String = "Asia/Shanghai"
) throws -> Store {
  try Store.memory(currency: "CNY", timezone: timezone, catalog: catalog, engine: engine)
}

/// 2024-06-01 12:00 on the store's clock.
let present = Moment(Day(number: 19875), hour: 12)

/// Reads a `load` statement as the prompt does.
func request(_ statement: String, _ catalog: Catalog = shipped) throws -> LoadRequest {
  let grammar = Grammar(
    verbs: ["load": Signature([.files], clauses: [.as, .map, .store, .options])],
    names: catalog.names)
  let parsed = Parser.parse(statement, grammar: grammar)
  if let diagnostic = parsed.diagnostics.first { throw diagnostic }
  guard case .pipeline(let pipeline)? = parsed.statements.first?.kind else {
    throw Diagnostic(.syntax, "no load: \(statement)")
  }
  return try LoadRequest(pipeline.call)
}

extension Store {
  @discardableResult
  func load(
    _ arguments: String, catalog: Catalog = shipped, typedFrom: Int? = nil,
    progress: @escaping (LoadProgress) -> Void = { _ in }
  ) throws -> LoadAccount {
    var loader = Loader(store: self, catalog: catalog, clock: Clock(now: present))
    if let typedFrom { loader.typedFrom = typedFrom }
    return try loader.load(request("load " + arguments, catalog), progress: progress)
  }
}

extension LoadAccount {
  /// read, added, updated, unchanged, repeated and rejected rows of the only file.
  var counts: [Int] {
    guard files.count == 1, let file = files.first else { return [] }
    return [
      file.read, file.added, file.updated, file.unchanged, file.repeated, file.rejected,
    ]
  }

  /// Line, field, text and reason of the rejected rows.
  var rejects: [[String]] {
    files.flatMap { $0.rejects }.map { ["\($0.line)", $0.field ?? "", $0.found ?? "", $0.reason] }
  }

  /// Header, column and how they were matched.
  var columns: [[String]] {
    files.flatMap { $0.columns }.map { [$0.header ?? "", $0.name ?? "", $0.how] }
  }
}

extension Sequence<Wording> {
  /// The notes without those on days of payment and on zones, which few of the files here have.
  var otherNotes: [String] {
    map { $0.english }.filter {
      !$0.contains("no row has ") && !$0.contains("times without a zone were taken as")
    }
  }
}

/// A header that orders need, and rows under it.
func orders(_ rows: String...) -> String {
  (["order_id,ordered_at,status,units,gross_sales"] + rows).joined(separator: "\n") + "\n"
}

/// The folder of real exports beside the package; nil where it is not there.
let realData: String? = {
  let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  let path = package.deletingLastPathComponent().appendingPathComponent("shared/data").path
  return FileManager.default.fileExists(atPath: path + "/README.md") ? path : nil
}()
