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
  /// Of the distribution whose middle is the expected end and whose ends are those of ``end``: on each
  /// side Student's t, as wide as the range is on that side, with one degree of freedom for each
  /// stretch of the back-test that does not overlap another.
  package var probability: Double {
    guard let forecast else { return actual >= target ? 1 : 0 }
    let end = end
    let missing = target - end.expected
    let reach = missing < 0 ? end.expected - end.low : end.high - end.expected
    guard reach > 0 else { return missing <= 0 ? 1 : 0 }
    let df = forecast.totalSpread.df
    let spread = reach / StudentT.quantile((1 + forecast.confidence) / 2, df: df)
    return 1 - StudentT.cumulative(missing / spread, df: df)
  }
}
