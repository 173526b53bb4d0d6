/// How many of the flags that an answer raises may be false.
package enum FalseDiscovery {
  /// The q-value of each p-value: the smallest false discovery rate at which it is flagged.
  ///
  /// Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995) 289–300: p(i) × m / i, made monotone from
  /// the largest down. A NaN (nothing to judge) stays NaN and does not count.
  package static func qValues(_ p: [Double]) -> [Double] {
    let order = p.indices.filter { !p[$0].isNaN }.sorted { p[$0] < p[$1] }
    var result = p
    var smallest = 1.0
    for (place, index) in order.enumerated().reversed() {
      smallest = min(smallest, p[index] * Double(order.count) / Double(place + 1))
      result[index] = smallest
    }
    return result
  }
}
