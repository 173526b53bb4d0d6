/// A metric written as a formula of its drivers, with the value of each driver in two periods.
///
/// Revenue as visitors × conversion × order value, profit as revenue − cost − refunds, a ratio as
/// a product with a divisor: what the change of the whole is made of can be asked of any of them,
/// see ``effects()``.
package struct DriverTree: Sendable {
  package indirect enum Node: Sendable {
    /// A driver that is measured; nil in a period in which it has no value.
    case leaf(before: Double?, after: Double?)
    /// Added (sign 1) or taken away (sign −1).
    case sum([(sign: Int, DriverTree)])
    /// Multiplied (exponent 1) or divided by (exponent −1).
    case product([(exponent: Int, DriverTree)])
    /// Any other formula of the children; nil where it has no value.
    case general([DriverTree], formula: @Sendable ([Double]) -> Double?)
  }

  package var name: String
  package var node: Node

  package init(_ name: String, _ node: Node) {
    self.name = name
    self.node = node
  }

  /// A driver that is measured.
  package static func leaf(_ name: String, _ before: Double?, _ after: Double?) -> DriverTree {
    DriverTree(name, .leaf(before: before, after: after))
  }

  /// The sum of the children.
  package static func sum(_ name: String, _ children: [DriverTree]) -> DriverTree {
    DriverTree(name, .sum(children.map { (1, $0) }))
  }

  /// The product of the children.
  package static func product(_ name: String, _ children: [DriverTree]) -> DriverTree {
    DriverTree(name, .product(children.map { (1, $0) }))
  }

  /// The first child divided by the second.
  package static func ratio(
    _ name: String, _ numerator: DriverTree, _ denominator: DriverTree
  ) -> DriverTree {
    DriverTree(name, .product([(1, numerator), (-1, denominator)]))
  }

  /// The children, whatever joins them.
  package var children: [DriverTree] {
    switch node {
    case .leaf: []
    case .sum(let terms): terms.map { $0.1 }
    case .product(let factors): factors.map { $0.1 }
    case .general(let children, _): children
    }
  }

  /// The measured drivers, from left to right.
  package var leaves: [DriverTree] {
    if case .leaf = node { return [self] }
    return children.flatMap { $0.leaves }
  }

  /// True where a difference is taken somewhere in the node's own sums.
  var takesDifference: Bool {
    guard case .sum(let terms) = node else { return false }
    return terms.contains { $0.sign < 0 || $0.1.takesDifference }
  }
}

/// What one driver did to the change of the whole.
package struct DriverEffect: Sendable, Equatable {
  /// The names from below the root down to the driver.
  package var path: [String]
  package var before: Double?
  package var after: Double?
  /// In the unit of the whole.
  package var effect: Double

  package var name: String { path.last ?? "" }
}

/// The change of a whole and what its drivers did to it.
package struct DriverSplit: Sendable, Equatable {
  /// How a node was split.
  package enum Method: String, Sendable {
    case additive, lmdi, shapley
  }

  package var before: Double
  package var after: Double
  /// One a leaf, from left to right; they add up to the change.
  package var effects: [DriverEffect]
  /// The methods that were used, in the order they were first needed.
  package var methods: [Method]

  package var change: Double { after - before }

  /// The effects in whole units, `unitsPerOne` of them to one (100 for cents), adding up exactly
  /// to the change of the rounded values; nil where a number does not fit.
  package func units(perOne unitsPerOne: Double) -> [Int64]? {
    let old = (before * unitsPerOne).rounded()
    let new = (after * unitsPerOne).rounded()
    guard let total = Int64(exactly: new - old) else { return nil }
    return Closure.units(effects.map { $0.effect * unitsPerOne }, total: total)
  }
}

/// Why a change can't be split.
package enum DriverProblem: Error, Equatable, Sendable {
  /// The driver has no value in that period.
  case missing(name: String, isBefore: Bool)
  /// The formula has no value in that period: a division by zero, say.
  case undefined(name: String, isBefore: Bool)
  /// No split of the node exists, as the formula has no value between the periods.
  case unsplittable(name: String)
  /// More inputs than an exact split is made for.
  case tooManyInputs(name: String, count: Int)
}
