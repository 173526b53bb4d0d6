import Catalog
import Language
import Values

/// The stretches of time, and one pass over each data set for each of them.
extension QuestionPlanner {
  mutating func addWindows() throws(Diagnostic) {
    if planned.period == nil, !call.baselines.isEmpty {
      planned.period = try planning.clock.period(.yesterday)
    }
    cutToLoadedDays()
    let period = planned.period
    planned.plan.windows = [
      Plan.Window(
        name: period?.label.english ?? "all",
        start: period.flatMap { $0.hasBeginning ? $0.start : nil },
        end: period?.end)
    ]
    try checkDays()
    try checkData(in: period)
    if let period, !call.baselines.isEmpty {
      planned.baselines = try planning.baselines(of: call, against: period)
      planned.baselines = planned.baselines.map { covered($0) }
    } else if needsChange, let period {
      planned.baselines =
        try planning.clock.baseline(.previousPeriod, of: period).map { [$0] } ?? []
    }
    if let place = planned.baselines.firstIndex(where: { $0.isPlan }), let group = call.groups.first
    {
      throw Diagnostic(
        .wrongTime, "a plan is for the whole period, so it stands against no single group",
        at: group.expression.span,
        label: call.baselines.count > 1 || place > 0
          ? nil : "ask for one of them: where channel = \"search\"")
    }
    for baseline in planned.baselines {
      var window = Plan.Window(
        name: baseline.label.english, start: baseline.period.start, end: baseline.period.end)
      switch baseline.alignment {
      case .days(let count): window.shiftDays = count
      case .months(let count): window.shiftMonths = count
      case .time(let length): window.shiftDays = Int(length / Moment.perDay)
      }
      window.stretches = baseline.comparable.map { Plan.Stretch($0) }
      if let oldest = window.stretches.map({ $0.start }).min() { window.start = oldest }
      planned.plan.windows.append(window)
      planned.notes += baseline.notes
    }
    planned.notes += Coverage(planned.plan.windows, scope.registry.pages, planning).notes
    let spread = scope.registry.pages.compactMap { page in
      page.isSnapshot ? nil : planning.spanNote(page.dataset, planned.plan.windows)
    }
    for note in spread where !planned.notes.contains(note) { planned.notes.append(note) }
    planned.notes += scope.registry.ambiguities(in: later)
  }

  /// Ends a month to date with the last day that is loaded: one without data is no day of nothing.
  ///
  /// What ends before the period itself is told elsewhere.
  private mutating func cutToLoadedDays() {
    guard let period = planned.period, !call.baselines.isEmpty, period.isPartial,
      period.firstDay < period.lastDay
    else { return }
    let newest = scope.registry.pages.compactMap { page -> Day? in
      guard !page.isSnapshot, let basis = page.basis else { return nil }
      return planning.span(of: basis, in: page.dataset)?.newest.day
    }.filter { $0 >= period.firstDay }
    guard let last = newest.min(), Moment(last + 1) < period.end else { return }
    planned.period = period.cut(at: Moment(last + 1))
    planned.notes.append("up to \(last), the last day that is loaded of all of it")
  }

  /// Whether a part of a day would be held against rows of whole days, or a whole one against it.
  private func isUnlike(_ source: Plan.Source) -> Bool {
    guard let period = planned.period, !planned.baselines.isEmpty, source.isDaily,
      !source.isSnapshot
    else { return false }
    return period.isPartial && period.firstDay == period.lastDay && period.end.sinceMidnight != 0
  }

  /// The rows of a data set that are hours, where they are loaded and tell all that is asked for.
  private func hours(of page: MeasureRegistry.Page) -> (level: String, time: Scalar)? {
    guard page.keys.isEmpty, call.condition == nil,
      let loaded = planning.facts[page.dataset.name]?.levels
    else { return nil }
    let spans = planning.facts[page.dataset.name]?.spans
    let end = planned.period?.end ?? Moment(planning.clock.today)
    let level = page.dataset.levels.first { level in
      level.columns.count == 1 && loaded[level.name] != nil
        && page.dataset.column(level.columns[0])?.type == .timestamp
        // Hours that end before the present would look like a fall.
        && (spans?[level.columns[0]].map { $0.newest + 2 * Moment.perHour > end } ?? false)
    }
    return level.map { ($0.name, .field(table: 0, column: $0.columns[0])) }
  }

