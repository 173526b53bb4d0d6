import Foundation

/// How much of a change the whole market made, and how much is the store's own.
package struct OwnMarket: Sendable, Equatable {
  package var before: Double
  package var after: Double
  /// What the market's move accounts for.
  package var market: Double
  /// What is left: the store's own part.
  package var own: Double
  /// How strongly the store follows the market: 1 moves with it one to one.
  package var elasticity: Double

  /// The factor by which the market alone would have moved the value: (M₁ ÷ M₀)^β.
  ///
  /// An expectation multiplied by it is an expectation of the own part.
  package var marketFactor: Double

  /// Splits a value's change into market × own, the value being M^β × the own part.
  ///
  /// Two factors by LMDI; by Shapley where the value is not above zero in both periods.
  ///
  /// - Parameters:
  ///   - before: the value before, and the market's index or size then.
  ///   - after: the same afterwards.
  ///   - elasticity: from ``Elasticity``; 1 when nothing is known.
  /// - Returns: nil when the market is not above zero in both periods or a number is not finite.
  package init?(
    before: (value: Double, market: Double), after: (value: Double, market: Double),
    elasticity: Double = 1
  ) {
    guard before.market > 0, after.market > 0 else { return nil }
    let factor = pow(after.market / before.market, elasticity)
    guard factor > 0, factor.isFinite, before.value.isFinite, after.value.isFinite else {
      return nil
    }
    let old = [1, before.value]
    let new = [factor, after.value / factor]
    let split =
      LMDI.effects(before: old, after: new)
      ?? Shapley.effects(before: old, after: new) { $0[0] * $0[1] }
    guard let split else { return nil }
    let closed = Closure.exact(split, total: after.value - before.value)
    self.before = before.value
    self.after = after.value
    (market, own) = (closed[0], closed[1])
    self.elasticity = elasticity
    marketFactor = factor
  }
}

/// How a store follows its market, from history: the slope of ln(own) over ln(market).
package struct Elasticity: Sendable, Equatable {
  /// The weeks of history from which a slope is worth more than the assumption of 1.
  package static let leastCount = 8

  package var slope: Double
  /// The standard error of the slope.
  package var error: Double
  /// The part of the variance of ln(own) that the market explains, from 0 to 1.
  package var fit: Double
  package var count: Int

  /// Ordinary least squares over the pairs where both are above zero.
  ///
  /// - Returns: nil with fewer than ``leastCount`` pairs or with a market that never moved.
  package init?(own: [Double], market: [Double]) {
    let pairs = zip(own, market).filter { $0 > 0 && $1 > 0 && $0.isFinite && $1.isFinite }
      .map { (x: log($1), y: log($0)) }
    guard pairs.count >= Self.leastCount else { return nil }
    let count = Double(pairs.count)
    let meanX = pairs.reduce(0) { $0 + $1.x } / count
    let meanY = pairs.reduce(0) { $0 + $1.y } / count
    let sumXX = pairs.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    let sumXY = pairs.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
    let sumYY = pairs.reduce(0) { $0 + ($1.y - meanY) * ($1.y - meanY) }
    // Below this the market's spread is rounding, and the slope would be too.
    guard sumXX > count * 1e-20 else { return nil }
    slope = sumXY / sumXX
    let residual = max(0, sumYY - slope * sumXY)
    error = (residual / (count - 2) / sumXX).squareRoot()
    fit = sumYY > 0 ? 1 - residual / sumYY : 1
    self.count = pairs.count
  }
}
