/// What the expectation of a store's measure is subject to besides the cause that is looked for.
package struct SegmentNoise: Hashable, Sendable {
  /// The size of one event in the unit of the measure: 1 for orders, the mean order for revenue.
  package var eventSize: Double
  /// The relative spread of a segment from day to day that no counting explains; nil where the
  /// segments are to tell it themselves, as those of a ratio.
  package var spread: Double?
  /// Of how many stretches like the one looked at the expectation is the mean: what was seen once
  /// is as uncertain as what it is held against.
  package var stretches: Double

  /// What any part of a store strays by from day to day.
  package static let everyday = 0.1

  package init(eventSize: Double, spread: Double? = everyday, stretches: Double = 1) {
    self.eventSize = eventSize
    self.spread = spread
    self.stretches = stretches
  }
}

/// Of a ratio by leaf: what it was made of before, and its base now.
///
/// A segment's expected amount is its base now times its own rate before, so the rate of a segment
/// that it is named for has moved. The rate of a small one leans on that of all.
package struct SegmentRates: Hashable, Sendable {
  package var before: [Double]
  package var beforeBase: [Double]
  package var base: [Double]

  package init(before: [Double], beforeBase: [Double], base: [Double]) {
    self.before = before
    self.beforeBase = beforeBase
    self.base = base
  }

  /// The rate of all leaves before; 0 where they have no base.
  var whole: Double {
    let base = beforeBase.reduce(0, +)
    return base > 0 ? before.reduce(0, +) / base : 0
  }
}
