import Foundation

/// What days of an event did in this store's own past.
enum StoryEvents {
  /// The logarithm of the factor of a day, and how sure it is.
  struct Factor {
    var mean: Double
    var spread: Double
  }

  /// For each day of an event its factor from the event's days before it; days without a past have
  /// none and are judged like any other.
  ///
  /// Σ residuals ÷ (n + 2): an event seen once moves the expectation by a third of what it did.
  static func factors(_ history: DailyHistory, _ frame: StoryFrame) -> [Int: Factor] {
    let places = frame.eventDays.compactMap { day, name in
      history.index(of: day).map { (place: $0, name: name) }
    }.sorted { $0.place < $1.place }
    guard !places.isEmpty else { return [:] }
    var masked = history
    masked.masked = history.values.indices.map { index in
      history.isMasked(index) || places.contains { $0.place == index }
    }
    let ranges = masked.usualRanges()
    var residuals: [String: [Double]] = [:]
    var factors: [Int: Factor] = [:]
    for (place, name) in places {
      let past = residuals[name] ?? []
      if !past.isEmpty {
        let count = Double(past.count)
        let mean = past.reduce(0, +) / (count + 2)
        let own = past.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        // Of one or two days nobody knows how much they differ: a third of what they did.
        let prior = mean * mean / 9 + 0.0025
        let variance = (own * count + 2 * prior) / (count + 2)
        factors[place] = Factor(
          mean: mean, spread: (variance * (1 + 1 / count)).squareRoot())
      }
      if let value = history.values[place], let expected = ranges[place].expected, value > 0,
        expected > 0, place < history.values.count - 1
      {
        residuals[name, default: []].append(log(value / expected))
      }
    }
    return factors
  }
}
