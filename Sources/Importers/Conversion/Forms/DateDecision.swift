import Values

/// How the order of a column's dates was found.
struct DateDecision: Hashable {
  enum Reason: Hashable {
    /// It was told.
    case told
    /// A text that another order cannot read: its row and itself.
    case text(row: Int, String)
    /// Another column of the file.
    case column(FormedColumn)
    /// Dates with the month's name in the same file, of which this is one.
    case name(String)
    /// The usual order of dates with points between the numbers.
    case points
    /// An earlier load of the same export had it.
    case earlier
    /// The export is known to have it.
    case export
    /// Another order would lie in the future, or spread the days over months.
    case future, range
    /// Another order would have a few days of each January only.
    case months
  }

  let order: DateOrder
  let reason: Reason
  /// Texts that the order cannot read, though another one could.
  var failures = 0
}

/// The dates of a column whose numbers have the same mark between them: 25/07/2026, 25-07-2026.
///
/// A column may have both, each in an order of its own.
struct DateSubject: Hashable {
  let column: FormedColumn
  let mark: String
}

/// Decides the order of the three numbers of a file's dates.
struct DateDecisions {
  /// What was asked for.
  let told: DateOrder?
  /// No date of a file lies behind it, unless it is a plan.
  let latest: Day
  let profiles: [FormedColumn: TimeProfile]
  /// What is known of such files, the best reason first.
  var precedents: [DateDecision] = []

  private typealias Candidates = [DateOrder: TimeProfile.Order]

  private var subjects: [DateSubject] {
    profiles.flatMap { column, profile in
      Set(profile.numbers.map { $0.separator }).map { DateSubject(column: column, mark: $0) }
    }.sorted { ($0.column.place, $0.mark) < ($1.column.place, $1.mark) }
  }

  /// The decision for all dates that are three numbers; none for those that stay undecided.
  ///
  /// - Parameter byDays: whether the days that come out may decide, when nothing else does.
  func all(byDays goesByDays: Bool = true) -> [DateSubject: DateDecision] {
    var found: [DateSubject: DateDecision] = [:]
    for subject in subjects {
      found[subject] = told.map { DateDecision(order: $0, reason: .told) } ?? byTexts(subject)
    }
    for subject in subjects where found[subject] == nil {
      found[subject] = byOthers(subject, found) ?? byNames(subject)
    }
    guard goesByDays else { return found }
    for subject in subjects where found[subject] == nil {
      found[subject] = byPrecedent(subject) ?? byDays(subject)
    }
    for subject in subjects where found[subject] == nil {
      found[subject] = byOthers(subject, found)
    }
    return found
  }

  /// What is not decided.
  func open(_ decided: [DateSubject: DateDecision]) -> [DateSubject] {
    // Texts that are dates in no order are no question: they are rejected.
    subjects.filter { decided[$0] == nil && !candidates($0).isEmpty }
  }

  /// The orders that a date could have, for a question; its first text comes with them.
  func alternatives(_ subject: DateSubject) -> (text: String, orders: [DateOrder])? {
    guard let group = group(of: subject) else { return nil }
    let all = candidates(subject)
    let fewest = all.values.map { $0.failures }.min() ?? 0
    let open = DateOrder.allCases.filter { all[$0]?.failures == fewest }
    return (group.example, open)
  }

  private func group(of subject: DateSubject) -> TimeProfile.Group? {
    profiles[subject.column]?.numbers.first { $0.separator == subject.mark }
  }

  // MARK: - Reasons, the strongest first

  /// How each order reads the texts.
  private func candidates(_ subject: DateSubject) -> Candidates {
    (group(of: subject)?.orders ?? [:]).filter { $0.value.days != nil }
  }

  /// The orders that read all texts, without those that lie in the future where others do not.
  private func plausible(_ subject: DateSubject) -> Candidates {
    let open = candidates(subject).filter { $0.value.failures == 0 }
    let past = open.filter { ($0.value.days?.upperBound ?? latest) <= latest }
    return past.isEmpty ? open : past
  }

