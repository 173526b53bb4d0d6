/// A ratio at its finest grain: numerator and denominator of each leaf in both periods.
///
/// A ratio is not searched as a ratio: a segment's rate weighs as much as its denominator. Split it
/// by ``MixRate`` first; what the rates did is then sought in the numerators, see ``expected``.
package struct RatioLeaves: Sendable {
  package var dimensions: [String]
  package var values: [[String?]]
  package var codes: [[Int32]]
  package var before: [(numerator: Double, denominator: Double)]
  package var after: [(numerator: Double, denominator: Double)]

  package init(
    dimensions: [String], values: [[String?]], codes: [[Int32]],
    before: [(numerator: Double, denominator: Double)],
    after: [(numerator: Double, denominator: Double)]
  ) {
    self.dimensions = dimensions
    self.values = values
    self.codes = codes
    self.before = before
    self.after = after
  }

  /// The numerators as measured against those to expect.
  ///
  /// Expected is each leaf's rate before × its denominator now. A leaf without a rate before is expected to have that of the whole.
  ///
  /// Nil where the whole had no denominator before.
  package var expected: Leaves? {
    let numerator = before.reduce(0) { $0 + $1.numerator }
    let denominator = before.reduce(0) { $0 + $1.denominator }
    guard denominator != 0, before.count == after.count else { return nil }
    let whole = numerator / denominator
    return Leaves(
      dimensions: dimensions, values: values, codes: codes, real: after.map { $0.numerator },
      predict: zip(before, after).map { old, new in
        (old.denominator == 0 ? whole : old.numerator / old.denominator) * new.denominator
      })
  }

  /// Mix and rate by the values of one dimension; nil where the whole has no ratio.
  package func mixRate(by dimension: Int) -> MixRate? {
    guard dimensions.indices.contains(dimension), before.count == after.count else { return nil }
    var segments = values[dimension].map {
      MixRate.Segment($0 ?? "", before: (0, 0), after: (0, 0))
    }
    for leaf in before.indices {
      let code = Int(codes[dimension][leaf])
      segments[code].numeratorBefore += before[leaf].numerator
      segments[code].denominatorBefore += before[leaf].denominator
      segments[code].numeratorAfter += after[leaf].numerator
      segments[code].denominatorAfter += after[leaf].denominator
    }
    return MixRate(segments)
  }
}
