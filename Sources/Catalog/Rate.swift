import Language
import Values

/// What one unit of another currency is worth in the store's, from a day on.
package struct Rate: Hashable, Sendable {
  /// The ISO code of the other currency.
  package let currency: String
  /// The first day that it holds for, up to that of the next one; nil from the beginning.
  package let day: Day?
  package let value: Expression
}

/// What tells rates apart: a later one of the same day replaces the earlier.
struct RateKey: Hashable {
  let currency: String
  let day: Day?
}
