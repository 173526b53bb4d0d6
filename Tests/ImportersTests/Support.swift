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

/// A folder of its own, gone with its owner.
final class Folder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("opsh-load-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file and tells its path.
  @discardableResult
  func write(_ name: String, _ content: some Sequence<UInt8>) throws -> String {
    let url = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content).write(to: url)
    return url.path
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }
}

/// The shipped model, read once.
let shipped = Catalog.shipped(grammar: Grammar())

let engine = DuckDB()

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
    verbs: ["load": Signature([.files], clauses: [.as, .map, .options])], names: catalog.names)
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
    _ arguments: String, catalog: Catalog = shipped,
    progress: @escaping (LoadProgress) -> Void = { _ in }
  ) throws -> LoadAccount {
    let loader = Loader(store: self, catalog: catalog, clock: Clock(now: present))
    return try loader.load(request("load " + arguments, catalog), progress: progress)
  }

  /// The cells of a query, row by row, as plain texts.
  func rows(_ sql: SQL) throws -> [[String]] {
    try read { try $0.query(sql).rows.map { $0.map { $0.description } } }
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

/// What is said when the body fails: message, label and hints.
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

/// Numbers that are the same on every run: SplitMix64 (Steele, Lea, Flood 2014).
struct Seeded {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
