import Values

/// Walks a history once and gives each day the range that the days before it allow.
///
/// Nothing of a day or of what comes after it enters its own range, but for the scale, which is one
/// for the whole walk. The rule, day by day:
/// expected = level + effect of the weekday (``LevelMixture``), on the scale of ratios
/// (``Scale``); s² = s_process² (``NoiseLevel``) + the variance of the expectation + the counting
/// noise of the day; p from Student's t of (x − expected) / s. Two or three days out the same way
/// are also judged together. Days out of range do not move the range until there are two weeks of
/// them in a row.
struct UsualRangeWalk {
  private let history: DailyHistory
  let scale: Scale
  private(set) var levels: LevelMixture
  private(set) var noise: NoiseLevel
  private var counts = SmallCounts()
  /// Usual days so far.
  private(set) var seen = 0
  /// Surprises of the days so far in standard deviations; 0 where there is none.
  private var surprises: [Double] = []
  /// The same, 0 also for days out of range.
  private var usualSurprises: [Double] = []
  /// What was expected of the day just walked over before its event, and how sure that was, on the scale.
  private(set) var outlook: (expected: Double, variance: Double) = (0, 1)
  private var outliers = 0
  private var outliersAreHigh = false
  private var firstValue: Double?
  private var isConstant = true
  /// The events behind the last usual days.
  private var bases: [Double] = []
  /// The values of the last days.
  private var recent: [Double] = []

  /// - Parameter scale: the scale to take instead of the history's own.
  init(_ history: DailyHistory, scale: Scale? = nil) {
    self.history = history
    let scale = scale ?? Scale(history)
    self.scale = scale
    let start =
      history.values.indices.first { !history.isMasked($0) && history.values[$0] != nil } ?? 0
    let first = start..<min(start + 28, history.values.count)
    let values = first.map { history.isMasked($0) ? nil : scale.transform(history, $0) }
    noise = NoiseLevel(
      scale: scale, values: values,
      countingVariances: zip(first, values).compactMap { index, value in
        value.map { _ in scale.countingVariance(history, index) }
      })
    let levels = values.prefix(14).compactMap { $0 }
    let spread: (level: Double, effect: Double)
    switch scale.kind {
    case .ratios: spread = (1, 0.2)
    case .differences:
      let own = max(Quantiles.robustSpread(values.compactMap { $0 }) ?? 0, noise.variance)
      spread = (10 * own, own)
    }
    self.levels = LevelMixture(
      level: Quantiles.median(levels) ?? 0,
      levelVariance: spread.level * spread.level / noise.variance,
      effects: Array(repeating: 0, count: 7),
      effectVariance: spread.effect * spread.effect / noise.variance)
  }

  /// The range of the next day, which is then learnt from.
  mutating func next() -> UsualRange {
    let index = surprises.count
    let weekday = (history.firstDay + index).weekday
    levels.drift()
    let (plain, variance) = levels.expected(weekday, noiseVariance: noise.variance)
    let effect = history.effects[index].flatMap { $0.kind == scale.kind ? $0 : nil }
    let expected = plain + (effect?.mean ?? 0)
    let counting = scale.countingVariance(
      history, index, events: expectedEvents(index, expected))
    let spreadOfEvent = effect?.spread ?? 0
    let total = variance + noise.variance + counting + spreadOfEvent * spreadOfEvent
    outlook = (plain, variance + noise.variance + counting)
    let spread = total.squareRoot()
    let isShort = seen < UsualRangeRule.fullHistory
    let df = noise.degreesOfFreedom(
      share: 1 - counting / total, isShort: isShort, countsAreKnown: counting > 0)
    var range = UsualRange(
      day: history.firstDay + index, value: history.values[index],
      basis: basis(index), historyDays: seen)
    if isShort { range.floor = UsualRangeRule.shortFloor }
    if range.basis == .closed {
      range.expected = 0
    } else if range.basis != .tooShort {
      let reach = UsualRangeRule.reach(df: df) * spread
      range.expected = scale.value(expected, history, index)
      range.low = scale.value(expected - reach, history, index)
      // What was never below zero, as an amount that is nothing on many days, does not go there.
      if scale.isNonNegative { range.low = range.low.map { max(0, $0) } }
      range.high = scale.value(expected + reach, history, index)
      if scale.kind == .differences { range.size = max(scale.size, abs(expected) * scale.size) }
    }
    let isMasked = history.isMasked(index)
    let isEvent = !history.isClosed(index) && history.effects[index] != nil
    guard let x = scale.transform(history, index), !isMasked || isEvent else {
      surprises.append(0)
      usualSurprises.append(0)
      return withoutUseless(range)
    }
    let z = (x - expected) / spread
    guard !isMasked else {
      // A day of an event that stood out is judged alone, and teaches nothing of plain days.
      surprises.append(0)
      usualSurprises.append(0)
      judge(&range, index, z: z, df: df)
      range.run = 1
      range.isOutlier = (range.p ?? 1) < UsualRangeRule.outlier && range.reachesFloor
      return withoutUseless(range)
    }
    surprises.append(z)
    judge(&range, index, z: z, df: df)
    settle(&range, z: z)
    learn(range, index, x: x, surprise: x - expected, z: z, counting: counting, df: df)
    return withoutUseless(range)
  }

