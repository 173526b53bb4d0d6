/// How the values of a dimension stray from stretch to stretch when nothing happens to them: the
/// variance of a value of size m is φ m + σ² m².
///
/// Learned from the past as in quasi-likelihood with shrunken dispersions (Lund, Nettleton,
/// McCarthy & Smyth 2012, Statistical Applications in Genetics and Molecular Biology 11(5)): φ is the
/// dispersion of all small values together, σ each value's own beyond that, drawn towards the middle
/// one of its dimension.
package struct DimensionNoise: Hashable, Sendable {
  /// φ: the size of what is counted: an order is one event to a channel, each of its lines one to a
  /// product.
  package var counting: Double
  /// σ of each value, by its code.
  package var spreads: [Double]

  package init(counting: Double, spreads: [Double]) {
    self.counting = counting
    self.spreads = spreads
  }

  /// No value keeps its part of the whole better than this; a common change as small is not taken
  /// out before values are judged.
  private static let least = 0.05
  /// As many stretches as what is usual among values counts for beside a value's own.
  private static let prior = 4.0

  /// The noise of each dimension; nil where the past has less than two stretches.
  package static func learned(
    _ leaves: Leaves, _ past: SegmentPast, eventSize: Double
  ) -> [DimensionNoise]? {
    guard past.stretches >= 2, !past.leaf.isEmpty, eventSize > 0 else { return nil }
    let courses = leaves.dimensions.indices.map { past.courses(of: $0, leaves) }
    let sizes = countingSizes(courses, leaves, eventSize)
    return zip(courses, sizes).map { courses, counting in
      DimensionNoise(counting: counting, spreads: spreads(courses, counting, eventSize))
    }
  }

  // MARK: - Counting

  /// Values of more events than these say more of their spread than of counting.
  private static let small = 100.0
  /// So many events of so many small values tell of counting.
  private static let enough = (events: 200.0, values: 4)

  private static func countingSizes(
    _ courses: [[SegmentPast.Course]], _ leaves: Leaves, _ eventSize: Double
  ) -> [Double] {
    var sizes: [Double?] = []
    var loose: [Double] = []
    for courses in courses {
      let any = courses.filter { $0.mean >= eventSize }
      let few = any.filter { $0.mean <= small * eventSize }
      let events = few.reduce(0) { $0 + $1.amounts.reduce(0, +) } / eventSize
      let tells = events >= enough.events && few.count >= enough.values
      sizes.append(tells ? dispersion(few, eventSize) : nil)
      loose.append(dispersion(any, eventSize))
    }
    // A few large values stray by their spread too: what they count by is at most that of others.
    let most = sizes.compactMap { $0 }.max() ?? eventSize
    var counting = zip(sizes, loose).map { $0 ?? min(most, $1) }
    // What is a sum of another dimension's values counts at least as they do.
    let own = counting
    for fine in own.indices {
      for coarse in own.indices where fine != coarse && decides(fine, coarse, leaves) {
        counting[coarse] = max(counting[coarse], own[fine])
      }
    }
    return counting
  }

  /// Pearson's dispersion, Σ(x − e)² n ÷ (n − 1) ÷ Σe, with distances of more than three standard
  /// deviations cut to that: these are what happened.
  private static func dispersion(_ courses: [SegmentPast.Course], _ eventSize: Double) -> Double {
    let count = Double(courses.first?.amounts.count ?? 0)
    let expected = courses.flatMap { $0.expected }
    let sum = expected.reduce(0, +)
    guard count > 1, sum > 0 else { return eventSize }
    let squares = courses.flatMap { $0.squares }.map { $0 * count / (count - 1) }
    var size = eventSize
    for _ in 0..<10 {
      let cut = zip(squares, expected).reduce(0) { $0 + min($1.0, 9 * size * $1.1) }
      size = max(eventSize, cut / sum)
    }
    return size
  }

  /// Whether a value of one dimension tells that of the other: the product its category.
  private static func decides(_ fine: Int, _ coarse: Int, _ leaves: Leaves) -> Bool {
    guard leaves.values[fine].count > leaves.values[coarse].count else { return false }
    var known = [Int32](repeating: -1, count: leaves.values[fine].count)
    for leaf in 0..<leaves.count {
      let (value, other) = (Int(leaves.codes[fine][leaf]), leaves.codes[coarse][leaf])
      if known[value] < 0 { known[value] = other }
      if known[value] != other { return false }
    }
    return true
  }

  // MARK: - Spread

  /// Values of as many events tell of a spread of their own, and of the one that is usual.
  private static let telling = (own: 20.0, usual: 50.0)

  private static func spreads(
    _ courses: [SegmentPast.Course], _ counting: Double, _ eventSize: Double
  ) -> [Double] {
    let floor = least * least
    func excess(_ variance: Double, _ mean: Double) -> Double {
      mean > 0 ? (variance - counting * mean) / (mean * mean) : 0
    }
    let free = Double(max(2, courses.first?.amounts.count ?? 2) - 1)
    let large = courses.filter { $0.mean >= telling.usual * eventSize }
    let usual =
      large.count >= 3
      ? max(
        floor,
        Quantiles.weightedMedian(
          large.map { (excess($0.squares.reduce(0, +) / free, $0.mean), $0.mean) }) ?? floor)
      : floor
    return courses.map { course in
      let mean = course.mean
      guard mean >= telling.own * eventSize else { return min(1, usual.squareRoot()) }
      let prior = Self.prior * (counting * mean + usual * mean * mean)
      let variance = (prior + tamed(course.squares)) / (Self.prior + free)
      return min(1, max(floor, excess(variance, mean)).squareRoot())
    }
  }

  /// The sum of squares with the largest cut to the second: one stretch in which something happened
  /// does not make a value unsteady, several do.
  private static func tamed(_ squares: [Double]) -> Double {
    let sorted = squares.sorted(by: >)
    guard sorted.count >= 4 else { return sorted.reduce(0, +) }
    // Of eight normal distances the cut takes nearly a fifth.
    return (sorted.reduce(0, +) - sorted[0] + sorted[1]) * 1.2
  }
}
