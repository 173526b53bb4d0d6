extension DriverTree {
  /// The change of the whole and the effect of every leaf; the effects add up to the change.
  ///
  /// Sums are split exactly. Products of values above zero by LMDI-I (Ang 2005), where nested
  /// products come out as if written in one. By Shapley (Shorrocks 2013): products with a factor
  /// that is zero or negative in either period or that is itself a difference, and every general
  /// formula. The effect of a child is passed on to its own drivers in proportion to what they did
  /// to the child.
  ///
  /// A factor that has no value in a period in which another factor of the same product is zero
  /// (the order value of a day without orders) is taken not to have changed.
  package func effects() throws(DriverProblem) -> DriverSplit {
    let evaluated = try Evaluated(self)
    var split = DriverSplit(
      before: evaluated.before, after: evaluated.after, effects: [], methods: [])
    try evaluated.split(scale: 1, path: [], into: &split)
    let closed = Closure.exact(split.effects.map { $0.effect }, total: split.change)
    for place in closed.indices { split.effects[place].effect = closed[place] }
    return split
  }
}

/// A node with its value in both periods.
private struct Evaluated {
  var tree: DriverTree
  var children: [Evaluated]
  var before: Double
  var after: Double

  init(_ tree: DriverTree) throws(DriverProblem) {
    self.tree = tree
    children = []
    switch tree.node {
    case .leaf(let old, let new):
      before = try Self.known(old, tree.name, isBefore: true)
      after = try Self.known(new, tree.name, isBefore: false)
      return
    case .product(let factors):
      children = try Self.factors(factors)
    case .sum, .general:
      for child in tree.children { children.append(try Evaluated(child)) }
    }
    let old = Self.value(tree.node, children.map { $0.before })
    let new = Self.value(tree.node, children.map { $0.after })
    guard let old, old.isFinite else { throw .undefined(name: tree.name, isBefore: true) }
    guard let new, new.isFinite else { throw .undefined(name: tree.name, isBefore: false) }
    (before, after) = (old, new)
  }

  private static func known(
    _ value: Double?, _ name: String, isBefore: Bool
  ) throws(DriverProblem) -> Double {
    guard let value, value.isFinite else { throw .missing(name: name, isBefore: isBefore) }
    return value
  }

  /// The factors of a product, those without a value held where another one is zero.
  private static func factors(
    _ factors: [(exponent: Int, DriverTree)]
  ) throws(DriverProblem) -> [Evaluated] {
    var inner: [Evaluated?] = []
    var zeroBefore = false
    var zeroAfter = false
    for (exponent, tree) in factors {
      let node = leaf(tree) == nil ? try Evaluated(tree) : nil
      inner.append(node)
      guard exponent > 0 else { continue }
      if (node?.before ?? leaf(tree)?.before) == 0 { zeroBefore = true }
      if (node?.after ?? leaf(tree)?.after) == 0 { zeroAfter = true }
    }
    var result: [Evaluated] = []
    for (node, (_, tree)) in zip(inner, factors) {
      if let node {
        result.append(node)
        continue
      }
      let (old, new) = leaf(tree) ?? (nil, nil)
      let from = old ?? (zeroBefore ? new ?? (zeroAfter ? 1 : nil) : nil)
      let to = new ?? (zeroAfter ? old ?? (zeroBefore ? 1 : nil) : nil)
      var held = try Evaluated(.leaf(tree.name, from, to))
      // What is shown stays what was measured.
      held.tree = tree
      result.append(held)
    }
    return result
  }

  private static func leaf(_ tree: DriverTree) -> (before: Double?, after: Double?)? {
    if case .leaf(let before, let after) = tree.node { return (before, after) }
    return nil
  }

  static func value(_ node: DriverTree.Node, _ values: [Double]) -> Double? {
    switch node {
    case .leaf: nil
    case .sum(let terms): zip(terms, values).reduce(0) { $0 + Double($1.0.sign) * $1.1 }
    case .product(let factors): LMDI.product(values, factors.map { $0.exponent })
    case .general(_, let formula): formula(values)
    }
  }

