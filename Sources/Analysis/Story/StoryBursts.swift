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
  /// Rates of rare things vary at most so much: see ``tail(of:mean:size:)``.
  static let leastSize = 2.0

  /// What is counted apart: parts, or the values of a dimension of rare events.
  private struct Group {
    var name: String
    var names: [String]
    var counts: [Double]
    var amounts: [Int64]
  }

  /// Parts and values whose count of the last day is far above what chance makes of their rate.
  package func bursts() -> [StoryFinding] {
    let last = days - 1
    let end = max(0, last - (span - 1))
    let past = max(0, end - 56)..<end
    guard past.count >= StoryRule.fewestDays else { return [] }
    var found: [StoryFinding] = []
    for group in groups where !group.names.isEmpty {
      let means = group.names.indices.map { part in
        past.reduce(0) { $0 + group.counts[part * days + $1] } / Double(past.count)
      }
      let peers = means.reduce(0, +) / Double(means.count)
      let spread = spread(group, means, past)
      for (part, name) in group.names.enumerated() {
        let now = group.counts[part * days + last]
        // A part without a past has that of its peers, as if a week of them had been seen.
        let usual = (means[part] * Double(past.count) + peers * 7) / Double(past.count + 7)
        let size = max(Self.leastSize, usual / max(1e-6, spread - 1))
        guard now >= Self.fewest, now >= Self.times * usual,
          Self.tail(of: now, mean: usual, size: size) * Double(group.names.count) < Self.chance
        else { continue }
        let money = group.amounts.isEmpty ? nil : amount(of: part, in: group, over: past)
        found.append(
          StoryFinding(
            kind: .segment, driver: .events,
            terms: [StoryTerm(dimension: group.name, values: [name])], since: lastDay, now: now,
            usual: usual,
            effect: money ?? Fixed(unscaled: Int128((now - means[part]).rounded()), scale: 0),
            z: (now - usual) / max(0.5, usual.squareRoot())))
      }
    }
    return found.sorted { abs($0.effect.double) > abs($1.effect.double) }
  }

  /// The parts of events, and the dimensions whose values have too few events to be searched.
  private var groups: [Group] {
    var groups = parts.filter { $0.driver == .events }.map {
      Group(name: $0.name, names: $0.names, counts: $0.counts, amounts: $0.amounts)
    }
    for dimension in dimensions.indices {
      let places = values[dimension].indices.filter { values[dimension][$0] != nil }
      let counts = StoryMatrix.grouped(
        events, by: codes[dimension], count: values[dimension].count, days: days)
      let all = counts.reduce(0, +) / Double(days * max(1, places.count))
      guard all < StoryRule.leastEvents, places.count > 1 else { continue }
      let money =
        amounts.isEmpty
        ? []
        : StoryMatrix.grouped(
          amounts.map { Double($0) }, by: codes[dimension], count: values[dimension].count,
          days: days)
      groups.append(
        Group(
          name: dimensions[dimension], names: places.compactMap { values[dimension][$0] },
          counts: places.flatMap { counts[$0 * days..<($0 + 1) * days] },
          amounts: money.isEmpty
            ? [] : places.flatMap { money[$0 * days..<($0 + 1) * days].map { Int64($0) } }))
    }
    return groups
  }

  /// How much more than chance the counts of a group stray: Σ (x − mean)² ÷ Σ mean, at least 1.
  private func spread(_ group: Group, _ means: [Double], _ past: Range<Int>) -> Double {
    var (squares, counts) = (0.0, 0.0)
    for part in group.names.indices {
      for day in past {
        let distance = group.counts[part * days + day] - means[part]
        squares += distance * distance
        counts += means[part]
      }
    }
    return counts > 0 ? max(1, squares / counts) : 1
  }

  private func amount(of part: Int, in group: Group, over past: Range<Int>) -> Fixed {
    let row = part * days
    let usual = past.reduce(0) { $0 + Double(group.amounts[row + $1]) } / Double(past.count)
    return Fixed(
      unscaled: Int128((Double(group.amounts[row + days - 1]) - usual).rounded()), scale: scale)
  }

  /// P(X ≥ n) of a negative binomial of that mean whose variance is mean + mean² ÷ size: rates of rare
  /// things vary by more than a Poisson's.
  static func tail(of count: Double, mean: Double, size: Double = leastSize) -> Double {
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
