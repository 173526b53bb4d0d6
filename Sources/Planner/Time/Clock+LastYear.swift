import Language
import Values

/// The year before: weekday on weekday, months on months, days of a festival on its own days.
extension Clock {
  /// - Throws: a `.wrongTime` for a period without a beginning.
  func lastYear(_ current: Period) throws(Diagnostic) -> Baseline {
    try Self.check(current)
    let label: Wording = "last year"
    guard current.shape.months == nil else {
      return held(current, back: .months(12), label: label)
    }
    // 11 November is never 364 days behind 11 November, and Spring Festival moves by weeks.
    if let (now, then) = festival(of: current) {
      let away = now.start - then.start
      var baseline = held(current, back: .days(away), label: label)
      baseline.add("last year: the same days of \(then.name)")
      return baseline
    }
    return held(current, back: .days(364), label: label)
  }

  private func held(
    _ current: Period, back alignment: Baseline.Alignment, label: Wording
  ) -> Baseline {
    let period = moved(current, back: alignment, label: label)
    var baseline = made(period, label, alignment, current)
    for note in unlike(current, period) { baseline.add(note) }
    return baseline
  }

  /// The shortest festival that a period lies in, and the one of the year before.
  private func festival(of current: Period) -> (now: Event, then: Event)? {
    let pairs = events(in: current).compactMap { now -> (now: Event, then: Event)? in
      guard now.contains(current.firstDay), now.contains((current.fullEnd - 1).day),
        let then = events.values.first(where: {
          $0.series == now.series && (300...430).contains(now.start - $0.start)
        }),
        then.contains(current.firstDay - (now.start - then.start)),
        then.contains((current.fullEnd - 1).day - (now.start - then.start))
      else { return nil }
      return (now, then)
    }
    return pairs.min { ($0.now.dayCount, $0.now.name) < ($1.now.dayCount, $1.now.name) }
  }

  /// The events of which the two have unlike numbers of days.
  private func unlike(_ current: Period, _ baseline: Period) -> [Wording] {
    let (now, then) = (daysOfEvents(current), daysOfEvents(baseline))
    return Set(now.keys).union(then.keys).sorted().compactMap { series in
      let (own, other) = (now[series]?.days ?? 0, then[series]?.days ?? 0)
      let areWhole = now[series]?.isWhole == true && then[series]?.isWhole == true
      guard own != other, !areWhole, let name = (now[series] ?? then[series])?.title else {
        return nil
      }
      return "\(name): \(Wording.counted(own, "day")) of the period, \(other) of last year's"
    }
  }

  private func daysOfEvents(_ period: Period) -> [String: (title: String, days: Int, isWhole: Bool)]
  {
    var result: [String: (title: String, days: Int, isWhole: Bool)] = [:]
    let last = (period.fullEnd - 1).day
    for event in events(in: period) {
      let days = min(event.end, last) - max(event.start, period.firstDay) + 1
      result[event.series, default: (event.title, 0, true)].days += days
      if days < event.dayCount { result[event.series]?.isWhole = false }
    }
    return result
  }
}
