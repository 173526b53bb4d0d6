import Catalog
import Language
import Planner
import Values

/// What is to be explained: the metric's value and its baseline.
@dynamicMemberLookup
struct ExplainSubject {
  let asked: ExplainQuestion
  let desk: Desk
  let before: Double
  let after: Double
  let sql: SQL

  var change: Double { after - before }

  subscript<Part>(dynamicMember path: KeyPath<ExplainQuestion, Part>) -> Part {
    asked[keyPath: path]
  }

  init(_ asked: ExplainQuestion, _ desk: Desk) throws(Diagnostic) {
    let (planned, metric) = (asked.planned, asked.metric)
    (self.asked, self.desk) = (asked, desk)
    let (table, sql) = try desk.reader.fetch(planned.plan)
    self.sql = sql
    guard let after = table.cells[0].first?.double else {
      throw Diagnostic(
        .noData, "\(metric.title) has no value: \(planned.period?.dates ?? "all days")",
        at: asked.name.span)
    }
    guard let before = table.cells[1].first?.double else {
      throw Diagnostic(
        .noData,
        "\(metric.title) has no value in the baseline, \(planned.baselines[0].label)",
        at: asked.written.baselines.first?.span ?? asked.name.span,
        label: "choose another one: vs day before, vs last week, vs a period")
    }
    (self.before, self.after) = (before, after)
  }
}
