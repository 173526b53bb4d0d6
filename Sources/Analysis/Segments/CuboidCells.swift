/// The cells that the leaves fall into when only some of the dimensions are looked at.
struct CuboidCells: Sendable {
  /// The places of the dimensions, ascending.
  var dimensions: [Int]
  /// The cell of each leaf.
  var cell: [Int32]
  /// Cells are 0 ..< cellCount; some may be empty.
  var cellCount: Int

  /// Numbers the cells by mixed radix where that leaves few holes, by a hash table otherwise.
  init(_ leaves: Leaves, _ dimensions: [Int]) {
    self.dimensions = dimensions
    let count = leaves.count
    var size = 1
    var isDense = true
    for dimension in dimensions {
      let (product, overflow) = size.multipliedReportingOverflow(
        by: max(1, leaves.values[dimension].count))
      if overflow || product > max(65536, 2 * count) { isDense = false }
      size = overflow ? size : product
    }
    var cell = leaves.codes[dimensions[0]]
    var cellCount = leaves.values[dimensions[0]].count
    for dimension in dimensions.dropFirst() {
      if isDense {
        let radix = Int32(max(1, leaves.values[dimension].count))
        leaves.codes[dimension].withUnsafeBufferPointer { codes in
          cell.withUnsafeMutableBufferPointer { cell in
            for leaf in 0..<count { cell[leaf] = cell[leaf] &* radix &+ codes[leaf] }
          }
        }
        cellCount *= Int(radix)
      } else {
        // One dimension at a time: (cell so far, next code) → a new cell.
        cellCount = Self.join(&cell, leaves.codes[dimension])
      }
    }
    self.cell = cell
    self.cellCount = cellCount
  }

  /// Renumbers the pairs of the two columns; returns how many there are.
  private static func join(_ cell: inout [Int32], _ codes: [Int32]) -> Int {
    var capacity = 16
    while capacity < 2 * cell.count { capacity *= 2 }
    let mask = capacity - 1
    var keys = [UInt64](repeating: .max, count: capacity)
    var ids = [Int32](repeating: 0, count: capacity)
    var next: Int32 = 0
    keys.withUnsafeMutableBufferPointer { keys in
      ids.withUnsafeMutableBufferPointer { ids in
        for leaf in cell.indices {
          let key =
            UInt64(UInt32(bitPattern: cell[leaf])) << 32
            | UInt64(UInt32(bitPattern: codes[leaf]))
          var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
          while keys[slot] != .max && keys[slot] != key { slot = (slot + 1) & mask }
          if keys[slot] == .max {
            keys[slot] = key
            ids[slot] = next
            next += 1
          }
          cell[leaf] = ids[slot]
        }
      }
    }
    return Int(next)
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
