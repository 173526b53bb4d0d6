import Values

extension DailyHistory {
  /// The usual range of the stretch of days from `first` to the end: of their sum, or of their mean
  /// where values can't be added up.
  package func usualRange(from first: Day) -> UsualRange {
    let start = first - firstDay
    let lastDay = firstDay + (values.count - 1)
    guard start >= 0, start < values.count else {
      return UsualRange(day: lastDay, value: nil, basis: .missing, historyDays: 0)
    }
    guard let usual = UsualPeriod(self, from: first) else {
      let isMasked = (start..<values.count).contains { self.isMasked($0) }
      let known = (0..<start).count { values[$0] != nil && !self.isMasked($0) }
      return UsualRange(
        day: lastDay, value: nil, basis: isMasked ? .masked : .tooShort, historyDays: known)
    }
    var range = UsualRange(
      day: usual.lastDay, value: usual.value, basis: .ratios, historyDays: usual.historyDays)
    range.expected = usual.expected
    let isPositive = usable.allSatisfy { $0 >= 0 }
    if isPositive, UsualRangeRule.isUseless(low: usual.low, high: usual.high, usual.expected) {
      range.basis = .irregular
      return range
    }
    (range.low, range.high, range.p) = (usual.low, usual.high, usual.p)
    return range
  }
}

extension UsualRange {
  /// The same range for a value that is no sum of its days: a week's rate is not the mean of its days'
  /// rates, and a person counts once in it.
  package func scaled(to actual: Double) -> UsualRange {
    guard let own = value, own != 0, actual != own else { return self }
    // Of unlike signs no factor keeps the low end below the high one.
    let factor = actual / own
    func moved(_ number: Double) -> Double { factor > 0 ? number * factor : number + actual - own }
    var range = self
    range.value = actual
    (range.expected, range.low, range.high) = (expected.map(moved), low.map(moved), high.map(moved))
    return range
  }
}
