/// How forecasts of a history would have done, made at many days of it without what came after.
package struct Backtest: Sendable {
  /// Days ahead.
  package let horizon: Int
  /// Days ahead that the sums leave out.
  private let gap: Int
  /// Forecasts made.
  package private(set) var origins = 0
  /// Mean absolute error, in the units of the values.
  package private(set) var error = 0.0
  /// The same of seasonal-naive: each day as the same weekday of the last week known.
  package private(set) var naiveError = 0.0
  /// Symmetric mean absolute percentage error, 0 to 2: the mean of 2 |a − f| ÷ (|a| + |f|).
  ///
  /// As in the M4 competition: Makridakis, Spiliotis & Assimakopoulos, International Journal of
  /// Forecasting 36 (2020) 54–74.
  package private(set) var smape = 0.0
  package private(set) var naiveSmape = 0.0
  /// The sum of all forecasts ÷ the sum of what came; nil when nothing came.
  package private(set) var bias: Double?
  /// The share of the days of the later half that fell within the interval of the earlier half.
  package private(set) var coverage: Double?

  /// error ÷ naiveError, below 1 when the forecast beats seasonal-naive; nil without errors.
  package var ratio: Double? { naiveError > 0 ? error / naiveError : nil }

  /// Errors by days ahead, on the scale in units of ``ForecastOrigins/unit(_:)``.
  private(set) var steps: [[Double]]
  /// Errors of the sum over all days: shares of the forecast, or on the scale of differences in the
  /// units of the values, unless means are carried on.
  private(set) var totals: [Double] = []
  /// Days from the first origin to the last.
  private(set) var span = 0
  /// The movement that has done best up to the end.
  private(set) var movement = ForecastOrigins.Movement.none

  /// At most so many forecasts are made; more say nothing new.
  private static let mostOrigins = 120

  init(_ known: ForecastOrigins, horizon: Int, after gap: Int = 0, confidence: Double) {
    (self.horizon, self.gap) = (horizon, gap)
    steps = Array(repeating: [], count: max(0, horizon))
    let count = known.history.values.count
    let first = known.seen.firstIndex { $0 >= UsualRangeRule.shortHistory } ?? count
    let last = count - 1 - horizon
    guard horizon > 0, first <= last else { return }
    var stride = max(1, (last - first) / Self.mostOrigins)
    if stride % 7 == 0 { stride += 1 }
    span = last - first
    var losses = Losses(known, horizon: horizon)
    var sums = Sums()
    var halfway: [[Double]] = []
    let places = Array(Swift.stride(from: first, through: last, by: stride))
    for (place, origin) in places.enumerated() {
      if place == places.count / 2 { halfway = steps }
      let chosen = losses.best(at: origin)
      add(known, origin, chosen, &sums)
      if !halfway.isEmpty { sums.cover(known, origin, chosen, halfway, confidence) }
      losses.add(origin)
    }
    movement = losses.best(at: count)
    origins = places.count
    if sums.days > 0 {
      error = sums.error / sums.days
      naiveError = sums.naiveError / sums.days
      smape = sums.smape / sums.days
      naiveSmape = sums.naiveSmape / sums.days
    }
    bias = sums.actual != 0 ? sums.forecast / sums.actual : nil
    coverage = sums.covered.all > 0 ? sums.covered.inside / sums.covered.all : nil
  }

  private mutating func add(
    _ known: ForecastOrigins, _ origin: Int, _ movement: ForecastOrigins.Movement,
    _ sums: inout Sums
  ) {
    var total = (actual: 0.0, forecast: 0.0)
    for step in 1...horizon {
      let index = origin + step
      guard !known.history.isMasked(index), let actual = known.history.values[index],
        let x = known.values[index]
      else { continue }
      let expected = known.expected(origin, step: step, movement)
      let forecast = known.mean(expected, origin)
      steps[step - 1].append((x - expected) / known.unit(origin))
      if step > gap {
        total.actual += actual
        total.forecast += forecast
      }
      guard let naive = Self.naive(known.history, origin, step: step) else { continue }
      sums.days += 1
      sums.error += abs(actual - forecast)
      sums.naiveError += abs(actual - naive)
      sums.smape += Self.symmetric(actual, forecast)
      sums.naiveSmape += Self.symmetric(actual, naive)
    }
    sums.actual += total.actual
    sums.forecast += total.forecast
    let unit = known.hasShares ? abs(total.forecast) : 1
    if unit > 0 { totals.append((total.actual - total.forecast) / unit) }
  }

  /// The same weekday of the last week that has a value.
  static func naive(_ history: DailyHistory, _ origin: Int, step: Int) -> Double? {
    var index = origin - 6 + (step - 1) % 7
    while index >= 0 {
      if let value = history.values[index] { return value }
      index -= 7
    }
    return nil
  }

  private static func symmetric(_ a: Double, _ b: Double) -> Double {
    abs(a) + abs(b) > 0 ? 2 * abs(a - b) / (abs(a) + abs(b)) : 0
  }

  /// The errors that bound a share `confidence` of those around a step, one of them below zero and
  /// one above unless all are zero; nil when there are fewer than 20.
  static func reach(_ steps: [[Double]], _ step: Int, _ confidence: Double) -> (
    low: Double, high: Double
  )? {
    let near = steps[max(0, step - 4)...min(steps.count - 1, step + 2)].flatMap { $0 }.sorted()
    return bounds(near, confidence)
  }

  /// The quantiles of sorted errors; where both lie on one side, the other reaches to the first error
  /// across, or as far as the one that is known.
  static func bounds(_ sorted: [Double], _ confidence: Double) -> (low: Double, high: Double)? {
    guard sorted.count >= 20, let low = Quantiles.quantile(sorted: sorted, (1 - confidence) / 2),
      let high = Quantiles.quantile(sorted: sorted, (1 + confidence) / 2)
    else { return nil }
    return (
      low < 0 ? low : sorted.last { $0 < 0 } ?? -max(high, sorted.last ?? 0),
      high > 0 ? high : sorted.first { $0 > 0 } ?? -min(low, sorted.first ?? 0)
    )
  }

  private struct Sums {
    var days = 0.0
    var actual = 0.0
    var forecast = 0.0
    var error = 0.0
    var naiveError = 0.0
    var smape = 0.0
    var naiveSmape = 0.0
    var covered = (inside: 0.0, all: 0.0)

    mutating func cover(
      _ known: ForecastOrigins, _ origin: Int, _ movement: ForecastOrigins.Movement,
      _ steps: [[Double]], _ confidence: Double
    ) {
      for step in 1...steps.count {
        guard !known.history.isMasked(origin + step), let x = known.values[origin + step],
          let reach = Backtest.reach(steps, step, confidence)
        else { continue }
        let error = (x - known.expected(origin, step: step, movement)) / known.unit(origin)
        covered.all += 1
        if error >= reach.low, error <= reach.high { covered.inside += 1 }
      }
    }
  }

  /// How far each movement has been off; a day counts once it has come.
  private struct Losses {
    let known: ForecastOrigins
    let horizon: Int
    /// Origins with days to come, and how many have come.
    private var open: [(origin: Int, steps: Int)] = []
    private var sums = ForecastOrigins.Movement.all.map { _ in 0.0 }

    init(_ known: ForecastOrigins, horizon: Int) {
      self.known = known
      self.horizon = horizon
    }

    mutating func add(_ origin: Int) { open.append((origin, 0)) }

    private mutating func count(_ origin: Int, _ step: Int) {
      guard !known.history.isMasked(origin + step), let x = known.values[origin + step]
      else { return }
      for (place, movement) in ForecastOrigins.Movement.all.enumerated() {
        sums[place] += known.loss(x - known.expected(origin, step: step, movement), origin)
      }
    }

    /// The movement with the smallest sum of errors known at an origin; until another is 1 % better
    /// level and weekday alone, or the last seven days with less than four weeks, of means with less
    /// than twice as many.
    mutating func best(at origin: Int) -> ForecastOrigins.Movement {
      for place in open.indices {
        while open[place].steps < horizon, open[place].origin + open[place].steps < origin,
          open[place].origin + open[place].steps + 1 < known.history.values.count
        {
          open[place].steps += 1
          count(open[place].origin, open[place].steps)
        }
      }
      open.removeAll { $0.steps >= horizon }
      let all = ForecastOrigins.Movement.all
      let needed = UsualRangeRule.fullHistory * (known.basis == .means ? 2 : 1)
      let isShort = known.seen[min(origin, known.seen.count - 1)] < needed
      let simplest = isShort ? .init(trend: 0, year: 0, recent: 1) : ForecastOrigins.Movement.none
      let plain = all.firstIndex(of: simplest) ?? 0
      guard let best = sums.indices.min(by: { sums[$0] < sums[$1] }),
        sums[best] < 0.99 * sums[plain]
      else { return simplest }
      return all[best]
    }
  }
}
