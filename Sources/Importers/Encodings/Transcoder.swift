import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns a text in any encoding into UTF-8, block by block, with the C library's iconv.
final class Transcoder {
  private let encoding: TextEncoding
  private let path: String
  private let handle: iconv_t?
  /// The first bytes of a character that the last block broke off in.
  private var rest: [UInt8] = []
  /// Bytes that were turned, and line ends among them.
  private var place = 0
  private var lines = 0

  /// - Parameters:
  ///   - path: as it is told in messages.
  ///   - target: what the text is turned into.
  init(_ encoding: TextEncoding, of path: String, to target: TextEncoding = .utf8) {
    self.encoding = encoding
    self.path = path
    let opened = iconv_open(target.converter, encoding.converter)
    handle = opened == iconv_t(bitPattern: -1) ? nil : opened
  }

  deinit { if let handle { iconv_close(handle) } }

  /// - Throws: a `.load` at the first byte that belongs to no character.
  func add(_ block: [UInt8]) throws(Diagnostic) -> [UInt8] {
    guard let handle else {
      throw Diagnostic(.load, "texts in \(encoding.name) cannot be read on this system")
    }
    var input = rest + block
    var output: [UInt8] = []
    var taken = 0
    while taken < input.count {
      let turn = Self.turn(&input, from: taken, handle)
      output += turn.output
      taken += turn.taken
      if turn.error == E2BIG { continue }
      if turn.error == EINVAL { break }
      guard turn.error == 0 else {
        throw encoding.wrong(
          path, at: place + taken, line: lines + LineCount.of(output[...]) + 1)
      }
    }
    place += taken
    lines += LineCount.of(output[...])
    rest = Array(input[taken...])
    return output
  }

  /// - Throws: a `.load` when the text breaks off within a character.
  func finish() throws(Diagnostic) {
    guard rest.isEmpty else { throw encoding.wrong(path, at: place, line: lines + 1) }
  }

  /// Turns as much as there is room for; `error` is 0 or what stopped it.
  private static func turn(
    _ input: inout [UInt8], from start: Int, _ handle: iconv_t
  ) -> (output: [UInt8], taken: Int, error: Int32) {
    var taken = 0
    var error: Int32 = 0
    let room = (input.count - start) * 3 / 2 + 16
    let output = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      input.withUnsafeMutableBytes { bytes in
        var from = bytes.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
        var left = bytes.count - start
        let target = UnsafeMutableRawPointer(buffer.baseAddress)
        var to = target?.assumingMemoryBound(to: CChar.self)
        var free = buffer.count
        if iconv(handle, &from, &left, &to, &free) == -1 { error = errno }
        taken = bytes.count - start - left
        count = buffer.count - free
      }
    }
    return (output, taken, error)
  }
}

/// Counts line ends.
enum LineCount {
  static func of(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var count = 0
      for byte in buffer { count &+= byte == UInt8(ascii: "\n") ? 1 : 0 }
      return count
    }
  }
}
