import Catalog
import Language
import Values

/// What the loaded data leave open of the time that a question is about.
///
/// A month of which only two weeks are loaded, held against a whole one, looks like a fall; so the
/// answer says where the data begin and end inside of its periods.
struct Coverage {
  private let windows: [Plan.Window]
  private let pages: [MeasureRegistry.Page]
  private let planning: Planning

  init(_ windows: [Plan.Window], _ pages: [MeasureRegistry.Page], _ planning: Planning) {
    self.windows = windows
    self.pages = pages
    self.planning = planning
  }

  /// As in `oldest data: 2026-07-24 (orders)`, `newest data: 2026-11-20 (orders, traffic)`.
  var notes: [Wording] {
    var oldest: [Day: [Wording]] = [:]
    var newest: [Day: [Wording]] = [:]
    for page in pages {
      guard let basis = page.basis, let span = planning.span(of: basis, in: page.dataset) else {
        continue
      }
      let name = page.dataset.title
      let (first, behind) = (Moment(span.oldest.day), Moment(span.newest.day + 1))
      // That the period itself holds nothing at all is told elsewhere.
      let filled = windows.enumerated().filter { index, window in
        index > 0 || (window.start ?? first) < behind && (window.end ?? behind) > first
      }.map { $0.element }
      if !page.isSnapshot, filled.contains(where: { $0.start ?? first < first }) {
        oldest[span.oldest.day, default: []].append(name)
      }
      if filled.contains(where: { $0.end ?? behind > behind }) {
        newest[span.newest.day, default: []].append(name)
      }
    }
    func parts(_ days: [Day: [Wording]]) -> Wording {
      .list(
        days.sorted { $0.key < $1.key }.map { day, names in
          var seen: Set<Wording> = []
          return "\(day) (\(Wording.list(names.filter { seen.insert($0).inserted })))"
        })
    }
    var notes: [Wording] = []
    if !oldest.isEmpty { notes.append("oldest data: \(parts(oldest))") }
    if !newest.isEmpty { notes.append("newest data: \(parts(newest))") }
    return notes
  }

  /// Whether any data set has something in a period, and what to say of each that has nothing.
  static func data(
    in period: Period, _ pages: [MeasureRegistry.Page], _ planning: Planning
  ) -> (isAnyFilled: Bool, messages: [Wording]) {
    var messages: [Wording] = []
    var isAnyFilled = false
    for page in pages {
      guard let basis = page.basis, let span = planning.span(of: basis, in: page.dataset) else {
        isAnyFilled = isAnyFilled || page.basis == nil
        continue
      }
      let begins = page.isSnapshot ? Period.beginning : period.start
      if span.oldest < period.end, span.newest >= begins {
        isAnyFilled = true
        continue
      }
      messages.append(
        period.emptyMessage(
          page.dataset.title, newest: span.newest.day,
          oldest: span.oldest.day, today: planning.clock.today))
    }
    return (isAnyFilled, messages)
  }
}

extension MeasureRegistry {
  /// What to say of conditions on metrics that are called as columns: which of the two they look
  /// at.
  func ambiguities(in conditions: [Expression]) -> [Wording] {
    let names = conditions.flatMap { $0.names }.map { $0.text }
    return pages.flatMap { page in
      names.filter { page.dataset.column($0) != nil && planning.catalog.metrics[$0] != nil }.map {
        """
        \($0) in the condition is the sum in each row of the answer; single \(page.dataset.title) \
        are chosen by \(page.dataset.name).\($0)
        """
      }
    }
  }
}
