/// Finds the first byte that is no UTF-8, over blocks of any size.
struct UTF8Check {
  /// Bytes that were looked at.
  private var place = 0
  /// How many bytes of the present character are still to come, and what the next one may be.
  private var pending = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF
  /// Where the present character began.
  private var start = 0

  /// Looks at further bytes; the offset of the first that is wrong, if one is.
  mutating func add(_ bytes: [UInt8]) -> Int? {
    defer { place += bytes.count }
    return bytes.withUnsafeBytes { buffer in
      var index = 0
      while index < buffer.count {
        if pending == 0 {
          index = Self.skipASCII(buffer, from: index)
          guard index < buffer.count else { break }
        }
        if let wrong = step(buffer[index], at: place + index) { return wrong }
        index += 1
      }
      return nil
    }
  }

  /// At the end of the text: where a character that breaks off began.
  var unfinished: Int? { pending > 0 ? start : nil }

  /// Steps over ASCII eight bytes at a time.
  private static func skipASCII(_ buffer: UnsafeRawBufferPointer, from index: Int) -> Int {
    var index = index
    while index + 8 <= buffer.count,
      buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      index += 8
    }
    while index < buffer.count, buffer[index] < 0x80 { index += 1 }
    return index
  }

  /// Takes one byte, by table 3-7 of the Unicode standard.
  private mutating func step(_ byte: UInt8, at offset: Int) -> Int? {
    if pending > 0 {
      guard allowed.contains(byte) else { return start }
      pending -= 1
      allowed = 0x80...0xBF
      return nil
    }
    start = offset
    switch byte {
    case 0xC2...0xDF: pending = 1
    case 0xE0...0xEF:
      pending = 2
      if byte == 0xE0 { allowed = 0xA0...0xBF }
      if byte == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      pending = 3
      if byte == 0xF0 { allowed = 0x90...0xBF }
      if byte == 0xF4 { allowed = 0x80...0x8F }
    default: return offset
    }
    return nil
  }
}
