/// Splits the change of a chain of stages (visitors → orders → revenue) over its segments.
///
/// V = Σᵢ N · sᵢ · r₁ᵢ · r₂ᵢ ...: the volume N of the first stage, the segment's share of it, and
/// the rate from each stage to the next (conversion, average order value). The shift between
/// segments is thus kept apart from what happened inside them. LMDI-I a segment (Ang 2005, Energy
/// Policy 33:867), Shapley where a factor is not above zero.
package struct StageDrivers: Sendable, Equatable {
  /// One segment: the value of every stage in both periods, first stage first.
  package struct Segment: Sendable, Equatable {
    package var name: String
    package var before: [Double]
    package var after: [Double]

    package init(_ name: String, before: [Double], after: [Double]) {
      self.name = name
      self.before = before
      self.after = after
    }
  }

  package var before: Double
  package var after: Double
  package var segments: [String]
  /// One row a segment: volume, mix, then one effect for each rate.
  package var effects: [[Double]]

  package var change: Double { after - before }
  /// Volume, mix, then each rate, summed over the segments.
  package var totals: [Double] {
    guard let width = effects.first?.count else { return [] }
    let sums = (0..<width).map { factor in effects.reduce(0) { $0 + $1[factor] } }
    return Closure.exact(sums, total: change)
  }

  /// - Returns: nil when there is no segment, when the shapes differ, when there are fewer than
  ///   two stages or more than seven, or when the first stage is empty in one of the periods.
  package init?(_ segments: [Segment]) {
    guard let count = segments.first?.before.count, (2...7).contains(count),
      segments.allSatisfy({ $0.before.count == count && $0.after.count == count }),
      segments.allSatisfy({ ($0.before + $0.after).allSatisfy(\.isFinite) })
    else { return nil }
    let old = segments.reduce(0) { $0 + $1.before[0] }
    let new = segments.reduce(0) { $0 + $1.after[0] }
    guard old > 0, new > 0 else { return nil }
    before = segments.reduce(0) { $0 + $1.before[count - 1] }
    after = segments.reduce(0) { $0 + $1.after[count - 1] }
    self.segments = segments.map { $0.name }
    var rows: [[Double]] = []
    for segment in segments {
      var from = Self.factors(segment.before, whole: old)
      var to = Self.factors(segment.after, whole: new)
      for place in from.indices {
        // A rate that has nothing to stand on in one period did not change: the stage before did.
        let known = from[place] ?? to[place] ?? 0
        from[place] = from[place] ?? known
        to[place] = to[place] ?? known
      }
      let first = from.compactMap { $0 }
      let last = to.compactMap { $0 }
      let split =
        LMDI.effects(before: first, after: last)
        ?? Shapley.effects(before: first, after: last) { $0.reduce(1, *) }
      guard var split else { return nil }
      // A stage that has a value although the one before is empty: kept with the last rate.
      let change = segment.after[count - 1] - segment.before[count - 1]
      split[count] += change - split.reduce(0, +)
      rows.append(Closure.exact(split, total: change))
    }
    effects = rows
  }

  /// Volume, share and rates; nil where a rate has an empty stage to stand on.
  private static func factors(_ stages: [Double], whole: Double) -> [Double?] {
    var result: [Double?] = [whole, stages[0] / whole]
    for place in 1..<stages.count {
      result.append(stages[place - 1] == 0 ? nil : stages[place] / stages[place - 1])
    }
    return result
  }
}
