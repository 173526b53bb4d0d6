import Values

/// What was known at the end of each day of a history, for forecasts from there on.
///
/// One walk of ``UsualRangeWalk`` over the history; days out of range and masked days have no say.
struct ForecastOrigins {
  let history: DailyHistory
  let scale: Scale
  /// Level and effects of Monday to Sunday at the end of each day.
  private(set) var states: [[Double]] = []
  /// The variance of a day's noise at the end of each day, on the scale.
  private(set) var variances: [Double] = []
  /// Usual days up to each day.
  private(set) var seen: [Int] = []
  /// The values on the scale, and how far masked days were from the expectation of their morning.
  private(set) var values: [Double?] = []
  private(set) var departures: [Double?] = []
  /// How far the median of the last seven days, without weekdays, is from the level.
  private var recents: [Double] = []

  init(_ history: DailyHistory) {
    self.history = history
    // Where many days are at zero, a ratio to the others says little.
    let usable = history.usable
    let isSparse = usable.count { $0 == 0 } * 10 > usable.count
    var walk = UsualRangeWalk(history, kind: isSparse ? .differences : nil)
    scale = walk.scale
    for index in history.values.indices {
      let weekday = (history.firstDay + index).weekday
      let value = walk.scale.transform(history, index)
      let isMasked = history.isMasked(index) && walk.seen >= UsualRangeRule.shortHistory
      let expected = walk.levels.expected(weekday, noiseVariance: walk.noise.variance).mean
      departures.append(isMasked ? value.map { $0 - expected } : nil)
      _ = walk.next()
      values.append(value)
      states.append(walk.levels.state)
      variances.append(walk.noise.variance)
      seen.append(walk.seen)
      recents.append(recent(index))
    }
  }

  private func recent(_ origin: Int) -> Double {
    let week = (max(0, origin - 6)...origin).compactMap { index in
      history.isMasked(index)
        ? nil : values[index].map { $0 - states[origin][(history.firstDay + index).weekday] }
    }
    guard week.count >= 4, let middle = Quantiles.median(week) else { return 0 }
    return middle - states[origin][0]
  }

  /// Which of the slower movements a forecast adds to level and weekday.
  struct Movement: Hashable {
    /// The share of the last four weeks' slope that goes on, dying away by 5 % a day.
    var trend: Double
    /// The share of last year's movement that is repeated.
    var year: Double
    /// The share of the way from the level to the median of the last seven days.
    var recent: Double

    static let none = Movement(trend: 0, year: 0, recent: 0)
    static let all = [0, 0.5, 1].flatMap { trend in
      [0, 0.5, 1].flatMap { year in
        [0, 0.5, 1].map { Movement(trend: trend, year: year, recent: $0) }
      }
    }
  }

  /// How fast a slope dies away, as in Gardner & McKenzie, Management Science 31 (1985) 1237–1246.
  private static let damping = 0.95

  /// The forecast of the `step`-th day after an origin, on the scale.
  ///
  /// level + effect of the weekday + trend × slope × Σ 0.95^i + year × (last year's level on that
  /// day − last year's level at the origin) + recent × (median of the last seven days − level).
  func expected(_ origin: Int, step: Int, _ movement: Movement) -> Double {
    let weekday = (history.firstDay + origin + step).weekday
    var x = states[origin][0] + states[origin][weekday]
    if movement.trend > 0, origin >= 56, seen[origin - 28] >= UsualRangeRule.fullHistory {
      let slope = (states[origin][0] - states[origin - 28][0]) / 28
      let damping = Self.damping
      var power = 1.0
      for _ in 0..<step { power *= damping }
      x += movement.trend * slope * damping * (1 - power) / (1 - damping)
    }
    if movement.recent > 0 { x += movement.recent * recents[origin] }
    if movement.year > 0, let then = yearAgo(origin, 0), let ahead = yearAgo(origin, step) {
      x += movement.year * (ahead - then)
    }
    return x
  }

  /// The mean of the 21 days around the day 364 days earlier, without weekdays; nil before that.
  private func yearAgo(_ origin: Int, _ step: Int) -> Double? {
    let centre = origin + step - 364
    guard centre >= 10, seen[centre] >= UsualRangeRule.shortHistory, centre + 10 <= origin
    else { return nil }
    var sum = 0.0
    var days = 0
    for index in centre - 10...centre + 10 where !history.isMasked(index) {
      guard let x = values[index] else { continue }
      sum += x - states[origin][(history.firstDay + index).weekday]
      days += 1
    }
    return days >= 14 ? sum / Double(days) : nil
  }

  /// From the scale to the units of the values, as a mean rather than a median.
  ///
  /// A log-normal mean is exp(s² / 2) above its median; s² is held at 0.25 so that a wild history
  /// can't run away with it.
  func mean(_ x: Double, _ origin: Int) -> Double {
    let median = scale.value(x, history, history.values.count)
    if scale.kind == .differences { return scale.isNonNegative ? max(0, median) : median }
    return median * (1 + min(0.25, variances[origin]) / 2)
  }
}
