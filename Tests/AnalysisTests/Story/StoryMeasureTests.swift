import Foundation
import Testing

/// How true the stories are, on stores of ``StoryStore``.
///
/// The long run, with figures by kind, is `OPSH_STORY_ROUNDS=12`; its seeds are others.
@Suite struct StoryMeasureTests {
  @Test func crossedReports() {
    let bench = StoryBench(seed: 310_000, rounds: 1, orders: 60...800, quiet: 10)
    expect(bench)
    #expect(bench.total.firstShare >= 0.8, Comment(rawValue: bench.report))
  }

  /// Visits by channel, region and device, each by itself, as consoles of platforms give them.
  @Test func reportsThatDoNotCross() {
    let bench = StoryBench(seed: 320_000, rounds: 1, isCrossed: false, orders: 60...800, quiet: 10)
    expect(bench)
    #expect(bench.total.firstShare >= 0.75, Comment(rawValue: bench.report))
  }

  @Test(.enabled(if: StoryMeasureTests.rounds > 0)) func manyStores() {
    for (seed, isCrossed) in [(410_000 as UInt64, true), (420_000, false)] {
      let bench = StoryBench(seed: seed, rounds: Self.rounds, isCrossed: isCrossed)
      print("\(isCrossed ? "crossed" : "not crossed"), seeds from \(seed)\n\(bench.report)")
      expect(bench)
      #expect(bench.total.firstShare >= 0.88)
    }
  }

  /// A million orders of 91 days.
  @Test(.enabled(if: StoryMeasureTests.rounds > 0)) func aMillionOrders() {
    var score = StoryScore()
    for seed in 430_000..<430_005 as Range<UInt64> {
      let size = StoryStore.Size(ordersPerDay: 11_000, days: 91)
      score.add(StoryStore(seed: seed, size, kinds: [.payment]), "million \(seed)")
    }
    print(score.summary)
    #expect(score.seconds / 5 < 0.5)
  }

  static let rounds =
    ProcessInfo.processInfo.environment["OPSH_STORY_ROUNDS"].flatMap { Int($0) } ?? 0

  private func expect(_ bench: StoryBench) {
    #expect(bench.total.f1 >= 0.92, Comment(rawValue: bench.report))
    #expect(bench.total.falseAlarms <= max(1, bench.total.quiet / 20))
    #expect(bench.total.driverShare >= 0.9)
    #expect(bench.total.falselyWhole == 0)
    #expect(bench.total.open == 0)
  }
}
