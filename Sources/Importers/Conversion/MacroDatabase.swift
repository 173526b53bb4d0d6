import Engine
import Synchronization
import Values

/// A connection on which each macro is made when the first statement names it.
///
/// To make all of them takes the engine longer than to read a small file.
final class MacroDatabase: Database {
  private let base: any Database
  private let macros: MacroTexts
  private let state = Mutex(State())

  private struct State {
    var made: Set<String> = []
    /// Those that were there when the transaction began: one that is undone takes the others away.
    var before: Set<String> = []
  }

  init(_ base: any Database, _ macros: MacroTexts) {
    self.base = base
    self.macros = macros
  }

  func query(_ sql: SQL, limit: Int?) throws(EngineError) -> Table {
    try make(for: sql.text)
    return try base.query(sql, limit: limit)
  }

  func execute(_ sql: SQL) throws(EngineError) -> Int {
    state.withLock { state in
      if sql.text == "begin transaction" { state.before = state.made }
      if sql.text == "rollback" { state.made = state.before }
    }
    try make(for: sql.text)
    return try base.execute(sql)
  }

  func executeScript(_ text: String) throws(EngineError) {
    try make(for: text)
    try base.executeScript(text)
  }

  func stage(_ table: Table, as name: String) throws(EngineError) {
    try base.stage(table, as: name)
  }

  func useAllCores() { base.useAllCores() }
  func cancel() { base.cancel() }
  var progress: Double? { base.progress }
  func close() { base.close() }
  func abandon() { base.abandon() }

  private func make(for text: String) throws(EngineError) {
    let made = state.withLock { $0.made }
    let missing = macros.needed(by: text, beside: made)
    guard !missing.isEmpty else { return }
    try base.executeScript(missing.map(macros.text).joined(separator: "\n"))
    state.withLock { $0.made.formUnion(missing) }
  }
}
