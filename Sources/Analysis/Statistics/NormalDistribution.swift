#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The standard normal distribution.
package enum NormalDistribution {
  /// The chance of a value of at most `z`: erfc(−z/√2) / 2.
  package static func cumulative(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// The height of the bell at `z`.
  package static func density(_ z: Double) -> Double {
    exp(-z * z / 2) / (2 * Double.pi).squareRoot()
  }

  /// The chance of a value at least as far from zero as `z`, either way.
  package static func twoSidedP(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// The value that a share `p` of all values stays below; infinite for 0 and 1.
  ///
  /// Starts at Abramowitz & Stegun 26.2.23 (error below 4.5e-4) and takes Halley steps on the
  /// exact tail, which triple the correct digits each: three reach double precision.
  package static func quantile(_ p: Double) -> Double {
    guard p > 0 else { return p == 0 ? -.infinity : .nan }
    guard p < 1 else { return p == 1 ? .infinity : .nan }
    // The lower tail only, where nothing cancels; above one half by symmetry.
    guard p <= 0.5 else { return -quantile(1 - p) }
    let t = (-2 * log(p)).squareRoot()
    let above = 2.515517 + t * (0.802853 + t * 0.010328)
    let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var z = above / below - t
    for _ in 0..<3 {
      let step = (cumulative(z) - p) / density(z)
      guard step.isFinite else { return z }
      z -= step / (1 + z * step / 2)
    }
    return z
  }
}
