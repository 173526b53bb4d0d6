/// Quantiles of distributions over whole numbers from zero.
enum DiscreteQuantile {
  /// The smallest count whose cumulative chance is at least `p`.
  ///
  /// Walks from the normal approximation, where the answer is a few steps away.
  static func smallest(
    mean: Double, variance: Double, reaching p: Double, _ cumulative: (Int) -> Double
  ) -> Int {
    guard p > 0, mean > 0, p < 1 else { return p >= 1 ? .max : 0 }
    let guess = mean + NormalDistribution.quantile(p) * variance.squareRoot()
    var count = guess.isFinite && guess > 0 ? Int(min(guess, 1e15)) : 0
    while cumulative(count) < p { count += 1 }
    while count > 0, cumulative(count - 1) >= p { count -= 1 }
    return count
  }
}
