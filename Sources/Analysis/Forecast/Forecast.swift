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

  /// Forecasts the days after the end of a history; nil with fewer than 14 usual days.
  ///
  /// Level and weekday as in ``DailyHistory/usualRanges(from:weekdays:)``, plus as much of a dying
  /// trend and of last year's movement as has paid off in the back-test. Intervals are the
  /// quantiles of the back-test's own errors at that distance; with fewer than 20 of them, Student's
  /// t on the noise of a day, up to twice the best day so far. Counts and positive values have no negative forecasts.
  /// - Parameters:
  ///   - days: how many days; at least 1.
  ///   - events: names of the days that are not usual, those of the history that are masked and those
  ///     to come; a coming one is moved by the median of what its namesakes did, drawn towards
  ///     nothing by one day's weight.
  ///   - confidence: what share of outcomes the intervals should hold.
  package init?(
    _ history: DailyHistory, days: Int, events: [Day: String] = [:], confidence: Double = 0.8
  ) {
    let known = ForecastOrigins(history)
    let origin = history.values.count - 1
    guard days > 0, confidence > 0, confidence < 1, let seen = known.seen.last,
      seen >= UsualRangeRule.shortHistory
    else { return nil }
    let backtest = Backtest(known, horizon: days, confidence: confidence)
    let effects = Self.effects(known, events)
    let spread = known.variances[origin].squareRoot()
    let t = StudentT.quantile((1 + confidence) / 2, df: 8)
    // Without a back-test of some length no day is taken to double the best one so far.
    let best = history.usable.map { abs($0) }.max() ?? .infinity
    let most = backtest.origins < 20 ? 2 * best : .infinity
    steps = (1...days).map { step in
      let day = history.firstDay + origin + step
      let event = events[day]
      let effect = event.flatMap { effects[$0] }
      let x = known.expected(origin, step: step, backtest.movement) + (effect ?? 0)
      let own = t * spread * (1 + 0.02 * Double(step)).squareRoot()
      var reach = Backtest.reach(backtest.steps, step, confidence) ?? (-own, own)
      // An event is known less well than a usual day.
      if event != nil { reach = (reach.0 * 2, reach.1 * 2) }
      let expected = known.mean(x, origin)
      return Step(
        day: day, expected: expected,
        low: min(expected, known.mean(x + reach.0, origin)),
        high: max(expected, min(most, known.mean(x + reach.1, origin))),
        event: event,
        eventFactor: effect.map { effect in
          let plain = known.mean(x - effect, origin)
          return plain == 0 ? 1 : expected / plain
        })
    }
    let sum = steps.reduce(0) { $0 + $1.expected }
    let totals = Self.total(sum, steps, backtest, t: t, confidence: confidence, known.scale)
    total = totals.range
    totalSpread = totals.spread
    self.backtest = backtest
    historyDays = seen
    self.confidence = confidence
  }

  /// The interval of a sum and its spread, from the sums that the back-test missed.
  private static func total(
    _ sum: Double, _ steps: [Step], _ backtest: Backtest, t: Double, confidence: Double,
    _ scale: Scale
  ) -> (range: Range, spread: (value: Double, df: Double)) {
    let unit = scale.kind == .ratios ? abs(sum) : 1
    let least = scale.kind == .ratios || scale.isNonNegative ? 0 : -Double.infinity
    let errors = backtest.totals
    guard errors.count >= 20, let low = Quantiles.quantile(errors, (1 - confidence) / 2),
      let high = Quantiles.quantile(errors, (1 + confidence) / 2)
    else {
      // Half of a day's variance is taken to be common to all days.
      let width = steps.reduce(0) { $0 + ($1.high - $1.low) / 2 } / t
      let spread = width * (0.5 + 0.5 / Double(steps.count)).squareRoot()
      let range = Range(expected: sum, low: max(least, sum - t * spread), high: sum + t * spread)
      return (range, (spread, 5))
    }
    let squares = errors.reduce(0) { $0 + $1 * $1 }
    let independent = Double(backtest.span) / Double(steps.count)
    return (
      Range(
        expected: sum, low: max(least, min(sum, sum + low * unit)),
        high: max(sum, sum + high * unit)),
      ((squares / Double(errors.count)).squareRoot() * unit, max(3, min(30, independent)))
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