  private func byTexts(_ subject: DateSubject) -> DateDecision? {
    let candidates = candidates(subject)
    let ranked = candidates.sorted {
      ($0.value.failures, $0.key.rawValue) < ($1.value.failures, $1.key.rawValue)
    }
    guard let best = ranked.first else { return nil }
    var rivals = ranked.filter { $0.value.failures == best.value.failures }
    // 25/07/26 begins with a year only where nothing else will do.
    if rivals.count == 2, rivals[1].key == .yearMonth, subject.mark != "-" { rivals.removeLast() }
    let common = rivals.filter { $0.key != .yearMonth }
    if subject.mark == ".", common.contains(where: { $0.key == .dayMonth }),
      common.count == rivals.count
    {
      return DateDecision(order: .dayMonth, reason: .points, failures: best.value.failures)
    }
    guard rivals.count == 1 else { return nil }
    let other =
      candidates.first { $0.key != best.key && $0.key != .yearMonth }
      ?? candidates.first { $0.key != best.key }
    let evidence = other?.value.counterexample ?? ranked.dropFirst().first?.value.counterexample
    guard let evidence = evidence ?? missingRival(subject) else { return nil }
    return DateDecision(
      order: best.key, reason: .text(row: evidence.row, evidence.text),
      failures: best.value.failures)
  }

  /// The first text when no other order can read any.
  private func missingRival(_ subject: DateSubject) -> (row: Int, text: String)? {
    group(of: subject)?.orders.values.compactMap { $0.counterexample }.min { $0.row < $1.row }
  }

  private func byOthers(
    _ subject: DateSubject, _ found: [DateSubject: DateDecision]
  ) -> DateDecision? {
    let open = candidates(subject)
    let others = found.filter { other, decision in
      other != subject && open[decision.order]?.failures == 0
    }.sorted { ($0.key.column.place, $0.key.mark) < ($1.key.column.place, $1.key.mark) }
    guard let first = others.first, others.allSatisfy({ $0.value.order == first.value.order })
    else { return nil }
    return DateDecision(order: first.value.order, reason: .column(first.key.column))
  }

  private func byNames(_ subject: DateSubject) -> DateDecision? {
    let groups = profiles.values.flatMap { $0.groups }.filter { $0.kind == .formed }
    let first = groups.first { $0.form == .monthNameDay }
    let second = groups.first { $0.form == .dayMonthName }
    guard (first == nil) != (second == nil), let example = (first ?? second)?.example else {
      return nil
    }
    return DateDecision(order: first == nil ? .dayMonth : .monthDay, reason: .name(example))
  }

  /// What is known of such files, unless it would put days in the future or a clock speaks against
  /// it: with am and pm the month comes first as a rule.
  private func byPrecedent(_ subject: DateSubject) -> DateDecision? {
    let open = plausible(subject)
    let hasHalves = group(of: subject)?.example.lowercased().contains(/\d ?[ap]\.? ?m\b/) == true
    return precedents.first { precedent in
      guard open[precedent.order] != nil else { return false }
      return precedent.reason != .export || precedent.order == .monthDay || !hasHalves
    }
  }

  private func byDays(_ subject: DateSubject) -> DateDecision? {
    let open = plausible(subject)
    if open.count == 1, let only = open.first {
      return DateDecision(order: only.key, reason: .future)
    }
    let months = open.filter { $0.value.isAllFirsts && $0.value.isLongerThanAYear }
    if months.count == 1, let only = months.first {
      return DateDecision(order: only.key, reason: .months)
    }
    // The first of each month, or the first days of January: both are usual.
    guard !open.values.contains(where: { $0.isAllFirsts }) else { return nil }
    let spans = open.compactMapValues { $0.days.map { $0.upperBound - $0.lowerBound } }
      .sorted { $0.value < $1.value }
    guard spans.count > 1, spans[0].value * 3 + 20 < spans[1].value else { return nil }
    return DateDecision(order: spans[0].key, reason: .range)
  }
}
