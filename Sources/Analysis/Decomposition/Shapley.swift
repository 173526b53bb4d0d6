/// The Shapley value of a formula's inputs: who moved the result, for any formula.
package enum Shapley {
  /// The most inputs that are taken: 2ⁿ evaluations are made.
  package static let limit = 8

  /// The effect of each input as it goes from before to after; the effects add up to
  /// formula(after) − formula(before).
  ///
  /// The average marginal effect over all orders in which the inputs can change (Shapley 1953;
  /// for decompositions Shorrocks 2013, Journal of Economic Inequality 11:99). Exact, symmetric,
  /// and sound where inputs are zero or negative.
  ///
  /// - Returns: one effect an input; nil when there are more than ``limit`` inputs, when the two
  ///   lists differ in length or when the formula has no finite value for some combination.
  package static func effects(
    before: [Double], after: [Double], formula: ([Double]) -> Double?
  ) -> [Double]? {
    let count = before.count
    guard count == after.count, count <= limit else { return nil }
    guard count > 0 else { return [] }
    var worth: [Double] = []
    worth.reserveCapacity(1 << count)
    var point = before
    for mask in 0..<(1 << count) {
      for place in 0..<count {
        point[place] = mask & (1 << place) == 0 ? before[place] : after[place]
      }
      guard let value = formula(point), value.isFinite else { return nil }
      worth.append(value)
    }
    let weight = weights(count)
    var effects = [Double](repeating: 0, count: count)
    for place in 0..<count where before[place] != after[place] {
      let bit = 1 << place
      for mask in 0..<(1 << count) where mask & bit == 0 {
        effects[place] += weight[mask.nonzeroBitCount] * (worth[mask | bit] - worth[mask])
      }
    }
    return Closure.exact(effects, total: worth[(1 << count) - 1] - worth[0])
  }

  /// k! (n − k − 1)! ÷ n! for k = 0 ..< n: how often a set of k inputs comes first.
  private static func weights(_ count: Int) -> [Double] {
    var result = [1 / Double(count)]
    for size in 1..<max(1, count) {
      result.append(result[size - 1] * Double(size) / Double(count - size))
    }
    return result
  }
}