  /// The value of the node from the values of its leaves, taken off the front of the list.
  func value(from leaves: inout ArraySlice<Double>) -> Double? {
    if children.isEmpty, case .leaf = tree.node { return leaves.popFirst() }
    var values: [Double] = []
    for child in children {
      guard let value = child.value(from: &leaves), value.isFinite else { return nil }
      values.append(value)
    }
    return Self.value(tree.node, values)
  }

  var leaves: [Evaluated] {
    if case .leaf = tree.node { return [self] }
    return children.flatMap { $0.leaves }
  }
}

extension Evaluated {
  /// Adds the effects of the node's leaves, `scale` being the effect of one unit of the node.
  fileprivate func split(
    scale: Double, path: [String], into split: inout DriverSplit
  ) throws(DriverProblem) {
    switch tree.node {
    case .leaf(let old, let new):
      split.effects.append(
        DriverEffect(
          path: path.isEmpty ? [tree.name] : path, before: old, after: new,
          effect: scale * (after - before)))
    case .sum(let terms):
      note(.additive, in: &split)
      for (term, child) in zip(terms, children) {
        try child.split(
          scale: scale * Double(term.sign), path: path + [child.tree.name], into: &split)
      }
    case .product(let factors):
      try splitProduct(factors.map { $0.exponent }, scale, path, into: &split)
    case .general:
      try splitGeneral(scale, path, into: &split)
    }
  }

  private func note(_ method: DriverSplit.Method, in split: inout DriverSplit) {
    if !split.methods.contains(method) { split.methods.append(method) }
  }

  private func splitProduct(
    _ exponents: [Int], _ scale: Double, _ path: [String], into split: inout DriverSplit
  ) throws(DriverProblem) {
    let old = children.map { $0.before }
    let new = children.map { $0.after }
    var slopes: [Double] = []
    if !children.contains(where: { $0.tree.takesDifference }),
      let mean = LogarithmicMean.of(after, before), (old + new).allSatisfy({ $0 > 0 })
    {
      note(.lmdi, in: &split)
      for (place, child) in children.enumerated() {
        guard let own = LogarithmicMean.of(child.after, child.before) else {
          throw .unsplittable(name: tree.name)
        }
        slopes.append(Double(exponents[place]) * mean / own)
      }
    } else {
      note(.shapley, in: &split)
      guard children.count <= Shapley.limit else {
        throw .tooManyInputs(name: tree.name, count: children.count)
      }
      guard let found = ProductSlopes.of(before: old, after: new, exponents: exponents) else {
        throw .unsplittable(name: tree.name)
      }
      slopes = found
    }
    for (slope, child) in zip(slopes, children) {
      try child.split(scale: scale * slope, path: path + [child.tree.name], into: &split)
    }
  }

  private func splitGeneral(
    _ scale: Double, _ path: [String], into split: inout DriverSplit
  ) throws(DriverProblem) {
    note(.shapley, in: &split)
    let leaves = self.leaves
    guard leaves.count <= Shapley.limit else {
      throw .tooManyInputs(name: tree.name, count: leaves.count)
    }
    let effects = Shapley.effects(
      before: leaves.map { $0.before }, after: leaves.map { $0.after }
    ) { values in
      var rest = values[...]
      return value(from: &rest)
    }
    guard let effects else { throw .unsplittable(name: tree.name) }
    for ((leaf, below), effect) in zip(named(path), effects) {
      guard case .leaf(let old, let new) = leaf.tree.node else { continue }
      split.effects.append(
        DriverEffect(path: below, before: old, after: new, effect: scale * effect))
    }
  }

  private func named(_ path: [String]) -> [(Evaluated, [String])] {
    if case .leaf = tree.node { return [(self, path)] }
    return children.flatMap { $0.named(path + [$0.tree.name]) }
  }
}
