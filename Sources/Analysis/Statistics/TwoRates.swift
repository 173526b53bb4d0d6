#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Two rates side by side, `a` of `n` and `b` of `m`, and whether they are the same.
package struct TwoRates: Hashable, Sendable {
  package let a: Int, n: Int, b: Int, m: Int

  /// Both rates; nil unless 0 ≤ a ≤ n, 0 ≤ b ≤ m and both have trials.
  package init?(_ a: Int, of n: Int, _ b: Int, of m: Int) {
    guard a >= 0, a <= n, b >= 0, b <= m, n > 0, m > 0 else { return nil }
    (self.a, self.n, self.b, self.m) = (a, n, b, m)
  }

  /// Two-sided p: Fisher's exact test when an expected cell is below 5 (Cochran's rule), else z.
  package var p: Double {
    let total = Double(n + m)
    let hits = Double(a + b)
    let smallest = Double(min(n, m)) * min(hits, total - hits) / total
    return smallest < 5 ? fisherP : zP
  }

  /// Fisher's exact test: the chance, margins given, of all tables at most as likely as this.
  ///
  /// Two-sided as in R's `fisher.test`, with its relative tolerance of 1e-7 for ties.
  package var fisherP: Double {
    let hits = a + b
    let least = max(0, hits - m)
    let most = min(n, hits)
    let own = logChance(a, hits) + 1e-7
    var sum = 0.0
    for count in least...most {
      let chance = logChance(count, hits)
      if chance <= own { sum += exp(chance) }
    }
    return min(1, sum)
  }

  /// The pooled two-proportion z: positive when the first rate is the higher one.
  package var z: Double {
    let pooled = Double(a + b) / Double(n + m)
    let spread = (pooled * (1 - pooled) * (1 / Double(n) + 1 / Double(m))).squareRoot()
    return spread == 0 ? 0 : (Double(a) / Double(n) - Double(b) / Double(m)) / spread
  }

  /// The two-sided p of ``z``.
  package var zP: Double { NormalDistribution.twoSidedP(z) }

  private func logChance(_ count: Int, _ hits: Int) -> Double {
    logChoose(n, count) + logChoose(m, hits - count) - logChoose(n + m, hits)
  }

  private func logChoose(_ n: Int, _ k: Int) -> Double {
    lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
  }
}
