import Values

/// What was known at the end of each day of a history, for forecasts from there on.
///
/// One walk of ``UsualRangeWalk`` over the history; days out of range and masked days have no say.
struct ForecastOrigins {
  /// What a forecast goes on from.
  enum Basis { case levels, means, last }

  let history: DailyHistory
  let scale: Scale
  let basis: Basis
  /// Level and effects of Monday to Sunday at the end of each day.
  private(set) var states: [[Double]] = []
  /// The variance of a day's noise at the end of each day, on the scale.
  private(set) var variances: [Double] = []
  /// Usual days up to each day.
  private(set) var seen: [Int] = []
  /// The values on the scale, and how far masked days were from the expectation of their morning.
  private(set) var values: [Double?] = []
  private(set) var departures: [Double?] = []
  /// How far the median of the last seven days, of means their mean, is from the level, both without
  /// weekdays.
  private var recents: [Double] = []
  /// By how much the mean of the days exceeds the value that the level stands for, at the end of each.
  private var corrections: [Double] = []

  /// - Parameter isStock: whether the values are counted at the end of a day, as stock is: these go
  ///   on from the last of them.
  init(_ history: DailyHistory, isStock: Bool = false) {
    guard !isStock else {
      self.init(history, .last, kind: .differences)
      return
    }
    // Where many days are at zero, a ratio to the others says little.
    let usable = history.usable
    let zeros = usable.count { $0 == 0 }
    if zeros * 10 > usable.count {
      self.init(history, usable.allSatisfy { $0 >= 0 } ? .means : .levels, kind: .differences)
      return
    }
    let origins = ForecastOrigins(history, .levels, kind: nil)
    // Of values so uneven the middle is no measure of the sum, whatever it is multiplied by.
    let isUneven =
      (origins.corrections.last ?? 1) > Self.uneven || origins.outliers * 20 > usable.count
    if origins.scale.kind == .ratios, isUneven {
      self.init(history, .means, kind: .differences)
    } else {
      self = origins
    }
  }

  /// Days out of range.
  private var outliers = 0
  /// From this correction on means are carried on instead of levels.
  private static let uneven = 1.2
  /// Usual days that a correction is learnt from.
  private static let correctionDays = 56

  private init(_ history: DailyHistory, _ basis: Basis, kind: Scale.Kind?) {
    self.history = history
    self.basis = basis
    var walk = UsualRangeWalk(history, scale: Scale(history, kind: kind))
    scale = walk.scale
    var means = WeekdayMeans()
    var smearing = Smearing(days: Self.correctionDays)
    for index in history.values.indices {
      let weekday = (history.firstDay + index).weekday
      let value = walk.scale.transform(history, index)
      let isSpecial = history.isMasked(index) || history.effect(index) != nil
      let isMasked = isSpecial && walk.seen >= UsualRangeRule.shortHistory
      let expected = walk.levels.expected(weekday, noiseVariance: walk.noise.variance).mean
      departures.append(isMasked ? value.map { $0 - expected } : nil)
      let range = walk.next()
      values.append(value)
      if let value, !history.isMasked(index) { means.learn(weekday, value) }
      switch basis {
      case .levels: states.append(walk.levels.state)
      case .means: states.append(means.state)
      case .last:
        let last = value ?? states.last?[0] ?? 0
        states.append([last] + Array(repeating: 0, count: 7))
      }
      if range.isOutlier { outliers += 1 }
      if range.startsNewLevel { smearing = Smearing(days: Self.correctionDays) }
      if basis == .levels, scale.kind == .ratios, let own = history.values[index],
        !history.isMasked(index), !range.isOutlier || range.startsNewLevel
      {
        let state = walk.levels.state
        smearing.learn(own, fitted: scale.value(state[0] + state[weekday], history, index))
      }
      corrections.append(smearing.factor)
      variances.append(walk.noise.variance)
      seen.append(basis == .levels ? walk.seen : means.count)
      recents.append(recent(index))
    }
  }

  private func recent(_ origin: Int) -> Double {
    guard basis != .last else { return 0 }
    let week = (max(0, origin - 6)...origin).compactMap { index in
      history.isMasked(index)
        ? nil : values[index].map { $0 - states[origin][(history.firstDay + index).weekday] }
    }
    guard week.count >= 4, let median = Quantiles.median(week) else { return 0 }
    let middle = basis == .means ? week.reduce(0, +) / Double(week.count) : median
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

  /// From the scale to the units of the values.
  func value(_ x: Double) -> Double {
    let value = scale.value(x, history, history.values.count)
    return scale.kind == .differences && scale.isNonNegative ? max(0, value) : value
  }

  /// From the scale to the units of the values, as a mean rather than a median; see ``Smearing``.
  func mean(_ x: Double, _ origin: Int) -> Double { value(x) * corrections[origin] }

  /// Whether the errors of sums are shares of them.
  var hasShares: Bool { scale.kind == .ratios || basis == .means }

  /// What errors are told in at an origin, on the scale: as the means grow, so do their errors.
  func unit(_ origin: Int) -> Double {
    guard basis == .means else { return 1 }
    return max(states[origin][0], 0.05)
  }

  /// How much a movement is to blame for an error, on the scale.
  ///
  /// The mean is what keeps squares small; absolute errors are smallest at the median, which of
  /// uneven days lies well below.
  func loss(_ error: Double, _ origin: Int) -> Double {
    guard basis == .means else { return abs(error) }
    let share = error / unit(origin)
    return share * share
  }
}
