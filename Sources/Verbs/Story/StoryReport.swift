import Analysis
import Language
import Planner
import Values

/// Lays out a day's story: in words, and in full with the tables behind it.
struct StoryReport {
  private let day: MetricStory
  private let asked: ExplainQuestion
  private let desk: Desk

  init(_ day: MetricStory, _ asked: ExplainQuestion, _ desk: Desk) {
    (self.day, self.asked, self.desk) = (day, asked, desk)
  }

  /// Nil where the metric has no value of its own to begin with.
  func answer() throws(Diagnostic) -> Answer? {
    let told = try day.telling()
    guard told.range.value != nil || told.isExposureMissing else { return nil }
    var report = Report(blocks: [.sentences(told.sentences)], notes: told.notes)
    report.next = next(told.findings)
    guard asked.written.isFull || desk.isFull else { return Answer(report) }
    let tables = try ifAnswered { () throws(Diagnostic) in
      try ExplainReport(ExplainSubject(asked, desk), []).answer().report
    }
    guard let tables else { return Answer(report) }
    // Its usual is a mean of like days, and not what was to be expected.
    report.blocks += [.title(tables.heading)] + tables.blocks
    report.notes += tables.notes.filter {
      !report.notes.contains($0) && $0 != SegmentSearch.storeWide
    }
    report.sql = tables.sql
    return Answer(report)
  }

  /// What goes on where the first finding that is told is.
  private func next(_ findings: [StoryFinding]) -> String? {
    guard let first = findings.first, asked.call.condition == nil,
      let condition = day.place.condition(first.terms)
    else { return nil }
    if first.terms.contains(where: { $0.dimension == "product" }) {
      return "trend \(asked.metric.name) last 14 days where \(condition.text)"
    }
    let period = asked.call.period.map { " \($0.value.text)" } ?? ""
    return "explain \(asked.metric.name)\(period) where \(condition.text)"
  }
}
