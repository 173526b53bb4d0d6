/// What RiskLoc knows of every leaf, and which leaves are still in the search.
struct RiskLocState {
  let leaves: Leaves
  var deviation: [Double]
  var isAbnormal: [Bool]
  var weight: [Double]
  /// The leaf's part of the whole change, its sign turned so that the abnormal part is positive.
  var part: [Double]
  var isAlive: [Bool]
  var firstPart = 0.0
  private var cuboids: [[Int]: CuboidCells] = [:]

  init(_ leaves: Leaves) {
    self.leaves = leaves
    let count = leaves.count
    deviation = (0..<count).map { leaves.deviation($0) }
    let cutoff = Self.cutoff(deviation)
    let isRight = cutoff.sign == .plus
    isAbnormal = deviation.map { isRight ? $0 > cutoff : $0 < cutoff }
    weight = (0..<count).map { [deviation, isAbnormal] leaf in
      if isAbnormal[leaf] { return min(1, abs(deviation[leaf])) }
      if leaves.real[leaf] == 0, leaves.predict[leaf] == 0 { return 0 }
      return min(1, abs(cutoff - deviation[leaf]))
    }
    let change = leaves.change
    let scale = change == 0 ? 1 : change
    part = (0..<count).map { (leaves.real[$0] - leaves.predict[$0]) / scale }
    isAlive = [Bool](repeating: true, count: count)
    if abnormalPart < 0 { part = part.map { -$0 } }
    firstPart = abnormalPart
  }

  /// The change of the abnormal leaves that are still in the search.
  var abnormalPart: Double {
    part.indices.reduce(0) { isAlive[$1] && isAbnormal[$1] ? $0 + part[$1] : $0 }
  }

  func threshold(_ part: Double) -> Double { part * firstPart }

  /// The sixth extreme of the side that deviates less, mirrored to the other side.
  static func cutoff(_ deviation: [Double]) -> Double {
    let sorted = deviation.sorted()
    guard let low = sixth(sorted), let high = sixth(sorted.reversed()) else { return 0 }
    return -(abs(high) < abs(low) ? high : low)
  }

  /// The sixth distinct number of the list, or its last.
  private static func sixth(_ list: some Sequence<Double>) -> Double? {
    var found: Double?
    var count = 0
    for number in list where number != found {
      found = number
      count += 1
      if count == 6 { break }
    }
    return found
  }

  /// The risk of any set of leaves: the weight of those that deviate in the set's own direction
  /// beyond the cutoff, less how unevenly they deviate.
  static func risk(_ leaves: Leaves, _ members: [Int], cutoff: Double) -> Double {
    let now = members.reduce(0) { $0 + leaves.real[$1] }
    let expected = members.reduce(0) { $0 + leaves.predict[$1] }
    let sign: Double = now > expected ? -1 : 1
    var sums = Sums()
    var spread = 0.0
    var size = 0.0
    for leaf in members {
      let deviation = sign * leaves.deviation(leaf)
      let (real, predict) = (leaves.real[leaf], leaves.predict[leaf])
      if deviation > cutoff {
        sums.abnormal += min(1, abs(deviation))
      } else if real != 0 || predict != 0 {
        sums.normal += min(1, abs(cutoff - deviation))
      }
      guard real != 0, predict != 0, expected != 0 else { continue }
      let even = predict * now / expected
      if even + real != 0 { spread += abs(2 * (even - real) / (even + real)) }
      size += abs(deviation)
    }
    return sums.high - (size == 0 ? 0 : spread / size)
  }

  mutating func cuboid(_ dimensions: [Int]) -> CuboidCells {
    if let known = cuboids[dimensions] { return known }
    let made = CuboidCells(leaves, dimensions)
    // Kept for the next round while the memory is small beside that of the leaves themselves.
    if cuboids.count * leaves.count < 32_000_000 { cuboids[dimensions] = made }
    return made
  }

