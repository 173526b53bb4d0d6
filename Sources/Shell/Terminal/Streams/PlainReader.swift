import Foundation

/// Reads lines without an editor: from a pipe, a file, or a terminal that is too plain for one.
package final class PlainReader {
  /// What one `read` found.
  package enum Input: Equatable, Sendable {
    /// A line without its end. `isRepaired` says that it held bytes that are no UTF-8, which are
    /// now U+FFFD.
    case line(String, isRepaired: Bool)
    /// Ctrl-C at the prompt: what was typed is gone.
    case cancelled
    case eof
    /// The stream cannot be read, for this reason.
    case failed(String)
  }

  private let descriptor: Int32
  private let isTerminal: Bool
  private var splitter = LineSplitter()
  private var isFirst = true
  private var hasEnded = false
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  /// A reader of a file descriptor, which stays open.
  package init(descriptor: Int32 = 0) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// The next line.
  ///
  /// The prompt is shown only to someone who types: on stdout, or on stderr if stdout goes
  /// elsewhere. After Ctrl-C and Ctrl-D the cursor stands on a new row.
  package func read(prompt: String = "") -> Input {
    show(prompt)
    while true {
      if let line = splitter.next() { return decode(line) }
      if hasEnded { return splitter.rest().map { decode($0) } ?? .eof }
      if isTerminal, !waitForInput() {
        show("\n")
        return .cancelled
      }
      let count = Foundation.read(descriptor, &chunk, chunk.count)
      if count > 0 {
        splitter.feed(chunk[..<count])
      } else if count == 0 {
        hasEnded = true
        show("\n")
      } else if errno != EINTR {
        return .failed(String(cString: strerror(errno)))
      }
    }
  }

  /// Whether the next line is here already, or comes at once; the end counts as one.
  ///
  /// Whoever talks through a pipe waits for the answer before the next line; a file does not.
  package func hasMore(within milliseconds: Int32) -> Bool {
    if splitter.hasLine || hasEnded { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }

  private func show(_ text: String) {
    guard isTerminal, !text.isEmpty else { return }
    fflush(nil)
    let bytes = Array(text.utf8)
    _ = write(isatty(STDOUT_FILENO) == 1 ? STDOUT_FILENO : STDERR_FILENO, bytes, bytes.count)
  }

  /// False if a signal came first; unlike `read`, `poll` always returns for one.
  private func waitForInput() -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, -1) >= 0 || errno != EINTR
  }

  private func decode(_ bytes: ArraySlice<UInt8>) -> Input {
    // A byte order mark from a Windows editor.
    let hasMark = isFirst && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    isFirst = false
    let bytes = hasMark ? bytes.dropFirst(3) : bytes
    if let valid = String(validating: bytes, as: UTF8.self) {
      return .line(valid, isRepaired: false)
    }
    return .line(String(decoding: bytes, as: UTF8.self), isRepaired: true)
  }
}
