import Foundation
import Values

/// What the whole did, by driver.
extension StoryMoney {
  /// Drivers of which the whole is far from its forecast and no part more than others.
  func everywhere() -> [StoryDriver] {
    let taken = search.hits.flatMap { [search.fields[$0.field].driver] + $0.also }
    // What was not counted makes the rates of all look odd.
    guard !search.hits.contains(where: { $0.isMiscounted }) else { return [] }
    return StoryDriver.allCases.filter { driver in
      // Several days in a row make a driver unusual of which the last alone says little of where.
      // A mean amount is the least sure of them: few large ones make it.
      guard let level = search.whole.levels[driver], level.isUnusual,
        abs(level.z) >= (driver == .amount ? 4.5 : 3.5), !taken.contains(driver)
      else { return false }
      guard !search.hits.isEmpty else { return true }
      // Beside segments of other drivers only what these can't have done.
      guard driver != .amount, !(driver == .events && taken.contains(.amount)) else { return false }
      let own = driver == .events ? level.x - (mix() ?? 0) : level.x
      return abs(own) > 0.6 * abs(level.x) && abs(own) / level.sd > 5 && abs(own) > 0.3
    }
  }

  func wholeSince(_ level: StoryWhole.Level) -> Day {
    level.range.day - (level.days - 1)
  }

  /// What drivers of the whole came to, by the logarithmic mean.
  func wholeEffects(without named: Int64) -> [(StoryDriver, Int64)] {
    let (after, before) = (Double(now - named), Double(usual))
    guard let weight = LogarithmicMean.of(after, before) else {
      return everywhere().enumerated().map { ($1, $0 == 0 ? now - named - usual : 0) }
    }
    return StoryDriver.allCases.compactMap { driver in
      search.whole.levels[driver].map { (driver, Int64((weight * $0.x).rounded())) }
    }
  }

  /// The change by driver, to the unit: exposure, its mix, events of it, amounts.
  func drivers() -> [(driver: StoryDriver?, effect: Fixed)] {
    let whole = search.whole
    let present = StoryDriver.allCases.filter { whole.levels[$0]?.range.value != nil }
    var logs: [(StoryDriver?, Double)] = present.map { ($0, whole.levels[$0]?.x ?? 0) }
    if let mix = mix(), let place = logs.firstIndex(where: { $0.0 == .events }),
      present.contains(.exposure)
    {
      logs[place].1 -= mix
      logs.insert((nil, mix), at: place)
    }
    let change = now - usual
    let raw = logs.reduce(0) { $0 + $1.1 }
    // The forecasts of the factors need not multiply to that of the whole: what is missing is shared
    // by all as they are unsure.
    guard let weight = LogarithmicMean.of(Double(now), Double(usual)), now > 0, usual > 0 else {
      return [(present.first ?? .events, fixed(change))]
    }
    let missing = log(Double(now) / Double(usual)) - raw
    let spread = logs.map { $0.0.flatMap { whole.levels[$0]?.sd } ?? 0 }
    let sum = spread.reduce(0) { $0 + $1 * $1 }
    let effects = zip(logs, spread).map { log, sd in
      weight * (log.1 + (sum > 0 ? missing * sd * sd / sum : missing / Double(logs.count)))
    }
    guard let units = Closure.units(effects, total: change) else {
      return [(present.first ?? .events, fixed(change))]
    }
    return zip(logs, units).map { ($0.0.0, fixed($0.1)) }
  }

  /// ln of what the mix of exposure did to the rate of events.
  func mix() -> Double? {
    guard frame.isCrossed,
      let exposure = search.fields.first(where: { $0.driver == .exposure && $0.kind == .leaves })
    else { return nil }
    var (now, usual) = ((v: 0.0, o: 0.0), (v: 0.0, o: 0.0))
    for leaf in 0..<frame.leafCount {
      let place = (leaf + 1) * frame.days - 1
      let rate = search.rate(leaf)
      now.v += frame.exposure[place]
      now.o += frame.exposure[place] * rate
      usual.v += exposure.e[place]
      usual.o += exposure.e[place] * rate
    }
    guard now.o > 0, now.v > 0, usual.o > 0, usual.v > 0 else { return nil }
    return log(now.o / now.v) - log(usual.o / usual.v)
  }
}
