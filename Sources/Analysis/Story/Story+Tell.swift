import Values

extension Story {
  /// What happened on the frame's last days, told of together; nil where the past is too short:
  /// ``StoryRule/fewestDays`` days, and five times as many as are told of.
  ///
  /// - Parameters:
  ///   - frame: of single days.
  ///   - span: how many days, at most ``StoryRule/longestSpan``.
  package init?(_ frame: StoryFrame, span: Int = 1) {
    guard frame.days > StoryRule.fewestDays + span - 1, frame.leafCount > 0,
      (1...StoryRule.longestSpan).contains(span)
    else { return nil }
    var exposure = frame.wholeExposure
    if frame.isCrossed { exposure = frame.byDay(frame.exposure) }
    if exposure.isEmpty, let first = frame.margins.first { exposure = frame.byDay(first.counts) }
    let whole = StoryWhole(frame, exposure: exposure, span: span)
    guard span == 1 || whole.total.expected != nil else { return nil }
    let events = frame.byDay(frame.events)
    let unknown = exposure.indices.map { exposure[$0] == 0 && events[$0] > 0 }
    let isMissing = (unknown.suffix(span).contains(true)) && exposure.contains { $0 > 0 }
    // Only the last days are searched; the whole's forecast knows all of them.
    let recent = frame.suffix(StoryRule.pastDays + 2 * span - 1)
    let from = frame.days - recent.days
    let usable = (0..<recent.days).map { day in
      !recent.masked.contains(recent.firstDay + day)
        && !(from + day < unknown.count && unknown[from + day])
        && !whole.odd.contains(recent.firstDay + day)
    }
    let searched = recent.rolled(span)
    // Sums of days that share a day with the last one know what happened in it.
    let use = (0..<searched.days).map { day in
      usable[day..<day + span].allSatisfy { $0 } && (span == 1 || day < searched.days - span)
    }
    var leaves = searched.exposure
    if isMissing, searched.isCrossed {
      // A report that is not there says nothing: its counts are taken as usual.
      let means = StoryUsual(days: searched.days, use: use, span: span).lastMeans(leaves)
      for (leaf, mean) in means.enumerated() { leaves[(leaf + 1) * searched.days - 1] = mean }
    }
    var search = StorySearch(searched.withoutLarge, whole: whole, use: use, exposure: leaves)
    guard span == 1 || search.used.count >= StoryRule.fewestSums else { return nil }
    search.run()
    let money = StoryMoney(search, searched)
    let (findings, rest) = money.findings()
    day = frame.lastDay
    now = money.fixed(money.now)
    usual = money.fixed(money.usual)
    self.whole = search.whole
    self.findings = findings
    self.rest = money.fixed(rest)
    drivers = money.drivers()
    isExposureMissing = isMissing
  }
}
