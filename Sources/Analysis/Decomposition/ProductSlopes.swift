/// The Shapley effects of a product's factors, each divided by the change of the factor.
///
/// Shapley's effect of a factor of a product is the factor's change times an average of the other
/// factors. The average alone is wanted where the factor is itself made of drivers that moved
/// against each other, and is defined even where they cancel out.
enum ProductSlopes {
  /// - Returns: one slope a factor; nil where a divisor is zero in one of the periods.
  static func of(before: [Double], after: [Double], exponents: [Int]) -> [Double]? {
    let count = before.count
    var slopes: [Double] = []
    for place in 0..<count {
      let others = (0..<count).filter { $0 != place }
      var sums = [Double](repeating: 0, count: count)
      var sets = [Double](repeating: 0, count: count)
      for mask in 0..<(1 << others.count) {
        var worth = 1.0
        for (bit, other) in others.enumerated() {
          let value = mask & (1 << bit) == 0 ? before[other] : after[other]
          if exponents[other] < 0 { worth /= value } else { worth *= value }
        }
        sums[mask.nonzeroBitCount] += worth
        sets[mask.nonzeroBitCount] += 1
      }
      // Sets of the same size share one n-th of the weight.
      let mean = zip(sums, sets).reduce(0) { $0 + $1.0 / $1.1 } / Double(count)
      let own = exponents[place] < 0 ? -1 / (before[place] * after[place]) : 1
      let slope = mean * own
      guard slope.isFinite else { return nil }
      slopes.append(slope)
    }
    return slopes
  }
}
