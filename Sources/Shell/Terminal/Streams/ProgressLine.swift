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
  package func update(fraction: Double?, _ text: String) {
    guard isEnabled else { return }
    painter.withLock { painter in
      let columns = TerminalSize(of: STDERR_FILENO)?.columns ?? 80
      let output = painter.update(fraction: fraction, text: text, columns: columns, now: .now)
      if let output { write(output) }
    }
  }

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
