import Language

/// Reads bits, lowest first, as DEFLATE packs them (RFC 1951, section 3.1.1).
struct BitReader {
  private var bytes: [UInt8] = []
  private var place = 0
  /// Bits that were taken from `bytes` and not yet used, lowest first.
  private var bits: UInt64 = 0
  private var count = 0
  private let refill: () throws(Diagnostic) -> [UInt8]

  /// - Parameter refill: gives further bytes; none at the end.
  init(_ refill: @escaping () throws(Diagnostic) -> [UInt8]) { self.refill = refill }

  /// The next bits without using them up; zeros stand for what is behind the end.
  mutating func peek(_ wanted: Int) throws(Diagnostic) -> Int {
    while count < wanted {
      if place == bytes.count {
        bytes = try refill()
        place = 0
        if bytes.isEmpty { break }
      }
      bits |= UInt64(bytes[place]) << UInt64(count)
      place += 1
      count += 8
    }
    return Int(bits & ((1 << UInt64(wanted)) - 1))
  }

  /// Uses bits up; false when there are not so many.
  mutating func skip(_ wanted: Int) -> Bool {
    guard wanted <= count else { return false }
    bits >>= UInt64(wanted)
    count -= wanted
    return true
  }

  /// The next bits; nil behind the end.
  mutating func take(_ wanted: Int) throws(Diagnostic) -> Int? {
    let value = try peek(wanted)
    return skip(wanted) ? value : nil
  }

  /// Goes on at the next whole byte.
  mutating func alignToByte() {
    _ = skip(count % 8)
  }
}
