import Testing
import Values

@testable import Planner

/// Metrics of data sets of different grain stand in one question without repeating a row.
@Suite struct FanOutTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  /// An order of three lines and two refunds, on a day of two campaigns, counts once everywhere.
  @Test func handMadeShop() throws {
    let asked = """
      revenue, orders, sum(order_lines.units) as pieces, refund_amount, refunds, ad_spend, visitors
      """
    #expect(try shop.lines("\(asked) last 7 days") == ["610.00 4 9 170.00 3 42.00 220"])
    #expect(
      try shop.lines("\(asked) by channel last 7 days") == [
        "search 370.00 2 6 170.00 2 15.00 130", "ads 180.00 1 2 0.00 1 20.00 110",
        "- 60.00 1 1 0.00 0 0.00 0", "display 0.00 0 0 0.00 0 7.00 0",
      ])
    #expect(
      try shop.lines("\(asked) by day 2024-05-13 to 2024-05-14") == [
        "2024-05-13 270.00 1 4 0.00 1 15.00 100", "2024-05-14 340.00 3 5 170.00 2 27.00 120",
      ])
  }

  /// By product the lines answer for revenue, and an order counts under each of its products.
  @Test func linesAnswerByProduct() throws {
    #expect(
      try shop.lines("revenue, orders, cogs, refund_amount by product last 7 days") == [
        "Tea pot 250.00 2 90.00 120.00", "Cup 200.00 2 40.00 50.00", "Lamp 160.00 3 - 0.00",
      ])
  }

  /// A report of campaigns and one of keywords tell of the same money: only one of them is read.
  @Test func levelsAreNotAddedUp() throws {
    #expect(try shop.lines("ad_spend last 7 days") == ["42.00"])
    #expect(
      try shop.lines("ad_spend by keyword last 7 days", ["keyword", "ad_spend"])
        == ["tea 6.00", "pot 4.00"])
    #expect(try shop.lines("visitors last 7 days") == ["220"])
    #expect(
      try shop.lines("visitors by channel last 7 days", ["channel", "visitors"])
        == ["search 130", "ads 110"])
  }

  /// On random shops, every metric beside others is what it is alone, and what plain SQL says.
  @Test(arguments: [1, 2, 3])
  func everyCombinationOnRandomShops(_ seed: UInt64) throws {
    let random = try RandomShop(seed: seed)
    let names = RandomShop.metrics.map { $0.name }
    var sets = [names]
    for first in names.indices {
      for second in names.indices where second != first {
        sets.append([names[first], names[second]])
      }
    }
    for dimensions in [[], ["channel"], ["day"], ["channel", "day"], ["campaign"]] {
      var alone: [String: [[Value]: Value]] = [:]
      for metric in RandomShop.metrics {
        let truth = try random.truth(metric, by: dimensions)
        let answer = try random.answer([metric.name], by: dimensions)[metric.name] ?? [:]
        // Buckets without rows are filled with zero.
        #expect(answer.filter { $0.value.double != 0 } == truth.filter { $0.value.double != 0 })
        #expect(!truth.isEmpty)
        alone[metric.name] = answer
      }
      for set in sets {
        let answer = try random.answer(set, by: dimensions)
        for name in set {
          let expected = alone[name] ?? [:]
          let found = answer[name] ?? [:]
          #expect(
            found.filter { $0.value.double != 0 } == expected.filter { $0.value.double != 0 },
            "\(name) in \(set) by \(dimensions)")
          #expect(Set(expected.keys).isSubset(of: Set(found.keys)))
        }
      }
    }
  }

  /// Filters on shared dimensions hold for every data set.
  @Test(arguments: [4, 5])
  func filtersHoldEverywhere(_ seed: UInt64) throws {
    let random = try RandomShop(seed: seed)
    let names = RandomShop.metrics.map { $0.name }
    let all = try random.answer(names, by: ["channel"])
    let some = try random.answer(names, by: ["channel"], where: "channel in (\"search\", \"ads\")")
    for name in names {
      let wanted = (all[name] ?? [:]).filter {
        [.text("search"), .text("ads")].contains($0.key[0])
      }
      #expect(some[name] == wanted, "\(name)")
    }
  }
}
