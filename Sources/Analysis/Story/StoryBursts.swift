import Foundation
import Values

/// Rare things that came in numbers: products of which hardly one a day comes back, and then a dozen.
///
/// The search holds parts against their own past days, of which rare ones have too few events; here a
/// part's count is held against the rate that it and its peers had.
extension StoryFrame {
  /// A part is named from so many events on a day, and from so many times its usual count.
  private static let fewest = 4.0
  private static let times = 3.0
  /// The chance that any part is named on a day without a cause.
  private static let chance = 0.002

  /// Parts whose count of the last day is far above what chance makes of their rate.
  package func bursts() -> [StoryFinding] {
    var found: [StoryFinding] = []
    for table in parts where table.driver == .events {
      let last = days - 1
      let past = max(0, last - 56)..<last
      guard past.count >= StoryRule.fewestDays, !table.names.isEmpty else { continue }
      let means = table.names.indices.map { part in
        past.reduce(0) { $0 + table.counts[part * days + $1] } / Double(past.count)
      }
      let peers = means.reduce(0, +) / Double(means.count)
      for (part, name) in table.names.enumerated() {
        let now = table.counts[part * days + last]
        // A part without a past has that of its peers, as if a week of them had been seen.
        let usual = (means[part] * Double(past.count) + peers * 7) / Double(past.count + 7)
        guard now >= Self.fewest, now >= Self.times * usual,
          Self.tail(of: now, mean: usual) * Double(table.names.count) < Self.chance
        else { continue }
        let money = table.amounts.isEmpty ? nil : amount(of: part, in: table, over: past)
        found.append(
          StoryFinding(
            kind: .segment, driver: .events,
            terms: [StoryTerm(dimension: table.name, values: [name])], since: lastDay, now: now,
            usual: usual,
            effect: money ?? Fixed(unscaled: Int128((now - means[part]).rounded()), scale: 0),
            z: (now - usual) / max(0.5, usual.squareRoot())))
      }
    }
    return found.sorted { abs($0.effect.double) > abs($1.effect.double) }
  }

  private func amount(of part: Int, in table: Parts, over past: Range<Int>) -> Fixed {
    let row = part * days
    let usual = past.reduce(0) { $0 + Double(table.amounts[row + $1]) } / Double(past.count)
    return Fixed(
      unscaled: Int128((Double(table.amounts[row + days - 1]) - usual).rounded()), scale: scale)
  }

  /// P(X ≥ n) of a negative binomial of that mean whose variance is mean + mean² ÷ 2: rates of rare
  /// things vary by more than a Poisson's.
  static func tail(of count: Double, mean: Double) -> Double {
    let size = 2.0
    let share = size / (size + mean)
    var term = pow(share, size)
    var below = 0.0
    var number = 0.0
    while number < count {
      below += term
      term *= (number + size) / (number + 1) * (1 - share)
      number += 1
    }
    return max(0, 1 - below)
  }
}
