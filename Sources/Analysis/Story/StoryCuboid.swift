import Foundation

/// The groups of one set of dimensions of one field: how far each strays in its own past.
struct StoryCuboid: Sendable {
  let dimensions: [Int]
  /// The group of each leaf.
  let cell: [Int32]
  let count: Int
  /// A leaf of each group, for its values; −1 where a group has none.
  let example: [Int32]
  /// Whether a group is large enough, and of no missing value.
  private(set) var isNamed: [Bool]
  /// Variance of the distance: `least + own · size` of counts, `own` of amounts.
  private(set) var least = 1.0
  private(set) var own: [Double]
  private(set) var price = StoryPrice(place: 1, width: 1)
  /// The largest gain of each past day that counts.
  private(set) var maxima: [Double] = []
  let isOfAmounts: Bool

  init(_ field: StoryField, _ dimensions: [Int]) {
    self.dimensions = dimensions
    let cells = CuboidCells(field.codes, of: field.sizes, dimensions)
    cell = cells.cell
    count = cells.cellCount
    var example = [Int32](repeating: -1, count: count)
    for leaf in cell.indices.reversed() { example[Int(cell[leaf])] = Int32(leaf) }
    self.example = example
    isOfAmounts = field.driver == .amount
    own = [Double](repeating: 0, count: count)
    isNamed = [Bool](repeating: false, count: count)
    for group in 0..<count where example[group] >= 0 {
      isNamed[group] = dimensions.allSatisfy {
        !field.isMissing[$0][Int(field.codes[$0][Int(example[group])])]
      }
    }
    learn(field)
  }

  /// The noise of each group and the strongest of each day, from the past.
  private mutating func learn(_ field: StoryField) {
    let days = field.days
    let used = field.used
    let y = StoryMatrix.grouped(field.y, by: cell, count: count, days: days)
    let e = StoryMatrix.grouped(field.e, by: cell, count: count, days: days)
    let n =
      isOfAmounts
      ? StoryMatrix.grouped(field.events, by: cell, count: count, days: days) : e
    guard !used.isEmpty else { return }
    // Group by group, used day by used day.
    let width = used.count
    var distances = [Double](repeating: 0, count: count * width)
    var isWorth = [Bool](repeating: false, count: count * width)
    var typical = [Double](repeating: 0, count: count)
    var squares = typical
    let (totals, expected) = (field.totalY, field.totalE)
    let isRough = field.isRough
    for group in 0..<count where isNamed[group] {
      let from = group * days
      var sum = 0.0
      for day in used { sum += n[from + day] }
      typical[group] = sum / Double(width)
      guard typical[group] >= field.leastEvents else {
        isNamed[group] = false
        continue
      }
      for (place, day) in used.enumerated() {
        let (own, mean) = (y[from + day], e[from + day])
        distances[group * width + place] =
          isOfAmounts
          ? StoryDistance.ofAmounts(
            own, mean, of: totals[day], expected[day], events: n[from + day])
          : StoryDistance.ofCounts(own, mean, of: totals[day], expected[day])
        isWorth[group * width + place] =
          expected[day] > 0 && totals[day] > 0
          && abs(own / totals[day] - mean / expected[day]) >= StoryRule.leastPart
      }
      squares[group] = Self.cutMean(
        distances[group * width..<(group + 1) * width].map { $0 * $0 }, isRough: isRough)
    }
    let named = (0..<count).filter { isNamed[$0] }
    shrink(named, squares, typical, days: Double(used.count))
    maxima = [Double](repeating: 0, count: width)
    for group in named {
      for (place, day) in used.enumerated() where isWorth[group * width + place] {
        let z = distances[group * width + place]
        let level = isOfAmounts || expected[day] <= 0 ? 1 : totals[day] / expected[day]
        let gain = z * z / (2 * variance(group, n[group * days + day] * level))
        if gain > maxima[place] { maxima[place] = gain }
      }
    }
    price = StoryPrice(maxima, groups: named.count)
  }

  /// The mean of squares, the largest of them cut: they are what happened.
  ///
  /// - Parameter isRough: while the past is not cleaned yet a fifth of its days may be of something
  ///   that happened, afterwards a twentieth. What the cut takes off a normal's squares is put back.
  static func cutMean(_ squares: [Double], isRough: Bool = false) -> Double {
    guard let cut = Quantiles.quantile(squares, isRough ? 0.8 : 0.95) else { return 1 }
    let mean = squares.reduce(0) { $0 + min($1, cut) } / Double(squares.count)
    return mean * (isRough ? 1.47 : 1.12)
  }

  /// Draws each group's noise to what is usual among them, as if 20 days of that had been seen.
  private mutating func shrink(
    _ named: [Int], _ squares: [Double], _ typical: [Double], days: Double
  ) {
    let lent = 20.0
    guard !isOfAmounts else {
      let usual = max(Quantiles.median(named.map { squares[$0] }) ?? 1, 0.05)
      for group in named { own[group] = (days * squares[group] + lent * usual) / (days + lent) }
      return
    }
    let base = named.count > 8 ? Quantiles.median(named.map { min(squares[$0], 5) }) ?? 1 : 1
    least = min(1, max(0.6, base))
    let factors = named.map { max(0, squares[$0] - 1) / max(typical[$0], 1e-9) }
    let large = zip(named, factors).filter { typical[$0.0] >= 20 }.map { $0.1 }
    let usual = Quantiles.median(large.count > 3 ? large : factors) ?? 0
    for (group, factor) in zip(named, factors) {
      own[group] = (days * factor + lent * usual) / (days + lent)
    }
  }

  /// The variance of a group's distance on a day of some size.
  @inline(__always)
  func variance(_ group: Int, _ size: Double) -> Double {
    isOfAmounts ? own[group] : least + own[group] * size
  }
}
