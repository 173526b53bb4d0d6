import Testing

@testable import Analysis

struct ClosureTests {
  @Test func theRemainderGoesToTheLargestEffect() {
    let closed = Closure.exact([1, -3, 1.5], total: -0.25)
    #expect(closed == [1, -2.75, 1.5])
  }

  @Test func zeroStaysZero() {
    #expect(Closure.exact([0, 0.1, 0], total: 0.25) == [0, 0.25, 0])
    #expect(Closure.exact([0, 0], total: 0) == [0, 0])
  }

  @Test func sumsOfRandomEffectsAreExact() {
    var dice = Dice(11)
    for _ in 0..<5000 {
      let count = dice.int(1...9)
      let effects = (0..<count).map { _ in dice.real(-100, 100) }
      // A total as computed from two measured values, some digits away from the sum.
      let before = dice.real(2000, 5000)
      let total = (before + effects.reduce(0, +)) - before
      let closed = Closure.exact(effects, total: total)
      #expect(closed.reduce(0, +) == total)
      #expect(closed.reversed().reduce(0, +) == total)
      #expect(near(closed, effects, 1e-9))
    }
  }

  /// A total of a millionth of a millionth of the effects is met to the effects' last digit.
  @Test func whatCancelsOutIsMetToTheLastDigit() {
    let closed = Closure.exact([1e6, -1e6, 0.1], total: 1e-7)
    #expect(abs(closed.reduce(0, +) - 1e-7) <= 2e6.ulp)
  }

  @Test func wholeUnitsByLargestRemainders() {
    // 3.4 + 3.4 + 3.2 = 10: the unit that is left goes to the first of the largest fractions.
    #expect(Closure.units([3.4, 3.4, 3.2], total: 10) == [4, 3, 3])
    #expect(Closure.units([-3.4, 1.7, -0.3], total: -2) == [-4, 2, 0])
    #expect(Closure.units([5], total: 7) == [7])
    #expect(Closure.units([1, 1], total: -3) == [-1, -2])
    #expect(Closure.units([], total: 0) == [])
    #expect(Closure.units([], total: 1) == nil)
    #expect(Closure.units([1e300], total: 1) == nil)
    #expect(Closure.units([.nan], total: 1) == nil)
  }

  @Test func wholeUnitsAlwaysClose() throws {
    var dice = Dice(12)
    for _ in 0..<2000 {
      let effects = (0..<dice.int(1...12)).map { _ in dice.real(-500, 500) }
      let total = Int64(effects.reduce(0, +).rounded())
      let units = try #require(Closure.units(effects, total: total))
      #expect(units.reduce(0, +) == total)
      #expect(zip(units, effects).allSatisfy { abs(Double($0) - $1) <= 1 })
    }
  }
}
