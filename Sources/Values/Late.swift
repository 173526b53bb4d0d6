import Synchronization

/// A value that is made when it is asked for first, and kept; who asks meanwhile waits for it.
package final class Late<Value: Sendable>: Sendable {
  private enum State {
    case open(@Sendable () -> Value)
    case made(Value)
  }

  private let state: Mutex<State>

  package init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.open(make)) }

  package init(made value: Value) { state = Mutex(.made(value)) }

  package var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .open(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
