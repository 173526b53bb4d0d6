import Analysis
import Foundation
import Values

/// A store whose usual days and planted shifts are known, drawn from a seed.
///
/// Visitors, conversion, order value and refund rate, each with a weekly pattern and correlated,
/// heavy-tailed noise; visitors also with a yearly wave, growth and a wandering level; announced
/// promotions; shifts of one KPI over one to five of the last 60 days.
struct SimulatedStore {
  static let days = 210
  static let scored = 60
  static let first = Day(number: 19_700)

  /// The four histories; promotions are masked.
  let histories: [DailyHistory]
  /// For each KPI and day the planted change, as a share; 0 where there is none.
  let effects: [[Double]]

  init(seed: UInt64) {
    var draw = Draw(seed: seed)
    let days = Self.days
    let promotions = (0..<days).map { _ in draw.uniform(0, 1) < 0.03 }
    var planted = Array(repeating: Array(repeating: 0.0, count: days), count: 4)
    for _ in 0..<Int(draw.uniform(2, 6)) {
      let start = days - Self.scored + Int(draw.uniform(0, Double(Self.scored)))
      let kpi = Int(draw.uniform(0, 4))
      let sizes = [0.06, 0.09, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7]
      let size = sizes[Int(draw.uniform(0, 10))] * draw.uniform(0.9, 1.1)
      let effect = draw.uniform(0, 1) < 0.65 ? log(1 - size) : log(1 + size)
      for day in start..<min(days, start + Int(draw.uniform(1, 6))) { planted[kpi][day] += effect }
    }
    let level = draw.uniform(log(400), log(20_000))
    let growth = 0.0015 * draw.normal()
    let wave = draw.uniform(0, 365)
    let wandering = draw.uniform(0, 0.01)
    var walk = 0.0
    let week = [0.15, 0.05, 0.03, 0].map { spread in (0..<7).map { _ in spread * draw.normal() } }
    let noise = [(0.03, 0.09), (0.02, 0.06), (0.01, 0.04), (0.03, 0.08)].map {
      draw.correlated(days, spread: draw.uniform($0.0, $0.1), correlation: draw.uniform(0, 0.4))
    }
    let usual = [draw.uniform(0.01, 0.05), draw.uniform(20, 200), draw.uniform(0.03, 0.12)]
    let lift = draw.uniform(0.3, 0.8)
    var values: [[Double?]] = [[], [], [], []]
    var bases: [[Double?]] = [[], [], [], []]
    for day in 0..<days {
      walk += wandering * draw.normal()
      func factor(_ kpi: Int) -> Double { week[kpi][day % 7] + noise[kpi][day] + planted[kpi][day] }
      let season = 0.15 * sin(2 * .pi * (Double(day) + wave) / 365)
      let promotion = promotions[day] ? lift : 0
      let visitors = draw.poisson(
        exp(level + growth * Double(day) + season + walk + factor(0) + promotion))
      let orders = min(visitors, draw.poisson(visitors * usual[0] * exp(factor(1))))
      let cvSquared = 0.65
      let value = usual[1] * exp(factor(2)) * draw.meanOfAmounts(orders, cvSquared: cvSquared)
      let refunds = min(orders, draw.poisson(orders * usual[2] * exp(factor(3))))
      values[0].append(visitors)
      values[1].append(visitors > 0 ? orders / visitors : nil)
      values[2].append(orders > 0 ? value : nil)
      values[3].append(orders > 0 ? refunds / orders : nil)
      bases[1].append(visitors)
      bases[2].append(orders)
      bases[3].append(orders)
    }
    let masked = Set((0..<days).filter { promotions[$0] }.map { Self.first + $0 })
    let natures: [DailyHistory.Nature] = [.count, .rate, .mean(cvSquared: 0.65), .rate]
    histories = (0..<4).map {
      DailyHistory(
        firstDay: Self.first, values: values[$0], base: bases[$0], masked: masked,
        nature: natures[$0])
    }
    effects = planted.map { $0.map { exp($0) - 1 } }
  }
}

/// Draws from a seed (SplitMix64, Steele, Lea & Flood 2014).
struct Draw {
  private var state: UInt64

  init(seed: UInt64) { state = Self.mixed(seed &* 0xD134_2543_DE82_EF95) }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    return low + (high - low) * Double(Self.mixed(state) >> 11) / 9_007_199_254_740_992
  }

  private static func mixed(_ seed: UInt64) -> UInt64 {
    var bits = seed
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func normal() -> Double {
    (-2 * log(1 - uniform(0, 1))).squareRoot() * cos(2 * .pi * uniform(0, 1))
  }

  /// Student's t with 5 degrees of freedom, scaled to a variance of 1.
  mutating func heavy() -> Double {
    let chi = (0..<5).reduce(0.0) { sum, _ in
      let z = normal()
      return sum + z * z
    }
    return normal() / (chi / 5).squareRoot() / (5.0 / 3).squareRoot()
  }

  /// Half of all series have heavy tails.
  mutating func correlated(_ count: Int, spread: Double, correlation: Double) -> [Double] {
    let isHeavy = uniform(0, 1) < 0.5
    var last = 0.0
    return (0..<count).map { _ in
      let fresh = isHeavy ? heavy() : normal()
      last = correlation * last + fresh * (1 - correlation * correlation).squareRoot()
      return spread * last
    }
  }

  mutating func poisson(_ mean: Double) -> Double {
    guard mean < 50 else { return max(0, (mean + mean.squareRoot() * normal()).rounded()) }
    let limit = exp(-mean)
    var product = uniform(0, 1)
    var count = 0.0
    while product > limit {
      product *= uniform(0, 1)
      count += 1
    }
    return count
  }

  /// The mean of `count` log-normal amounts of mean 1.
  mutating func meanOfAmounts(_ count: Double, cvSquared: Double) -> Double {
    guard count > 0 else { return 1 }
    guard count < 60 else { return max(0.05, 1 + (cvSquared / count).squareRoot() * normal()) }
    let variance = log(1 + cvSquared)
    let sum = (0..<Int(count)).reduce(0.0) { sum, _ in
      sum + exp(variance.squareRoot() * normal() - variance / 2)
    }
    return sum / count
  }
}
