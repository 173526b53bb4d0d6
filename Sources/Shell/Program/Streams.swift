import Foundation
import Language
import Values

/// The process's own streams.
enum Streams {
  /// Writes answers; where they cannot be written, as to a full disk, the process says so and ends.
  static func output(_ text: String) {
    guard let fault = put(text, 1), fault != EPIPE else { return }
    warn("error: the output cannot be written: \(String(cString: strerror(fault)))")
    exit(ExitStatus.failed.rawValue)
  }

  static func errors(_ text: String) { _ = put(text, 2) }

  /// The language of what is said outside of a session.
  static let language = UserLanguage(environment: ProcessInfo.processInfo.environment)

  /// Tells a fault of a text.
  static func tell(_ fault: Diagnostic, in source: Source = Source("")) {
    let width = isatty(2) == 1 ? TerminalSize(of: 2)?.columns : nil
    errors(fault.text(in: source, language: language, width: width) + "\n")
  }

  /// Says something on the error stream.
  static func warn(_ words: Wording) { errors(Source.said(words.text(in: language)) + "\n") }

  /// Says something as an answer.
  static func say(_ words: Wording) { output(Source.said(words.text(in: language)) + "\n") }

  /// Writes all of the text, or tells the number of what went wrong; a closed pipe ends the process
  /// quietly by its signal.
  private static func put(_ text: String, _ descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR || errno == EAGAIN { continue }
          return errno
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return nil
    }
  }
}
