import Catalog
import Engine
import Language
import Values

/// Reading and writing.
extension Store {
  /// Lets the body read the store.
  ///
  /// Inside another body it uses the connection of that one. Engine errors of the body come out
  /// as diagnostics, all others as they are.
  @discardableResult
  package func read<Result>(_ body: (any Database) throws -> Result) throws -> Result {
    try run(writing: false, body)
  }

  /// Lets the body change the store; the lock is let go at the end.
  ///
  /// What the body writes outside of a transaction stays, even when it throws later.
  @discardableResult
  package func write<Result>(_ body: (any Database) throws -> Result) throws -> Result {
    try run(writing: true, body)
  }

  private func run<Result>(
    writing: Bool, _ body: (any Database) throws -> Result
  ) throws -> Result {
    let database = try enter(writing: writing)
    defer { leave(afterWriting: writing) }
    do {
      let result = try body(database)
      return result
    } catch let error as EngineError {
      throw StoreMessages.diagnostic(error, store: path, isWriting: writing)
    }
  }

  /// The connection for a body, opened where none is open that will do.
  private func enter(writing: Bool) throws(Diagnostic) -> any Database {
    let (open, isInside, isWriting) = state.withLock { ($0.database, $0.depth > 0, $0.isWriting) }
    if !isInside { try opener.begin() }
    if path == nil, open == nil {
      let made = try makeInMemory()
      state.withLock { $0.depth += 1 }
      return made
    }
    if let open, isWriting || !writing {
      if path == nil { try addTables(to: open) }
      open.useAllCores()
      state.withLock { $0.depth += 1 }
      return open
    }
    guard !isInside else { throw StoreMessages.writeInsideRead }
    opener.close(open)
    state.withLock { $0.database = nil }
    let database = try opener.open(writing ? .write(create: false) : .read)
    do {
      try prepare(database, writing: writing)
    } catch {
      opener.close(database)
      throw StoreMessages.diagnostic(error, store: path, isWriting: writing)
    }
    state.withLock {
      $0.database = database
      $0.isWriting = writing
      $0.depth = 1
    }
    return database
  }

  private func leave(afterWriting: Bool) {
    state.withLock {
      $0.depth -= 1
      if afterWriting { $0.snapshot = nil }
    }
    letGo()
  }

  /// Closes the file when nobody needs it open.
  func letGo() {
    let database = state.withLock { state -> (any Database)? in
      guard path != nil, state.depth == 0, state.isWriting || !state.keepsOpen else { return nil }
      defer { state.database = nil }
      return state.database
    }
    if let database { opener.close(database) }
  }

  /// Adds the tables that `use` made part of a store in memory, which is never opened again.
  private func addTables(to database: any Database) throws(Diagnostic) {
    guard state.withLock({ $0.hasNewSchema }) else { return }
    do {
      try prepare(database, writing: true)
    } catch {
      throw StoreMessages.diagnostic(error, store: nil, isWriting: true)
    }
    state.withLock { $0.hasNewSchema = false }
  }

  /// Brings the file up to the catalogue, or makes what it lacks readable as missing.
  private func prepare(_ database: any Database, writing: Bool) throws {
    let (schema, snapshot) = state.withLock { ($0.schema, $0.snapshot) }
    if let snapshot, snapshot.value.schema == schema.signature,
      snapshot.stamp == path.flatMap(FileStamp.init)
    {
      return
    }
    let meta = try Snapshot.meta(of: database)
    guard meta["schema"] != schema.signature else { return }
    let columns = try StoreSchema.columns(of: database)
    if writing {
      let isOlder = (meta["format"].flatMap { Int($0) } ?? 0) < Snapshot.format
      if isOlder, let path { try Migration.keepCopy(of: path) }
      try database.transaction {
        for statement in schema.additions(to: columns) + schema.marking {
          try database.execute(statement)
        }
        if isOlder { try Migration.run(schema.datasets, in: database) }
      }
    } else {
      let name = try database.query("select current_database()").cells.first?.first?.text ?? ""
      for statement in schema.standIns(for: columns, in: name) { try database.execute(statement) }
    }
  }
}
