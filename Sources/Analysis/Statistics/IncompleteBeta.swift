#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The regularised incomplete beta function, from which t, binomial and negative binomial
/// tails follow.
package enum IncompleteBeta {
  /// I_x(a, b), between 0 and 1, for a, b > 0 and x between 0 and 1; NaN outside.
  ///
  /// The continued fraction of DLMF 8.17.22 by Lentz's method on the side where it converges
  /// fast, x < (a + 1) / (a + b + 2), and I_x(a, b) = 1 − I_{1−x}(b, a) on the other.
  package static func regularised(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0, x >= 0, x <= 1 else { return .nan }
    if x == 0 || x == 1 { return x }
    if x > (a + 1) / (a + b + 2) { return 1 - regularised(1 - x, b, a, swapped: true) }
    return regularised(x, a, b, swapped: true)
  }

  private static func regularised(_ x: Double, _ a: Double, _ b: Double, swapped: Bool) -> Double {
    let front =
      exp(
        lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front * fraction(x, a, b)
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 / nonZero(1 - (a + b) * x / (a + 1), tiny)
    var result = d
    for index in 1...10_000 {
      let m = Double(index)
      for odd in [false, true] {
        let term =
          odd
          ? -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
          : m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / nonZero(1 + term * d, tiny)
        c = nonZero(1 + term / c, tiny)
        result *= c * d
      }
      if abs(c * d - 1) < 1e-15 { break }
    }
    return result
  }

  private static func nonZero(_ value: Double, _ tiny: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}
