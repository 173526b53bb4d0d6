import Analysis
import Catalog
import Language
import Planner
import Values

/// What a test of advertising brought by itself: regions, a holdout, on and off.
package enum ExperimentVerb: AskingVerb {
  package static let name = "experiment"
  package static let summary = "what a test brought by itself: incremental sales and ROAS"
  package static let ways = ["实验", "增量实验", "geo test", "holdout test", "incrementality"]
  package static let doc = """
    `where` says which part was tested (the regions with the campaign, the group that saw it), the \
    period on which days; all else of the store is the control. What the test brought is what the \
    part sold beyond its usual share of the control, and how far chance takes that is measured on \
    the days before, when nothing was tested. Without `where` the whole store is held against a \
    forecast, which proves less. `--spend` is what the test cost, for incremental ROAS and a verdict. \
    Attributed sales are what platforms claim; these are what came on top.
    """
  package static let signature = Signature(
    [.optionalItems], clauses: [.where, .period, .on, .options])
  package static let options = [
    VerbOption("spend", .number(0.01...1_000_000_000_000), "what the test cost")
  ]
  package static let examples = [
    VerbExample(
      "experiment where region in (\"Sichuan\", \"Hubei\") last 14 days --spend 12000",
      "a campaign that ran in two regions against all others"),
    VerbExample(
      "experiment orders where customer_type = \"new\" last 7 days", "another metric, no spend"),
    VerbExample("experiment last 7 days --spend 20000", "all on, held against a forecast"),
  ]

  /// What is asked of a test unless another metric is named, and the one that a ROAS is of.
  static let sales = "revenue"

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    let metric = try metric(call, planning.catalog)
    return columns(metric.type.kind(currency: planning.currency), planning)
  }

  private static func columns(_ kind: Kind, _ planning: Planning) -> [AnswerColumn] {
    let money = Kind.money(planning.currency)
    func number(_ name: String, _ kind: Kind, _ doc: String) -> AnswerColumn {
      AnswerColumn(name, kind: kind, role: .measure, doc)
    }
    return [
      number("days", .count, "of the test"),
      number("actual", kind, "what the tested part brought"),
      number("expected", kind, "what it would have brought without the test"),
      AnswerColumn("incremental", kind: kind, role: .change, "actual less expected"),
      number("incremental_low", kind, "95 of 100 times it is more"),
      number("incremental_high", kind, "95 of 100 times it is less"),
      number("test_spend", money, "what the test cost"),
      number("incremental_roas", .ratio, "incremental revenue by what the test cost"),
      number("breakeven_roas", .ratio, "the ROAS at which the margin pays the spend"),
      AnswerColumn("verdict", "scale, stop, not proved, not known"),
    ]
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    let metric = try metric(call, planning.catalog)
    guard let written = call.period, let period = try planning.period(of: call),
      period.hasBeginning
    else {
      throw Diagnostic(
        .wrongTime, "an experiment has its days", at: call.verb.span,
        label: "experiment where region = \"Sichuan\" 2026-11-01 to 2026-11-14")
    }
    guard !period.isPartial, period.fullEnd == Moment(period.lastDay + 1) else {
      throw Diagnostic(
        .wrongTime, "its days are not over, or no whole days", at: written.span)
    }
    let asked = try planning.question(call.asking([metric.name], by: [], over: written.value))
    guard asked.summable.contains(metric.name) else {
      throw Diagnostic(
        .notSplittable, "the days of \(metric.title) do not add up, so nothing is added by a test",
        at: call.items.first?.expression.span,
        label: "take revenue, orders or another that adds up")
    }
    let title = metric.title
    let heading = ("experiment: \(title)" as Wording).narrowed(by: call.condition)
    let reading = ExperimentReading(call, metric, period, desk, planning)
    let tested = try reading.daily(call.condition)
    if desk.look != nil {
      var shown = asked
      shown.plan = tested.plan
      return try desk.ask(shown, heading: "\(heading), \(period.heading)")
    }
    let spend = try NumberOptions(call, options)["spend"]
    guard spend == nil || metric.name == sales else {
      throw Diagnostic(
        .wrongType, "ROAS is revenue by spend: there is none of \(title)",
        at: call.options.first?.name.span, label: "leave --spend out, or ask for revenue")
    }
    let found = try reading.run(tested, spend: spend)
    var report = Report(
      heading: "\(heading), \(period.heading)", notes: found.notes, sql: found.sql)
    report.blocks = [.sentences(found.sentences(title, planning))]
    var table = Table(columns(found.kind, planning))
    found.write(to: &table, planning)
    report.blocks.append(.table(table))
    return Answer(report, rest: stages)
  }

  /// The metric asked for; revenue unless another is named.
  private static func metric(_ call: Call, _ catalog: Catalog) throws(Diagnostic) -> Metric {
    guard call.items.count < 2 else {
      throw Diagnostic(
        .syntax, "experiment takes one metric at a time", at: call.items[1].expression.span)
    }
    let name = call.items.first?.expression.plainName ?? Name(sales, at: call.verb.span)
    guard call.items.isEmpty || call.items[0].expression.plainName != nil,
      let metric = try catalog.metric(name)
    else {
      throw Diagnostic(
        .unknownName, "experiment goes over a metric", at: call.items.first?.expression.span)
    }
    return metric
  }
}
