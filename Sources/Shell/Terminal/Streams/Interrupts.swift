import Dispatch
import Foundation
import Synchronization

/// Ctrl-C while a statement runs.
///
/// One for the process. While it exists SIGINT does not end the process; it is told to whoever
/// runs something. A process that was started to ignore SIGINT, as in the background of a script,
/// goes on ignoring it.
package final class Interrupts: Sendable {
  /// A press of Ctrl-C.
  package enum Press: Sendable, Equatable {
    /// Someone wants the statement to stop.
    case first
    /// The same again within two seconds: it has not stopped.
    case again
  }

  private struct State {
    var onPress: (@Sendable (Press) -> Void)?
    var clock = PressClock()
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "interrupts", qos: .userInteractive)
  private let pipe: SignalPipe
  /// Dispatch sources may be used from any thread, only their protocol does not say so; this one
  /// is made in `init`, cancelled in `deinit`, and left alone between.
  private nonisolated(unsafe) let source: any DispatchSourceRead

  /// Begins to receive SIGINT; nil when the process has no file descriptors left.
  package init?() {
    guard let pipe = SignalPipe(for: .interrupts) else { return nil }
    self.pipe = pipe
    source = DispatchSource.makeReadSource(fileDescriptor: pipe.readEnd, queue: queue)
    source.setEventHandler { [weak self] in
      for _ in pipe.take() { self?.pressed() }
    }
    // The pipe must not be closed before the source has let go of it.
    source.setCancelHandler { withExtendedLifetime(pipe) {} }
    source.activate()
    pipe.receive([SIGINT], flags: SA_RESTART)
  }

  deinit {
    pipe.release([SIGINT])
    source.cancel()
  }

  /// Runs `body`; each Ctrl-C meanwhile calls `onPress` on a queue of its own.
  ///
  /// When this returns, no call of `onPress` is under way and none will come; so `onPress` must
  /// not wait for the thread that is in here. A call inside of `body` takes the presses for its
  /// own time.
  package func whileRunning<Result, Failure: Error>(
    onPress: @escaping @Sendable (Press) -> Void, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outer = state.withLock { state in
      defer {
        state.onPress = onPress
        state.clock = PressClock()
      }
      return state.onPress
    }
    defer {
      state.withLock { $0.onPress = outer }
      queue.sync {}
    }
    return try body()
  }

  private func pressed() {
    let call = state.withLock { state -> (@Sendable () -> Void)? in
      guard let onPress = state.onPress else { return nil }
      let press = state.clock.press(at: .now)
      return { onPress(press) }
    }
    call?()
  }
}
