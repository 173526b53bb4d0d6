/// The cells that the leaves fall into when only some of the dimensions are looked at.
struct CuboidCells: Sendable {
  /// The places of the dimensions, ascending.
  var dimensions: [Int]
  /// The cell of each leaf.
  var cell: [Int32]
  /// Cells are 0 ..< cellCount; some may be empty.
  var cellCount: Int

  /// Numbers the cells by mixed radix; where that would leave many holes, in order of appearance.
  init(_ leaves: Leaves, _ dimensions: [Int]) {
    self.init(leaves.codes, of: leaves.values.map { $0.count }, dimensions)
  }

  /// The same of codes, of which each dimension has so many.
  init(_ codes: [[Int32]], of sizes: [Int], _ dimensions: [Int]) {
    self.dimensions = dimensions
    var keys = codes[dimensions[0]].map { UInt64($0) }
    var size = UInt64(max(1, sizes[dimensions[0]]))
    for dimension in dimensions.dropFirst() {
      let radix = UInt64(max(1, sizes[dimension]))
      if size.multipliedReportingOverflow(by: radix).overflow { size = Self.renumber(&keys) }
      codes[dimension].withUnsafeBufferPointer { codes in
        keys.withUnsafeMutableBufferPointer { keys in
          for leaf in keys.indices { keys[leaf] = keys[leaf] &* radix &+ UInt64(codes[leaf]) }
        }
      }
      size *= radix
    }
    if size > UInt64(max(65536, 2 * keys.count)) { size = Self.renumber(&keys) }
    cell = keys.map { Int32(truncatingIfNeeded: $0) }
    cellCount = Int(size)
  }

  /// Gives each distinct key a number in order of appearance; returns how many there are.
  private static func renumber(_ keys: inout [UInt64]) -> UInt64 {
    var capacity = 16
    while capacity < 2 * keys.count { capacity *= 2 }
    let mask = capacity - 1
    var known = [UInt64](repeating: .max, count: capacity)
    var numbers = [UInt64](repeating: 0, count: capacity)
    var next: UInt64 = 0
    known.withUnsafeMutableBufferPointer { known in
      numbers.withUnsafeMutableBufferPointer { numbers in
        keys.withUnsafeMutableBufferPointer { keys in
          for leaf in keys.indices {
            let key = keys[leaf]
            // Fibonacci hashing with open addressing (Knuth, vol. 3, 6.4).
            var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
            while known[slot] != .max && known[slot] != key { slot = (slot + 1) & mask }
            if known[slot] == .max {
              known[slot] = key
              numbers[slot] = next
              next += 1
            }
            keys[leaf] = numbers[slot]
          }
        }
      }
    }
    return max(1, next)
  }

  /// The sets of `size` out of `count` dimensions, in order.
  static func choices(_ count: Int, _ size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    guard size <= count else { return [] }
    return choices(count, size - 1).flatMap { head in
      ((head.last ?? -1) + 1..<count).map { head + [$0] }
    }
  }
}
