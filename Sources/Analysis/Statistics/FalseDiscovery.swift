/// How many of the flags that an answer raises may be false.
package enum FalseDiscovery {
  /// The q-value of each p-value: the smallest false discovery rate at which it is flagged.
  ///
  /// Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995) 289–300: p(i) × m / i, made monotone from
  /// the largest down. A NaN (nothing to judge) stays NaN and does not count.
  package static func qValues(_ p: [Double]) -> [Double] { adjusted(p, factor: 1) }

  /// The q-values that hold under any dependence, larger by 1 + 1/2 + … + 1/m.
  ///
  /// Benjamini & Yekutieli, Annals of Statistics 29 (2001) 1165–1188.
  package static func qValuesUnderDependence(_ p: [Double]) -> [Double] {
    let tests = p.count { !$0.isNaN }
    guard tests > 0 else { return p }
    return adjusted(p, factor: (1...tests).reduce(0) { $0 + 1 / Double($1) })
  }

  private static func adjusted(_ p: [Double], factor: Double) -> [Double] {
    let order = p.indices.filter { !p[$0].isNaN }.sorted { p[$0] < p[$1] }
    var result = p
    var smallest = 1.0
    for (place, index) in order.enumerated().reversed() {
      smallest = min(smallest, p[index] * Double(order.count) * factor / Double(place + 1))
      result[index] = smallest
    }
    return result
  }
}
