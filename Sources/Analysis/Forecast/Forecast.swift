import Values

/// A daily series carried on: what to expect of each coming day, and of all of them together.
package struct Forecast: Sendable {
  package struct Step: Hashable, Sendable {
    package let day: Day
    /// The mean to expect, in the units of the values.
    package let expected: Double
    package let low: Double
    package let high: Double
    /// The event of that day, when one is planned.
    package let event: String?
    /// What the event is taken to do: 1.4 for 40 % more; nil when none like it was seen before.
    package let eventFactor: Double?
  }

  package let steps: [Step]
  /// The sum of all days with its interval; of use for sums and counts only.
  package let total: Range
  /// How forecasts as long as this one did on the history.
  package let backtest: Backtest
  /// Usual days that the forecast comes from.
  package let historyDays: Int
  /// The share of outcomes that each interval is meant to hold.
  package let confidence: Double

  package struct Range: Hashable, Sendable {
    package let expected: Double
    package let low: Double
    package let high: Double
  }

  /// The spread of the total, in its units, and the degrees of freedom it was learnt with.
  let totalSpread: (value: Double, df: Double)

  /// Forecasts days after the end of a history; nil with fewer than 14 usual days.
  ///
  /// What is to be expected is a mean, so that days add up: the level of ratios is the middle of its
  /// days and is corrected by ``Smearing``; where many days are at zero or the days are very uneven,
  /// ``WeekdayMeans`` take its place.
  /// Level and weekday as in ``DailyHistory/usualRanges(from:)``, plus as much of a dying
  /// trend and of last year's movement as has paid off in the back-test. Intervals are the
  /// quantiles of the back-test's own errors at that distance; with fewer than 20 of them, Student's
  /// t on the noise of a day, up to twice the best day so far. Counts and positive values have no
  /// negative forecasts, and a weekday that is nearly always empty has none.
  /// - Parameters:
  ///   - gap: how many days lie between the history and the first day to forecast.
  ///   - days: how many days; at least 1.
  ///   - events: names of the days that are not usual, those of the history that are masked and those
  ///     to come; a coming one is moved by the median of what its namesakes did, drawn towards
  ///     nothing by one day's weight.
  ///   - confidence: what share of outcomes the intervals should hold.
  ///   - isStock: whether the values are counted at the end of a day; then they go on from the last.
  package init?(
    _ history: DailyHistory, days: Int, after gap: Int = 0, events: [Day: String] = [:],
    confidence: Double = 0.8,
    isStock: Bool = false
  ) {
    let known = ForecastOrigins(history, isStock: isStock)
    let origin = history.values.count - 1
    guard days > 0, gap >= 0, confidence > 0, confidence < 1, let seen = known.seen.last,
      seen >= UsualRangeRule.shortHistory
    else { return nil }
    let backtest = Backtest(known, horizon: gap + days, after: gap, confidence: confidence)
    let effects = Self.effects(known, events)
    let spread = known.variances[origin].squareRoot() / known.unit(origin)
    let t = StudentT.quantile((1 + confidence) / 2, df: 8)
    // Without a back-test of some length no day is taken to double the best one so far.
    let best = history.usable.map { abs($0) }.max() ?? .infinity
    let most = backtest.origins < 20 ? 2 * best : .infinity
    steps = (gap + 1...gap + days).map { step in
      let day = history.firstDay + origin + step
      if history.isClosed(weekday: day.weekday) {
        return Step(day: day, expected: 0, low: 0, high: 0, event: events[day], eventFactor: nil)
      }
      let event = events[day]
      let effect = event.flatMap { effects[$0] }
      let x = known.expected(origin, step: step, backtest.movement) + (effect ?? 0)
      let own = t * spread * (1 + 0.02 * Double(step)).squareRoot()
      var reach = Backtest.reach(backtest.steps, step, confidence) ?? (-own, own)
      // An event is known less well than a usual day.
      let width = known.unit(origin) * (event == nil ? 1 : 2)
      reach = (reach.0 * width, reach.1 * width)
      let expected = known.mean(x, origin)
      // The errors are those of the middle, around which the mean may lie on either side.
      let low = min(known.value(x + reach.0), known.mean(x + reach.0, origin))
      let high = max(known.value(x + reach.1), known.mean(x + reach.1, origin))
      return Step(
        day: day, expected: expected, low: min(expected, low),
        high: max(expected, min(max(most, expected), high)),
        event: event,
        eventFactor: effect.map { effect in
          let plain = known.mean(x - effect, origin)
          return plain == 0 ? 1 : expected / plain
        })
    }
    let sum = steps.reduce(0) { $0 + $1.expected }
    let totals = Self.total(sum, steps, backtest, t: t, confidence: confidence, known)
    total = totals.range
    totalSpread = totals.spread
    self.backtest = backtest
    historyDays = seen
    self.confidence = confidence
  }

  /// The interval of a sum and its spread, from the sums that the back-test missed.
  private static func total(
    _ sum: Double, _ steps: [Step], _ backtest: Backtest, t: Double, confidence: Double,
    _ known: ForecastOrigins
  ) -> (range: Range, spread: (value: Double, df: Double)) {
    let unit = known.hasShares ? abs(sum) : 1
    let least =
      known.scale.kind == .ratios || known.scale.isNonNegative ? 0 : -Double.infinity
    // How it missed as a young store is no measure of what it misses now.
    let isLong = backtest.totals.count >= 40
    let errors = backtest.totals.suffix(backtest.totals.count / (isLong ? 2 : 1)).sorted()
    guard let (low, high) = Backtest.bounds(errors, confidence) else {
      // Half of a day's variance is taken to be common to all days.
      let share = (0.5 + 0.5 / Double(steps.count)).squareRoot()
      let below = steps.reduce(0) { $0 + $1.expected - $1.low } * share
      let above = steps.reduce(0) { $0 + $1.high - $1.expected } * share
      return (
        Range(expected: sum, low: max(least, sum - below), high: sum + above),
        ((below + above) / 2 / t, 5)
      )
    }
    // Sums of days that overlap say little that is new: their spread is known as well as that of
    // those that do not, and it is at least that of independent days.
    let squares = errors.reduce(0) { $0 + $1 * $1 }
    let independent = Double(backtest.span) / Double(backtest.horizon) / (isLong ? 2 : 1)
    let df = max(3, min(30, independent))
    let spread = (squares / Double(errors.count)).squareRoot()
    let reach = StudentT.quantile((1 + confidence) / 2, df: df) * spread
    let below = max(-low, reach) * unit
    let above = max(high, reach) * unit
    return (
      Range(expected: sum, low: max(least, sum - below), high: sum + above),
      (spread * unit, df)
    )
  }

  /// What each named event did, on the scale.
  private static func effects(_ known: ForecastOrigins, _ events: [Day: String]) -> [String: Double]
  {
    var departures: [String: [Double]] = [:]
    for (index, departure) in known.departures.enumerated() {
      guard let departure, let name = events[known.history.firstDay + index] else { continue }
      departures[name, default: []].append(departure)
    }
    return departures.compactMapValues { departures in
      Quantiles.median(departures).map {
        $0 * Double(departures.count) / Double(departures.count + 1)
      }
    }
  }
}
