#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Several speeds of drift side by side, weighed by how well each foretold the days so far.
///
/// Bayesian model averaging with forgetting (Raftery, Kárný & Ettler, Technometrics 52 (2010)
/// 52–66): a store whose level stands still gets a long memory, one that wanders a short one.
struct LevelMixture {
  /// Variances of the level's daily drift in units of the noise: from months of memory to days.
  static let drifts = [0.0005, 0.005, 0.02, 0.08]
  /// What remains of the evidence for a speed after a day.
  static let forgetting = 0.99
  /// Where a surprise stops to pull, in standard deviations.
  static let clip = 1.5

  private var models: [WeeklyLevel]
  private var evidence: [Double]

  init(level: Double, levelVariance: Double, effects: [Double], effectVariance: Double) {
    models = Self.drifts.map {
      WeeklyLevel(
        drift: $0, weekdayDrift: 0.0002, level: level, levelVariance: levelVariance,
        effects: effects, effectVariance: effectVariance)
    }
    evidence = Self.drifts.map { _ in 0 }
  }

  /// The shares of the speeds; they sum to 1.
  var shares: [Double] {
    let highest = evidence.max() ?? 0
    let raw = evidence.map { exp($0 - highest) }
    let sum = raw.reduce(0, +)
    return raw.map { $0 / sum }
  }

  mutating func drift() { for place in models.indices { models[place].drift() } }

  /// The expectation for a weekday and its variance, apart from the day's own noise.
  ///
  /// - Parameter noiseVariance: the variance of the noise; the answer's is in the same units.
  func expected(_ weekday: Int, noiseVariance: Double) -> (mean: Double, variance: Double) {
    let shares = shares
    var mean = 0.0
    for (share, model) in zip(shares, models) { mean += share * model.expected(weekday) }
    var variance = 0.0
    for (share, model) in zip(shares, models) {
      let apart = model.expected(weekday) - mean
      variance += share * (model.variance(weekday) * noiseVariance + apart * apart)
    }
    return (mean, variance)
  }

  /// The level and the effects of Monday to Sunday, over all speeds.
  var state: [Double] {
    var state = Array(repeating: 0.0, count: WeeklyLevel.width)
    for (share, model) in zip(shares, models) {
      for place in state.indices { state[place] += share * model.state[place] }
    }
    return state
  }

  /// Learns a day's value.
  ///
  /// - Parameters:
  ///   - noise: the variance of this day's noise, in units of `noiseVariance`.
  ///   - df: the tails against which evidence is weighed.
  ///   - clip: where a surprise stops to pull, in standard deviations; infinite for never.
  mutating func learn(
    _ weekday: Int, _ value: Double, noise: Double, noiseVariance: Double, df: Double,
    clip: Double
  ) {
    for place in models.indices {
      let variance = models[place].variance(weekday) + noise
      let spread = (variance * noiseVariance).squareRoot()
      let z = (value - models[place].expected(weekday)) / spread
      evidence[place] =
        evidence[place] * Self.forgetting - log(variance) / 2
        - (df + 1) / 2 * log1p(z * z / df)
      models[place].learn(weekday, surprise: max(-clip, min(clip, z)) * spread, noise: noise)
    }
  }

  /// Makes every level unsure by a standard deviation, given in units of the values.
  mutating func forgetLevel(spread: Double, noiseVariance: Double) {
    for place in models.indices { models[place].forgetLevel(spread * spread / noiseVariance) }
  }
}
