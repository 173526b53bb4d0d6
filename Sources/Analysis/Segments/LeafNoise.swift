/// How far a leaf strays from its expectation when nothing happened: a part of its size (σ) and the
/// noise of counting (φ a unit): variance σ² m² + φ m for a leaf of size m, and that of rounding.
///
/// Taken from the leaves themselves. What happened moves leaves to one side, so in each class of
/// size the side that strays less tells the noise: the median of its relative deviations, times
/// 1.4826 (the normal distribution's ratio of standard deviation and median absolute deviation).
struct LeafNoise: Equatable {
  /// Standard deviation as a part of a leaf's size.
  var relative: Double
  /// Variance a unit of size: 1 for counts by Poisson.
  var counting: Double
  /// Variance of rounding: 1/12 where all that was measured is in whole numbers.
  var rounding = 0.0

  /// The least relative noise: expectations are never better than this.
  static let floor = 0.01
  private static let classes = 12
  /// From this spread on leaves are counts of a few, whose deviations lie near −1 and 1.
  private static let sparse = 0.5

  init(_ leaves: Leaves) {
    relative = Self.floor
    counting = 0
    if leaves.real.allSatisfy({ $0 == $0.rounded() }) { rounding = 1.0 / 12 }
    var sized = leaves.real.indices.compactMap { leaf -> (size: Double, stray: Double)? in
      let size = Self.size(leaves.real[leaf], leaves.predict[leaf])
      guard size > 0 else { return nil }
      return (size, (leaves.real[leaf] - leaves.predict[leaf]) / size)
    }
    guard sized.count >= 8 else { return }
    sized.sort { $0.size < $1.size }
    let classes = max(1, min(Self.classes, sized.count / 40))
    var points: [(size: Double, variance: Double)] = []
    var sparse = (squares: 0.0, size: 0.0)
    for place in 0..<classes {
      let part = sized[(place * sized.count / classes)..<((place + 1) * sized.count / classes)]
      let spread = max(Self.floor, Self.spread(part.map { $0.stray }))
      if spread < Self.sparse {
        points.append((part[part.startIndex + part.count / 2].size, spread * spread))
      } else {
        for (size, stray) in part {
          sparse.squares += size * size * stray * stray
          sparse.size += size
        }
      }
    }
    if !points.isEmpty { fit(points) }
    // Leaves of a few sales: most stray by all they are, and only their variance tells the noise.
    if sparse.size > 0 { counting = max(counting, sparse.squares / sparse.size) }
    widenForTails(sized)
  }

  static func size(_ real: Double, _ predict: Double) -> Double { max(abs(real), abs(predict)) }

  func variance(_ size: Double) -> Double {
    relative * relative * size * size + counting * size + rounding
  }

  /// The smaller of the two sides' spreads; leaves without any deviation count half on each.
  private static func spread(_ strays: [Double], at part: Double = 0.5) -> Double {
    let up = strays.filter { $0 > 0 }.sorted()
    let down = strays.filter { $0 < 0 }.map { -$0 }.sorted()
    let still = strays.count - up.count - down.count
    let scale = part == 0.5 ? 1.4826 : 1 / 2.5758
    let sides = [up, down].compactMap { side -> Double? in
      let count = side.count + still / 2
      guard count >= max(4, strays.count / 20) else { return nil }
      let place = Int(part * Double(count)) - still / 2
      return place < 0 ? 0 : side[min(place, side.count - 1)] * scale
    }
    return sides.min() ?? 0
  }

  /// Least squares of σ² + φ ÷ m against the variances, each relative to its own size.
  private mutating func fit(_ points: [(size: Double, variance: Double)]) {
    var aa = 0.0
    var ab = 0.0
    var bb = 0.0
    var a = 0.0
    var b = 0.0
    for (size, variance) in points {
      let x = 1 / variance
      let y = 1 / (size * variance)
      aa += x * x
      ab += x * y
      bb += y * y
      a += x
      b += y
    }
    let determinant = aa * bb - ab * ab
    var square = a / aa
    var unit = 0.0
    if points.count > 1, determinant > 1e-12 * aa * bb {
      square = (a * bb - b * ab) / determinant
      unit = (b * aa - a * ab) / determinant
      if square < 0 { (square, unit) = (0, b / bb) }
      if unit < 0 { (square, unit) = (a / aa, 0) }
    }
    relative = max(Self.floor, square.squareRoot())
    counting = unit
  }

  /// Where one leaf in a hundred strays further than a normal distribution lets it, the noise is
  /// widened to that.
  private mutating func widenForTails(_ sized: [(size: Double, stray: Double)]) {
    let standard = sized.map { $0.stray * $0.size / variance($0.size).squareRoot() }
    let tail = max(1, Self.spread(standard, at: 0.99))
    relative *= tail
    counting *= tail * tail
  }
}
