import Foundation
import Values

/// What days of a sale or a holiday did before, in the history of one metric.
package struct EventEffect: Hashable, Sendable {
  /// How far such a day lies from a plain one, on the scale; 0 without a past.
  let mean: Double
  /// How little is known of that, as a standard deviation on the scale; 0 without a past.
  let spread: Double
  /// The scale that both are told on.
  let kind: Scale.Kind
  /// How many days of the event were before.
  package let days: Int

  /// What a count is multiplied by, where ratios make sense.
  var factor: Double { kind == .ratios ? exp(mean) : 1 }

  /// Learns from the distances of earlier days of the event.
  ///
  /// mean = Σ distances ÷ (n + 2): an event seen once moves the expectation by a third of what it did.
  /// Of one or two days nobody knows how much they differ: by a third of what they did.
  init(_ past: [Double], kind: Scale.Kind) {
    let count = Double(past.count)
    self.kind = kind
    days = past.count
    mean = past.reduce(0, +) / (count + 2)
    guard !past.isEmpty else {
      spread = 0
      return
    }
    let middle = past.reduce(0, +) / count
    let own = past.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let prior = middle * middle / 9 + 0.0025
    let variance = (own + 2 * prior) / (count + 2)
    spread = (variance * (1 + 1 / count)).squareRoot()
  }
}

extension DailyHistory {
  /// The same history, which knows what its own days of sales and holidays did.
  ///
  /// An event is only a candidate. Where its days stood out as far as chance does not take them, all
  /// of that occasion stay out of later ranges; else they are days like others. Each day of an event
  /// is judged by what earlier days of its name did, and like any other where there are none.
  /// - Parameter events: the event of each day that has one, without its year.
  package func knowing(_ events: [Day: String]) -> DailyHistory {
    let names = values.indices.map { events[firstDay + $0] }
    guard names.contains(where: { $0 != nil }) else { return self }
    var plain = self
    plain.masked = names.indices.map { isMasked($0) || names[$0] != nil }
    var walk = UsualRangeWalk(plain)
    var result = self
    if result.masked.isEmpty { result.masked = names.map { _ in false } }
    var past: [String: [Double]] = [:]
    var occasion: [(place: Int, z: Double)] = []
    for place in names.indices {
      let isKnown = walk.seen >= UsualRangeRule.shortHistory
      _ = walk.next()
      if let name = names[place] {
        if !isKnown { result.masked[place] = true }
        result.effects[place] = EventEffect(past[name] ?? [], kind: walk.scale.kind)
        if isKnown, let x = walk.scale.transform(plain, place) {
          let distance = x - walk.outlook.expected
          past[name, default: []].append(distance)
          occasion.append((place, distance / walk.outlook.variance.squareRoot()))
        }
      }
      let isLast = place + 1 == names.count || names[place + 1] != names[place]
      guard isLast else { continue }
      if Self.standOut(occasion.map { $0.z }) {
        for day in occasion { result.masked[day.place] = true }
      }
      occasion = []
    }
    return result
  }

  /// Whether days of an event are further out than chance takes them, each or together.
  private static func standOut(_ z: [Double]) -> Bool {
    guard !z.isEmpty else { return false }
    let together = abs(z.reduce(0, +)) / Double(z.count).squareRoot()
    return together > UsualRangeRule.occasionZ || z.contains { abs($0) > UsualRangeRule.eventDayZ }
  }
}
