import Engine
import Language

/// What a store does at the moment, for a line that shows progress.
package enum Activity: Hashable, Sendable {
  case idle
  /// Another program has the file; `opsh (process 4711)`.
  case waiting(holder: String)
  /// A statement runs; how much of it is done, 0 to 1, where the engine knows.
  case running(progress: Double?)
}

/// What other threads may ask and do.
extension Store {
  /// What the store does at the moment.
  package var activity: Activity {
    if let holder = opener.holder { return .waiting(holder: holder) }
    let (database, depth) = state.withLock { ($0.database, $0.depth) }
    guard depth > 0, let database else { return .idle }
    return .running(progress: database.progress)
  }

  /// Stops what runs, be it a statement, a load or the waiting for a lock: it ends as `.interrupted`.
  package func cancel() {
    opener.cancel()
    state.withLock { $0.database }?.cancel()
  }

  /// Forgets an earlier `cancel`, as every outermost body does when it begins.
  package func resetCancel() { opener.reset() }

  /// Runs a body that asks the store several times, as a statement does: a `cancel` at any moment
  /// of it, also between two questions, ends all of it as `.interrupted`.
  package func together<Result>(
    _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    opener.hold()
    defer { opener.release() }
    let result = try body()
    // What was asked for in passing may have gone on without an answer.
    try checkCancelled()
    return result
  }

  /// Throws `.interrupted` when `cancel` was called since the outermost body began.
  package func checkCancelled() throws(Diagnostic) {
    if opener.isCancelled { throw StoreMessages.interrupted }
  }
}
