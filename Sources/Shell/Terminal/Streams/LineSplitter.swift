import Foundation

/// Cuts a stream of bytes into lines, looking at each byte once.
package struct LineSplitter: Sendable {
  private var buffer: [UInt8] = []
  /// Where the line that is not finished begins.
  private var start = 0
  /// Up to where no line feed was found.
  private var searched = 0

  /// A splitter that has seen nothing.
  package init() {}

  /// Adds what was read.
  package mutating func feed(_ bytes: some Collection<UInt8>) {
    if start > buffer.count / 2 {
      buffer.removeFirst(start)
      searched -= start
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next whole line without its end (LF or CR LF); nil when more bytes are needed.
  package mutating func next() -> ArraySlice<UInt8>? {
    guard let end = lineFeed(from: searched) else {
      searched = buffer.count
      return nil
    }
    defer {
      start = end + 1
      searched = start
    }
    return withoutReturn(buffer[start..<end])
  }

  /// Whether a whole line is here.
  var hasLine: Bool { lineFeed(from: searched) != nil }

  /// What is left when the stream has ended; nil if its last line was whole.
  package mutating func rest() -> ArraySlice<UInt8>? {
    defer {
      start = buffer.count
      searched = start
    }
    return start < buffer.count ? withoutReturn(buffer[start...]) : nil
  }

  private func lineFeed(from offset: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard offset < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + offset, 0x0A, bytes.count - offset)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.last == 0x0D ? line.dropLast() : line
  }
}
