/// Counts that vary more than independent events do: the Poisson whose own mean varies.
package struct NegativeBinomial: Hashable, Sendable {
  /// The mean, above zero.
  package let mean: Double
  /// The variance; above the mean.
  package let variance: Double

  /// The distribution of a mean and a variance; nil unless variance > mean > 0.
  package init?(mean: Double, variance: Double) {
    guard mean > 0, variance > mean, variance.isFinite else { return nil }
    self.mean = mean
    self.variance = variance
  }

  /// Size r of the usual form: mean² / (variance − mean).
  package var size: Double { mean * mean / (variance - mean) }

  /// The chance of `count` events or fewer: I_{mean/variance}(r, count + 1), Abramowitz & Stegun
  /// 26.5.26.
  package func atMost(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    return IncompleteBeta.regularised(mean / variance, size, Double(count) + 1)
  }

  /// The chance of `count` events or more.
  package func atLeast(_ count: Int) -> Double {
    guard count > 0 else { return 1 }
    return IncompleteBeta.regularised(1 - mean / variance, Double(count), size)
  }

  /// Twice the smaller of both tails, at most 1.
  package func twoSidedP(_ count: Int) -> Double { min(1, 2 * min(atMost(count), atLeast(count))) }

  /// The smallest count that is reached or stayed below with a chance of at least `p`.
  package func quantile(_ p: Double) -> Int {
    DiscreteQuantile.smallest(mean: mean, variance: variance, reaching: p, atMost)
  }
}
