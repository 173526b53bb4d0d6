import Foundation
import Values

/// The whole store's drivers against their own forecasts.
package struct StoryWhole: Sendable {
  /// One number of the whole and its usual range.
  package struct Level: Sendable {
    package let range: UsualRange
    /// ln(value ÷ expected), 0 when not known, and the spread that it has on usual days.
    package let x: Double
    package let sd: Double
    /// How many days in a row, the last one included, stood out the same way.
    package internal(set) var days = 1
    /// Whether it is unusual, judged with the others.
    package internal(set) var isUnusual = false
    /// Whether no part moved clearly more or less than the others.
    package internal(set) var isEven = true
    package var expected: Double? { range.expected }
    var z: Double { sd > 0 ? x / sd : 0 }
  }

  package internal(set) var levels: [StoryDriver: Level] = [:]
  /// Of the metric itself: the amounts, or the events of a metric of counts.
  package internal(set) var total: Level
  /// Past days that stood far out.
  let odd: Set<Day>

  /// - Parameter span: how many days are told of together, the last ones.
  init(_ full: StoryFrame, exposure: [Double], span: Int) {
    let whole =
      full.whole
      ?? StoryFrame.Whole(
        firstDay: full.firstDay, events: full.byDay(full.events),
        amounts: full.amounts.isEmpty ? [] : full.byDay(full.amounts.map { Double($0) }))
    let exposure = full.whole?.exposure ?? exposure
    // A large event is a story of its own; only the total holds it.
    let plain = whole.without(full.large)
    let events = plain.events
    let hasExposure = exposure.contains { $0 > 0 }
    var histories: [(StoryDriver, DailyHistory)] = []
    func history(_ values: [Double?], _ base: [Double?], _ nature: DailyHistory.Nature)
      -> DailyHistory
    {
      DailyHistory(
        firstDay: whole.firstDay, values: values, base: base, masked: full.masked,
        nature: nature)
    }
    if hasExposure {
      histories.append((.exposure, history(exposure.map { $0 > 0 ? $0 : nil }, [], .count)))
      histories.append(
        (
          .events,
          history(
            zip(events, exposure).map { $1 >= $0 && $1 > 0 ? $0 / $1 : nil }, exposure, .rate)
        ))
    } else {
      histories.append((.events, history(events, [], .count)))
    }
    let spread = 0.65
    if !whole.amounts.isEmpty {
      let means = zip(plain.amounts, events).map { $1 > 0 ? $0 / $1 : nil }
      histories.append((.amount, history(means, events, .mean(cvSquared: spread))))
    }
    let sums =
      whole.amounts.isEmpty
      ? history(events, [], .count) : history(whole.amounts, events, .sum(cvSquared: spread))
    let ranges = sums.knowing(full.eventDays).usualRanges()
    total = Self.level(sums, full, ranges, span: span)
    odd = Set(
      ranges.indices.filter { ranges[$0].isOutlier && (ranges[$0].p ?? 1) < 1e-4 }.map {
        whole.firstDay + $0
      })
    for (driver, history) in histories {
      let ranges = span > 1 ? [] : history.knowing(full.eventDays).usualRanges()
      levels[driver] = Self.level(history, full, ranges, span: span)
    }
    let order = StoryDriver.allCases.filter { levels[$0] != nil }
    let judged = Judgement(order.compactMap { levels[$0]?.range } + [total.range]).isUnusual
    for (driver, flag) in zip(order, judged) { levels[driver]?.isUnusual = flag }
    self.total.isUnusual = judged.last ?? false
  }

  /// The last days of a history against their range; an event's days by what the event did before.
  private static func level(
    _ history: DailyHistory, _ frame: StoryFrame, _ ranges: [UsualRange], span: Int
  ) -> Level {
    if span > 1 {
      let range = history.usualRange(from: frame.lastDay - (span - 1))
      let (x, sd) = distance(range)
      return Level(range: range, x: x, sd: sd)
    }
    guard let range = ranges.last else {
      let missing = UsualRange(day: frame.lastDay, value: nil, basis: .missing, historyDays: 0)
      return Level(range: missing, x: 0, sd: 1)
    }
    let (x, sd) = Self.distance(range)
    let row = ranges.dropLast().reversed().prefix { before in
      guard before.isOutlier, let value = before.value, let expected = before.expected else {
        return false
      }
      return (value < expected) == (x < 0)
    }
    let days = max(range.run, 1 + row.count)
    return Level(range: range, x: x, sd: sd, days: days)
  }

  private static func distance(_ range: UsualRange) -> (x: Double, sd: Double) {
    guard let value = range.value, let expected = range.expected, let high = range.high,
      value > 0, expected > 0, high > expected
    else { return (0, 1) }
    let reach = UsualRangeRule.reach(df: 12)
    return (log(value / expected), max(0.01, log(high / expected) / reach))
  }
}

extension StoryFrame.Whole {
  /// The whole as if some single events of its last day had not been.
  fileprivate func without(_ large: [StoryFrame.Large]) -> StoryFrame.Whole {
    guard let last = events.indices.last, !amounts.isEmpty else { return self }
    var plain = self
    for event in large where plain.events[last] >= 1 {
      plain.events[last] -= 1
      plain.amounts[last] -= Double(event.amount)
    }
    return plain
  }
}
