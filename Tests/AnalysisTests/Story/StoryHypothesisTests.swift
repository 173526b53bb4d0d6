import Testing
import Values

@testable import Analysis

/// Products tested one by one, as a fact of them asks.
@Suite struct StoryHypothesisTests {
  private static let days = 100

  /// Twenty products of 10 to 14 orders a day at 20.00 each, one of whose last days are as they are set.
  private func test(
    orders: [Double] = [], price: Int64 = 2000, of count: Int = 20
  ) throws -> StoryHypothesis {
    var dice = Dice(7)
    var frame = StoryFrame(
      firstDay: Day(number: 20_000), days: Self.days, dimensions: ["category"], values: [["pots"]])
    let leaf = frame.leaf([0])
    var parts = StoryFrame.Parts(
      "product", of: .events, names: (1...count).map { "p\($0)" }, parent: 0,
      parentCodes: [Int32](repeating: 0, count: count), counts: [])
    for part in 0..<count {
      for day in 0..<Self.days {
        var number = Double(dice.int(10...14))
        var amount: Int64 = 2000
        if part == 0, day >= Self.days - orders.count {
          number = orders[day - (Self.days - orders.count)]
        }
        if part == 0, day == Self.days - 1 { amount = price }
        parts.counts.append(number)
        parts.amounts.append(Int64(number) * amount)
        frame.add(leaf: leaf, day: day, events: number, amount: Int64(number) * amount)
      }
    }
    frame.parts = [parts]
    return try #require(StoryHypothesis(frame, parts: "product"))
  }

  @Test func aProductThatIsNotSold() throws {
    let found = try #require(try test(orders: [0]).strayed(0, isUp: false))
    #expect(found.terms == [StoryTerm(dimension: "product", values: ["p1"])])
    #expect(found.now == 0 && found.usual > 11 && found.usual < 13)
    // 12 orders of 20.00 less.
    #expect(found.effect.double < -220 && found.effect.double > -260)
    #expect(try test(orders: [0]).strayed(0, isUp: true) == nil)
  }

  /// Half of a product's orders is chance on a day, and none on three.
  @Test func severalDaysSayMore() throws {
    #expect(try test(orders: [6]).strayed(0, isUp: false) == nil)
    let found = try #require(try test(orders: [4, 4, 4]).strayed(0, isUp: false))
    #expect(found.since == Day(number: 20_000) + (Self.days - 3))
  }

  @Test func aPriceThatChanged() throws {
    let found = try #require(try test(price: 500).repriced(0, isUp: false))
    #expect(found.driver == .amount)
    // A quarter of what as many orders came to.
    #expect(abs(found.now / found.usual - 0.25) < 1e-9)
    #expect(try test(price: 1900).repriced(0, isUp: false) == nil)
  }

  @Test func aQuietDayHasNone() throws {
    #expect(try test().moves.isEmpty)
    #expect(try test(orders: [0]).moves.contains(StoryMove(.events, isUp: false)))
    #expect(try test(price: 500).moves.contains(StoryMove(.amount, isUp: false)))
  }
}
