/// The interval of a rate seen as `successes` of `trials`, by Wilson's score.
///
/// E. B. Wilson, JASA 22 (1927) 209–212. It stays inside 0 to 1 and is honest for few trials and
/// for rates of 0 and 1, where the textbook interval shrinks to nothing.
package struct WilsonInterval: Hashable, Sendable {
  package let low: Double
  package let high: Double

  /// The interval; nil unless 0 ≤ successes ≤ trials and trials > 0.
  package init?(successes: Double, trials: Double, confidence: Double = 0.95) {
    guard trials > 0, successes >= 0, successes <= trials, confidence > 0, confidence < 1
    else { return nil }
    let z = NormalDistribution.quantile((1 + confidence) / 2)
    let rate = successes / trials
    let squared = z * z / trials
    let centre = rate + squared / 2
    let reach = z * ((rate * (1 - rate) + squared / 4) / trials).squareRoot()
    low = successes == 0 ? 0 : max(0, (centre - reach) / (1 + squared))
    high = successes == trials ? 1 : min(1, (centre + reach) / (1 + squared))
  }
}
