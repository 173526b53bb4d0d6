/// A code of DEFLATE: symbols by the bits that stand for them (RFC 1951, section 3.2.2).
struct HuffmanCode {
  /// The longest code in bits.
  let width: Int
  /// By the next `width` bits: the symbol times 16, plus the length of its code; 0 for no code.
  private let table: [UInt16]

  /// The code in which symbols have codes of these lengths, 0 for none; nil when it cannot be.
  init?(lengths: some Collection<Int>) {
    var counts = Array(repeating: 0, count: 16)
    for length in lengths { counts[length] += 1 }
    counts[0] = 0
    width = max(1, counts.lastIndex { $0 > 0 } ?? 1)
    var next = Array(repeating: 0, count: 17)
    for length in 1...15 { next[length + 1] = (next[length] + counts[length]) << 1 }
    var table = Array(repeating: UInt16(0), count: 1 << width)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let code = next[length]
      next[length] += 1
      guard code < 1 << length else { return nil }
      // Codes are packed from their highest bit on, all else from the lowest.
      let reversed = (0..<length).reduce(0) { $0 | (code >> $1 & 1) << (length - 1 - $1) }
      for entry in stride(from: reversed, to: 1 << width, by: 1 << length) {
        table[entry] = UInt16(symbol << 4 | length)
      }
    }
    self.table = table
  }

  /// The symbol that the bits begin with and the length of its code; nil when they begin with none.
  func symbol(_ bits: Int) -> (symbol: Int, length: Int)? {
    let entry = Int(table[bits])
    return entry == 0 ? nil : (entry >> 4, entry & 15)
  }

  /// The code of literals and lengths that needs no description (section 3.2.6).
  static let fixedLiterals = HuffmanCode(
    lengths: (0...287).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  static let fixedDistances = HuffmanCode(lengths: Array(repeating: 5, count: 30))
}
