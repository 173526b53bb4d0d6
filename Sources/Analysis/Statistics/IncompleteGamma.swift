#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The regularised incomplete gamma function, from which Poisson tails follow.
package enum IncompleteGamma {
  /// Q(a, x) = Γ(a, x) / Γ(a), between 1 (x = 0) and 0, for a > 0 and x ≥ 0; NaN outside.
  ///
  /// One less the series of DLMF 8.11.4 below a + 1, the continued fraction of DLMF 8.9.2 by
  /// Lentz's method from there.
  package static func upper(_ a: Double, _ x: Double) -> Double {
    guard a > 0, x >= 0 else { return .nan }
    if x == 0 { return 1 }
    return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
  }

  /// P(a, x) = 1 − Q(a, x), without cancellation where it is small.
  package static func lower(_ a: Double, _ x: Double) -> Double {
    guard a > 0, x >= 0 else { return .nan }
    if x == 0 { return 0 }
    return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x)
  }

  private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var n = a
    for _ in 0..<100_000 {
      n += 1
      term *= x / n
      sum += term
      if term < sum * 1e-16 { break }
    }
    return sum * exp(a * log(x) - x - lgamma(a))
  }

  private static func upperFraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var result = d
    for index in 1...100_000 {
      let n = Double(index)
      let term = -n * (n - a)
      b += 2
      d = term * d + b
      if abs(d) < tiny { d = tiny }
      c = b + term / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      result *= c * d
      if abs(c * d - 1) < 1e-15 { break }
    }
    return result * exp(a * log(x) - x - lgamma(a))
  }
}
