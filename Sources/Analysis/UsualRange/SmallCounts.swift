/// What to expect of counts so small that only exact tails are honest.
struct SmallCounts {
  /// One day before: its weekday (1 is Monday), its events and their exposure (trials, or 1 day).
  struct Seen {
    let weekday: Int
    let events: Double
    let exposure: Double
  }

  /// Below this many expected events the exact tails are used.
  static let limit = 10.0
  /// Days looked back on.
  static let window = 56
  /// Days of the average weekday mixed into each weekday's own.
  private static let pooledDays = 4.0

  private(set) var days: [Seen] = []

  mutating func learn(_ day: Seen) {
    guard day.exposure > 0 else { return }
    days.append(day)
    if days.count > Self.window { days.removeFirst() }
  }

  /// The mean events of a day, over all days looked back on.
  var meanEvents: Double {
    days.isEmpty ? 0 : days.reduce(0) { $0 + $1.events } / Double(days.count)
  }

  /// Expected events and their variance on a weekday.
  ///
  /// Mean: (Σk + ½) / Σe × exposure (Jeffreys' prior) × the weekday's share, which is its own mean
  /// with four average days mixed in. Variance: Pearson's dispersion Σ(k − m)²/m / (n − 1), at least
  /// 1, times the mean, plus mean² / (Σk + ½) for not knowing the mean better.
  func expected(weekday: Int, exposure: Double) -> (mean: Double, variance: Double) {
    let events = days.reduce(0.5) { $0 + $1.events }
    let exposures = days.reduce(0) { $0 + $1.exposure }
    let rate = events / max(exposures, .leastNormalMagnitude)
    let factors = (1...7).map { factor($0, rate: rate) }
    let mean = rate * exposure * factors[weekday - 1]
    var misfit = 0.0
    for day in days {
      let own = rate * day.exposure * factors[day.weekday - 1]
      misfit += (day.events - own) * (day.events - own) / own
    }
    let dispersion = max(1, misfit / Double(max(1, days.count - 1)))
    return (mean, dispersion * mean + mean * mean / events)
  }

  private func factor(_ weekday: Int, rate: Double) -> Double {
    var events = 0.0
    var expected = 0.0
    for day in days where day.weekday == weekday {
      events += day.events
      expected += rate * day.exposure
    }
    let pooled = Self.pooledDays * meanEvents
    return expected + pooled > 0 ? (events + pooled) / (expected + pooled) : 1
  }

  /// The chance of a count this far out, and the ends that 99 of 100 days stay within.
  ///
  /// Poisson when the variance is the mean's, negative binomial when it is larger.
  static func judge(_ count: Double, mean: Double, variance: Double) -> (
    p: Double, low: Double, high: Double
  ) {
    let seen = Int(max(0, min(count, 1e12)).rounded())
    if let wide = NegativeBinomial(mean: mean, variance: max(variance, mean)) {
      return (
        wide.twoSidedP(seen), Double(wide.quantile(0.005)), Double(wide.quantile(0.995))
      )
    }
    return (
      Poisson.twoSidedP(seen, mean: mean), Double(Poisson.quantile(0.005, mean: mean)),
      Double(Poisson.quantile(0.995, mean: mean))
    )
  }
}
