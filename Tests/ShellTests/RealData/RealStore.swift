import Catalog
import Engine
import EngineDuckDB
import Foundation
import Language
import Store
import TestSupport
import Testing
import Values
import Verbs

@testable import Shell

/// The folder of real exports beside the package, and the package's own; nil where they are not.
enum RealData {
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let folder: String? = {
    let path = package.deletingLastPathComponent().appendingPathComponent("shared/data").path
    return FileManager.default.fileExists(atPath: path + "/README.md") ? path : nil
  }()
}

/// Real exports twice: loaded by a script into a store that opsh is asked, and as the raw files
/// that plain SQL is asked.
final class RealStore {
  private let workspace: Workspace
  private let raw: any Database
  private var output = ""
  private var errors = ""

  /// - Parameter script: its name in `Tests/RealData`; it takes the folder of the files as `--data`.
  /// - Parameter views: SQL that makes of `FOLDER/...` what the proofs read.
  init(
    _ script: String, data: String, currency: String, timezone: String, today: String, views: String
  ) throws {
    let folder = try #require(RealData.folder) + "/" + data
    let catalog = Catalog.shipped(grammar: Workspace.baseGrammar)
    let store = try Store.memory(
      currency: currency, timezone: timezone, catalog: catalog, engine: DuckDB())
    workspace = Workspace(
      store: store, catalog: catalog,
      clock: try Workspace.clock(zone: timezone, pinned: today, instant: 0))
    raw = try DuckDB().open(path: nil, access: .write(create: true), wait: 0)
    try raw.executeScript(views.replacing("FOLDER", with: folder))
    let session = session()
    let path = RealData.package.appendingPathComponent("Tests/RealData/\(script)").path
    let file = try Script(path, session: session)
    try file.take(["--data", folder])
    file.run()
    try #require(session.status == .ok, "\(errors)")
  }

  deinit {
    workspace.store.close()
    raw.close()
  }

  private func session() -> Session {
    var options = SessionOptions()
    options.format = .csv
    return Session(
      workspace: workspace, options: options, output: { [unowned self] in output += $0 },
      errors: { [unowned self] in errors += $0 })
  }

  /// What a question prints as csv, and what it says beside.
  func answer(_ question: String) -> (rows: [[String]], said: String) {
    (output, errors) = ("", "")
    session().run(Source(question))
    return (CSV.rows(output), errors)
  }

  /// What plain SQL says of the raw files, below the names of its columns.
  func proof(_ sql: String) throws -> [[String]] {
    let table = try raw.query(SQL(verbatim: sql))
    return [table.columns.map { $0.name }] + table.rows.map { $0.map { $0.description } }
  }

  /// Asks a question and compares each cell with what the SQL answers.
  func expect(_ question: String, _ sql: String, _ place: SourceLocation = #_sourceLocation) throws
  {
    let (rows, said) = answer(question)
    let proof = try proof(sql)
    #expect(rows.first == proof.first, "\(question)\n\(said)", sourceLocation: place)
    #expect(proof.count > 1, "\(question): the proof is empty", sourceLocation: place)
    #expect(rows.count == proof.count, "\(question)\n\(said)", sourceLocation: place)
    for (row, expected) in zip(rows, proof).dropFirst() {
      let isSame = row.count == expected.count && zip(row, expected).allSatisfy(Self.isSame)
      #expect(isSame, "\(question)\n  \(row)\n  \(expected)", sourceLocation: place)
    }
  }

  /// Two cells say the same: as texts, or as numbers that differ in the twelfth digit at most.
  private static func isSame(_ cell: String, _ expected: String) -> Bool {
    guard let a = Double(cell), let b = Double(expected) else { return cell == expected }
    return abs(a - b) <= 1e-11 * max(abs(a), abs(b))
  }
}

/// Reads comma-separated values after RFC 4180.
private enum CSV {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var characters = text.unicodeScalars.makeIterator()
    var next = characters.next()
    while let scalar = next {
      next = characters.next()
      switch scalar {
      case "\"" where isQuoted && next == "\"":
        cell.unicodeScalars.append(scalar)
        next = characters.next()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
