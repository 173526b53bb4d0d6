import Foundation
import Testing

@testable import Analysis

struct LMDITests {
  @Test func theLogarithmicMeanLiesBetweenTheGeometricAndTheArithmetic() {
    // L(1, e) = e − 1 by definition.
    #expect(near(LogarithmicMean.of(M_E, 1), M_E - 1, 1e-14))
    #expect(LogarithmicMean.of(5, 5) == 5)
    #expect(LogarithmicMean.of(0, 5) == nil)
    #expect(LogarithmicMean.of(-1, 5) == nil)
    #expect(LogarithmicMean.of(.nan, 5) == nil)
    // Close values keep their digits: the plain quotient gives 0.8 to 1.2 here.
    let close = 1 + 3e-16
    #expect(near(LogarithmicMean.of(close, 1), 1, 1e-15))
    var dice = Dice(1)
    for _ in 0..<1000 {
      let a = exp(dice.real(-20, 20))
      let b = exp(dice.real(-20, 20))
      let mean = LogarithmicMean.of(a, b) ?? 0
      #expect(mean >= (a * b).squareRoot() * (1 - 1e-12) && mean <= (a + b) / 2 * (1 + 1e-12))
      #expect(near(LogarithmicMean.of(b, a), mean, 1e-12))
    }
  }

  /// The worked example of the R package LMDIR (Heun, after Ang 2005): two sub-categories, three
  /// factors, three steps; the expected numbers are printed in its vignette and tests.
  @Test func thePublishedExampleOfTwoSegmentsAndThreeFactors() throws {
    let years: [[[Double]]] = [
      [[1, 10, 2], [4, 5, 3]], [[4, 5, 3], [5, 6, 4]], [[8, 2, 4], [5, 7, 5]],
      [[10, 1, 5], [6, 8, 6]],
    ]
    let expected: [[[Double]]] = [
      [[50.47438029, -25.23719014, 14.76280986], [19.31568569, 15.78206435, 24.90224996]],
      [[42.96021467, -56.79031473, 17.83010006], [0, 22.47128816, 32.52871184]],
      [[12.6549815, -39.30996299, 12.6549815], [41.35566084, 30.28867832, 41.35566084]],
    ]
    let totals: [[Double]] = [
      [69.79006598, -9.455125793, 39.66505981], [42.96021467, -34.31902656, 50.3588119],
      [54.01064234, -9.021284671, 54.01064234],
    ]
    for step in 0..<3 {
      let segments = try zip(years[step], years[step + 1]).map { before, after in
        try #require(LMDI.effects(before: before, after: after))
      }
      for segment in 0..<2 { #expect(near(segments[segment], expected[step][segment], 1e-8)) }
      let sums = totals[step].indices.map { factor in segments.reduce(0) { $0 + $1[factor] } }
      #expect(near(sums, totals[step], 1e-8))
    }
    #expect([100.0, 59, 99] == totals.map { $0.reduce(0, +).rounded() })
  }

  /// 10,000 visitors × 3 % × 50 became 8,000 × 3.3 % × 48.
  @Test func visitorsConversionAndOrderValue() throws {
    let before = [10000, 0.03, 50]
    let after = [8000, 0.033, 48]
    let effects = try #require(LMDI.effects(before: before, after: after))
    #expect(near(effects, [-3080.12, 1315.59, -563.48], 1e-5))
    #expect(near(effects.reduce(0, +), -2328, 1e-14))
    let swapped = try #require(LMDI.effects(before: after, after: before))
    #expect(near(swapped, effects.map { -$0 }, 1e-12))
  }

  /// LMDI is the line integral of dV along the geometric path x(t) = x₀ (x₁ ÷ x₀)ᵗ.
  @Test func agreesWithTheIntegralAlongTheGeometricPath() throws {
    let before = [7.0, 0.2, 31, 2.5]
    let after = [5.0, 0.9, 30, 4.5]
    let exponents = [1, 1, 1, -1]
    let effects = try #require(
      LMDI.effects(before: before, after: after, exponents: exponents))
    let steps = 20_000
    for factor in 0..<4 {
      var integral = 0.0
      for step in 0..<steps {
        let t = (Double(step) + 0.5) / Double(steps)
        var value = 1.0
        for place in 0..<4 {
          let x = before[place] * pow(after[place] / before[place], t)
          value *= exponents[place] < 0 ? 1 / x : x
        }
        // dV/dx · dx/dt = ± V · ln(x₁/x₀)
        integral +=
          value * Double(exponents[factor]) * log(after[factor] / before[factor]) / Double(steps)
      }
      #expect(near(effects[factor], integral, 1e-7))
    }
  }

  @Test func refusesWhatItDoesNotHoldFor() {
    #expect(LMDI.effects(before: [1, 0], after: [1, 2]) == nil)
    #expect(LMDI.effects(before: [1, 1], after: [1, -2]) == nil)
    #expect(LMDI.effects(before: [1], after: [1, 2]) == nil)
    #expect(LMDI.effects(before: [], after: []) == nil)
  }
}
