import Testing

@testable import Analysis

struct RatioLeavesTests {
  /// Conversion on phones fell by a third; the search over the numerators says so, although the
  /// visitors shifted as well.
  @Test func theNumeratorTellsWhereTheRateFell() throws {
    let grid = LeafCase.grid([4, 10, 6])
    var dice = Dice(6)
    var before: [(numerator: Double, denominator: Double)] = []
    var after = before
    for leaf in 0..<grid.count {
      let visitors = dice.real(1000, 9000)
      before.append((0.05 * visitors, visitors))
      let now = visitors * (grid.codes[1][leaf] == 0 ? 3 : 1)
      let rate = (grid.codes[0][leaf] == 2 ? 0.033 : 0.05) * (1 + 0.02 * dice.normal())
      after.append((rate * now, now))
    }
    let ratio = RatioLeaves(
      dimensions: grid.dimensions, values: grid.values, codes: grid.codes, before: before,
      after: after)
    let leaves = try #require(ratio.expected)
    let found = try LeafScan.search(leaves)
    #expect(found.segments.map { $0.terms } == [[Segment.Term("a", "a3")]])
    let split = try #require(ratio.mixRate(by: 0))
    #expect(near(split.rate + split.mix, split.change, 1e-12))
    #expect(split.effects[2].rate < 0.9 * split.change)
  }

  @Test func aNewLeafIsExpectedToHaveTheRateOfTheWhole() throws {
    let ratio = RatioLeaves(
      dimensions: ["a"], values: [["x", "y"]], codes: [[0, 1]], before: [(10, 100), (0, 0)],
      after: [(10, 100), (7, 50)])
    let leaves = try #require(ratio.expected)
    #expect(leaves.predict == [10, 5] && leaves.real == [10, 7])
  }

  @Test func withoutDenominatorThereIsNothingToExpect() {
    let ratio = RatioLeaves(
      dimensions: ["a"], values: [["x"]], codes: [[0]], before: [(0, 0)], after: [(1, 10)])
    #expect(ratio.expected == nil)
    #expect(ratio.mixRate(by: 0) == nil)
    #expect(ratio.mixRate(by: 3) == nil)
  }
}
