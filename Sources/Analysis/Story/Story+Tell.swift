import Values

extension Story {
  /// What happened on the frame's last day; nil where the past is shorter than
  /// ``StoryRule/fewestDays`` days.
  package init?(_ frame: StoryFrame) {
    guard frame.days > StoryRule.fewestDays, frame.leafCount > 0 else { return nil }
    var exposure = frame.wholeExposure
    if frame.isCrossed { exposure = frame.byDay(frame.exposure) }
    if exposure.isEmpty, let first = frame.margins.first { exposure = frame.byDay(first.counts) }
    let whole = StoryWhole(frame, exposure: exposure)
    let events = frame.byDay(frame.events)
    let unknown = exposure.indices.map { exposure[$0] == 0 && events[$0] > 0 }
    let isMissing = (unknown.last ?? false) && exposure.contains { $0 > 0 }
    // Only the last days are searched; the whole's forecast knows all of them.
    let recent = frame.suffix(StoryRule.pastDays + 1)
    let from = frame.days - recent.days
    let use = (0..<recent.days).map { day in
      !recent.masked.contains(recent.firstDay + day)
        && !(from + day < unknown.count && unknown[from + day])
        && !(from + day < whole.odd.count && whole.odd[from + day])
    }
    var leaves = recent.exposure
    if isMissing, recent.isCrossed {
      // A report that is not there says nothing: its counts are taken as usual.
      let means = StoryUsual(days: recent.days, use: use).lastMeans(leaves)
      for (leaf, mean) in means.enumerated() { leaves[(leaf + 1) * recent.days - 1] = mean }
    }
    var search = StorySearch(recent.withoutLarge, whole: whole, use: use, exposure: leaves)
    search.run()
    let money = StoryMoney(search, recent)
    let (findings, rest) = money.findings()
    day = frame.lastDay
    now = money.fixed(money.now)
    usual = money.fixed(money.usual)
    self.whole = whole
    self.findings = findings
    self.rest = money.fixed(rest)
    drivers = money.drivers()
    isExposureMissing = isMissing
  }
}
