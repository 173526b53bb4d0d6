/// The scale of a chart's axis: round numbers that enclose the data.
struct Axis {
  let low: Double
  let high: Double
  let ticks: [Double]

  /// - Parameters:
  ///   - values: the numbers to be drawn.
  ///   - count: about how many ticks there is room for, at least 2.
  ///   - zero: whether the axis begins at zero, as the length of a bar must.
  init(_ values: [Double], count: Int, zero: Bool = false) {
    var low = values.min() ?? 0
    var high = values.max() ?? 0
    if zero { (low, high) = (min(low, 0), max(high, 0)) }
    if low == high {
      // A flat line stands in the middle.
      let room = low == 0 ? 1 : low.magnitude / 10
      (low, high) = (zero ? low : low - room, high + room)
    }
    let step = Self.roundStep((high - low) / Double(max(1, count - 1)))
    let first = (low / step).rounded(.down)
    let last = (high / step).rounded(.up)
    guard step > 0, (last - first).isFinite, last - first < 1000 else {
      (self.low, self.high, ticks) = (low, high, [low, high])
      return
    }
    ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    (self.low, self.high) = (first * step, last * step)
  }

  /// Where a number stands between the ends, 0 to 1.
  func place(_ value: Double) -> Double {
    high > low ? min(1, max(0, (value - low) / (high - low))) : 0.5
  }

  /// 1, 2, 2.5 or 5 times a power of ten, not below the step that is asked for.
  private static func roundStep(_ step: Double) -> Double {
    guard step.isFinite, step > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= step { power *= 10 }
    while power > step { power /= 10 }
    for factor in [1, 2, 2.5, 5, 10] where factor * power >= step * (1 - 1e-9) {
      return factor * power
    }
    return 10 * power
  }
}

/// Which of many labels fit along a side: the first, the last and as many between them, at even
/// distances, as have a gap around them.
///
/// - Parameters:
///   - places: the middle of each label, ascending.
///   - width: the length of the side, in the unit of the places and of the labels' widths.
/// - Returns: what stands where, from the left, without overlap.
func spacedLabels(
  _ labels: [(text: String, width: Int)], at places: [Int], width: Int, gap: Int
) -> [(text: String, start: Int)] {
  guard let widest = labels.lazy.map(\.width).max() else { return [] }
  var count = min(labels.count, max(1, width / max(1, widest)))
  while true {
    let chosen = (0..<count).map { count == 1 ? 0 : $0 * (labels.count - 1) / (count - 1) }
    let starts = chosen.map {
      max(0, min(width - labels[$0].width, places[$0] - labels[$0].width / 2))
    }
    let isSpaced = chosen.indices.dropFirst().allSatisfy {
      starts[$0] >= starts[$0 - 1] + labels[chosen[$0 - 1]].width + gap
    }
    if isSpaced || count == 1 { return zip(chosen, starts).map { (labels[$0].text, $1) } }
    count -= 1
  }
}
