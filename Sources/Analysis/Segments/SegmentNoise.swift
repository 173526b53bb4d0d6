/// What the expectation of a store's measure is subject to besides the cause that is looked for.
package struct SegmentNoise: Hashable, Sendable {
  /// The size of one event in the unit of the measure: 1 for orders, the mean order for revenue.
  package var eventSize: Double
  /// Of how many stretches like the one looked at the expectation is the mean: what was seen once
  /// is as uncertain as what it is held against.
  package var stretches: Double
  /// What the past tells of each dimension, in their order; empty where there is none to tell.
  package var dimensions: [DimensionNoise]

  /// The relative spread of any part of a store from day to day, where no past tells it.
  package static let everyday = 0.1

  package init(
    eventSize: Double, stretches: Double = 1, dimensions: [DimensionNoise] = []
  ) {
    self.eventSize = eventSize
    self.stretches = stretches
    self.dimensions = dimensions
  }

  /// The size of what a dimension's values count by.
  func counting(_ dimension: Int) -> Double {
    dimensions.isEmpty ? eventSize : max(eventSize, dimensions[dimension].counting)
  }

  /// The relative spread of a dimension's value.
  func spread(_ dimension: Int, _ code: Int32) -> Double {
    dimensions.isEmpty ? Self.everyday : dimensions[dimension].spreads[Int(code)]
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
