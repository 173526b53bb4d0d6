/// Which products carry the revenue, which sell evenly, and which do not sell.
package enum StockClasses {
  /// By revenue: A carries the first 80 %, B the next 15 %, C the rest.
  package enum Value: String, Sendable, CaseIterable {
    case a = "A"
    case b = "B"
    case c = "C"
  }

  /// By evenness of the weekly units: coefficient of variation to 0.5, to 1, above.
  package enum Evenness: String, Sendable, CaseIterable {
    case x = "X"
    case y = "Y"
    case z = "Z"
  }

  /// ABC (Pareto) classes, one a product in the order given: by the part of the revenue that the
  /// products before it, largest first, make up.
  package static func abc(_ revenue: [Double]) -> [Value] {
    let total = revenue.reduce(0) { $0 + max(0, $1) }
    var classes = [Value](repeating: .c, count: revenue.count)
    guard total > 0 else { return classes }
    let order = revenue.indices.sorted { (revenue[$1], $0) < (revenue[$0], $1) }
    var before = 0.0
    for place in order where revenue[place] > 0 {
      classes[place] = before < 0.8 * total ? .a : before < 0.95 * total ? .b : .c
      before += revenue[place]
    }
    return classes
  }

  /// The XYZ class of a product from its weekly units; nil where it sold nothing.
  package static func xyz(_ weeklyUnits: [Double]) -> Evenness? {
    guard weeklyUnits.count > 1 else { return nil }
    let count = Double(weeklyUnits.count)
    let mean = weeklyUnits.reduce(0, +) / count
    guard mean > 0 else { return nil }
    let squares = weeklyUnits.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variation = (squares / (count - 1)).squareRoot() / mean
    return variation <= 0.5 ? .x : variation <= 1 ? .y : .z
  }
}
