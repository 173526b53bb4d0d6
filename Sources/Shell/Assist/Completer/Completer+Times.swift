import Catalog
import Language
import Planner
import Values

/// Periods and baselines, with the dates that they stand for.
extension Completer {
  func times(_ s: Situation) -> [Entry] {
    var entries: [Entry] = []
    if s.expected.contains(.unit) { entries += units(s) }
    if s.expected.contains(.baseline) { entries += baselines(s) + events(s) }
    let opens = s.expected.contains(.period)
    if opens, s.place.section == .clause(.due) {
      let isToCome = ["today", "tomorrow", "this week", "this month", "next week", "next month"]
      return Self.weekdays + isToCome.map { Entry($0, dates(of: $0)) }
    }
    if opens, s.lastPart == "during" { entries += events(s) }
    if opens || s.clauses.contains(.period) {
      let known = Set(entries.map { $0.text })
      // Behind `since` and the like stands a whole unit.
      let isWhole = opens && s.lastPart != "during" && s.place.section != .clause(.vs)
      entries += periods.filter {
        !known.contains($0.text) && !(isWhole && $0.text.hasSuffix("so far"))
      }
      if !opens || s.place.section == .clause(.vs) { entries += Self.periodOpenings }
    }
    if opens, !s.expected.contains(.baseline) { entries += events(s) }
    return entries
  }

  /// Words that begin a period of one's own.
  static let periodOpenings = PeriodWord.allCases.filter { $0.use == .opening }.map {
    Entry($0.keyword)
  }

  private static let weekdays = (1...7).map { Entry(PeriodSyntax.weekday($0).text, "the next one") }

  private func units(_ s: Situation) -> [Entry] {
    if s.place.stage == "wrap" {
      return [Entry("week", "one column a weekday"), Entry("month", "one column a day")]
    }
    let isCounted = s.lastPart.last?.isNumber ?? false
    let units: [TimeUnit] = [.day, .week, .month, .quarter, .year, .hour, .minute]
    return units.map { $0.rawValue + (isCounted ? "s" : "") }.filter { unit in
      // A name of the model that is written alike is read as the name.
      lexicon.meanings["\(s.lastPart)_\(unit)"] == nil
    }.map { Entry($0, "") }
  }

  /// The periods that most questions are about; after `due` those that are to come.
  var periods: [Entry] {
    periodPhrases.map { Entry($0.text, dates(of: $0.text)) }
  }

  private func dates(of period: String) -> String {
    guard let clock = surroundings.clock, let syntax = Parser.period(period),
      let found = try? clock.period(syntax)
    else { return "" }
    return found.dates.text(in: .english)
  }

  private func baselines(_ s: Situation) -> [Entry] {
    let current = Parser.period(s.place.period.map { s.slice($0) } ?? "yesterday").flatMap {
      try? surroundings.clock?.period($0)
    }
    return BaselineWord.allCases.map { word in
      let text = word.rawValue
      guard let current, let baseline = try? surroundings.clock?.baseline(word.syntax, of: current)
      else { return Entry(word.keyword) }
      return Entry(text, baseline.period.dates.text(in: .english))
    }
  }

  /// The events in quotes, those nearest to the present first.
  func events(_ s: Situation) -> [Entry] {
    guard let clock = surroundings.clock else {
      return lexicon.catalog.events.map { Entry(quoted($0.name.text), label: $0.name.text, "") }
    }
    let today = clock.today.number
    return clock.events.values.sorted {
      (abs($0.start.number - today), $0.name) < (abs($1.start.number - today), $1.name)
    }.map { event in
      let days = event.start == event.end ? "\(event.start)" : "\(event.start) to \(event.end)"
      return Entry(quoted(event.name), label: event.name, days)
    }
  }
}
