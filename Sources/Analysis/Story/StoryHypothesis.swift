import Foundation
import Values

/// Parts tested one by one, as facts that are known of them ask: without the price of a search.
///
/// Each part is held against what the events of all others let expect of it, on the last day and on the
/// last two and three together. The distance is the Poisson deviance of what was counted, over the root of how much
/// more than chance the part strays on its own past days.
package struct StoryHypothesis: Sendable {
  private let frame: StoryFrame
  private let parts: StoryFrame.Parts
  private let all: [Double]
  /// The whole's amounts of a usual day.
  private let usualTotal: Double

  /// Days that the share comes from.
  private static let past = 28
  /// Days that the noise comes from.
  private static let noiseDays = 56
  /// How far a part has to stray, on one day and on several, among which the furthest is taken.
  private static let bar = 3.0
  private static let barOfDays = 3.4
  /// What part of a usual day it has to come to.
  private static let least = 0.02
  /// A price has to change by so much to be told.
  private static let price = 0.2

  /// Nil where the frame knows no parts of that name, or too few days.
  package init?(_ frame: StoryFrame, parts name: String) {
    guard let parts = frame.parts.first(where: { $0.name == name && $0.driver == .events }),
      frame.days > Self.past + 2 * frame.span + 5
    else { return nil }
    (self.frame, self.parts) = (frame, parts)
    all = frame.byDay(frame.events)
    let totals = frame.amounts.isEmpty ? all : frame.byDay(frame.amounts.map { Double($0) })
    usualTotal = totals.dropLast(frame.span).suffix(Self.past).reduce(0, +) / Double(Self.past)
  }

  package var names: [String] { parts.names }

  /// The moves of parts that go far enough for a fact of them to be told.
  package var moves: Set<StoryMove> {
    var moves: Set<StoryMove> = []
    for isUp in [true, false] {
      if names.indices.contains(where: { strayed($0, isUp: isUp) != nil }) {
        moves.insert(StoryMove(.events, isUp: isUp))
      }
      if names.indices.contains(where: { repriced($0, isUp: isUp) != nil }) {
        moves.insert(StoryMove(.amount, isUp: isUp))
      }
    }
    return moves
  }

  /// A part whose events went one way by more than chance; nil where they did not.
  package func strayed(_ row: Int, isUp: Bool) -> StoryFinding? {
    let counts = Array(parts.counts[row * frame.days..<(row + 1) * frame.days])
    let last = frame.days - 1
    let noise = noise(counts)
    var best: (days: Int, z: Double)?
    // What is told of several days is their sum.
    for days in 1...(frame.span == 1 ? 3 : 1) {
      let first = last - days + 1
      let expected = expected(counts, of: first...last, before: first)
      let (now, usual) = (counts[first...last].reduce(0, +), expected.reduce(0, +))
      guard usual > 0, (now > usual) == isUp,
        zip(counts[first...last], expected).allSatisfy({ ($0 > $1) == isUp })
      else { continue }
      let z = Self.deviance(now, usual) / noise.squareRoot()
      if z >= (days == 1 ? Self.bar : Self.barOfDays), z > best?.z ?? 0 { best = (days, z) }
    }
    guard let best else { return nil }
    let first = last - best.days + 1
    let past = past(before: first)
    let usual = counts[past].reduce(0, +) / Double(past.count)
    let amounts = self.amounts(row)
    let before = amounts[past].reduce(0, +) / Double(past.count)
    let effect = amounts[last] - before
    guard (effect > 0) == isUp, abs(effect) >= Self.least * usualTotal else { return nil }
    return finding(
      row, .events, since: first, now: counts[last], usual: usual, effect,
      z: isUp ? best.z : -best.z)
  }

  /// A part of which one came to more or to less than before; nil where it came to about the same.
  package func repriced(_ row: Int, isUp: Bool) -> StoryFinding? {
    guard !parts.amounts.isEmpty else { return nil }
    let last = frame.days - 1
    let counts = parts.counts[row * frame.days..<(row + 1) * frame.days]
    let amounts = self.amounts(row)
    let sold = counts.dropLast(frame.span).suffix(Self.past).reduce(0, +)
    let brought = amounts.dropLast(frame.span).suffix(Self.past).reduce(0, +)
    guard let count = counts.last, count > 0, sold > 0, brought > 0 else { return nil }
    let usual = brought / sold
    let effect = amounts[last] - usual * count
    guard (effect > 0) == isUp, abs(amounts[last] / (usual * count) - 1) >= Self.price,
      abs(effect) >= Self.least * usualTotal
    else { return nil }
    return finding(
      row, .amount, since: last, now: amounts[last], usual: usual * count, effect, z: 0)
  }

  private func finding(
    _ row: Int, _ driver: StoryDriver, since: Int, now: Double, usual: Double, _ effect: Double,
    z: Double
  ) -> StoryFinding {
    StoryFinding(
      kind: .segment, driver: driver,
      terms: [StoryTerm(dimension: parts.name, values: [parts.names[row]])],
      since: frame.firstDay + since, now: now, usual: usual,
      effect: Fixed(
        unscaled: Int128(effect.rounded()), scale: parts.amounts.isEmpty ? 0 : frame.scale), z: z)
  }

  private func amounts(_ row: Int) -> [Double] {
    let days = row * frame.days..<(row + 1) * frame.days
    return parts.amounts.isEmpty
      ? Array(parts.counts[days]) : parts.amounts[days].map { Double($0) }
  }

  /// What the others let expect of a part: their events times its odds on the 28 days before.
  private func expected(_ counts: [Double], of days: ClosedRange<Int>, before day: Int) -> [Double]
  {
    let past = past(before: day)
    let own = counts[past].reduce(0, +)
    let others = all[past].reduce(0, +) - own
    return days.map { others > 0 ? own / others * max(0, all[$0] - counts[$0]) : 0 }
  }

  /// The days before one that share none with it.
  private func past(before day: Int) -> Range<Int> {
    let end = max(1, day - (frame.span - 1))
    return max(0, end - Self.past)..<end
  }

  /// How much more than chance a part strays: the mean of (y − e)² ÷ e of its past days, at least 1.
  private func noise(_ counts: [Double]) -> Double {
    let first = max(Self.past + frame.span - 1, frame.days - 1 - Self.noiseDays)
    let days = first..<max(first, frame.days - max(3, frame.span))
    let ratios = days.compactMap { day -> Double? in
      guard let usual = expected(counts, of: day...day, before: day).first, usual > 0 else {
        return nil
      }
      return (counts[day] - usual) * (counts[day] - usual) / max(usual, 0.5)
    }
    return ratios.isEmpty ? 1 : max(1, ratios.reduce(0, +) / Double(ratios.count))
  }

  /// √(2 (y ln(y ÷ e) − (y − e))), the signed root of the Poisson deviance without its sign.
  private static func deviance(_ y: Double, _ e: Double) -> Double {
    max(0, 2 * ((y > 0 ? y * log(y / e) : 0) - (y - e))).squareRoot()
  }
}