  /// How many events a day was to have, lest one without any have the widest of ranges; nil where
  /// they are its trials, or not known.
  private func expectedEvents(_ index: Int, _ expected: Double) -> Double? {
    switch history.nature {
    case .count: return scale.kind == .ratios ? scale.value(expected, history, index) : nil
    case .sum:
      guard bases.count >= UsualRangeRule.shortHistory else { return nil }
      return bases.reduce(0, +) / Double(bases.count)
    case .mean, .rate, .level: return nil
    }
  }

  /// Takes back a range that says nothing, as do those of days that are mostly zero.
  private func withoutUseless(_ range: UsualRange) -> UsualRange {
    var range = range
    switch range.basis {
    case .ratios, .differences, .short:
      let isPositive = scale.kind == .ratios || scale.isNonNegative
      guard
        isMostlyZero
          || (isPositive
            && UsualRangeRule.isUseless(low: range.low, high: range.high, range.expected))
      else { return range }
    case .counts:
      guard history.nature == .count, isInBursts else { return range }
    case .constant, .irregular, .masked, .missing, .tooShort, .closed: return range
    }
    range.basis = .irregular
    (range.low, range.high, range.p, range.run) = (nil, nil, nil, 1)
    range.isOutlier = false
    return range
  }

  /// Whether four days of five were zero, and not all of them.
  private var isMostlyZero: Bool {
    let zeros = recent.count { $0 == 0 }
    return zeros < recent.count && zeros * 5 >= recent.count * 4
  }

  /// Whether few days have so many events that they were written down for others as well.
  private var isInBursts: Bool {
    guard isMostlyZero else { return false }
    let days = recent.filter { $0 > 0 }
    return days.reduce(0, +) > SmallCounts.limit * Double(days.count)
  }

  private func basis(_ index: Int) -> UsualRange.Basis {
    if seen < UsualRangeRule.shortHistory { return .tooShort }
    if history.isClosed(index) { return .closed }
    if history.isMasked(index), history.effects[index] == nil { return .masked }
    if history.values[index] == nil { return .missing }
    if usesCounts { return .counts }
    if isConstant, scale.kind == .differences { return .constant }
    if seen < UsualRangeRule.fullHistory { return .short }
    return scale.kind == .ratios ? .ratios : .differences
  }

  private var usesCounts: Bool {
    counts.days.count >= UsualRangeRule.shortHistory && counts.meanEvents < SmallCounts.limit
  }

