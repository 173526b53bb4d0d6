import CDuckDB
import Engine
import Synchronization
import Values

/// One store, open: statements run one after the other, and any thread may stop them.
final class Connection: Database {
  /// What other threads may touch while a statement runs.
  private struct Shared {
    var handle: Handle?
    var isRunning = false
    var progress = Progress.unasked
    /// Whether DuckDB has only one thread so far.
    var isLook: Bool
  }

  /// Whether anybody wants to know how far statements are: DuckDB has to be told, which takes 1 ms.
  private enum Progress { case unasked, wanted, counted }

  private let shared: Mutex<Shared>
  private let isCancelled = Atomic(false)
  private let claim: Mutex<Claim?>

  private let threads: Int?

  /// - Parameters:
  ///   - threads: how many may work on a statement; nil for as many as there are cores.
  ///   - isLook: whether there is only one so far.
  init(_ handle: Handle, claim: Claim?, threads: Int?, isLook: Bool) {
    shared = Mutex(Shared(handle: handle, isLook: isLook))
    self.claim = Mutex(claim)
    self.threads = threads
  }

  deinit { close() }

  func query(_ sql: SQL, limit: Int?) throws(EngineError) -> Table {
    try run { (handle) throws(EngineError) in
      let statement = try Statement(sql.text, on: handle)
      try statement.bind(sql.bindings)
      let answer = try statement.execute(streaming: limit != nil, unless: isCancelled)
      return try answer.table(limit: limit, unless: isCancelled)
    }
  }

  @discardableResult
  func execute(_ sql: SQL) throws(EngineError) -> Int {
    try run { (handle) throws(EngineError) in try execute(sql, on: handle) }
  }

  private func execute(_ sql: SQL, on handle: Handle) throws(EngineError) -> Int {
    let statement = try Statement(sql.text, on: handle)
    try statement.bind(sql.bindings)
    return try statement.execute(streaming: false, unless: isCancelled).rowsChanged
  }

  func executeScript(_ text: String) throws(EngineError) {
    try run { (handle) throws(EngineError) in
      let script = try StatementList(text, on: handle)
      for index in 0..<script.count {
        let statement = try script.statement(index)
        _ = try statement.execute(streaming: false, unless: isCancelled)
      }
    }
  }

  func stage(_ table: Table, as name: String) throws(EngineError) {
    let plan = StagingPlan(table)
    try run { (handle) throws(EngineError) in
      _ = try execute(plan.creation(of: name), on: handle)
      try plan.fill(name, on: handle, unless: isCancelled)
    }
  }

  func useAllCores() {
    let handle = shared.withLock { shared in
      defer { shared.isLook = false }
      return shared.isLook ? shared.handle : nil
    }
    handle?.use(threads: threads)
  }

  func cancel() {
    shared.withLock { shared in
      guard shared.isRunning, let handle = shared.handle else { return }
      isCancelled.store(true, ordering: .sequentiallyConsistent)
      library.duckdb_interrupt(handle.connection)
    }
  }

  var progress: Double? {
    shared.withLock { shared in
      if shared.progress == .unasked { shared.progress = .wanted }
      guard shared.isRunning, let handle = shared.handle else { return nil }
      let percent = library.duckdb_query_progress(handle.connection).percentage
      return percent < 0 ? nil : min(percent / 100, 1)
    }
  }

  func close() {
    shared.withLock { shared in
      shared.handle?.close()
      shared.handle = nil
    }
    claim.withLock { $0 = nil }
  }

  func abandon() { shared.withLock { $0.handle = nil } }

  /// Lets the body use the connection, and keeps `cancel` away from all other times.
  private func run<Result>(
    _ body: (Handle) throws(EngineError) -> Result
  ) throws(EngineError) -> Result {
    let (handle, countsProgress) = shared.withLock { shared in
      let isNew = shared.progress == .wanted
      if isNew { shared.progress = .counted }
      shared.isRunning = shared.handle != nil
      isCancelled.store(false, ordering: .sequentiallyConsistent)
      return (shared.handle, isNew)
    }
    guard let handle else { throw EngineError(.failed, "the store is closed") }
    if countsProgress { handle.countProgress() }
    defer { shared.withLock { $0.isRunning = false } }
    return try body(handle)
  }
}

extension Atomic where Value == Bool {
  /// Throws once `cancel` was called.
  borrowing func check() throws(EngineError) {
    if load(ordering: .sequentiallyConsistent) {
      throw EngineError(.interrupted, "INTERRUPT Error: Interrupted!")
    }
  }
}
