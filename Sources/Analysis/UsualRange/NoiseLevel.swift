/// The spread of one metric's days around what was expected, learnt as the days go by.
struct NoiseLevel {
  /// The variance of a day apart from counting; never below ``smallest``.
  private(set) var variance: Double
  /// The days' worth of evidence behind it.
  private(set) var days: Double

  /// Below this a spread is not believed: 2 % where days are compared by ratios.
  let smallest: Double

  /// Evidence beyond this many days is forgotten as new comes in.
  static let memory = 100.0
  /// A surprise counts as at most this many standard deviations; see ``learn(_:)``.
  private static let clip = 2.5
  /// E[min(z², 6.25)] of a normal z.
  private static let clippedMean = 0.9776
  /// The spread taken for granted before any day is seen, and the days it stands for.
  private static let guess = (spread: 0.06, days: 6.0)

  /// Starts from the differences of the first four weeks' days to the week before.
  ///
  /// 1.4826 × MAD / √2 is the spread of one day, whatever the pattern of the week; what counting
  /// explains of it is taken off.
  init(scale: Scale, values: [Double?], countingVariances: [Double]) {
    let first = values.prefix(28)
    let differences = first.indices.dropFirst(7).compactMap { index -> Double? in
      guard let now = first[index], let before = first[index - 7] else { return nil }
      return now - before
    }
    let spread = (Quantiles.robustSpread(differences) ?? 0) / 2.0.squareRoot()
    let counting = Quantiles.median(Array(countingVariances.prefix(28))) ?? 0
    switch scale.kind {
    case .ratios:
      smallest = 0.02 * 0.02
      let own = max(spread * spread - counting, smallest)
      let guessed = Self.guess.spread * Self.guess.spread
      variance = (Self.guess.days * guessed + 10 * own) / (Self.guess.days + 10)
    case .differences:
      let all = Quantiles.robustSpread(values.prefix(28).compactMap { $0 }) ?? 0
      let mean = differences.reduce(0) { $0 + abs($1) } / Double(max(1, differences.count))
      let least = 1e-12
      smallest = least
      variance =
        [spread * spread - counting, all * all / 4, mean * mean].first { $0 > least } ?? least
    }
    days = Self.guess.days
  }

  /// Learns from a surprise in standard deviations of what was expected of the day.
  ///
  /// The variance moves by the share by which z² exceeds its mean of 1, z clipped at 2.5 so that a
  /// single wild day can't blow the range up.
  mutating func learn(_ z: Double) {
    let clipped = min(z * z, Self.clip * Self.clip) / Self.clippedMean
    let gain = 1 / min(days + 1, Self.memory)
    variance = max(variance * (1 + gain * (clipped - 1)), smallest)
    days = min(days + 1, Self.memory)
  }

  /// Degrees of freedom for a day, of whose variance `share` is not counting noise.
  ///
  /// The spread itself is an estimate and real days have heavier tails than the normal, hence at
  /// most 12, or 8 where unknown counting noise may add its own; counting noise that is known is no
  /// estimate. Welch & Satterthwaite: (Σv)² ÷ Σ(v² ÷ df).
  func degreesOfFreedom(share: Double, isShort: Bool, countsAreKnown: Bool) -> Double {
    let own = isShort ? 5 : max(4, min(days, countsAreKnown ? 12 : 8))
    let share = max(0.05, min(1, share))
    return min(200, own / (share * share))
  }
}
