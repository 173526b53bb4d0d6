import Foundation

/// Why the history file cannot be used.
package struct HistoryError: Error, Equatable, Sendable, CustomStringConvertible {
  package let description: String

  /// Says that `path` could not be `action`ed, for the reason that `errno` gives.
  init(_ action: String, _ path: String) {
    let reason = String(cString: strerror(errno))
    description = "cannot \(action) \(path): \(reason). This session's history is not kept."
  }
}
