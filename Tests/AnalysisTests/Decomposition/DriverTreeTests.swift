import Foundation
import Testing

@testable import Analysis

struct DriverTreeTests {
  @Test func profitIsAdditive() throws {
    let tree = DriverTree(
      "profit",
      .sum([
        (1, .leaf("revenue", 1000, 900)), (-1, .leaf("cost", 400, 380)),
        (-1, .leaf("refunds", 50, 90)),
      ]))
    let split = try tree.effects()
    #expect(split.before == 550 && split.after == 430)
    #expect(split.effects.map { $0.effect } == [-100, 20, -40])
    #expect(split.effects.map { $0.name } == ["revenue", "cost", "refunds"])
    #expect(split.methods == [.additive])
  }

  @Test func aNestedProductIsAsIfWrittenInOne() throws {
    let orders = DriverTree.product(
      "orders", [.leaf("visitors", 10000, 8000), .leaf("conversion", 0.03, 0.033)])
    let tree = DriverTree.product("revenue", [orders, .leaf("order value", 50, 48)])
    let split = try tree.effects()
    #expect(near(split.effects.map { $0.effect }, [-3080.12, 1315.59, -563.48], 1e-5))
    #expect(
      split.effects.map { $0.path } == [
        ["orders", "visitors"], ["orders", "conversion"], ["order value"],
      ])
    #expect(split.methods == [.lmdi])
    #expect(split.effects.reduce(0) { $0 + $1.effect } == split.change)
  }

  /// Nested parts that cancel out still tell what they did.
  @Test func driversThatCancelOutAreStillSeen() throws {
    let inner = DriverTree.sum("orders", [.leaf("web", 60, 40), .leaf("app", 40, 60)])
    let split = try DriverTree.product("revenue", [inner, .leaf("order value", 50, 50)]).effects()
    #expect(near(split.effects.map { $0.effect }, [-1000, 1000, 0], 1e-12))
    #expect(split.change == 0)
  }

  @Test func aDifferenceInsideAProductGoesToShapley() throws {
    let margin = DriverTree(
      "unit margin", .sum([(1, .leaf("price", 20, 18)), (-1, .leaf("unit cost", 12, 13))]))
    let split = try DriverTree.product("gross profit", [.leaf("units", 100, 120), margin])
      .effects()
    // Units: 20 × (8 + 5) ÷ 2; margin: −3 × (100 + 120) ÷ 2, two thirds of it price.
    #expect(near(split.effects.map { $0.effect }, [130, -220, -110], 1e-12))
    #expect(split.methods == [.shapley, .additive])
    #expect(split.change == -200)
  }

  @Test func aRatioIsAProductWithADivisor() throws {
    let split = try DriverTree.ratio(
      "order value", .leaf("revenue", 1000, 1500), .leaf("orders", 20, 25)
    ).effects()
    #expect(split.before == 50 && split.after == 60)
    let mean = 10 / log(1.2)
    #expect(near(split.effects[0].effect, mean * log(1.5), 1e-12))
    #expect(near(split.effects[1].effect, -mean * log(1.25), 1e-12))
    let toZero = try DriverTree.ratio(
      "order value", .leaf("revenue", 1000, 0), .leaf("orders", 20, 25)
    ).effects()
    // Shapley: revenue −1000 × (1/20 + 1/25) ÷ 2, orders (1000 + 0) ÷ 2 × (1/25 − 1/20).
    #expect(near(toZero.effects.map { $0.effect }, [-45, -5], 1e-12))
  }

  @Test func aGeneralFormulaIsSplitOverItsLeaves() throws {
    // What can be sold: the smaller of demand and stock, times the price.
    let demand = DriverTree.product(
      "demand", [.leaf("visitors", 100, 200), .leaf("rate", 0.1, 0.1)])
    let tree = DriverTree(
      "sales", .general([demand, .leaf("stock", 15, 12)]) { min($0[0], $0[1]) })
    let split = try tree.effects()
    // 10 → 12. Visitors alone: +5; stock after visitors: −3; stock alone: 0; then visitors +2.
    #expect(near(split.effects.map { $0.effect }, [3.5, 0, -1.5], 1e-12))
    #expect(split.effects[0].path == ["demand", "visitors"])
  }

  @Test func aLeafIsItsOwnChange() throws {
    let split = try DriverTree.leaf("orders", 4, 7).effects()
    #expect(split.effects == [DriverEffect(path: ["orders"], before: 4, after: 7, effect: 3)])
  }

  /// No orders: the order value has no value, and the whole change is the orders'.
  @Test func aDayWithoutOrdersNeedsNoOrderValue() throws {
    let split = try DriverTree.product(
      "revenue", [.leaf("orders", 10, 0), .leaf("order value", 50, nil)]
    ).effects()
    #expect(split.effects.map { $0.effect } == [-500, 0])
    #expect(split.effects[1].after == nil)
    let never = try DriverTree.product(
      "revenue", [.leaf("orders", 0, 0), .leaf("order value", nil, nil)]
    ).effects()
    #expect(never.effects.map { $0.effect } == [0, 0])
    let orders = DriverTree.product(
      "orders", [.leaf("visitors", 100, 0), .leaf("conversion", 0.1, nil)])
    let nested = try DriverTree.product("revenue", [orders, .leaf("order value", 50, nil)])
      .effects()
    #expect(nested.effects.map { $0.effect } == [-500, 0, 0])
  }

  @Test func whatHasNoAnswerSaysWhy() {
    #expect(throws: DriverProblem.missing(name: "cost", isBefore: true)) {
      try DriverTree.sum("x", [.leaf("a", 1, 2), .leaf("cost", nil, 2)]).effects()
    }
    #expect(throws: DriverProblem.missing(name: "order value", isBefore: false)) {
      try DriverTree.product("x", [.leaf("orders", 1, 2), .leaf("order value", 3, nil)]).effects()
    }
    #expect(throws: DriverProblem.undefined(name: "rate", isBefore: false)) {
      try DriverTree.ratio("rate", .leaf("a", 1, 2), .leaf("b", 4, 0)).effects()
    }
    let ten = (0..<10).map { DriverTree.leaf("\($0)", Double($0), 2) }
    #expect(throws: DriverProblem.tooManyInputs(name: "x", count: 10)) {
      try DriverTree.product("x", ten).effects()
    }
    #expect(throws: DriverProblem.missing(name: "a", isBefore: true)) {
      try DriverTree.leaf("a", .nan, 2).effects()
    }
  }

  @Test func centsCloseExactly() throws {
    let split = try DriverTree.product(
      "revenue", [.leaf("orders", 31, 37), .leaf("order value", 19.37, 23.11)]
    ).effects()
    let cents = try #require(split.units(perOne: 100))
    #expect(cents.reduce(0, +) == 85507 - 60047)
    #expect(zip(cents, split.effects).allSatisfy { abs(Double($0) - $1.effect * 100) <= 1 })
  }
}
