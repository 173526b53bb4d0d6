import Values

extension DailyHistory {
  /// The usual range of each day of the history, each from the days before it alone.
  ///
  /// One pass over the history, a few microseconds a day. Days out of range and masked days do not
  /// enter the ranges of later days.
  /// - Parameters:
  ///   - first: the first day to answer for; earlier ones are only learnt from.
  ///   - weekdays: ``pooledWeekdays(_:before:)`` of the store, used while the history is short.
  package func usualRanges(from first: Day? = nil, weekdays: [Double]? = nil) -> [UsualRange] {
    var walk = UsualRangeWalk(self, weekdays: weekdays)
    var ranges: [UsualRange] = []
    let start = max(0, (first ?? firstDay) - firstDay)
    for index in values.indices {
      let range = walk.next()
      if index >= start { ranges.append(range) }
    }
    return ranges
  }

  /// The usual range of one day, from the days before it alone; nil for a day outside the history.
  package func usualRange(on day: Day, weekdays: [Double]? = nil) -> UsualRange? {
    guard let place = index(of: day) else { return nil }
    var until = self
    until.values = Array(values[...place])
    return until.usualRanges(from: day, weekdays: weekdays).first
  }

  /// The effects of Monday to Sunday that the metrics of a store have in common.
  ///
  /// Per metric the mean of ln(value) on each weekday less that of all usual days before `day`; of
  /// these the median over the metrics, centred. On the scale of ratios, so exp gives factors.
  /// Metrics with zeros, negative values or fewer than 7 usual days are left out.
  /// - Returns: seven effects; nil when no metric can say.
  package static func pooledWeekdays(_ histories: [DailyHistory], before day: Day) -> [Double]? {
    var effects: [[Double]] = Array(repeating: [], count: 7)
    for history in histories {
      let days = history.values.indices.filter {
        history.firstDay + $0 < day && !history.isMasked($0) && history.values[$0] != nil
      }
      guard days.count >= 7, days.allSatisfy({ (history.values[$0] ?? 0) > 0 }) else { continue }
      let scale = Scale(history)
      let logs = days.compactMap { place in
        scale.transform(history, place).map { ((history.firstDay + place).weekday, $0) }
      }
      guard let middle = Quantiles.median(logs.map { $0.1 }) else { continue }
      for weekday in 1...7 {
        let own = logs.filter { $0.0 == weekday }.map { $0.1 - middle }
        if !own.isEmpty { effects[weekday - 1].append(own.reduce(0, +) / Double(own.count)) }
      }
    }
    let pooled = effects.compactMap { Quantiles.median($0) }
    guard pooled.count == 7 else { return nil }
    let mean = pooled.reduce(0, +) / 7
    return pooled.map { $0 - mean }
  }
}