  /// Puts the leaves of a cell aside and returns them.
  mutating func remove(_ cuboid: CuboidCells, _ cell: Int32) -> [Int] {
    let members = cuboid.cell.indices.filter { cuboid.cell[$0] == cell && isAlive[$0] }
    for leaf in members { isAlive[leaf] = false }
    return members
  }

  /// In the first layer with a segment at risk, the one with the largest part.
  mutating func best(
    _ options: RiskLoc.Options
  ) -> (cuboid: CuboidCells, cell: Int32, risk: Double)? {
    let width = leaves.dimensions.count
    for layer in 1...min(max(1, options.layers), width) {
      var floor = threshold(options.part)
      var hit: (cuboid: CuboidCells, cell: Int32, risk: Double)?
      for dimensions in CuboidCells.choices(width, layer) {
        let cuboid = cuboid(dimensions)
        guard let found = best(in: cuboid, above: floor, risk: options.risk) else { continue }
        floor = found.part
        hit = (cuboid, found.cell, found.risk)
      }
      if let hit { return hit }
    }
    return nil
  }

  private func best(
    in cuboid: CuboidCells, above floor: Double, risk least: Double
  ) -> (cell: Int32, part: Double, risk: Double)? {
    var sums = [Sums](repeating: Sums(), count: cuboid.cellCount)
    sums.withUnsafeMutableBufferPointer { sums in
      for leaf in 0..<leaves.count where isAlive[leaf] {
        let cell = Int(cuboid.cell[leaf])
        sums[cell].part += part[leaf]
        if isAbnormal[leaf] {
          sums[cell].abnormal += weight[leaf]
          sums[cell].abnormalCount += 1
        } else {
          sums[cell].normal += weight[leaf]
        }
      }
    }
    let candidates = sums.indices.filter {
      sums[$0].abnormalCount > 0 && sums[$0].part > floor && sums[$0].high >= least
    }.sorted { sums[$0].part > sums[$1].part }
    guard !candidates.isEmpty else { return nil }
    let low = lowRisks(cuboid, candidates)
    for (place, cell) in candidates.enumerated() {
      let risk = sums[cell].high - low[place]
      if risk >= least { return (Int32(cell), sums[cell].part, risk) }
    }
    return nil
  }

  /// How unevenly the leaves of each candidate deviate, against how much they deviate.
  private func lowRisks(_ cuboid: CuboidCells, _ candidates: [Int]) -> [Double] {
    var place = [Int32](repeating: -1, count: cuboid.cellCount)
    for (index, cell) in candidates.enumerated() { place[cell] = Int32(index) }
    var sums = [(real: Double, predict: Double, spread: Double, size: Double)](
      repeating: (0, 0, 0, 0), count: candidates.count)
    let counted = (0..<leaves.count).filter {
      isAlive[$0] && place[Int(cuboid.cell[$0])] >= 0 && leaves.real[$0] != 0
        && leaves.predict[$0] != 0
    }
    for leaf in counted {
      let index = Int(place[Int(cuboid.cell[leaf])])
      sums[index].real += leaves.real[leaf]
      sums[index].predict += leaves.predict[leaf]
    }
    for leaf in counted {
      let index = Int(place[Int(cuboid.cell[leaf])])
      guard sums[index].predict != 0 else { continue }
      let even = leaves.predict[leaf] * sums[index].real / sums[index].predict
      let sum = even + leaves.real[leaf]
      if sum != 0 { sums[index].spread += abs(2 * (even - leaves.real[leaf]) / sum) }
      sums[index].size += abs(deviation[leaf])
    }
    return sums.map { $0.size == 0 ? 0 : $0.spread / $0.size }
  }

  private struct Sums {
    var part = 0.0
    var abnormal = 0.0
    var normal = 0.0
    var abnormalCount: Int32 = 0

    var high: Double { abnormal / (abnormal + normal + 1) }
  }
}
