import Analysis
import Values

/// What an activity brought, against what its days would have brought without it.
struct ActivityStudy {
  /// The days after it that are looked at for sales it pulled forward, and how many of them must
  /// be known.
  static let daysAfter = 14
  private static let fewestAfter = 5

  /// What a metric came to on some days, and what usual days would have brought.
  struct Against {
    var actual: Double
    var expected: Double
    var low: Double
    var high: Double
    var days: Int

    var change: Double { actual - expected }
    var isOutside: Bool { actual < low || actual > high }
  }

  let record: ActivityRecord
  /// The last day that counts: that of the activity, or of the data.
  let until: Day
  private(set) var revenue: Against?
  /// What its days came to, known also where too few days before it tell the usual.
  private(set) var total: Double?
  private(set) var orders: Against?
  /// Revenue of the days after it, sales and other activities left out.
  private(set) var after: Against?
  /// Gross profit of its days.
  private(set) var profit: Double?
  /// Gross profit per revenue, and discounts per gross sales, on its days and on usual ones before.
  private(set) var margin: (now: Double, usual: Double)?
  private(set) var discount: (now: Double, usual: Double)?

  /// - Parameters:
  ///   - histories: of the metrics, by name; all from the same day on.
  ///   - present: the last day whose data are whole.
  init(_ record: ActivityRecord, _ histories: [String: DailyHistory], present: Day) {
    self.record = record
    until = min(record.last, present)
    guard until >= record.first else { return }
    let days = record.first...until
    // Its own days teach nothing of usual ones, even where most days are those of some activity.
    let histories = histories.mapValues { Self.masked($0, record.first...record.last) }
    revenue = histories["revenue"].flatMap { Self.against($0, days) }
    total = histories["revenue"].flatMap { history in
      history.index(of: days.lowerBound) == nil ? nil : Self.sum(history, days)
    }
    orders = histories["orders"].flatMap { Self.against($0, days) }
    if until == record.last, let history = histories["revenue"] {
      after = Self.after(history, record, present)
    }
    margin = Self.ratio(histories["gross_profit"], histories["revenue"], days)
    discount = Self.ratio(histories["discounts"], histories["gross_sales"], days)
    profit = histories["gross_profit"].map { Self.sum($0, days) }
  }

  /// Revenue beyond the usual, as a share of the usual.
  var uplift: Double? {
    revenue.flatMap { $0.expected > 0 ? $0.change / $0.expected : nil }
  }

  /// Gross profit beyond what usual days would have earned.
  var extraProfit: Double? {
    guard let profit, let margin, let revenue else { return nil }
    return profit - margin.usual * revenue.expected
  }

  /// Gross profit of the sales that the days after went short of; zero where these days are as
  /// usual.
  var pulledProfit: Double? {
    guard let margin, let after else { return nil }
    return after.isOutside ? min(0, after.change) * margin.usual : 0
  }

  /// What it earned on top of usual days, after what it pulled forward and its budget.
  var gain: Double? {
    extraProfit.map { $0 + (pulledProfit ?? 0) - (record.budget ?? 0) }
  }

  var verdict: ActivityVerdict {
    guard until >= record.first else {
      return ActivityVerdict(.open, "no day of it is in the data yet")
    }
    guard let revenue else {
      return ActivityVerdict(.open, "fewer than \(UsualRangeRule.fullHistory) usual days before it")
    }
    if until < record.last {
      return ActivityVerdict(
        .running, "day \(until - record.first + 1) of \(record.dayCount) is the last that is known")
    }
    return ActivityVerdict(
      ActivityVerdict.Facts(
        revenue: revenue.actual, expected: revenue.expected, low: revenue.low, high: revenue.high,
        after: after.flatMap { $0.isOutside ? $0.change : nil }, gain: gain))
  }

  // MARK: - Reckoning

  private static func masked(_ history: DailyHistory, _ days: ClosedRange<Day>) -> DailyHistory {
    var history = history
    history.masked = history.values.indices.map {
      history.isMasked($0) || days.contains(history.firstDay + $0)
    }
    return history
  }

  /// The forecast of some days made on the evening before them; 95 of 100 should lie within.
  private static func against(_ history: DailyHistory, _ days: ClosedRange<Day>) -> Against? {
    guard let start = history.index(of: days.lowerBound), start > 0,
      history.index(of: days.upperBound) != nil
    else { return nil }
    var before = history
    before.values = Array(history.values[..<start])
    let count = days.upperBound - days.lowerBound + 1
    // From fewer days the interval is too narrow to call an activity good or bad.
    guard let forecast = Forecast(before, days: count, confidence: 0.95),
      forecast.historyDays >= UsualRangeRule.fullHistory
    else { return nil }
    return Against(
      actual: sum(history, days), expected: forecast.total.expected, low: forecast.total.low,
      high: forecast.total.high, days: count)
  }

  /// The usual ones of the days after, from a forecast made on the activity's last evening.
  private static func after(
    _ history: DailyHistory, _ record: ActivityRecord, _ present: Day
  ) -> Against? {
    guard let last = history.index(of: record.last) else { return nil }
    let reach = min(daysAfter, present - record.last)
    // Up to the next sale: from there on something else moves the days.
    var count = 0
    while count < reach, last + count + 1 < history.values.count,
      !history.isMasked(last + count + 1)
    {
      count += 1
    }
    guard count >= fewestAfter else { return nil }
    var before = history
    before.values = Array(history.values[...last])
    guard let forecast = Forecast(before, days: count, confidence: 0.95),
      forecast.historyDays >= UsualRangeRule.fullHistory
    else { return nil }
    let days = (record.last + 1)...(record.last + count)
    return Against(
      actual: sum(history, days), expected: forecast.total.expected, low: forecast.total.low,
      high: forecast.total.high, days: count)
  }

  private static func sum(_ history: DailyHistory, _ days: ClosedRange<Day>) -> Double {
    var sum = 0.0
    var day = days.lowerBound
    while day <= days.upperBound {
      sum += history.index(of: day).flatMap { history.values[$0] } ?? 0
      day = day + 1
    }
    return sum
  }

  /// One amount per another, on the days and on the 56 usual days before them.
  private static func ratio(
    _ part: DailyHistory?, _ whole: DailyHistory?, _ days: ClosedRange<Day>
  ) -> (now: Double, usual: Double)? {
    guard let part, let whole, let start = whole.index(of: days.lowerBound) else { return nil }
    let usual = (0..<start).filter { !whole.isMasked($0) && whole.values[$0] != nil }.suffix(56)
    func sum(_ history: DailyHistory) -> Double {
      usual.reduce(0) { $0 + (history.values[$1] ?? 0) }
    }
    let (now, base) = (Self.sum(whole, days), sum(whole))
    guard now > 0, base > 0 else { return nil }
    return (Self.sum(part, days) / now, sum(part) / base)
  }
}
