import Catalog
import Language
import Values

/// What the loaded data leave open of the time that a question is about.
///
/// A month of which only two weeks are loaded, held against a whole one, looks like a fall; so the
/// answer says where the data begin and end inside of its periods.
struct Coverage {
  private let windows: [Plan.Window]
  private let pages: [MeasureBook.Page]
  private let planning: Planning

  init(_ windows: [Plan.Window], _ pages: [MeasureBook.Page], _ planning: Planning) {
    self.windows = windows
    self.pages = pages
    self.planning = planning
  }

  /// As in `oldest data: 2026-07-24 (orders)`, `newest data: 2026-11-20 (orders, traffic)`.
  var notes: [String] {
    var oldest: [Day: [String]] = [:]
    var newest: [Day: [String]] = [:]
    for page in pages {
      guard let basis = page.basis, let span = planning.span(of: basis, in: page.dataset) else {
        continue
      }
      let name = page.dataset.name.replacing("_", with: " ")
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
    return [("oldest", oldest), ("newest", newest)].compactMap { which, days in
      guard !days.isEmpty else { return nil }
      let parts = days.sorted { $0.key < $1.key }.map { day, names in
        var seen: Set<String> = []
        let once = names.filter { seen.insert($0).inserted }
        return "\(day) (\(once.joined(separator: ", ")))"
      }
      return "\(which) data: \(parts.joined(separator: ", "))"
    }
  }
}
