import Values

extension DailyHistory {
  /// The usual range of each day of the history, each from the days before it alone.
  ///
  /// Days out of range and masked days do not enter the ranges of later days. A day's range comes from
  /// the days since the start of the stretch of ``UsualRangeRule/window`` days before its own, counted
  /// from day number 0: so it is the same whatever other days are asked for.
  /// - Parameter first: the first day to answer for.
  package func usualRanges(from first: Day? = nil) -> [UsualRange] {
    var ranges: [UsualRange] = []
    var day = max(firstDay, first ?? firstDay)
    let end = firstDay + values.count
    while day < end {
      let stretch = Self.stretchStart(of: day)
      let last = min(end - 1, stretch + (UsualRangeRule.window - 1))
      ranges += stretchRanges(from: day, to: last, stretch: stretch)
      day = last + 1
    }
    return ranges
  }

  /// The usual range of one day, from the days before it alone; nil for a day outside the history.
  package func usualRange(on day: Day) -> UsualRange? {
    guard index(of: day) != nil else { return nil }
    return stretchRanges(from: day, to: day, stretch: Self.stretchStart(of: day)).first
  }

  private static func stretchStart(of day: Day) -> Day {
    day - (day.number % UsualRangeRule.window)
  }

  /// The ranges of days of one stretch.
  private func stretchRanges(from first: Day, to last: Day, stretch: Day) -> [UsualRange] {
    let start = max(0, stretch - UsualRangeRule.window - firstDay)
    let settled = slice(start..<max(start, stretch - firstDay))
    let isSettled =
      settled.usable.count >= UsualRangeRule.fullHistory
      && settled.usable.contains { $0 != 0 }
    guard isSettled else {
      // A young history is walked anew for each of its days: a scale needs all days up to it.
      return (first - firstDay...last - firstDay).compactMap { place in
        let until = slice(start..<place + 1)
        return Self.walk(until, Scale(until)).last
      }
    }
    let whole = slice(start..<last - firstDay + 1)
    var walks: [Scale.Form: [UsualRange]] = [:]
    let forms = Scale.forms(whole)
    return (first - firstDay - start..<whole.values.count).compactMap { place in
      let form = forms[place]
      let ranges = walks[form] ?? Self.walk(whole, Scale(settled, form: form))
      walks[form] = ranges
      return ranges[place]
    }
  }

  private static func walk(_ history: DailyHistory, _ scale: Scale) -> [UsualRange] {
    var walk = UsualRangeWalk(history, scale: scale)
    return history.values.indices.map { _ in walk.next() }
  }
}
