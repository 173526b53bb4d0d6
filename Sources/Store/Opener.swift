import Engine
import Language
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Opens a store's file, waiting for whoever holds its lock, until it is told to stop.
final class Opener: Sendable {
  let engine: any Engine
  private let path: String?
  private let turnstile: Turnstile
  private let state: Mutex<State>

  private struct State {
    var wait: Double
    /// Who holds the lock that is waited for.
    var holder: String?
    var isCancelled = false
    /// How many `Store.together` go on, one in the other.
    var held = 0
  }

  init(engine: any Engine, path: String?, wait: Double = Store.usualWait) {
    self.engine = engine
    self.path = path
    turnstile = Turnstile(store: path)
    state = Mutex(State(wait: wait))
  }

  var wait: Double {
    get { state.withLock { $0.wait } }
    set { state.withLock { $0.wait = max(0, newValue) } }
  }

  /// Who holds the lock that is being waited for; nil when nobody is waited for.
  var holder: String? { state.withLock { $0.holder } }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// Forgets an earlier `cancel`.
  func reset() { state.withLock { $0.isCancelled = false } }

  /// Begins a body; what belongs together with others is over when one of them was cancelled.
  func begin() throws(Diagnostic) {
    let isOver = state.withLock { state in
      if state.held == 0 { state.isCancelled = false }
      return state.isCancelled
    }
    if isOver { throw StoreMessages.interrupted }
  }

  func hold() {
    state.withLock { state in
      if state.held == 0 { state.isCancelled = false }
      state.held += 1
    }
  }

  func release() { state.withLock { $0.held -= 1 } }

  /// Ends the waiting, and whatever asks `isCancelled`.
  func cancel() { state.withLock { $0.isCancelled = true } }

  /// Opens the file; who comes to write keeps others out until `close`.
  func open(_ access: Access) throws(Diagnostic) -> any Database {
    let isWriting = if case .write = access { true } else { false }
    let clock = ContinuousClock()
    let start = clock.now
    var pause = 0.02
    defer { state.withLock { $0.holder = nil } }
    /// Waits a little for who holds the store; throws when there is no waiting any longer.
    func wait(for error: EngineError, seconds: Double) throws(Diagnostic) {
      let waited = Double((clock.now - start) / .seconds(1))
      guard case .locked(let process, _) = error.kind, process != Int(getpid()), waited < self.wait
      else {
        throw StoreMessages.diagnostic(error, store: path, isWriting: isWriting, waited: waited)
      }
      state.withLock { $0.holder = StoreMessages.holder(error.kind).english }
      guard !isCancelled else { throw StoreMessages.interrupted }
      usleep(UInt32(seconds * 1_000_000))
    }
    while !turnstile.enter(stays: isWriting) {
      try wait(for: turnstile.locked, seconds: 0.01)
    }
    do throws(Diagnostic) {
      while true {
        do {
          return try engine.open(path: path, access: access, wait: 0)
        } catch {
          try wait(for: error, seconds: pause)
        }
        // Each attempt starts the engine anew, so they become rarer.
        pause = min(pause * 2, 0.25)
      }
    } catch {
      turnstile.release()
      throw error
    }
  }

  /// Closes what `open` gave, and lets the next one in.
  func close(_ database: (any Database)?) {
    database?.close()
    turnstile.release()
  }
}
