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
  /// Days of weekdays that are nearly always empty; empty when there are none.
  private var closed: [Bool] = []
  /// What is known of the days of events, by their place: such days are judged, masked or not.
  var effects: [Int: EventEffect] = [:]
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
    switch nature {
    case .count, .sum: closed = ClosedDays.places(self.values)
    case .mean, .rate, .level: break
    }
  }

  /// The place of a day among the values; nil outside.
  package func index(of day: Day) -> Int? {
    let place = day - firstDay
    return values.indices.contains(place) ? place : nil
  }

  /// Whether the day at a place says nothing of plain days: it is masked or closed.
  package func isMasked(_ index: Int) -> Bool {
    (index < masked.count && masked[index]) || isClosed(index)
  }

  /// Whether the day at a place is one of a weekday that is nearly always empty.
  package func isClosed(_ index: Int) -> Bool { index < closed.count && closed[index] }

  /// Whether a weekday is closed at the end of the history.
  func isClosed(weekday: Int) -> Bool {
    closed.indices.last { (firstDay + $0).weekday == weekday && $0 < values.count }
      .map { isClosed($0) } ?? false
  }

  /// The days at some places.
  func slice(_ places: Range<Int>) -> DailyHistory {
    func part<Element>(_ whole: [Element]) -> [Element] {
      Array(whole[min(places.lowerBound, whole.count)..<min(places.upperBound, whole.count)])
    }
    var result = DailyHistory(firstDay: firstDay + places.lowerBound, values: [], nature: nature)
    (result.values, result.base) = (part(values), part(base))
    (result.masked, result.closed) = (part(masked), part(closed))
    for (index, effect) in effects where places.contains(index) {
      result.effects[index - places.lowerBound] = effect
    }
    return result
  }

  /// What is known of the event that the day at a place is of; nil for a day of none.
  package func effect(_ index: Int) -> EventEffect? { effects[index] }

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
