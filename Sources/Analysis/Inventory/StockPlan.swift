import Foundation

/// Demand, lead time and what they mean for the stock of one product.
package struct StockPlan: Sendable, Equatable {
  /// Units a day, mean and standard deviation, over the days it could be bought.
  package var demand: Double
  package var deviation: Double
  /// Days from order to arrival, mean and standard deviation.
  package var leadTime: Double
  package var leadTimeDeviation: Double
  /// Days between two orders where orders are placed on fixed days; 0 where at any time.
  package var reviewEvery: Double

  /// - Returns: nil when a number is negative or not finite.
  package init?(
    demand: Double, deviation: Double, leadTime: Double, leadTimeDeviation: Double = 0,
    reviewEvery: Double = 0
  ) {
    let numbers = [demand, deviation, leadTime, leadTimeDeviation, reviewEvery]
    guard numbers.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
    (self.demand, self.deviation) = (demand, deviation)
    (self.leadTime, self.leadTimeDeviation) = (leadTime, leadTimeDeviation)
    self.reviewEvery = reviewEvery
  }

  /// How many days the stock lasts at the mean demand; nil where nothing is bought.
  package func daysOfCover(onHand: Double) -> Double? {
    demand > 0 ? max(0, onHand) / demand : nil
  }

  /// The days that the stock has to last: lead time and time between orders.
  package var horizon: Double { leadTime + reviewEvery }

  /// The standard deviation of the units bought until a delivery: √(L sd_d² + d² sd_L²), the
  /// formula of King 2011, "Crack the code: understanding safety stock", APICS 21:33.
  package var horizonDeviation: Double {
    (horizon * deviation * deviation + demand * demand * leadTimeDeviation * leadTimeDeviation)
      .squareRoot()
  }

  /// z · √(L sd_d² + d² sd_L²) for a chance of no stock-out in a cycle, 0.95 say; never negative.
  package func safetyStock(serviceLevel: Double) -> Double {
    guard horizonDeviation > 0 else { return 0 }
    return max(0, NormalDistribution.quantile(serviceLevel) * horizonDeviation)
  }

  /// The stock at which to order: d · L + safety stock.
  package func reorderPoint(serviceLevel: Double) -> Double {
    demand * horizon + safetyStock(serviceLevel: serviceLevel)
  }

  /// The chance that more is bought before the next delivery than is on hand.
  ///
  /// Normal from five units a day on, below it Poisson, and negative binomial where the variance
  /// is above 1.5 times the mean.
  package func stockOutChance(onHand: Double) -> Double {
    let mean = demand * horizon
    guard mean > 0 else { return onHand < 0 ? 1 : 0 }
    guard onHand >= 0 else { return 1 }
    let variance = horizonDeviation * horizonDeviation
    if demand >= 5 {
      guard variance > 0 else { return mean > onHand ? 1 : 0 }
      return 1 - NormalDistribution.cumulative((onHand - mean) / horizonDeviation)
    }
    let count = Int(min(onHand, 1e9).rounded(.down)) + 1
    if variance > 1.5 * mean, let wide = NegativeBinomial(mean: mean, variance: variance) {
      return wide.atLeast(count)
    }
    return Poisson.atLeast(count, mean: mean)
  }

  /// What a stock-out costs a day: its chance × units a day × margin a unit.
  package func lostMarginPerDay(onHand: Double, unitMargin: Double) -> Double {
    stockOutChance(onHand: onHand) * demand * unitMargin
  }
}
