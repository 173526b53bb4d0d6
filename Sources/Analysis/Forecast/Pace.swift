/// Where a month will end, as against its target.
package struct Pace: Sendable {
  /// What the days so far brought.
  package let actual: Double
  /// What the days left are expected to bring; nil when there are none.
  package let forecast: Forecast?
  package let target: Double

  /// - Parameters:
  ///   - actual: the sum of the days so far.
  ///   - forecast: one of exactly the days left; nil at the end of the period.
  package init(actual: Double, forecast: Forecast?, target: Double) {
    (self.actual, self.forecast, self.target) = (actual, forecast, target)
  }

  /// actual + forecast: where the period is expected to end.
  package var end: Forecast.Range {
    let rest = forecast?.total
    return .init(
      expected: actual + (rest?.expected ?? 0), low: actual + (rest?.low ?? 0),
      high: actual + (rest?.high ?? 0))
  }

  /// Expected end ÷ target; nil without a target above zero.
  package var share: Double? { target > 0 ? end.expected / target : nil }

  /// What each day left must bring to reach the target, 0 once it is reached; nil when none is left.
  package var neededPerDay: Double? {
    guard let forecast, !forecast.steps.isEmpty else { return nil }
    return max(0, target - actual) / Double(forecast.steps.count)
  }

  /// The chance of ending at or above the target.
  ///
  /// Student's t on the errors that forecasts of as many days made of their sum in the back-test,
  /// with one degree of freedom for each stretch that does not overlap another.
  package var probability: Double {
    guard let forecast else { return actual >= target ? 1 : 0 }
    let spread = forecast.totalSpread.value
    let missing = target - actual - forecast.total.expected
    guard spread > 0 else { return missing <= 0 ? 1 : 0 }
    return 1 - StudentT.cumulative(missing / spread, df: forecast.totalSpread.df)
  }
}
