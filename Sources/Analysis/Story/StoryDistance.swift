import Foundation

/// How far a part strays from its part of the whole.
enum StoryDistance {
  /// The signed root of the binomial deviance of a part of a day's counts; 0 where there is no rest.
  ///
  /// About normal with a variance of 1 when nothing but chance is at work, however few the counts.
  @inline(__always)
  static func ofCounts(_ y: Double, _ e: Double, of total: Double, _ expected: Double) -> Double {
    guard e > 0, expected > 0, total > 0, e < StoryRule.largestPart * expected else { return 0 }
    let mean = total * e / expected
    let (rest, restMean) = (total - y, total - mean)
    var deviance = 0.0
    if y > 0 { deviance += y * log(y / mean) }
    if rest > 0 { deviance += rest * log(rest / restMean) }
    let root = (2 * max(0, deviance)).squareRoot()
    return y < mean ? -root : root
  }

  /// The same of amounts: the ratio of a part against the rest, by how many events it is of.
  @inline(__always)
  static func ofAmounts(
    _ y: Double, _ e: Double, of total: Double, _ expected: Double, events: Double
  ) -> Double {
    let (rest, restMean) = (total - y, expected - e)
    guard e > 0, y > 0, rest > 0, restMean > 0, events > 0,
      e < StoryRule.largestPart * expected
    else { return 0 }
    return log(y / e / (rest / restMean)) * (events * (1 - e / expected)).squareRoot()
  }
}

/// The distribution of the largest of many: how strong the strongest is on an ordinary day.
struct StoryPrice: Sendable {
  var place: Double
  var width: Double

  /// By the quartiles of the largest of each past day (Gumbel), which a few odd days can't move;
  /// by the number of groups where there are too few days.
  init(_ maxima: [Double], groups: Int) {
    let sorted = maxima.sorted()
    guard sorted.count >= StoryRule.pricedDays,
      let low = Quantiles.quantile(sorted: sorted, 0.25),
      let middle = Quantiles.quantile(sorted: sorted, 0.5),
      let high = Quantiles.quantile(sorted: sorted, 0.75)
    else {
      (place, width) = (max(1, log(Double(max(1, groups)))), 1)
      return
    }
    width = max(0.9, (high - low) / 1.5725)
    place = max(1, middle - 0.3665 * width)
  }

  init(place: Double, width: Double) { (self.place, self.width) = (place, width) }

  func score(_ gain: Double) -> Double { (gain - place) / width }
}
