/// The mean of the last four weeks and what each weekday adds to it, for days too uneven for ratios.
struct WeekdayMeans {
  /// Days of the level, and of the weekdays.
  private static let levelDays = 28
  private static let weekdayDays = 112
  /// Average days mixed into each weekday's own.
  private static let pooledDays = 4.0

  private var days: [(weekday: Int, value: Double)] = []
  /// Days learnt so far.
  private(set) var count = 0

  mutating func learn(_ weekday: Int, _ value: Double) {
    days.append((weekday, value))
    if days.count > Self.weekdayDays { days.removeFirst() }
    count += 1
  }

  /// The mean, then the effects of Monday to Sunday, in the units of the values.
  ///
  /// effect = mean × ((Σ of the weekday + 4 m) ÷ ((n + 4) m) − 1), m the mean of all days.
  var state: [Double] {
    let last = days.suffix(Self.levelDays)
    guard !last.isEmpty else { return Array(repeating: 0, count: 8) }
    let level = last.reduce(0) { $0 + $1.value } / Double(last.count)
    let mean = days.reduce(0) { $0 + $1.value } / Double(days.count)
    guard mean > 0 else { return [level] + Array(repeating: 0, count: 7) }
    var sums = Array(repeating: Self.pooledDays * mean, count: 7)
    var counts = Array(repeating: Self.pooledDays, count: 7)
    for day in days {
      sums[day.weekday - 1] += day.value
      counts[day.weekday - 1] += 1
    }
    let shares = zip(sums, counts).map { $0 / ($1 * mean) }
    let middle = shares.reduce(0, +) / 7
    return [level] + shares.map { level * ($0 / middle - 1) }
  }
}
