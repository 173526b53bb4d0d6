import Testing

@testable import Analysis

struct ShapleyTests {
  @Test func visitorsConversionAndOrderValue() throws {
    let effects = try #require(
      Shapley.effects(before: [10000, 0.03, 50], after: [8000, 0.033, 48]) {
        $0[0] * $0[1] * $0[2]
      })
    #expect(near(effects, [-3086, 1324, -566], 1e-12))
    #expect(effects.reduce(0, +) == -2328)
  }

  /// The glove game has the value 1/6, 1/6, 2/3.
  ///
  /// A pair of gloves is worth 1; players 0 and 1 have a left one, player 2 the right one.
  @Test func theGloveGame() throws {
    let effects = try #require(
      Shapley.effects(before: [0, 0, 0], after: [1, 1, 1]) { min($0[0] + $0[1], $0[2]) })
    let sixth = 1.0 / 6
    #expect(near(effects, [sixth, sixth, 4 * sixth], 1e-14))
  }

  /// The airport game of Littlechild and Owen (1973): a runway serves planes that need 8, 11, 13
  /// and 18 of it; the shares of the cost are 2, 3, 4 and 9.
  @Test func theAirportGame() throws {
    let needs = [8.0, 11, 13, 18]
    let shares = try #require(
      Shapley.effects(before: [0, 0, 0, 0], after: [1, 1, 1, 1]) { flags in
        zip(needs, flags).map { $0 * $1 }.max()
      })
    #expect(near(shares, [2, 3, 4, 9], 1e-14))
  }

  /// Das Gupta 1993, example 2.1: mean earnings of all men as earners' mean × share of earners,
  /// 10,930 × 0.717892 against 16,591 × 0.825974.
  @Test func dasGuptasTwoFactors() throws {
    let effects = try #require(
      Shapley.effects(before: [10930, 0.717892], after: [16591, 0.825974]) { $0[0] * $0[1] })
    #expect(near(effects, [4369.912713, 1487.262361], 1e-10))
  }

  /// Against the definition: the mean over all orders, for a formula without symmetry.
  @Test func equalsTheMeanOverAllOrders() throws {
    func formula(_ x: [Double]) -> Double {
      let quotient: Double = x[2] / (x[3] + 10)
      return x[0] * x[1] - quotient + x[4] * x[0]
    }
    var dice = Dice(7)
    for _ in 0..<20 {
      let before = (0..<5).map { _ in dice.real(-3, 8) }
      let after = (0..<5).map { _ in dice.real(-3, 8) }
      var sums = [Double](repeating: 0, count: 5)
      var orders = 0.0
      func walk(_ point: [Double], _ left: [Int], _ steps: [(Int, Double)]) {
        guard !left.isEmpty else {
          for (place, step) in steps { sums[place] += step }
          orders += 1
          return
        }
        for place in left {
          var next = point
          next[place] = after[place]
          walk(
            next, left.filter { $0 != place },
            steps + [(place, formula(next) - formula(point))])
        }
      }
      walk(before, [0, 1, 2, 3, 4], [])
      let effects = try #require(Shapley.effects(before: before, after: after, formula: formula))
      #expect(near(effects, sums.map { $0 / orders }, 1e-10))
    }
  }

  @Test func aFormulaWithoutValueHasNoSplit() {
    let ratio: ([Double]) -> Double? = { $0[1] == 0 ? nil : $0[0] / $0[1] }
    #expect(Shapley.effects(before: [1, 0], after: [1, 2], formula: ratio) == nil)
    #expect(Shapley.effects(before: [1, .infinity], after: [1, 2]) { $0[1] } == nil)
    let nine = [Double](repeating: 1, count: 9)
    #expect(Shapley.effects(before: nine, after: nine) { $0[0] } == nil)
    #expect(Shapley.effects(before: [1], after: [1, 2]) { $0[0] } == nil)
    #expect(Shapley.effects(before: [], after: []) { _ in 4 } == [])
  }

  @Test func whatDidNotMoveHasNoEffect() {
    #expect(
      Shapley.effects(before: [2, 3, 1], after: [2, 5, 1]) { $0[0] * $0[1] - $0[2] } == [0, 4, 0])
  }
}
