import Foundation

/// The process's own streams.
enum Streams {
  static func output(_ text: String) { put(text, 1) }
  static func errors(_ text: String) { put(text, 2) }

  /// Writes all of the text; a closed pipe ends the process quietly by its signal.
  private static func put(_ text: String, _ descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR || errno == EAGAIN { continue }
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
  }
}
