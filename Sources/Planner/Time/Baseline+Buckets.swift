import Language
import Values

/// Which bucket of a baseline stands against which bucket of the period.
extension Baseline {
  /// The bucket of the period that a bucket of the baseline stands against; nil where the period
  /// has none, as 31 March has none in April.
  ///
  /// Days and hours go by their distance. Weeks and longer buckets go by their place: the first
  /// week stands against the first week, whatever its days.
  package func aligned(
    _ bucket: Moment, by grain: Grain, to current: Period, clock: Clock
  ) -> Moment? {
    let found: Moment?
    switch (grain, alignment) {
    case (.hour, .days(let count)), (.day, .days(let count)): found = bucket.adding(count, .day)
    case (.hour, .months(let count)), (.day, .months(let count)):
      found = bucket.addingMonthsExactly(count)
    case (.hour, .time(let length)): found = clock.bucketStart(bucket + length, .hour)
    default:
      let place = clock.index(of: bucket, from: period.start, by: grain)
      found = clock.bucketStart(current.start, grain).adding(place, TimeUnit(grain))
    }
    guard let found, found >= clock.bucketStart(current.start, grain),
      found < current.end || found <= current.start
    else { return nil }
    return found
  }

  /// Every bucket of the period with the baseline's bucket that stands against it, if there is one.
  package func pairs(
    with current: Period, by grain: Grain, clock: Clock
  ) throws(Diagnostic) -> [(current: Moment, baseline: Moment?)] {
    let own = try clock.buckets(of: current, by: grain).starts
    var partners: [Moment: Moment] = [:]
    for bucket in try clock.buckets(of: period, by: grain).starts {
      guard let place = aligned(bucket, by: grain, to: current, clock: clock) else { continue }
      partners[place] = partners[place] ?? bucket
    }
    return own.map { ($0, partners[$0]) }
  }
}
