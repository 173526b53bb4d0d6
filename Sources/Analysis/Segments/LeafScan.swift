/// Finds the segments that a change sits in, as a scan over all conjunctions of dimension values.
///
/// Every leaf gives evidence (r − p) m ÷ v and weight m² ÷ v, m being its size, the larger of r and
/// p, and v the variance of a leaf of that size, see ``LeafNoise``. A segment's gain is (Σ evidence)² ÷ (2 Σ
/// weight): the logarithm of how much likelier its leaves are when they all moved alike than when
/// nothing happened (the scan statistic of Kulldorff 1997, Communications in Statistics 26:1481, in
/// its expectation-based normal form, Neill 2009, International Journal of Forecasting 25:498).
/// From it the price of naming the segment among all others is taken. The gain needs sums only, is
/// largest for exactly the segment that moved, and finds rises and falls alike.
///
/// The best segment is taken; when a few of its own sub-segments account for it better than the
/// whole of it does, the best of those instead. Its leaves are put aside, as in ``RiskLoc``, and
/// the search goes on with the rest.
package enum LeafScan {
  /// What the search can be told.
  package struct Options: Sendable {
    /// The most conditions of a segment; all dimensions when nil and there are not too many.
    package var layers: Int?
    /// The most segments.
    package var limit: Int

    package init(layers: Int? = nil, limit: Int = 5) {
      self.layers = layers
      self.limit = limit
    }
  }

  /// What was found: change = common effect + effects of the segments + remainder.
  package struct Finding: Sendable, Equatable {
    /// The factor by which everything moved; nil when not everything did.
    ///
    /// The segments' expected values are those after this factor.
    package var common: Double?
    /// The segments by the size of their effect.
    ///
    /// A leaf counts in the first that was found, so that no effect counts twice.
    package var segments: [Segment]
    package var change: Double
    /// What the common factor accounts for.
    package var commonEffect: Double
    /// What neither the common factor nor a segment accounts for.
    package var remainder: Double
  }

  /// The segments that moved, at most `limit`.
  package static func search(
    _ leaves: Leaves, options: Options = Options()
  ) throws(SegmentProblem) -> Finding {
    try leaves.check()
    var base = leaves
    var state = LeafScanState(base, layers: options.layers)
    var common: Double?
    if let factor = state.commonFactor() {
      common = factor
      base.predict = base.predict.map { $0 * factor }
      state = LeafScanState(base, layers: options.layers)
    }
    let change = leaves.change
    var segments: [Segment] = []
    let cutoff = abs(RiskLocState.cutoff(base.real.indices.map { base.deviation($0) }))
    // The largest effect may be found late, so more are looked for than are shown.
    let most = max(20, 2 * options.limit)
    // The second look finds what the leaves put aside had hidden in the sum of a segment.
    for _ in 0..<2 {
      state.collect()
      while segments.count < most, let hit = state.take() {
        let risk = RiskLocState.risk(base, hit.members, cutoff: cutoff)
        var segment = base.segment(hit.dimensions, hit.members, risk: risk)
        segment.share = change == 0 ? nil : segment.effect / change
        segments.append(segment)
      }
    }
    segments.sort { abs($0.effect) > abs($1.effect) }
    segments = Array(segments.prefix(options.limit))
    let commonEffect = common == nil ? 0 : change - base.change
    let named = segments.reduce(commonEffect) { $0 + $1.effect }
    return Finding(
      common: common, segments: segments, change: change, commonEffect: commonEffect,
      remainder: change - named)
  }
}
