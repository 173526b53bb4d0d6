import Testing

@testable import Analysis

struct MixRateTests {
  /// Two segments whose conversion rises (5 → 5.2 %, 2 → 2.2 %) while the total falls 3.8 → 3.2 %.
  @Test func bothRiseAndTheTotalFalls() throws {
    let segments: [MixRate.Segment] = [
      .init("returning", before: (90, 1800), after: (52, 1000)),
      .init("new", before: (24, 1200), after: (44, 2000)),
    ]
    let split = try #require(MixRate(segments))
    #expect(near(split.before, 0.038, 1e-12))
    #expect(near(split.after, 0.032, 1e-12))
    #expect(near(split.rate, 0.002, 1e-12))
    #expect(near(split.mix, -0.008, 1e-12))
    #expect(split.isSimpson)
    let rates = split.effects.map { $0.rate }
    #expect(near(rates[0], 0.014 / 15, 1e-12) && near(rates[1], 0.016 / 15, 1e-12))
    // Less of what converts well, more of what converts badly: both lines lower the total.
    #expect(split.effects.allSatisfy { $0.mix < 0 })
    let sum = split.effects.reduce(0) { $0 + $1.rate + $1.mix }
    #expect(abs(sum - split.change) <= 1e-17)
  }

  /// Das Gupta 1993, example 5.3: death rates of the USA in 1970 and 1985 by race and age.
  ///
  /// The table there gives 9.421833, 8.735618, a rate effect of −2.2277254 and structure effects of
  /// 1.5217347 (age) and 0.0197749 (race), which together are the mix.
  @Test func dasGuptasDeathRates() throws {
    let sizes: [[Double]] = [
      [
        2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315, 535, 2162, 6120,
        4781, 3096, 2718, 2363, 1767, 1149, 448, 117,
      ],
      [
        3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472, 707, 2692, 6473,
        6841, 6547, 4352, 3034, 2540, 1749, 804, 236,
      ],
    ]
    let rates: [[Double]] = [
      [
        18.469, 0.751, 0.391, 1.146, 1.287, 2.672, 6.636, 15.691, 34.723, 79.763, 176.837, 36.993,
        1.352, 0.541, 2.040, 3.523, 6.746, 12.967, 24.471, 45.091, 74.902, 123.205,
      ],
      [
        9.163, 0.462, 0.248, 0.929, 1.084, 1.810, 4.715, 12.187, 27.728, 64.068, 157.570, 17.208,
        0.738, 0.328, 1.103, 2.045, 3.724, 8.052, 17.812, 34.128, 68.276, 125.161,
      ],
    ]
    let segments = sizes[0].indices.map { place in
      MixRate.Segment(
        "\(place)", before: (rates[0][place] * sizes[0][place], sizes[0][place]),
        after: (rates[1][place] * sizes[1][place], sizes[1][place]))
    }
    let split = try #require(MixRate(segments))
    #expect(near(split.before, 9.421833, 1e-6))
    #expect(near(split.after, 8.735618, 1e-6))
    #expect(near(split.rate, -2.2277254, 1e-6))
    #expect(near(split.mix, 1.5415096, 1e-6))
    #expect(!split.isSimpson)
  }

  /// The split is the Shapley value of the two inputs "all shares" and "all rates".
  @Test func equalsShapleyOfSharesAndRates() throws {
    var dice = Dice(3)
    for _ in 0..<50 {
      let segments = (0..<4).map { place in
        MixRate.Segment(
          "\(place)", before: (dice.real(0, 90), dice.real(10, 900)),
          after: (dice.real(0, 90), dice.real(10, 900)))
      }
      let split = try #require(MixRate(segments))
      func total(_ flags: [Double]) -> Double {
        var sum = 0.0
        for effect in split.effects {
          let share = flags[0] > 0 ? effect.shareAfter : effect.shareBefore
          let rate = flags[1] > 0 ? effect.rateAfter : effect.rateBefore
          sum += share * (rate ?? 0)
        }
        return sum
      }
      let effects = try #require(
        Shapley.effects(before: [0, 0], after: [1, 1], formula: total))
      #expect(near(split.mix, effects[0], 1e-12))
      #expect(near(split.rate, effects[1], 1e-12))
    }
  }

  @Test func aNewSegmentIsMixAndNotRate() throws {
    let segments: [MixRate.Segment] = [
      .init("shop", before: (50, 1000), after: (50, 1000)),
      .init("tiktok", before: (0, 0), after: (10, 1000)),
    ]
    let split = try #require(MixRate(segments))
    #expect(near(split.change, -0.02, 1e-12))
    #expect(split.rate == 0)
    #expect(near(split.mix, -0.02, 1e-12))
    #expect(split.effects[1].rateBefore == nil)
    #expect(!split.isSimpson)
  }

  @Test func aNumeratorWithoutDenominatorStillCloses() throws {
    let segments: [MixRate.Segment] = [
      .init("a", before: (5, 100), after: (6, 100)),
      .init("b", before: (2, 0), after: (1, 50)),
      .init("c", before: (0, 0), after: (3, 0)),
    ]
    let split = try #require(MixRate(segments))
    let change = 10.0 / 150 - 0.07
    #expect(near(split.rate + split.mix, split.change, 1e-14))
    #expect(near(split.change, change, 1e-14))
  }

  @Test func noDenominatorNoSplit() {
    #expect(MixRate([]) == nil)
    #expect(MixRate([.init("a", before: (0, 0), after: (1, 5))]) == nil)
    #expect(MixRate([.init("a", before: (1, 5), after: (0, 0))]) == nil)
    #expect(MixRate([.init("a", before: (.nan, 5), after: (1, 5))]) == nil)
  }
}