  var needsChange: Bool {
    items.contains { $0.item.expression.callsChange }
  }

  /// Says so when no data set has anything in the period.
  mutating func checkData(in period: Period?) throws(Diagnostic) {
    guard let period else { return }
    let (isAnyFilled, messages) = Coverage.data(in: period, scope.registry.pages, planning)
    if !isAnyFilled, planning.needsData, let message = messages.first {
      throw Diagnostic(.noData, message, at: call.period?.span)
    }
    planned.notes += messages
  }

  mutating func addSources() throws(Diagnostic) {
    let registry = scope.registry
    let period = planned.period
    if registry.pages.contains(where: { !$0.scope.currencies.isEmpty }) {
      planned.plan.rates = try planning.rates()
    }
    planned.plan.measures = registry.measures
    planned.plan.weekStart = planning.clock.weekStart
    for window in planned.plan.windows.indices
    where window == 0 || !planned.baselines[window - 1].isPlan {
      for page in registry.pages {
        var source = Plan.Source(dataset: page.dataset.name, window: window)
        source.joins = page.scope.joins
        source.time = page.time?.scalar
        source.isDaily = page.time?.type == .date
        source.needsTime = page.needsTime && (period != nil || page.onlyTime == nil)
        source.filter = page.filter
        source.level = page.level
        if !page.isSnapshot { source.spans = planning.spans(of: page.dataset) }
        source.isSnapshot = page.isSnapshot
        source.keys = page.keys
        if !page.scope.currencies.isEmpty { source.currencies = page.scope.currencies }
        source.measures = page.measures
        // A mean of several stretches is one of numbers.
        if !planned.plan.windows[window].stretches.isEmpty {
          source.measures.removeAll { !registry.numbers.contains($0) }
        }
        source.isOutside = isOutside(page, planned.plan.windows[window])
        source.stretchCount = stretchCount(page, planned.plan.windows[window])
        if source.stretchCount == 0 { source.isOutside = true }
        if isUnlike(source), let hours = hours(of: page) {
          (source.level, source.time, source.isDaily) = (hours.level, hours.time, false)
        } else if isUnlike(source), window > 0 {
          source.isOutside = true
          let note: Wording = """
            \(page.dataset.title) are known of whole days only: nothing of a part of a day is held \
            against them
            """
          if !planned.notes.contains(note) { planned.notes.append(note) }
        }
        planned.plan.sources.append(source)
      }
    }
  }

  /// Whether the data set has nothing in the window, so that its numbers are unknown, not zero.
  func isOutside(_ page: MeasureRegistry.Page, _ window: Plan.Window) -> Bool {
    guard let basis = page.basis, let span = planning.span(of: basis, in: page.dataset) else {
      return false
    }
    if let end = window.end, span.oldest >= end { return true }
    guard let start = window.start, !page.isSnapshot else { return false }
    return span.newest < start
  }

  /// A baseline of several stretches without those that are older than all data.
  mutating func covered(_ baseline: Baseline) -> Baseline {
    var baseline = baseline
    let wanted = baseline.comparable.count
    baseline.comparable.removeAll { stretch in
      !scope.registry.pages.contains { page in
        guard let basis = page.basis, let span = planning.span(of: basis, in: page.dataset) else {
          return page.basis == nil
        }
        return page.covers(stretch.start, stretch.end, span)
      }
    }
    let count = baseline.comparable.count
    if count < min(3, wanted) {
      planned.notes.append(
        count == 0
          ? "the loaded data hold no comparable past, so there is no usual"
          : "the usual rests on \(count == 1 ? "one" : "two") only: the data reach no further back")
    }
    return baseline
  }

  /// How many of a window's stretches the data set covers whole; nil for a window that is one.
  func stretchCount(_ page: MeasureRegistry.Page, _ window: Plan.Window) -> Int? {
    guard !window.stretches.isEmpty else { return nil }
    guard let basis = page.basis, let span = planning.span(of: basis, in: page.dataset) else {
      return 1
    }
    return window.stretches.count { page.covers($0.start, $0.end, span) }
  }
}

extension MeasureRegistry.Page {
  /// Whether its rows tell of a stretch of time; a snapshot counts until the next one.
  fileprivate func covers(
    _ start: Moment, _ end: Moment, _ span: DatasetFacts.Span
  ) -> Bool {
    if isSnapshot { return span.oldest < end }
    return start >= Moment(span.oldest.day) && start <= span.newest
  }
}
