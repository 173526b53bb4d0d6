import Testing
import Values

@testable import Analysis

/// Rare things that come in numbers.
@Suite struct StoryBurstTests {
  /// Eight products of which one comes back every third day, and what the first has on the last.
  private func frame(last count: Double) -> StoryFrame {
    let days = 60
    var frame = StoryFrame(
      firstDay: Day(number: 20_000), days: days, dimensions: ["category"],
      values: [["pots", "cups"]])
    _ = frame.leaf([0])
    var counts = [Double](repeating: 0, count: 8 * days)
    for part in 0..<8 {
      for day in 0..<days where (day + part) % 3 == 0 { counts[part * days + day] = 1 }
    }
    counts[days - 1] = count
    frame.parts = [
      StoryFrame.Parts(
        "product", of: .events, names: (1...8).map { "p\($0)" }, parent: 0,
        parentCodes: [Int32](repeating: 0, count: 8), counts: counts)
    ]
    return frame
  }

  @Test func aBurstIsNamed() throws {
    let found = try #require(frame(last: 12).bursts().first)
    #expect(found.terms == [StoryTerm(dimension: "product", values: ["p1"])])
    #expect(found.now == 12 && found.usual > 0.2 && found.usual < 0.5)
    #expect(found.effect.double > 11 && found.effect.double <= 12)
  }

  @Test(arguments: [0.0, 1, 2, 3]) func aFewAreNoNews(_ count: Double) {
    #expect(frame(last: count).bursts().isEmpty)
  }

  /// Of a dimension whose values are too rare to be searched: refunds by region.
  @Test func aBurstOfAValue() throws {
    let days = 60
    var frame = StoryFrame(
      firstDay: Day(number: 20_000), days: days, dimensions: ["region"],
      values: [["north", "south", "west", nil]])
    for code in 0..<4 {
      let leaf = frame.leaf([Int32(code)])
      for day in 0..<days {
        let count = day == days - 1 && code == 1 ? 14 : Double(2 + (day + code) % 3)
        frame.add(leaf: leaf, day: day, events: count, amount: Int64(count) * 500)
      }
    }
    let found = try #require(frame.bursts().first)
    #expect(found.terms == [StoryTerm(dimension: "region", values: ["south"])])
    // Eleven of 5.00 more than the usual three.
    #expect(found.now == 14 && abs(found.effect.double - 55) < 1)
    #expect(frame.bursts().count == 1)
  }

  /// Against sums of the distribution by hand: of size 2 and mean 2, P(X < 2) = 1/4 + 1/4.
  @Test func tail() {
    #expect(abs(StoryFrame.tail(of: 2, mean: 2) - 0.5) < 1e-12)
    #expect(StoryFrame.tail(of: 0, mean: 2) == 1)
    #expect(StoryFrame.tail(of: 40, mean: 2) < 1e-8)
  }
}
