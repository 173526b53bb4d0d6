/// How much of a ratio's change comes from the rates of its segments, and how much from their mix.
///
/// R = Σ sᵢ rᵢ, where sᵢ is the segment's share of the denominator and rᵢ its own ratio. With the
/// periods' midpoint as weight, rateᵢ = (s₀ + s₁) ÷ 2 · (r₁ − r₀), and, centred on the mean of the
/// two totals so that each line can be read by itself, mixᵢ = (s₁ − s₀) · ((r₀ + r₁) ÷ 2 −
/// (R₀ + R₁) ÷ 2). Source: Kitagawa 1955, "Components of a difference between two rates", Journal
/// of the American Statistical Association 50:1168; Das Gupta 1993, P23-186, U.S. Census Bureau.
package struct MixRate: Sendable, Equatable {
  /// One segment of a ratio: numerator and denominator in both periods.
  package struct Segment: Sendable, Equatable {
    package var name: String
    package var numeratorBefore: Double
    package var denominatorBefore: Double
    package var numeratorAfter: Double
    package var denominatorAfter: Double

    package init(
      _ name: String, before: (Double, Double), after: (Double, Double)
    ) {
      self.name = name
      (numeratorBefore, denominatorBefore) = before
      (numeratorAfter, denominatorAfter) = after
    }
  }

  /// What one segment did to the ratio.
  package struct Effect: Sendable, Equatable {
    package var name: String
    /// Its share of the denominator in both periods.
    package var shareBefore: Double
    package var shareAfter: Double
    /// Its own ratio; nil in a period in which it has no denominator.
    package var rateBefore: Double?
    package var rateAfter: Double?
    package var rate: Double
    package var mix: Double
  }

  package var before: Double
  package var after: Double
  package var effects: [Effect]

  package var change: Double { after - before }
  /// What the rates of the segments did, all together.
  package var rate: Double { effects.reduce(0) { $0 + $1.rate } }
  /// What the shift between segments did, all together.
  package var mix: Double { effects.reduce(0) { $0 + $1.mix } }

  /// True when every segment that exists in both periods moved against the total.
  package var isSimpson: Bool {
    let moves = effects.compactMap { effect -> Double? in
      guard let old = effect.rateBefore, let new = effect.rateAfter else { return nil }
      return new - old
    }
    guard moves.count > 1, change != 0 else { return false }
    return moves.allSatisfy { $0 != 0 && ($0 > 0) != (change > 0) }
  }

  /// - Returns: nil when there is no segment, when a number is not finite, or when the whole has
  ///   no denominator in one of the periods: then there is no ratio to split.
  package init?(_ segments: [Segment]) {
    let numbers = segments.flatMap {
      [$0.numeratorBefore, $0.denominatorBefore, $0.numeratorAfter, $0.denominatorAfter]
    }
    let old = segments.reduce(0) { $0 + $1.denominatorBefore }
    let new = segments.reduce(0) { $0 + $1.denominatorAfter }
    guard numbers.allSatisfy(\.isFinite), old != 0, new != 0 else { return nil }
    before = segments.reduce(0) { $0 + $1.numeratorBefore } / old
    after = segments.reduce(0) { $0 + $1.numeratorAfter } / new
    let centre = (before + after) / 2
    var effects: [Effect] = []
    for segment in segments {
      guard segment.denominatorBefore != 0 || segment.denominatorAfter != 0 else {
        // A numerator without any denominator belongs to no rate; it moves the total as it is.
        let moved = segment.numeratorAfter / new - segment.numeratorBefore / old
        effects.append(
          Effect(name: segment.name, shareBefore: 0, shareAfter: 0, rate: moved, mix: 0))
        continue
      }
      let first =
        segment.denominatorBefore == 0
        ? nil : segment.numeratorBefore / segment.denominatorBefore
      let last =
        segment.denominatorAfter == 0
        ? nil : segment.numeratorAfter / segment.denominatorAfter
      // A segment that is new or gone has one rate only: its rate did not change, its share did.
      let from = first ?? last ?? 0
      let to = last ?? first ?? 0
      let shares = (segment.denominatorBefore / old, segment.denominatorAfter / new)
      var rate = (shares.0 + shares.1) / 2 * (to - from)
      if first == nil { rate -= segment.numeratorBefore / old }
      if last == nil { rate += segment.numeratorAfter / new }
      effects.append(
        Effect(
          name: segment.name, shareBefore: shares.0, shareAfter: shares.1, rateBefore: first,
          rateAfter: last, rate: rate,
          mix: (shares.1 - shares.0) * ((from + to) / 2 - centre)))
    }
    let closed = Closure.exact(effects.flatMap { [$0.rate, $0.mix] }, total: after - before)
    for place in effects.indices {
      effects[place].rate = closed[2 * place]
      effects[place].mix = closed[2 * place + 1]
    }
    self.effects = effects
  }
}
