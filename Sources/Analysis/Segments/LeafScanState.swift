import Foundation

/// The leaves' evidence, and the candidate segments that are left.
struct LeafScanState {
  let leaves: Leaves
  let layers: Int
  private var evidence: [Double]
  private var weight: [Double]
  private var isAlive: [Bool]
  /// The least mean move of a segment: less than this may be a lean of the expectation.
  private let least: Double
  private var active: [ActiveCuboid] = []
  /// False once leaves were put aside since the candidates were collected.
  private var isFresh = false
  private var known: [[Int]: CuboidCells] = [:]
  /// What naming a segment of these dimensions costs.
  private var price: [[Int]: Double] = [:]

  /// The most leaves times cuboids whose cells are kept for the second look.
  private static let kept = 16_000_000
  /// The most leaves times cuboids that are looked at beyond the third layer.
  private static let budget = 16_000_000

  /// The part of a segment that must have stayed for its sub-segments to be named instead of it.
  private static let material = 0.05

  struct Hit {
    var dimensions: [Int]
    var members: [Int]
  }

  private struct ActiveCuboid {
    var cuboid: CuboidCells
    /// For each cell its place among the candidates, or −1.
    var slot: [Int32]
    var evidence: [Double]
    var weight: [Double]
    var cells: [Int32]
  }

  init(_ leaves: Leaves, layers: Int?) {
    self.leaves = leaves
    let width = leaves.dimensions.count
    self.layers = min(width, layers ?? Self.layers(width, leaves.count))
    (evidence, weight, least) = Self.evidence(leaves)
    isAlive = [Bool](repeating: true, count: leaves.count)
  }

  /// What each leaf says for a move, and how much its word counts.
  private static func evidence(_ leaves: Leaves) -> ([Double], [Double], Double) {
    let noise = LeafNoise(leaves)
    let sizes = zip(leaves.real, leaves.predict).map { LeafNoise.size($0, $1) }
    let deviations = sizes.indices.map { leaf in
      sizes[leaf] == 0
        ? 0
        : (leaves.real[leaf] - leaves.predict[leaf]) / noise.variance(sizes[leaf]).squareRoot()
    }
    let tails = LeafTails(sizes.indices.filter { sizes[$0] > 0 }.map { deviations[$0] })
    var evidence = [Double](repeating: 0, count: sizes.count)
    var weight = evidence
    for leaf in sizes.indices where sizes[leaf] > 0 {
      weight[leaf] = sizes[leaf] * sizes[leaf] / noise.variance(sizes[leaf])
      // z √w, which is (r − p) m ÷ v. Counts of a few stray upwards by nature; to cut that off
      // would make the whole look fallen.
      let counts = noise.counting > noise.relative * noise.relative * sizes[leaf]
      let deviation = counts ? deviations[leaf] : tails.worth(deviations[leaf])
      evidence[leaf] = deviation * weight[leaf].squareRoot()
    }
    return (evidence, weight, max(0.02, noise.relative / 4))
  }

  /// All layers while there are at most 64 cuboids or so and time and memory allow, at least three.
  private static func layers(_ width: Int, _ count: Int) -> Int {
    var total = 0
    for layer in 1...max(1, width) {
      total += CuboidCells.choices(width, layer).count
      if layer > 3, total > 64 || total * count > budget { return layer - 1 }
    }
    return width
  }

  /// Looks at every cell of every cuboid and keeps those that gain something.
  mutating func collect() {
    guard !isFresh else { return }
    isFresh = true
    active = []
    let width = leaves.dimensions.count
    let sets = (1...layers).flatMap { CuboidCells.choices(width, $0) }
    for dimensions in sets {
      let cuboid = known[dimensions] ?? CuboidCells(leaves, dimensions)
      if sets.count * leaves.count <= Self.kept { known[dimensions] = cuboid }
      var evidenceSums = [Double](repeating: 0, count: cuboid.cellCount)
      var weightSums = [Double](repeating: 0, count: cuboid.cellCount)
      for leaf in 0..<leaves.count where isAlive[leaf] {
        let cell = Int(cuboid.cell[leaf])
        evidenceSums[cell] += evidence[leaf]
        weightSums[cell] += weight[leaf]
      }
      let named = weightSums.reduce(0) { $1 > 0 ? $0 + 1 : $0 }
      if price[dimensions] == nil {
        price[dimensions] = log(Double(max(1, named))) + log(Double(sets.count)) + 3
      }
      let cost = price[dimensions] ?? 0
      var slot: [Int32] = []
      var kept = ActiveCuboid(cuboid: cuboid, slot: [], evidence: [], weight: [], cells: [])
      for cell in 0..<cuboid.cellCount {
        guard gain(evidenceSums[cell], weightSums[cell]) > cost else { continue }
        if slot.isEmpty { slot = [Int32](repeating: -1, count: cuboid.cellCount) }
        slot[cell] = Int32(kept.cells.count)
        kept.cells.append(Int32(cell))
        kept.evidence.append(evidenceSums[cell])
        kept.weight.append(weightSums[cell])
      }
      guard !kept.cells.isEmpty else { continue }
      kept.slot = slot
      active.append(kept)
    }
  }

