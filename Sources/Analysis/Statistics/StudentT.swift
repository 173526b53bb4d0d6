/// Student's t distribution.
package enum StudentT {
  /// The chance of a value at least as far from zero as `t`, either way.
  ///
  /// I_x(df/2, 1/2) with x = df / (df + t²), Abramowitz & Stegun 26.5.27 and 26.7.1.
  /// - Parameter df: degrees of freedom, above zero; need not be whole. Infinite is the normal.
  package static func twoSidedP(_ t: Double, df: Double) -> Double {
    guard df.isFinite else { return NormalDistribution.twoSidedP(t) }
    guard t.isFinite else { return t.isNaN ? .nan : 0 }
    return IncompleteBeta.regularised(df / (df + t * t), df / 2, 0.5)
  }

  /// The chance of a value of at most `t`.
  package static func cumulative(_ t: Double, df: Double) -> Double {
    let tail = twoSidedP(t, df: df) / 2
    return t > 0 ? 1 - tail : tail
  }

  /// The value that a share `p` of all values stays below; infinite for 0 and 1.
  ///
  /// Bisection on ``twoSidedP(_:df:)``, to 1e-12 of the value.
  package static func quantile(_ p: Double, df: Double) -> Double {
    guard df.isFinite else { return NormalDistribution.quantile(p) }
    guard p > 0 else { return p == 0 ? -.infinity : .nan }
    guard p < 1 else { return p == 1 ? .infinity : .nan }
    if p == 0.5 { return 0 }
    if p > 0.5 { return -quantile(1 - p, df: df) }
    var low = 0.0
    var high = 1.0
    while twoSidedP(high, df: df) > 2 * p {
      low = high
      high *= 2
      if high > 1e100 { return -.infinity }
    }
    while high - low > 1e-12 * high {
      let middle = (low + high) / 2
      if twoSidedP(middle, df: df) > 2 * p { low = middle } else { high = middle }
      if middle == low && middle == high { break }
    }
    return -(low + high) / 2
  }
}
