import Foundation
import Synchronization

/// A line on stderr that tells how far a long statement is, and leaves nothing behind.
///
/// It shows itself after 300 ms, repaints at most ten times a second, and writes nothing at all
/// when stderr is no terminal. It may be updated from any thread.
package final class ProgressLine: Sendable {
  private let painter: Mutex<ProgressPainter>
  private let isEnabled: Bool

  /// A progress line; `enabled` is `Interactivity.allowsProgress`.
  package init(enabled: Bool, ascii: Bool = false) {
    isEnabled = enabled
    painter = Mutex(ProgressPainter(ascii: ascii))
  }

  /// Tells how far the statement is: from 0 to 1, nil when no one knows.
  ///
  /// - Parameter bytes: how many the work goes through; nil when that tells nothing.
  package func update(fraction: Double?, _ text: String, bytes: Int? = nil) {
    guard isEnabled else { return }
    painter.withLock { painter in
      let output = painter.update(
        fraction: fraction, text: text, bytes: bytes, columns: columns, now: .now)
      if let output { write(output) }
    }
  }

  /// Runs the body, and meanwhile asks ten times a second how far it is: from 0 to 1, nil when no
  /// one knows.
  ///
  /// Nothing is shown before an `update` has told what is done.
  package func whileRunning(
    _ body: () -> Void, asking fraction: @escaping @Sendable () -> Double?
  ) {
    guard isEnabled else { return body() }
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now() + 0.1, repeating: 0.1)
    timer.setEventHandler { [self] in
      let fraction = fraction()
      painter.withLock { painter in
        if let output = painter.tick(fraction: fraction, columns: columns, now: .now) {
          write(output)
        }
      }
    }
    timer.activate()
    body()
    timer.cancel()
  }

  private var columns: Int { TerminalSize(of: STDERR_FILENO)?.columns ?? 80 }

  /// Takes the line off the screen; must come before anything else is written there.
  package func clear() {
    guard isEnabled else { return }
    painter.withLock { painter in
      if let output = painter.clear() { write(output) }
    }
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Foundation.write(STDERR_FILENO, bytes, bytes.count)
  }
}
