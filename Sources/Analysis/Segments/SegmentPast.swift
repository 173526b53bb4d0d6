/// What leaves came to in stretches of time like the one looked at: one entry a leaf and stretch that
/// has any.
package struct SegmentPast: Hashable, Sendable {
  /// How many stretches there are.
  package var stretches: Int
  /// Of each entry its leaf, its stretch and its amount.
  package var leaf: [Int32]
  package var stretch: [Int32]
  package var amount: [Double]
  /// Of a ratio the base of each entry; empty for amounts.
  package var base: [Double]

  package init(
    stretches: Int, leaf: [Int32] = [], stretch: [Int32] = [], amount: [Double] = [],
    base: [Double] = []
  ) {
    self.stretches = stretches
    self.leaf = leaf
    self.stretch = stretch
    self.amount = amount
    self.base = base
  }

  /// The amounts and their expectations by value of a dimension, one number a stretch.
  ///
  /// A value is expected to keep its part of each stretch's amount; of a ratio, its rate, as far as
  /// that of all leaves is the same.
  func courses(of dimension: Int, _ leaves: Leaves) -> [Course] {
    let count = leaves.values[dimension].count
    var amounts = [[Double]](
      repeating: [Double](repeating: 0, count: stretches), count: count)
    var bases = amounts
    var (all, allBase) = (
      [Double](repeating: 0, count: stretches), [Double](repeating: 0, count: stretches)
    )
    for entry in leaf.indices {
      let code = Int(leaves.codes[dimension][Int(leaf[entry])])
      let place = Int(stretch[entry])
      amounts[code][place] += amount[entry]
      all[place] += amount[entry]
      guard !base.isEmpty else { continue }
      bases[code][place] += base[entry]
      allBase[place] += base[entry]
    }
    let whole = Self.quotient(all.reduce(0, +), allBase.reduce(0, +))
    let pace = all.indices.map { place in
      base.isEmpty
        ? all[place] : Self.quotient(all[place], allBase[place]) / (whole > 0 ? whole : 1)
    }
    let total = max(all.reduce(0, +), .leastNormalMagnitude)
    return (0..<count).map { code in
      let sum = amounts[code].reduce(0, +)
      let rate = base.isEmpty ? sum / total : Self.quotient(sum, bases[code].reduce(0, +))
      let expected = all.indices.map { place in
        rate * pace[place] * (base.isEmpty ? 1 : bases[code][place])
      }
      return Course(
        amounts: amounts[code], expected: expected, share: min(max(0, sum / total), Self.most))
    }
  }

  /// What a value's stretches came to, and what they would have as an even part of the whole.
  struct Course {
    var amounts: [Double]
    var expected: [Double]
    /// Its part of the whole.
    var share: Double

    var mean: Double { amounts.reduce(0, +) / Double(max(1, amounts.count)) }

    /// The squared distances, as large as they would be if the value were no part of the whole
    /// that it is held against.
    var squares: [Double] {
      zip(amounts, expected).map { ($0 - $1) * ($0 - $1) / (1 - share) }
    }
  }

  /// A value that is nearly everything has nothing to be held against.
  private static let most = 0.9

  private static func quotient(_ amount: Double, _ base: Double) -> Double {
    base > 0 ? amount / base : 0
  }
}
