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

  /// The multiplicative form: what each factor multiplied the value by, x₁ ÷ x₀ or its inverse.
  ///
  /// - Returns: nil when a factor is not above zero in both periods.
  package static func multipliers(
    before: [Double], after: [Double], exponents: [Int]? = nil
  ) -> [Double]? {
    guard before.count == after.count, before.allSatisfy({ $0 > 0 }),
      after.allSatisfy({ $0 > 0 })
    else { return nil }
    let powers = exponents ?? [Int](repeating: 1, count: before.count)
    guard powers.count == before.count else { return nil }
    return zip(powers, zip(before, after)).map { power, pair in
      power < 0 ? pair.0 / pair.1 : pair.1 / pair.0
    }
  }

  /// The effect of each factor in each segment, and summed over the segments.
  ///
  /// A segment whose factors are not all above zero in both periods is split by Shapley instead,
  /// so that it neither needs a small number in place of zero nor breaks the sum.
  ///
  /// - Parameters:
  ///   - before: one row a segment, one number a factor.
  ///   - after: the same segments in the same order.
  /// - Returns: nil when the shapes differ or a segment has no finite split.
  package static func segments(before: [[Double]], after: [[Double]]) -> SegmentEffects? {
    guard before.count == after.count, let width = before.first?.count else { return nil }
    var rows: [[Double]] = []
    for (old, new) in zip(before, after) {
      guard old.count == width, new.count == width else { return nil }
      let split =
        effects(before: old, after: new)
        ?? Shapley.effects(before: old, after: new) { $0.reduce(1, *) }
      guard let split else { return nil }
      rows.append(split)
    }
    return SegmentEffects(rows: rows, width: width)
  }

  static func product(_ values: [Double], _ exponents: [Int]) -> Double {
    zip(values, exponents).reduce(1) { $1.1 < 0 ? $0 / $1.0 : $0 * $1.0 }
  }
}

/// The effects of several factors in several segments.
package struct SegmentEffects: Sendable, Equatable {
  /// One row a segment, one effect a factor.
  package var segments: [[Double]]
  /// The sum over the segments, one a factor.
  package var totals: [Double]

  init(rows: [[Double]], width: Int) {
    segments = rows
    totals = (0..<width).map { factor in rows.reduce(0) { $0 + $1[factor] } }
  }
}
