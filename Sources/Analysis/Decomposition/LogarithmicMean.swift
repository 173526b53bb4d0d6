import Foundation

/// The logarithmic mean, the weight that makes a change of logarithms add up to a change of values.
package enum LogarithmicMean {
  /// (a − b) ÷ (ln a − ln b), which is a where the two are equal; nil unless both are above zero.
  ///
  /// Lies between the geometric and the arithmetic mean (Carlson 1972, "The logarithmic mean",
  /// American Mathematical Monthly 79:615). Written with `log1p`, so that it keeps its digits where
  /// a and b are close.
  package static func of(_ a: Double, _ b: Double) -> Double? {
    guard a > 0, b > 0, a.isFinite, b.isFinite else { return nil }
    let (low, high) = (min(a, b), max(a, b))
    let step = (high - low) / low
    if step == 0 { return a }
    return (high - low) / (step < 1 ? log1p(step) : log(high) - log(low))
  }
}
