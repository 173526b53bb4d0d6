import Values

/// One value a day of one metric, with what is needed to say how much of it is chance.
package struct DailyHistory: Sendable {
  /// What kind of number the values are: it decides the scale and the noise of counting.
  package enum Nature: Hashable, Sendable {
    /// Whole numbers of events: orders, units, visitors, refunds.
    case count
    /// A sum over events, as revenue over orders: `base` is the number of events.
    ///
    /// - Parameter cvSquared: variance ÷ mean² of one event's amount; 0.65 is usual for orders.
    case sum(cvSquared: Double)
    /// A mean over events, as order value over orders: `base` is the number of events.
    case mean(cvSquared: Double)
    /// A share of trials, as conversion of visitors: `base` is the number of trials.
    case rate
    /// What no events lie behind: a price, an index, stock.
    case level
  }

  package let firstDay: Day
  /// The value of each day from the first on; nil where there is none.
  package var values: [Double?]
  /// Behind each value: its events (sum, mean) or trials (rate); empty when not known.
  package var base: [Double?]
  /// Days that do not count as usual, as promotions and holidays; empty when there are none.
  package var masked: [Bool]
  package let nature: Nature

  /// - Parameter masked: days known not to be usual; those before or after the values are ignored.
  package init(
    firstDay: Day, values: [Double?], base: [Double?] = [], masked: Set<Day> = [],
    nature: Nature = .level
  ) {
    self.firstDay = firstDay
    self.values = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    self.base = base
    self.masked = masked.isEmpty ? [] : values.indices.map { masked.contains(firstDay + $0) }
    self.nature = nature
  }

  /// The place of a day among the values; nil outside.
  package func index(of day: Day) -> Int? {
    let place = day - firstDay
    return values.indices.contains(place) ? place : nil
  }

  /// Whether the day at a place is masked.
  package func isMasked(_ index: Int) -> Bool { index < masked.count && masked[index] }

  /// Events or trials behind the value at a place; nil when not known.
  func base(_ index: Int) -> Double? {
    guard index < base.count, let base = base[index], base.isFinite, base >= 0 else { return nil }
    return base
  }

  /// The whole number of events that the value at a place comes from; nil when not known.
  func events(_ index: Int) -> Double? {
    switch nature {
    case .count: values[index]
    case .sum, .mean: base(index)
    case .rate: base(index).flatMap { trials in values[index].map { ($0 * trials).rounded() } }
    case .level: nil
    }
  }

  /// The values that count as usual.
  package var usable: [Double] {
    values.indices.compactMap { isMasked($0) ? nil : values[$0] }
  }
}
