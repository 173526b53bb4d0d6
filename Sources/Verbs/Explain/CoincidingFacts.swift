import Catalog
import Language
import Planner
import Values

/// Runs the model's evidence rules over the days of a change, and keeps what bears on its segments.
struct CoincidingFacts {
  let subject: ExplainSubject
  /// The segments as conditions, the largest first.
  let segments: [Expression]

  /// So many rows of a fact are shown on a page.
  private static let rows = 3
  /// How many of the segments facts are sought for.
  private static let depth = 2

  struct Result {
    var blocks: [Report.Block] = []
    /// Rules that do not work as they are written, and why.
    var notes: [Wording] = []
  }

  func run() throws(Diagnostic) -> Result {
    var result = Result(blocks: events())
    for rule in subject.planning.catalog.evidence {
      do throws(Diagnostic) {
        guard try bears(rule), var table = try facts(rule), table.rowCount > 0 else { continue }
        table.pageRows = Self.rows
        result.blocks += [
          .title("coincides with: \(Wording(name: rule.name.spoken))"), .table(table),
        ]
      } catch {
        guard !error.endsStatement else { throw error }
        result.notes.append("evidence \"\(rule.name.spoken)\" does not work: \(error.message)")
      }
    }
    return result
  }

  /// Whether a rule names the metric, or a data set that it comes from, and what it pulls is a part of
  /// the metric; one that names nothing bears on all.
  private func bears(_ rule: EvidenceSyntax) throws(Diagnostic) -> Bool {
    let catalog = subject.planning.catalog
    if let pulled = rule.pull?.metric, !catalog.isMade(subject.metric.name, of: pulled.text) {
      return false
    }
    if rule.subjects.isEmpty { return true }
    let sources = Set(subject.planned.plan.sources.map { $0.dataset })
    var isBorne = false
    for name in rule.subjects {
      let metric = try catalog.metric(name)
      let dataset = try catalog.dataset(name)
      guard metric != nil || dataset != nil else {
        throw Diagnostic(.unknownName, "no metric and no data set called \"\(name.spoken)\"")
      }
      if metric?.name == subject.metric.name { isBorne = true }
      if let dataset, sources.contains(dataset.name) { isBorne = true }
    }
    return isBorne
  }

  /// What a rule finds in the segments; in the whole store where it knows no such dimensions.
  private func facts(_ rule: EvidenceSyntax) throws(Diagnostic) -> Table? {
    var wasAsked = false
    for segment in segments.prefix(Self.depth) {
      guard let table = try asked(rule, segment) else { continue }
      wasAsked = true
      if table.rowCount > 0 { return table }
    }
    if wasAsked { return nil }
    if let condition = subject.call.condition, let table = try asked(rule, condition) {
      return table
    }
    do throws(Diagnostic) {
      return try ask(rule, nil)
    } catch {
      // What is not loaded can bear on nothing.
      guard [.notLoaded, .noData, .notSplittable].contains(error.code) else { throw error }
      return nil
    }
  }

  /// The rule's answer under a condition; nil where it knows nothing of what the condition names.
  private func asked(
    _ rule: EvidenceSyntax, _ condition: Expression
  ) throws(Diagnostic) -> Table? {
    try ifAnswerable { () throws(Diagnostic) in try ask(rule, condition) } ?? nil
  }

  /// The rule's answer under a condition.
  private func ask(
    _ rule: EvidenceSyntax, _ condition: Expression?
  ) throws(Diagnostic) -> Table? {
    var body = rule.body
    body.call.condition = .both(body.call.condition, condition)
    let days = EvidenceDays.parameters(from: subject.period.firstDay, to: subject.period.lastDay)
    return try subject.desk.answerOf(body, days, 100).table
  }

  private func events() -> [Report.Block] {
    let now = subject.planning.clock.events(in: subject.period)
    guard !now.isEmpty else { return [] }
    var table = Table(columns: [
      Column("event"), Column("from", kind: .day), Column("to", kind: .day), Column("kind"),
    ])
    for event in now {
      table.append([
        .text(event.name), .day(event.start), .day(event.end),
        .text(event.isHoliday ? "holiday" : "sale"),
      ])
    }
    return [.title("coincides with: events"), .table(table)]
  }
}

extension Catalog {
  /// Whether a metric is another one, or is made of it by the drivers of the model.
  fileprivate func isMade(_ name: String, of part: String, besides seen: Set<String> = []) -> Bool {
    if name == part { return true }
    return (drivers[name] ?? []).flatMap { $0.names }.contains { next in
      !seen.contains(next.text) && isMade(next.text, of: part, besides: seen.union([name]))
    }
  }
}
