import Testing

@testable import Analysis

struct StockPlanTests {
  @Test func safetyStockAndReorderPoint() throws {
    let steady = try #require(StockPlan(demand: 40, deviation: 12, leadTime: 7))
    #expect(near(steady.safetyStock(serviceLevel: 0.95), 52.2225, 1e-5))
    #expect(near(steady.reorderPoint(serviceLevel: 0.95), 332.2225, 1e-6))
    let late = try #require(
      StockPlan(demand: 40, deviation: 12, leadTime: 7, leadTimeDeviation: 2))
    #expect(near(late.safetyStock(serviceLevel: 0.95), 141.5721, 1e-5))
    #expect(near(late.reorderPoint(serviceLevel: 0.95), 421.5721, 1e-6))
  }

  @Test func ordersOnFixedDaysNeedMore() throws {
    let weekly = try #require(
      StockPlan(demand: 40, deviation: 12, leadTime: 7, reviewEvery: 7))
    let fortnight = try #require(StockPlan(demand: 40, deviation: 12, leadTime: 14))
    #expect(
      weekly.reorderPoint(serviceLevel: 0.98) == fortnight.reorderPoint(serviceLevel: 0.98))
  }

  @Test func daysThatTheStockLasts() throws {
    let plan = try #require(StockPlan(demand: 12, deviation: 2, leadTime: 5))
    #expect(plan.daysOfCover(onHand: 30) == 2.5)
    #expect(plan.daysOfCover(onHand: -3) == 0)
    let dead = try #require(StockPlan(demand: 0, deviation: 0, leadTime: 5))
    #expect(dead.daysOfCover(onHand: 30) == nil)
    #expect(dead.stockOutChance(onHand: 0) == 0)
  }

  /// 16 and more of a Poisson with mean 12.8: 1 − Σ e⁻ᵐ mᵏ ÷ k! for k to 15.
  @Test func theChanceToRunOut() throws {
    let slow = try #require(StockPlan(demand: 1.28, deviation: 1.13, leadTime: 10))
    var term = 2.7607725720371986e-06
    var sum = 0.0
    for count in 0...15 {
      sum += term
      term *= 12.8 / Double(count + 1)
    }
    #expect(near(slow.stockOutChance(onHand: 15), 1 - sum, 1e-9))
    // Normal: (300 − 280) ÷ 31.749 = 0.62994 standard deviations.
    let fast = try #require(StockPlan(demand: 40, deviation: 12, leadTime: 7))
    #expect(near(fast.stockOutChance(onHand: 300), 0.264368, 1e-4))
    // More varied than Poisson: a longer tail.
    let wild = try #require(StockPlan(demand: 1.28, deviation: 2.5, leadTime: 10))
    #expect(wild.stockOutChance(onHand: 25) > 3 * slow.stockOutChance(onHand: 25))
    #expect(wild.stockOutChance(onHand: -1) == 1)
    let sure = try #require(StockPlan(demand: 10, deviation: 0, leadTime: 10))
    #expect(sure.stockOutChance(onHand: 99) == 1 && sure.stockOutChance(onHand: 100) == 0)
    #expect(near(sure.lostMarginPerDay(onHand: 99, unitMargin: 8), 80))
  }

  @Test func refusesWhatIsNoNumber() {
    #expect(StockPlan(demand: -1, deviation: 0, leadTime: 1) == nil)
    #expect(StockPlan(demand: .nan, deviation: 0, leadTime: 1) == nil)
  }

  @Test func classesOfProducts() {
    // 50 + 30 = 80 % before the third, 95 % before the fifth.
    #expect(StockClasses.abc([50, 30, 10, 5, 5, 0]) == [.a, .a, .b, .b, .c, .c])
    #expect(StockClasses.abc([1, 99]) == [.c, .a])
    #expect(StockClasses.abc([0, 0]) == [.c, .c])
    #expect(StockClasses.xyz([10, 11, 9, 10]) == .x)
    #expect(StockClasses.xyz([10, 2, 4, 16]) == .y)
    #expect(StockClasses.xyz([0, 0, 0, 9]) == .z)
    #expect(StockClasses.xyz([0, 0]) == nil)
  }
}
