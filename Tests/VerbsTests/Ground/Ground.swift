import EngineDuckDB
import Language
import Planner
import Store
import TestSupport
import Testing
import Values

@testable import Verbs

/// A store that files are loaded into and asked about, by statements alone.
struct Ground {
  let folder: Folder
  private let workspace: Workspace

  init(
    currency: String = "USD", zone: String = "America/New_York", today: String = "2026-11-30"
  ) throws {
    folder = try Folder()
    let store = try Store.memory(
      currency: currency, timezone: zone, catalog: Counter.shipped, engine: DuckDB(threads: 1))
    workspace = Workspace(
      store: store, catalog: Counter.shipped,
      clock: try Workspace.clock(zone: zone, pinned: today, instant: 0))
    workspace.isPinned = true
  }

  /// Loads a text as a file and tells what is said of it.
  @discardableResult
  func load(_ text: String, as name: String = "a.csv", _ options: String = "") throws -> [String] {
    try load(Array(text.utf8), as: name, options)
  }

  @discardableResult
  func load(_ bytes: [UInt8], as name: String, _ options: String = "") throws -> [String] {
    try run("load \"\(try folder.write(name, bytes))\" \(options)").notes.map { $0.english }
  }

  /// The answer's cells as plain texts, a row a line.
  func ask(_ question: String) throws -> [String] {
    let report = try run(question)
    return try #require(report.table, "\(question)").lines(nil, of: question)
  }

  /// What is said when a question cannot be answered: message, label and hints.
  func refusal(of statement: String) -> String {
    fault { try run(statement) }.joined(separator: " · ")
  }

  /// What is said when a file is refused.
  func refusal(_ text: String, as name: String = "a.csv", _ options: String = "") -> String {
    fault { try load(text, as: name, options) }.joined(separator: " · ")
  }

  /// The reasons of the rows that were set aside.
  func rejects() throws -> [String] {
    try run("list rejects").table?.lines(["line", "found", "reason"], of: "rejects") ?? []
  }

  func run(_ text: String) throws -> Report {
    let parsed = Parser.parse(text, grammar: workspace.grammar)
    if let fault = parsed.diagnostics.first { throw fault }
    guard case .pipeline(let pipeline) = parsed.statements.first?.kind else {
      throw Diagnostic(.syntax, "no question: \(text)")
    }
    return try workspace.run(pipeline)
  }
}
