import Language

/// Unpacks gzip (RFC 1952) a block at a time, to look into files that DuckDB reads packed.
struct Gunzip {
  private enum Phase {
    case member
    case block
    case stored(Int)
    case coded(HuffmanCode, HuffmanCode)
    case check
    case end
  }

  private let path: String
  private var bits: BitReader
  private var phase = Phase.member
  private var isLastBlock = false
  private var output: [UInt8] = []
  /// What of the output was handed out already; it stays for copies that reach back.
  private var given = 0
  /// Bytes of the present member.
  private var size = 0

  private static let window = 1 << 15
  private static let blockSize = 1 << 18

  init(_ path: String, _ refill: @escaping () throws(Diagnostic) -> [UInt8]) {
    self.path = path
    bits = BitReader(refill)
  }

  /// The next unpacked bytes; empty at the end.
  mutating func next() throws(Diagnostic) -> [UInt8] {
    while output.count - given < Self.blockSize {
      if case .end = phase { break }
      try step()
    }
    let new = Array(output[given...])
    if output.count > Self.window { output.removeFirst(output.count - Self.window) }
    given = output.count
    return new
  }

  private mutating func step() throws(Diagnostic) {
    switch phase {
    case .member: try readHeader()
    case .block: try readBlock()
    case .stored(let left): try copyStored(left)
    case .coded(let literals, let distances): try decode(literals, distances)
    case .check: try checkSize()
    case .end: break
    }
  }

  private var damaged: Diagnostic {
    Diagnostic(
      .file, "\(path) is damaged: what is packed in it breaks off or makes no sense",
      label: "get the file anew")
  }

  private mutating func take(_ count: Int) throws(Diagnostic) -> Int {
    guard let value = try bits.take(count) else { throw damaged }
    return value
  }

  // MARK: - Members

  private mutating func readHeader() throws(Diagnostic) {
    guard try take(16) == 0x8B1F, try take(8) == 8 else { throw damaged }
    let flags = try take(8)
    for _ in 0..<6 { _ = try take(8) }
    if flags & 4 != 0 { for _ in 0..<(try take(16)) { _ = try take(8) } }
    for flag in [8, 16] where flags & flag != 0 { while try take(8) != 0 {} }
    if flags & 2 != 0 { _ = try take(16) }
    size = 0
    phase = .block
  }

  private mutating func checkSize() throws(Diagnostic) {
    bits.alignToByte()
    _ = try take(32)
    guard try take(32) == size & 0xFFFF_FFFF else { throw damaged }
    // Another member may follow; zeros that fill up a tape are none.
    phase = try bits.peek(16) == 0x8B1F ? .member : .end
  }

  // MARK: - Blocks

  private mutating func readBlock() throws(Diagnostic) {
    isLastBlock = try take(1) == 1
    switch try take(2) {
    case 0:
      bits.alignToByte()
      let count = try take(16)
      guard try take(16) == count ^ 0xFFFF else { throw damaged }
      phase = .stored(count)
    case 1:
      guard let literals = HuffmanCode.fixedLiterals, let distances = HuffmanCode.fixedDistances
      else { throw damaged }
      phase = .coded(literals, distances)
    case 2: phase = try readCodes()
    default: throw damaged
    }
  }

  private mutating func endBlock() { phase = isLastBlock ? .check : .block }

  private mutating func copyStored(_ left: Int) throws(Diagnostic) {
    let count = min(left, Self.blockSize)
    for _ in 0..<count { output.append(UInt8(try take(8))) }
    size += count
    if left > count { phase = .stored(left - count) } else { endBlock() }
  }

  /// The codes that a block brings along (RFC 1951, section 3.2.7).
  private mutating func readCodes() throws(Diagnostic) -> Phase {
    let (literals, distances) = (257 + (try take(5)), 1 + (try take(5)))
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengths = Array(repeating: 0, count: 19)
    for place in order.prefix(4 + (try take(4))) { lengths[place] = try take(3) }
    guard let code = HuffmanCode(lengths: lengths) else { throw damaged }
    var all: [Int] = []
    while all.count < literals + distances {
      switch try symbol(code) {
      case 16:
        guard let last = all.last else { throw damaged }
        all += repeatElement(last, count: 3 + (try take(2)))
      case 17: all += repeatElement(0, count: 3 + (try take(3)))
      case 18: all += repeatElement(0, count: 11 + (try take(7)))
      case let length: all.append(length)
      }
    }
    guard all.count == literals + distances,
      let first = HuffmanCode(lengths: all[..<literals]),
      let second = HuffmanCode(lengths: all[literals...])
    else { throw damaged }
    return .coded(first, second)
  }

  private mutating func symbol(_ code: HuffmanCode) throws(Diagnostic) -> Int {
    guard let found = code.symbol(try bits.peek(code.width)), bits.skip(found.length) else {
      throw damaged
    }
    return found.symbol
  }

  // MARK: - Coded data (RFC 1951, section 3.2.5)

  private static let lengths = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distances = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]

  private mutating func decode(
    _ literals: HuffmanCode, _ distances: HuffmanCode
  ) throws(Diagnostic) {
    let start = output.count
    defer { size += output.count - start }
    while output.count - given < Self.blockSize {
      let symbol = try symbol(literals)
      if symbol < 256 {
        output.append(UInt8(symbol))
      } else if symbol == 256 {
        return endBlock()
      } else {
        guard symbol - 257 < Self.lengths.count else { throw damaged }
        let length = Self.lengths[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
        let code = try self.symbol(distances)
        guard code < Self.distances.count else { throw damaged }
        let distance = Self.distances[code] + (try take(max(0, code / 2 - 1)))
        guard distance <= output.count else { throw damaged }
        // Byte by byte: the copy may reach into what it makes itself.
        for _ in 0..<length { output.append(output[output.count - distance]) }
      }
    }
  }
}
