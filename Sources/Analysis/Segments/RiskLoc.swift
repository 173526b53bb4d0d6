/// RiskLoc: which segments a change sits in, by weighted risk.
///
/// Leaves are parted by a cutoff of their relative deviation, which the few extremes of the other
/// side give; a segment's risk is the weight of its abnormal leaves less how unevenly they deviate.
/// In the first layer (number of conditions) with a segment at risk the one that accounts for most
/// is taken, its leaves are put aside, and the search starts again. Source: Kalander 2022,
/// "RiskLoc: Localization of multi-dimensional root causes by weighted risk", arXiv 2205.10004.
package enum RiskLoc {
  /// What the method can be told.
  package struct Options: Sendable {
    /// The least risk of a segment.
    ///
    /// One leaf alone reaches exactly ½ at most, so rounding is allowed for.
    package var risk = 0.5 - 1e-9
    /// The least part of the abnormal leaves' change that a segment accounts for.
    package var part = 0.02
    /// The most conditions of a segment.
    package var layers: Int
    /// The most segments.
    package var limit: Int

    package init(layers: Int = 3, limit: Int = 100) {
      self.layers = layers
      self.limit = limit
    }
  }

  /// The segments by the size of their effect.
  package static func search(
    _ leaves: Leaves, options: Options = Options()
  ) throws(SegmentProblem) -> [Segment] {
    try leaves.check()
    var state = RiskLocState(leaves)
    var found: [(cuboid: CuboidCells, cell: Int32, risk: Double)] = []
    var members: [[Int]] = []
    while found.count < options.limit, state.abnormalPart >= state.threshold(options.part),
      state.abnormalPart > 0, let best = state.best(options)
    {
      found.append(best)
      members.append(state.remove(best.cuboid, best.cell))
    }
    return zip(found, members).map { hit, members in
      leaves.segment(hit.cuboid.dimensions, members, risk: hit.risk)
    }.sorted { abs($0.effect) > abs($1.effect) }
  }
}

extension Leaves {
  /// The segment that holds the given leaves, which all share one cell.
  func segment(_ dimensions: [Int], _ members: [Int], risk: Double) -> Segment {
    let now = members.reduce(0) { $0 + real[$1] }
    let expected = members.reduce(0) { $0 + predict[$1] }
    let whole = change
    let first = members.first ?? 0
    return Segment(
      terms: dimensions.map { place in
        Segment.Term(self.dimensions[place], values[place][Int(codes[place][first])])
      },
      real: now, predict: expected, effect: now - expected,
      share: whole == 0 ? nil : (now - expected) / whole, risk: risk, leafCount: members.count)
  }

  /// 2 (p − r) ÷ (p + r) of a leaf, 0 where both are 0: −2 to 2 where neither is negative.
  func deviation(_ leaf: Int) -> Double {
    let sum = predict[leaf] + real[leaf]
    guard sum != 0 else { return 0 }
    return 2 * (predict[leaf] - real[leaf]) / sum
  }
}
