/// The Poisson distribution: counts of independent events of which `mean` are expected.
package enum Poisson {
  /// The chance of `count` events or fewer: Q(count + 1, mean), Abramowitz & Stegun 26.4.21.
  package static func atMost(_ count: Int, mean: Double) -> Double {
    guard count >= 0 else { return 0 }
    return IncompleteGamma.upper(Double(count) + 1, mean)
  }

  /// The chance of `count` events or more.
  package static func atLeast(_ count: Int, mean: Double) -> Double {
    guard count > 0 else { return 1 }
    return IncompleteGamma.lower(Double(count), mean)
  }

  /// Twice the smaller of both tails, at most 1: how rare a count this far out is, either way.
  package static func twoSidedP(_ count: Int, mean: Double) -> Double {
    min(1, 2 * min(atMost(count, mean: mean), atLeast(count, mean: mean)))
  }

  /// The smallest count that is reached or stayed below with a chance of at least `p`.
  package static func quantile(_ p: Double, mean: Double) -> Int {
    DiscreteQuantile.smallest(mean: mean, variance: mean, reaching: p) { atMost($0, mean: mean) }
  }
}
