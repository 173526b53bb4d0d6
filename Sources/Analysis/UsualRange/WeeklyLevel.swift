/// A level that drifts, plus an effect of each weekday, followed day by day.
///
/// The dynamic linear model of West & Harrison (Bayesian Forecasting and Dynamic Models, 2nd ed.
/// 1997, chapters 4 and 8) with the week as seven effects: x(t) = level(t) + effect(weekday) +
/// noise, level(t) = level(t−1) + drift. All variances are in units of the noise variance, so the
/// state knows nothing of the scale. Effects start near zero and move away as far as the days
/// seen justify, so a weekday seen twice pulls half as hard as one seen ten times.
struct WeeklyLevel {
  /// Variance of one day's drift of the level.
  let drift: Double
  /// Variance of one day's drift of a weekday's effect.
  let weekdayDrift: Double
  /// Level, then seven effects.
  private(set) var state: [Double]
  /// Their covariance, row by row.
  private(set) var covariance: [Double]

  static let width = 8

  /// - Parameters:
  ///   - levelVariance: how unsure the level is at the start, in units of the noise.
  ///   - effects: what is held of Monday to Sunday before the first day.
  ///   - effectVariance: how unsure that is.
  init(
    drift: Double, weekdayDrift: Double, level: Double, levelVariance: Double, effects: [Double],
    effectVariance: Double
  ) {
    self.drift = drift
    self.weekdayDrift = weekdayDrift
    state = [level] + effects
    covariance = Array(repeating: 0, count: Self.width * Self.width)
    covariance[0] = levelVariance
    for place in 1..<Self.width { covariance[place * (Self.width + 1)] = effectVariance }
  }

  /// Lets a night pass: everything is a little less sure.
  mutating func drift(days: Int = 1) {
    covariance[0] += drift * Double(days)
    for place in 1..<Self.width {
      covariance[place * (Self.width + 1)] += weekdayDrift * Double(days)
    }
  }

  /// The expectation for a weekday (1 is Monday).
  func expected(_ weekday: Int) -> Double { state[0] + state[weekday] }

  /// The variance of that expectation, in units of the noise.
  func variance(_ weekday: Int) -> Double {
    covariance[0] + 2 * covariance[weekday] + covariance[weekday * (Self.width + 1)]
  }

  /// Learns from a day that came out `surprise` above the expectation.
  ///
  /// - Parameter noise: the variance of this day's own noise, in units of the noise.
  mutating func learn(_ weekday: Int, surprise: Double, noise: Double) {
    let width = Self.width
    let shared = (0..<width).map { covariance[$0 * width] + covariance[$0 * width + weekday] }
    let total = shared[0] + shared[weekday] + noise
    for row in 0..<width {
      let gain = shared[row] / total
      state[row] += gain * surprise
      for column in 0..<width { covariance[row * width + column] -= gain * shared[column] }
    }
  }

  /// Makes the level unsure, so that the next days set it anew.
  mutating func forgetLevel(_ variance: Double) { covariance[0] += variance }
}
