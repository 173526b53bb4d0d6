import Foundation

/// Brings the deviations of leaves that stray more often than a normal distribution has them back
/// to where it would have them, so that a few wild leaves are not taken for a cause.
///
/// How often leaves stray by more than t standard deviations is read off the side (rises or falls)
/// on which fewer do, as what happened moves leaves to one side only.
struct LeafTails {
  /// Deviations of the quieter side, ascending, and what each of them is worth.
  private var from: [Double] = []
  private var to: [Double] = []

  /// - Parameter deviations: in standard deviations, one a leaf; leaves of no size left out.
  init(_ deviations: [Double]) {
    let up = deviations.filter { $0 > 0 }.sorted(by: >)
    let down = deviations.filter { $0 < 0 }.map { -$0 }.sorted(by: >)
    let count = Double(deviations.count)
    // The k-th largest of the quieter side, as long as it lies in the tail.
    var worth = Double.infinity
    for place in 0..<min(up.count, down.count) {
      let stray = min(up[place], down[place])
      guard stray > 1.5 else { break }
      // k leaves on one side: a chance of 2 (k + ½) ÷ n on both.
      let normal = Self.normalTail(min(1, 2 * (Double(place) + 0.5) / count))
      worth = min(worth, normal, stray)
      from.append(stray)
      to.append(worth)
    }
    from.reverse()
    to.reverse()
  }

  /// What a deviation is worth; never more than it is.
  func worth(_ deviation: Double) -> Double {
    let size = abs(deviation)
    guard let last = from.last, let top = to.last, size > from[0] else { return deviation }
    if size >= last { return deviation * min(1, top / last) }
    // The first of the list that is not smaller.
    var low = 0
    var high = from.count - 1
    while low < high {
      let middle = (low + high) / 2
      if from[middle] < size { low = middle + 1 } else { high = middle }
    }
    let left = max(0, low - 1)
    let span = from[low] - from[left]
    let part = span > 0 ? (size - from[left]) / span : 1
    let worth = to[left] + part * (to[low] - to[left])
    return deviation < 0 ? -min(worth, size) : min(worth, size)
  }

  /// The size that a normal variable exceeds, on either side, with the given chance; by the
  /// rational approximation 26.2.23 of Abramowitz and Stegun, right to 4.5e-4.
  static func normalTail(_ chance: Double) -> Double {
    guard chance > 0, chance < 1 else { return 0 }
    let t = (-2 * log(chance / 2)).squareRoot()
    let above = 2.515517 + t * (0.802853 + t * 0.010328)
    let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    return max(0, t - above / below)
  }
}
