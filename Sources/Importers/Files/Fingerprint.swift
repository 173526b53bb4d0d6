/// A number that tells contents apart.
///
/// It is XXH64 by Yann Collet with the seed 0, written from its published description. Two files
/// that differ have the same one by chance in 1 of 10^19 cases.
struct Fingerprint {
  private static let p1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let p2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let p3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let p4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let p5: UInt64 = 0x27D4_EB2F_1656_67C5

  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (p1 &+ p2, p2, 0, 0 &- p1)
  /// How many bytes were added.
  private(set) var total: UInt64 = 0
  /// Bytes that do not fill a stripe of 32 yet.
  private var rest: [UInt8] = []

  init() {}

  mutating func add(_ bytes: [UInt8]) {
    total &+= UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(32 - rest.count, bytes.count)
      rest += bytes[..<start]
      guard rest.count == 32 else { return }
      rest.withUnsafeBytes { mix($0) }
      rest.removeAll(keepingCapacity: true)
    }
    let end = start + (bytes.count - start) & ~31
    bytes.withUnsafeBytes { mix(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
    rest += bytes[end...]
  }

  /// Takes whole stripes of 32 bytes.
  private mutating func mix(_ stripes: UnsafeRawBufferPointer) {
    var (a, b, c, d) = lanes
    for start in stride(from: 0, to: stripes.count, by: 32) {
      a = Self.round(a, Self.word(stripes, start))
      b = Self.round(b, Self.word(stripes, start + 8))
      c = Self.round(c, Self.word(stripes, start + 16))
      d = Self.round(d, Self.word(stripes, start + 24))
    }
    lanes = (a, b, c, d)
  }

  var value: UInt64 {
    var hash: UInt64
    if total >= 32 {
      let (a, b, c, d) = lanes
      hash =
        Self.rotate(a, 1) &+ Self.rotate(b, 7) &+ Self.rotate(c, 12) &+ Self.rotate(d, 18)
      for lane in [a, b, c, d] {
        hash = (hash ^ Self.round(0, lane)) &* Self.p1 &+ Self.p4
      }
    } else {
      hash = Self.p5
    }
    hash &+= total
    rest.withUnsafeBytes { buffer in
      var place = 0
      while place + 8 <= buffer.count {
        hash ^= Self.round(0, Self.word(buffer, place))
        hash = Self.rotate(hash, 27) &* Self.p1 &+ Self.p4
        place += 8
      }
      if place + 4 <= buffer.count {
        let half = UInt32(
          littleEndian: buffer.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        hash ^= UInt64(half) &* Self.p1
        hash = Self.rotate(hash, 23) &* Self.p2 &+ Self.p3
        place += 4
      }
      for byte in buffer[place...] {
        hash ^= UInt64(byte) &* Self.p5
        hash = Self.rotate(hash, 11) &* Self.p1
      }
    }
    hash ^= hash >> 33
    hash = hash &* Self.p2
    hash ^= hash >> 29
    hash = hash &* Self.p3
    return hash ^ hash >> 32
  }

  /// The value in 16 digits.
  var hex: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The fingerprint of a text.
  static func of(_ text: String) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(Array(text.utf8))
    return fingerprint.hex
  }

  private static func word(_ buffer: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotate(lane &+ word &* p2, 31) &* p1
  }

  private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
    value << count | value >> (64 - count)
  }
}
