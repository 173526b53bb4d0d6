/// Makes the parts of a change add up to the change.
package enum Closure {
  /// The effects with the floating remainder put onto the largest one, so that their sum, taken
  /// in order, is the total.
  ///
  /// The effects are first rounded to the last binary digit that their sum can carry, about the
  /// sixteenth decimal of it, which leaves no rounding in the sum, in whatever order it is taken.
  /// A total with finer digits than that (small beside the effects that cancel out in it) is met
  /// by moving effects by their last digits; where even that can't do it, what is left over is
  /// below the last digit of the effects' size.
  package static func exact(_ effects: [Double], total: Double) -> [Double] {
    let size = effects.reduce(abs(total)) { $0 + abs($1) }
    guard size.isFinite, size > 0 else { return effects }
    let order = effects.indices.filter { effects[$0] != 0 }
      .sorted { (abs(effects[$1]), $0) < (abs(effects[$0]), $1) }
    guard let largest = order.first else { return effects }
    let grid = size.ulp
    var closed = effects.map { ($0 / grid).rounded() * grid }
    closed[largest] += ((total - closed.reduce(0, +)) / grid).rounded() * grid
    if closed.reduce(0, +) == total { return closed }
    for place in order.prefix(8) + order.suffix(8) {
      if let found = met(closed, at: place, total: total) { return found }
    }
    return closed
  }

  /// The effects with one of them moved so that the sum is met; nil where it is too coarse for it.
  private static func met(_ effects: [Double], at place: Int, total: Double) -> [Double]? {
    var moved = effects
    for _ in 0..<3 {
      let remainder = total - moved.reduce(0, +)
      if remainder == 0 { return moved }
      moved[place] += remainder
    }
    return nil
  }

  /// The effects in whole units (cents, say), whose sum is the total exactly.
  ///
  /// Each effect is rounded down and the units that are left go to the largest fractions: the
  /// method of largest remainders (Hamilton). Each result is within one unit of its effect as long
  /// as the effects add up to the total within half a unit; nil where a number does not fit.
  package static func units(_ effects: [Double], total: Int64) -> [Int64]? {
    var result: [Int64] = []
    var left = total
    for effect in effects {
      guard let whole = Int64(exactly: effect.rounded(.down)) else { return nil }
      result.append(whole)
      let (rest, overflow) = left.subtractingReportingOverflow(whole)
      if overflow { return nil }
      left = rest
    }
    guard !effects.isEmpty else { return total == 0 ? [] : nil }
    let fraction = zip(effects, result).map { $0 - Double($1) }
    let order = effects.indices.sorted { (fraction[$1], $0) < (fraction[$0], $1) }
    let count = Int64(effects.count)
    let share = left >= 0 ? left / count : -((-left + count - 1) / count)
    let extra = Int(left - share * count)
    for (rank, place) in order.enumerated() {
      result[place] += share + (rank < extra ? 1 : 0)
    }
    return result
  }
}
