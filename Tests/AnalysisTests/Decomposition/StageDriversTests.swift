import Testing

@testable import Analysis

struct StageDriversTests {
  /// More visitors, but from the channel that buys little: volume up, mix down.
  @Test func volumeMixConversionAndOrderValue() throws {
    let segments: [StageDrivers.Segment] = [
      .init("search", before: [6000, 300, 15000], after: [4500, 216, 10584]),
      .init("social", before: [4000, 60, 2400], after: [7500, 105, 4095]),
    ]
    let split = try #require(StageDrivers(segments))
    #expect(split.change == -2721)
    #expect(split.totals.reduce(0, +) == -2721)
    // Computed apart in Python: L(V₁, V₀) · ln of each factor's quotient, summed.
    #expect(near(split.totals, Self.expected, 1e-9))
    #expect(split.totals[0] > 0 && split.totals[1] < 0)
  }

  static let expected = [2887.3029325399, -4536.3000821466, -735.8391871354, -336.1636632578]

  @Test func theSumOverRowsIsEachSegmentsChange() throws {
    var dice = Dice(5)
    for _ in 0..<200 {
      let segments = (0..<dice.int(1...6)).map { place in
        func stages() -> [Double] {
          let visitors = dice.int(0...5) == 0 ? 0 : Double(dice.int(1...5000))
          let orders = (visitors * dice.real(0, 0.1)).rounded()
          return [visitors, orders, orders * dice.real(5, 80)]
        }
        return StageDrivers.Segment("\(place)", before: stages(), after: stages())
      }
      guard let split = StageDrivers(segments + [.init("x", before: [1, 0, 0], after: [2, 1, 3])])
      else { continue }
      for (row, segment) in zip(split.effects, segments) {
        #expect(near(row.reduce(0, +), segment.after[2] - segment.before[2], 1e-11))
      }
      #expect(near(split.totals.reduce(0, +), split.change, 1e-13))
    }
  }

  @Test func aChannelThatIsNewMovesTheMixAlone() throws {
    let segments: [StageDrivers.Segment] = [
      .init("old", before: [100, 10, 500], after: [100, 10, 500]),
      .init("new", before: [0, 0, 0], after: [100, 5, 250]),
    ]
    let split = try #require(StageDrivers(segments))
    let row = split.effects[1]
    // Its rates have nothing to be compared with: only its share came up, and the volume with it.
    #expect(row[2] == 0 && row[3] == 0)
    #expect(row[0] + row[1] == 250)
    #expect(row[1] > 0)
  }

  @Test func aDayWithoutVisitorsHasNoSplit() {
    #expect(StageDrivers([.init("a", before: [0, 0, 0], after: [5, 1, 10])]) == nil)
    #expect(StageDrivers([]) == nil)
    #expect(StageDrivers([.init("a", before: [1], after: [5])]) == nil)
    #expect(StageDrivers([.init("a", before: [1, 2], after: [5])]) == nil)
  }
}
