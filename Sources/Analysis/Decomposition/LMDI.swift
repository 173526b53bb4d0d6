import Foundation

/// The logarithmic mean Divisia index, first form (LMDI-I): the effects of the factors of a product.
package enum LMDI {
  /// The additive effect of each factor: L(V₁, V₀) · ln(x₁ ÷ x₀).
  ///
  /// Exact, the same with the periods swapped but for the sign, and additive over segments
  /// (Ang 2005, "The LMDI approach to decomposition analysis: a practical guide", Energy Policy
  /// 33:867).
  ///
  /// - Parameter exponents: 1 for a factor, −1 for a divisor; all 1 when left out.
  /// - Returns: one effect a factor, adding up to V₁ − V₀; nil when a factor is not above zero in
  ///   both periods: there Shapley holds and LMDI does not (Wood and Lenzen 2006, Energy Policy
  ///   34:1326).
  package static func effects(
    before: [Double], after: [Double], exponents: [Int]? = nil
  ) -> [Double]? {
    guard before.count == after.count, !before.isEmpty else { return nil }
    let powers = exponents ?? [Int](repeating: 1, count: before.count)
    guard powers.count == before.count, before.allSatisfy({ $0 > 0 }),
      after.allSatisfy({ $0 > 0 })
    else { return nil }
    let first = product(before, powers)
    let last = product(after, powers)
    guard let mean = LogarithmicMean.of(last, first) else { return nil }
    let effects = zip(powers, zip(before, after)).map { power, pair in
      pair.0 == pair.1 ? 0 : mean * Double(power) * log(pair.1 / pair.0)
    }
    return Closure.exact(effects, total: last - first)
  }

  static func product(_ values: [Double], _ exponents: [Int]) -> Double {
    zip(values, exponents).reduce(1) { $1.1 < 0 ? $0 / $1.0 : $0 * $1.0 }
  }
}
