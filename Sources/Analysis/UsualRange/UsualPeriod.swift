import Values

/// What a week, a month or another stretch of days could have been by chance alone.
package struct UsualPeriod: Hashable, Sendable {
  package let firstDay: Day
  package let lastDay: Day
  /// The sum of the days, or their mean where values can't be added up.
  package let value: Double
  package let expected: Double
  /// The ends of the range that 99 of 100 such stretches stay within.
  package let low: Double
  package let high: Double
  /// The chance of a stretch at least this far out, either way.
  package let p: Double
  /// Usual days before the stretch that the range comes from.
  package let historyDays: Int
  /// Stretches of the same length that were forecast from the days before them, for the range.
  package let origins: Int
  /// Days of the stretch that are not usual: they are taken as they were, and judge nothing.
  package let maskedDays: Int

  /// Judges the days from `first` to the end of the history; nil when they can't be judged.
  ///
  /// The expectation is the ``Forecast`` made on the evening before, the spread what forecasts of as
  /// many days have missed their sum by, the tails Student's t with one degree of freedom for each
  /// stretch of the history that does not overlap another. Masked days, a third of the stretch at the
  /// most, stand on both sides with what they were. Needs all values of the stretch and a history of
  /// at least five times its length and 28 usual days.
  package init?(_ history: DailyHistory, from first: Day) {
    let length = history.values.count - (first - history.firstDay)
    guard let start = history.index(of: first), start >= 5 * length else { return nil }
    let masked = (start..<history.values.count).filter { history.isMasked($0) }
    guard masked.count * 3 <= length else { return nil }
    let actual = history.values[start...].compactMap { $0 }
    let given = masked.reduce(0.0) { $0 + (history.values[$1] ?? 0) }
    var before = history
    before.values = Array(history.values[..<start])
    guard actual.count == length, let forecast = Forecast(before, days: length),
      forecast.historyDays >= UsualRangeRule.fullHistory, forecast.backtest.totals.count >= 20
    else { return nil }
    let divisor: Double
    switch history.nature {
    case .count, .sum: divisor = 1
    case .mean, .rate, .level: divisor = Double(length)
    }
    let sum = actual.reduce(0, +)
    let left = Double(length - masked.count) / Double(length)
    let passed = masked.reduce(0.0) { $0 + forecast.steps[$1 - start].expected }
    let total =
      (masked.isEmpty ? forecast.total.expected : forecast.total.expected - passed) + given
    let spread = forecast.totalSpread.value * left.squareRoot()
    let reach = StudentT.quantile(0.995, df: forecast.totalSpread.df) * spread
    (firstDay, lastDay) = (first, first + (length - 1))
    value = sum / divisor
    expected = total / divisor
    let isPositive = forecast.steps.allSatisfy { $0.low >= 0 }
    low = (isPositive ? max(given, total - reach) : total - reach) / divisor
    high = (total + reach) / divisor
    p =
      spread > 0
      ? StudentT.twoSidedP((sum - total) / spread, df: forecast.totalSpread.df)
      : sum == total ? 1 : 0
    historyDays = forecast.historyDays
    origins = forecast.backtest.origins
    maskedDays = masked.count
  }

  /// (value − expected) ÷ |expected|; nil when nothing was expected.
  package var changeFromExpected: Double? {
    expected == 0 ? nil : (value - expected) / abs(expected)
  }
}
