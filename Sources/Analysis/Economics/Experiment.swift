import Foundation
import Values

/// What a test brought beyond what its control lets expect: the difference that it made itself.
///
/// expected = Σ control on the days of the test × (Σ test ÷ Σ control) of the days before: the
/// difference in differences, on ratios (Vaver & Koehler 2011, "Measuring Ad Effectiveness Using Geo
/// Experiments"). Its error is what the same sum missed on every stretch of as many days before the
/// test, when nothing was tested; stretches that overlap count as those that do not. Without a
/// control the expectation is the ``Forecast`` of the evening before, which knows less.
package struct Experiment: Hashable, Sendable {
  package let days: Int
  package let actual: Double
  package let expected: Double
  /// The ends of what the days could have brought without the test, 95 of 100 times.
  package let low: Double
  package let high: Double
  /// Stretches without a test that the error comes from.
  package let placebos: Int
  package let isControlled: Bool

  package var effect: Double { actual - expected }
  /// The ends of the effect.
  package var least: Double { actual - high }
  package var most: Double { actual - low }
  /// Whether chance alone does not bring as much.
  package var isProved: Bool { least > 0 || most < 0 }

  private static let confidence = 0.95
  /// The days before that the ratio comes from, at least and in lengths of the test.
  private static let baseDays = 28
  private static let baseLengths = 4
  private static let leastBase = 14

  /// Nil where the days before are too few: 14 and twice the length of the test.
  ///
  /// - Parameters:
  ///   - test: the days before and of the test, in order.
  ///   - control: the same days of what was not tested; nil where there is nothing to hold against.
  ///   - days: the length of the test, its days last.
  package init?(test: DailyHistory, control: DailyHistory?, days: Int) {
    let values = test.values.map { $0 ?? 0 }
    let start = values.count - days
    guard days > 0, start >= Self.leastBase + 2 * days else { return nil }
    self.days = days
    actual = values[start...].reduce(0, +)
    isControlled = control != nil
    guard let control else {
      var before = test
      before.values = Array(test.values[..<start])
      guard let forecast = Forecast(before, days: days, confidence: Self.confidence) else {
        return nil
      }
      (expected, low, high) = (forecast.total.expected, forecast.total.low, forecast.total.high)
      placebos = forecast.backtest.origins
      return
    }
    let other = control.values.map { $0 ?? 0 }
    guard other.count == values.count,
      let expected = Self.expected(values, other, from: start, days), expected > 0
    else { return nil }
    let errors = (Self.leastBase...start - days).compactMap { first -> Double? in
      guard let expected = Self.expected(values, other, from: first, days), expected > 0 else {
        return nil
      }
      return values[first..<first + days].reduce(0, +) / expected - 1
    }
    guard errors.count >= days else { return nil }
    let spread = (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
    let df = max(2, min(30, Double(errors.count) / Double(days)))
    let reach = StudentT.quantile((1 + Self.confidence) / 2, df: df) * spread
    self.expected = expected
    (low, high) = (max(0, expected * (1 - reach)), expected * (1 + reach))
    placebos = errors.count
  }

  /// What the control lets expect of some days, from the days before them; nil without any.
  private static func expected(
    _ test: [Double], _ control: [Double], from start: Int, _ days: Int
  ) -> Double? {
    let base = max(0, start - max(baseDays, baseLengths * days))..<start
    let below = control[base].reduce(0, +)
    guard below > 0 else { return nil }
    let ratio = test[base].reduce(0, +) / below
    return control[start..<start + days].reduce(0, +) * ratio
  }
}

/// What to do with advertising that a test was made of.
package enum IncrementalVerdict: String, CaseIterable, Sendable {
  case scale, stop
  case unproved = "not proved"
  case open = "not known"

  /// - Parameters:
  ///   - roas: incremental return on ad spend, with the ends of its interval; nil without a spend.
  ///   - breakeven: the ROAS at which the margin pays the spend; nil where costs are not known.
  package init(roas: (low: Double, high: Double)?, breakeven: Double?) {
    guard let roas, let breakeven else {
      self = .open
      return
    }
    if roas.low > breakeven {
      self = .scale
    } else if roas.high < breakeven {
      self = .stop
    } else {
      self = .unproved
    }
  }
}
