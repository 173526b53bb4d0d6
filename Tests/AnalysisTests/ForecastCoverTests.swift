import Analysis
import Foundation
import Testing
import Values

/// How often what comes lies within the interval of a sum: the errors of its days go together.
struct ForecastCoverTests {
  private static let first = Day(number: 19_723)

  /// A store of a weekly pattern with noise that lasts over days, heavy for some, and a wandering
  /// level.
  private static func store(_ days: Int, seed: UInt64) -> [Double?] {
    var draw = Draw(seed: seed)
    let week = (0..<7).map { _ in 0.15 * draw.normal() }
    let noise = draw.correlated(
      days, spread: draw.uniform(0.03, 0.1), correlation: draw.uniform(0, 0.6))
    let wandering = draw.uniform(0, 0.01)
    var walk = 0.0
    return (0..<days).map { day in
      walk += wandering * draw.normal()
      return 1000 * exp(week[day % 7] + noise[day] + walk)
    }
  }

  /// The share of sums that fell within, and the mean width of their intervals.
  private static func cover(
    _ level: Double, days: Int, ahead: Int, stores: Int
  ) throws -> Double {
    var inside = 0
    for seed in 1...stores {
      let values = store(days + ahead, seed: UInt64(seed))
      let history = DailyHistory(firstDay: first, values: Array(values[..<days]))
      let total = try #require(Forecast(history, days: ahead, confidence: level)).total
      let sum = values[days...].reduce(0) { $0 + ($1 ?? 0) }
      if total.low <= sum, sum <= total.high { inside += 1 }
    }
    return Double(inside) / Double(stores)
  }

  /// Of 100 stores; chance alone moves the share by four in a hundred.
  @Test(arguments: [(0.8, 120, 7), (0.8, 120, 14), (0.8, 365, 28), (0.95, 120, 14), (0.5, 365, 14)])
  func sumsHoldTheirLevel(level: Double, days: Int, ahead: Int) throws {
    let cover = try Self.cover(level, days: days, ahead: ahead, stores: 100)
    #expect(cover >= level - 0.1 && cover <= min(1, level + 0.14), "\(cover)")
  }
}
