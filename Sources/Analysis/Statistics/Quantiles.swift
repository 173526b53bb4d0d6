/// Order statistics of a sample.
package enum Quantiles {
  /// The middle value, or the mean of both middle values; nil for none.
  package static func median(_ values: [Double]) -> Double? { quantile(values, 0.5) }

  /// The value below which a share `p` (0 to 1) of the sample lies; nil for none.
  ///
  /// Type 7 of Hyndman & Fan, Am. Stat. 50 (1996) 361–365, the default of R and numpy: straight
  /// lines between the order statistics at (n − 1) p.
  package static func quantile(_ values: [Double], _ p: Double) -> Double? {
    quantile(sorted: values.sorted(), p)
  }

  /// The same of values that are sorted already.
  package static func quantile(sorted values: [Double], _ p: Double) -> Double? {
    guard !values.isEmpty, p >= 0, p <= 1 else { return nil }
    let place = Double(values.count - 1) * p
    let below = Int(place)
    guard below + 1 < values.count else { return values[values.count - 1] }
    let share = place - Double(below)
    return share == 0 ? values[below] : values[below] * (1 - share) + values[below + 1] * share
  }

  /// The value up to which half of the weight lies; nil for none.
  package static func weightedMedian(_ values: [(value: Double, weight: Double)]) -> Double? {
    let half = values.reduce(0) { $0 + $1.weight } / 2
    var sum = 0.0
    return values.sorted { $0.value < $1.value }.first { part in
      sum += part.weight
      return sum >= half
    }?.value
  }

  /// The median of the distances from the median; nil for none.
  ///
  /// Times 1.4826 it estimates the standard deviation of a normal sample, however wild up to half
  /// of the values are.
  package static func medianDeviation(_ values: [Double]) -> Double? {
    guard let middle = median(values) else { return nil }
    return median(values.map { abs($0 - middle) })
  }

  /// 1.4826 × ``medianDeviation(_:)``, the robust standard deviation.
  package static func robustSpread(_ values: [Double]) -> Double? {
    medianDeviation(values).map { $0 * 1.482602218505602 }
  }
}
