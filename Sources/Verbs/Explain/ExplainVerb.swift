import Analysis
import Catalog
import Language
import Planner
import Values

/// Why a metric moved: what it is made of, where, the market, and what coincides with it.
package enum ExplainVerb: AskingVerb {
  package static let name = "explain"
  package static let summary = "why a metric moved: drivers, segments, market, coinciding facts"
  package static let ways = ["解释", "分析原因", "归因分析", "分析"]
  package static let doc = """
    Without a period it takes yesterday; without a baseline, the usual. A day, or as many as a month, \
    is told in two to five sentences: whether it is unusual, what moved it and where, by money, what coincides with it, and \
    what is left; a quiet day in one. Visits, orders of these visits and money of these orders are \
    searched side by side, each part of the store held against the rest on the same day. "in full" \
    adds the tables: the change split exactly along what the metric is made of, the segments, the \
    facts. Of days that are not over, of longer stretches and those without five times as many days \
    before them, against another baseline or by dimensions, these alone. Facts coincide \
    with a change; whether they caused it is for the reader to judge. "vs" and another metric holds \
    two columns of the same rows against each other.
    """
  package static let signature = Signature(
    [.items], clauses: [.by, .where, .period, .on, .vs, .full])
  package static let examples = [
    VerbExample("explain revenue yesterday", "what moved it and where, in a few sentences"),
    VerbExample("explain revenue yesterday in full", "the same with drivers, segments and facts"),
    VerbExample(
      "explain conversion_rate last 7 days vs previous period", "a rate against the week before"),
    VerbExample("explain refunds yesterday by product, reason", "segments of these alone"),
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    if let other = call.baselines.first, case .metric(let name) = other.value {
      return TwoColumns.columns(try TwoColumns.planned(call, against: name, planning).planned)
    }
    return try ExplainQuestion(call, planning).columns
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    if let other = call.baselines.first, case .metric(let name) = other.value {
      return try TwoColumns.explain(call, against: name, stages, desk)
    }
    let asked = try ExplainQuestion(call, desk.planning())
    if desk.look != nil {
      return try desk.ask(asked.planned, heading: asked.heading)
    }
    // What stages work on are the tables.
    if stages.isEmpty, asked.isOfUsual, asked.dimensions.isEmpty,
      let day = try MetricStory(asked.metric, asked.call, asked.period, desk),
      let report = try StoryReport(day, asked, desk).answer()
    {
      return report
    }
    var answer = try ExplainReport(ExplainSubject(asked, desk), stages).answer()
    if stages.isEmpty, asked.isOfUsual, asked.dimensions.isEmpty, asked.lacksPast {
      answer.report.notes.append("not told in words: it takes four weeks of days before it")
    }
    return answer
  }
}
