import Foundation
import Testing

@testable import Analysis

struct OwnMarketTests {
  /// Own 15,000 → 12,672 while the market lost 8 %.
  @Test func theMarketTookHalf() throws {
    let split = try #require(OwnMarket(before: (15000, 100), after: (12672, 92)))
    #expect(near(split.market, -1150.94, 1e-5))
    #expect(near(split.own, -1177.06, 1e-5))
    #expect(split.market + split.own == -2328)
    #expect(near(split.marketFactor, 0.92, 1e-14))
  }

  @Test func aStoreThatFollowsHalfAsStrongly() throws {
    let split = try #require(
      OwnMarket(before: (15000, 100), after: (12672, 92), elasticity: 0.5))
    #expect(near(split.market, -1150.94 / 2, 1e-5))
    #expect(split.market + split.own == -2328)
  }

  @Test func aDayWithoutSalesIsSplitByShapley() throws {
    let split = try #require(OwnMarket(before: (100, 10), after: (0, 5)))
    // Own part 100 → 0, market 1 → 0.5: −25 and −75 by the mean of both orders.
    #expect(split.market == -25)
    #expect(split.own == -75)
  }

  @Test func noMarketNoSplit() {
    #expect(OwnMarket(before: (100, 0), after: (90, 5)) == nil)
    #expect(OwnMarket(before: (100, 1), after: (90, .nan)) == nil)
    #expect(OwnMarket(before: (.infinity, 1), after: (90, 1)) == nil)
  }

  /// y = 2 · M^0.7 exactly, then with one pair that can't be used.
  @Test func elasticityOfAnExactLaw() throws {
    let market = [80.0, 90, 100, 95, 110, 120, 130, 105]
    let own = market.map { 2 * pow($0, 0.7) }
    let found = try #require(Elasticity(own: own + [0], market: market + [100]))
    #expect(near(found.slope, 0.7, 1e-10))
    #expect(found.error < 1e-6)
    #expect(near(found.fit, 1, 1e-10))
    #expect(found.count == 8)
  }

  /// Slope, error and R² as they come from a least-squares solver (LAPACK) for the logarithms.
  @Test func elasticityWithNoise() throws {
    let market = [100.0, 104, 98, 91, 110, 120, 99, 87, 103]
    let own = [50.0, 53, 47, 48, 57, 58, 51, 41, 50]
    let found = try #require(Elasticity(own: own, market: market))
    #expect(near(found.slope, 1.0148027314, 1e-8))
    #expect(near(found.error, 0.1570273640, 1e-8))
    #expect(near(found.fit, 0.8564544494, 1e-8))
  }

  @Test func elasticityNeedsEightWeeksAndAMovingMarket() {
    let seven = [Double](repeating: 1, count: 7)
    #expect(Elasticity(own: seven, market: [1, 2, 3, 4, 5, 6, 7]) == nil)
    let flat = [Double](repeating: 100, count: 9)
    #expect(Elasticity(own: [1, 2, 3, 4, 5, 6, 7, 8, 9], market: flat) == nil)
  }
}