  private func judge(_ range: inout UsualRange, _ index: Int, z: Double, df: Double) {
    switch range.basis {
    case .tooShort, .masked, .missing, .irregular, .closed: return
    case .counts:
      judgeCounts(&range, index)
    case .constant:
      // Of n + 1 days any could have been the odd one (Laplace's rule of succession).
      range.expected = firstValue
      range.low = firstValue
      range.high = firstValue
      range.p = range.value == firstValue ? 1 : 1 / Double(seen + 1)
    case .short, .ratios, .differences:
      var p = StudentT.twoSidedP(z, df: df)
      if p < UsualRangeRule.guardedP, isGuarded(z) { p = UsualRangeRule.guardedP }
      var run = 1
      var sum = z
      while run < UsualRangeRule.longestRun, run < surprises.count,
        range.basis != .short, abs(z) > UsualRangeRule.runZ
      {
        let before = surprises[surprises.count - 1 - run]
        guard abs(before) > UsualRangeRule.runZ, (before > 0) == (z > 0) else { break }
        run += 1
        sum += before
        let together =
          StudentT.twoSidedP(sum / Double(run).squareRoot(), df: df) * UsualRangeRule.runPrice
        if together < p { (p, range.run) = (together, run) }
      }
      range.p = min(1, p)
    }
  }

  /// Whether a usual day of the weeks before was about as far out.
  private func isGuarded(_ z: Double) -> Bool {
    usualSurprises.suffix(UsualRangeRule.guardDays).contains {
      ($0 > 0) == (z > 0) && abs($0) * UsualRangeRule.guardFactor >= abs(z)
    }
  }

  private func judgeCounts(_ range: inout UsualRange, _ index: Int) {
    let exposure = exposure(index)
    guard let events = history.events(index), exposure > 0 else { return }
    var (mean, variance) = counts.expected(
      weekday: range.day.weekday, exposure: exposure)
    if let effect = history.effects[index] {
      mean *= effect.factor
      variance =
        variance * effect.factor * effect.factor + mean * mean * effect.spread * effect.spread
    }
    let unit = history.nature == .count ? 1 : exposure
    let judged = SmallCounts.judge(events, mean: mean, variance: variance)
    range.expected = mean / unit
    range.low = judged.low / unit
    range.high = judged.high / unit
    range.p = judged.p
  }

  private func exposure(_ index: Int) -> Double {
    history.nature == .rate ? history.base(index) ?? 0 : 1
  }

  /// Whether the day is out of range for the ranges to come, and whether it ends a long stretch.
  private mutating func settle(_ range: inout UsualRange, z: Double) {
    guard let p = range.p, range.basis != .constant else { return }
    range.isOutlier = p < UsualRangeRule.outlier && range.reachesFloor
    guard range.isOutlier else {
      outliers = 0
      return
    }
    let isHigh = z > 0
    outliers = isHigh == outliersAreHigh ? outliers + 1 : 1
    outliersAreHigh = isHigh
    range.startsNewLevel = outliers >= UsualRangeRule.newLevel
    if range.startsNewLevel { outliers = 0 }
  }

  private mutating func learn(
    _ range: UsualRange, _ index: Int, x: Double, surprise: Double, z: Double, counting: Double,
    df: Double
  ) {
    if let value = range.value {
      if seen > 0, value != firstValue { isConstant = false }
      if seen == 0 { firstValue = value }
    }
    recent.append(range.value ?? 0)
    if recent.count > SmallCounts.window { recent.removeFirst() }
    let isUsual = !range.isOutlier
    usualSurprises.append(isUsual && seen >= UsualRangeRule.shortHistory ? z : 0)
    guard isUsual || range.startsNewLevel else { return }
    if range.startsNewLevel { bases = [] }
    if let base = history.base(index) { bases = bases.suffix(27) + [base] }
    let weekday = range.day.weekday
    if range.startsNewLevel {
      levels.forgetLevel(spread: abs(surprise), noiseVariance: noise.variance)
      counts = SmallCounts()
    }
    let clip: Double =
      range.startsNewLevel
      ? .infinity : seen < UsualRangeRule.shortHistory ? 3 : LevelMixture.clip
    levels.learn(
      weekday, x, noise: 1 + counting / noise.variance, noiseVariance: noise.variance, df: df,
      clip: clip)
    if seen >= 10, !range.startsNewLevel { noise.learn(z) }
    if let events = history.events(index), history.nature == .count || history.nature == .rate {
      counts.learn(.init(weekday: weekday, events: events, exposure: exposure(index)))
    }
    seen += 1
  }
}