  static func gain(_ evidence: Double, _ weight: Double) -> Double {
    weight > 0 ? evidence * evidence / (2 * weight) : 0
  }

  /// The gain of a segment; none where it hardly moved.
  private func gain(_ evidence: Double, _ weight: Double) -> Double {
    abs(evidence) < least * weight ? 0 : Self.gain(evidence, weight)
  }

  /// Takes the best segment out of the search; nil when none gains anything.
  mutating func take() -> Hit? {
    var best: (gain: Double, place: Int, slot: Int)?
    for (place, kept) in active.enumerated() {
      let cost = price[kept.cuboid.dimensions] ?? 0
      for slot in kept.cells.indices {
        let gain = gain(kept.evidence[slot], kept.weight[slot]) - cost
        if gain > best?.gain ?? 1e-9 { best = (gain, place, slot) }
      }
    }
    guard let best else { return nil }
    isFresh = false
    let cuboid = active[best.place].cuboid
    let cell = active[best.place].cells[best.slot]
    let all = cuboid.cell.indices.filter { cuboid.cell[$0] == cell && isAlive[$0] }
    let hit = refined(Hit(dimensions: cuboid.dimensions, members: all))
    for leaf in hit.members {
      isAlive[leaf] = false
      for place in active.indices {
        let slot = Int(active[place].slot[Int(active[place].cuboid.cell[leaf])])
        guard slot >= 0 else { continue }
        active[place].evidence[slot] -= evidence[leaf]
        active[place].weight[slot] -= weight[leaf]
      }
    }
    return hit
  }

  /// The factor by which everything moved; nil unless the whole moved and no part of it stayed.
  mutating func commonFactor() -> Double? {
    collect()
    let all = leaves.real.indices.filter { weight[$0] > 0 }
    let whole = sums(all)
    guard gain(whole.evidence, whole.weight) > 20,
      child(of: Hit(dimensions: [], members: all)) == nil
    else { return nil }
    let mean = whole.evidence / whole.weight
    let moves = all.map { (move: evidence[$0] / weight[$0], weight: weight[$0]) }
      .sorted { $0.move < $1.move }
    var seen = 0.0
    let middle = moves.first {
      seen += $0.weight
      return 2 * seen >= whole.weight
    }
    guard let middle, abs(middle.move) > abs(mean) / 2, (middle.move < 0) == (mean < 0) else {
      return nil
    }
    let expected = leaves.predict.reduce(0, +)
    let factor = leaves.real.reduce(0, +) / expected
    return factor.isFinite && factor > 0 ? factor : nil
  }

  /// The segment, or the best of its sub-segments where a few of them explain it better.
  private func refined(_ hit: Hit) -> Hit {
    var hit = hit
    while hit.dimensions.count < layers, let next = child(of: hit) { hit = next }
    return hit
  }

  private func child(of hit: Hit) -> Hit? {
    let whole = sums(hit.members)
    let cost = price[hit.dimensions] ?? 0
    var bar = Self.gain(whole.evidence, whole.weight) - cost
    var best: (dimensions: [Int], dimension: Int, code: Int32)?
    for dimension in leaves.dimensions.indices where !hit.dimensions.contains(dimension) {
      let dimensions = (hit.dimensions + [dimension]).sorted()
      guard let cost = price[dimensions] else { continue }
      var parts: [Int32: (evidence: Double, weight: Double, size: Double)] = [:]
      for leaf in hit.members where weight[leaf] > 0 {
        let code = leaves.codes[dimension][leaf]
        let known = parts[code] ?? (0, 0, 0)
        parts[code] = (
          known.evidence + evidence[leaf], known.weight + weight[leaf],
          known.size + LeafNoise.size(leaves.real[leaf], leaves.predict[leaf])
        )
      }
      guard parts.count > 1 else { continue }
      // Those that moved most in the direction of the whole first.
      let sign: Double = whole.evidence < 0 ? -1 : 1
      let order = parts.sorted {
        let left = sign * $0.value.evidence / $0.value.weight
        let right = sign * $1.value.evidence / $1.value.weight
        return (right, $0.key) < (left, $1.key)
      }
      var sum = (evidence: 0.0, weight: 0.0)
      var left = order.reduce(0) { $0 + $1.value.size }
      let least = Self.material * left
      for (count, part) in order.dropLast().enumerated() {
        sum.evidence += part.value.evidence
        sum.weight += part.value.weight
        left -= part.value.size
        if left < least { break }
        let gain = Self.gain(sum.evidence, sum.weight) - Double(count + 1) * cost
        guard gain > bar else { continue }
        bar = gain
        let strongest = order.prefix(count + 1).max {
          Self.gain($0.value.evidence, $0.value.weight)
            < Self.gain($1.value.evidence, $1.value.weight)
        }
        best = (dimensions, dimension, strongest?.key ?? part.key)
      }
    }
    guard let best else { return nil }
    return Hit(
      dimensions: best.dimensions,
      members: hit.members.filter { leaves.codes[best.dimension][$0] == best.code })
  }

  private func sums(_ members: [Int]) -> (evidence: Double, weight: Double) {
    members.reduce((0, 0)) { ($0.0 + evidence[$1], $0.1 + weight[$1]) }
  }
}
