import Analysis
import Catalog
import Language
import Planner
import Values

/// `explain real vs predict by a, b, c`: which segments set two columns of the same rows apart.
enum TwoColumns {
  static func explain(
    _ written: Call, against other: Name, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    let (call, planned) = try planned(written, against: other, planning)
    let names = planned.plan.outputs.map { $0.column.title }
    let heading: Wording =
      planned.period.map { "\(names[0]) against \(names[1]), \($0.heading)" }
      ?? "\(names[0]) against \(names[1])"
    if desk.look != nil { return try desk.ask(planned, heading: heading) }
    let dimensions = written.groups.compactMap { $0.expression.plainName }
    let wanted = dimensions.isEmpty ? try planning.splits(of: call) : dimensions
    let question = try planning.leaves(of: call, by: wanted)
    let (table, sql) = try desk.reader.fetch(question.plan)
    let reading = LeafReading(table, question, whole: 0)
    var report = Report(heading: heading, notes: planned.notes, sql: [sql.text])
    let finding: LeafScan.Finding
    do {
      finding = try LeafScan.search(reading.leaves, options: .init(limit: limit))
    } catch {
      throw problem(error, at: written)
    }
    report.blocks = [
      .table(
        try segments(finding, SegmentNames(question, desk), Table(columns(planned))))
    ]
    let rest = finding.change - finding.segments.reduce(0) { $0 + $1.effect }
    report.notes.append(
      finding.segments.isEmpty
        ? "no segment stands out"
        : "all else together: \(Value.double((rest * 100).rounded() / 100))")
    if let common = finding.common {
      report.notes.append(
        """
        all parts moved alike by the factor \(Value.double((common * 1000).rounded() / 1000)): the \
        segments are what moved besides
        """)
    }
    return Answer(report, rest: stages)
  }

  /// The question of both columns without dimensions, planned.
  static func planned(
    _ written: Call, against other: Name, _ planning: Planning
  ) throws(Diagnostic) -> (call: Call, planned: Planned) {
    var call = written
    call.verb = Name("show", at: written.verb.span)
    call.baselines = []
    call.groups = []
    guard call.items.count == 1 else {
      throw Diagnostic(
        .syntax, "explain takes one metric at a time", at: call.items.last?.expression.span)
    }
    let home = call.items[0].expression.plainName.flatMap { dataset(of: $0, planning, nil) }
    call.items = [
      Item(summed(call.items[0].expression, planning, home)),
      Item(summed(Expression(.name(other), at: other.span), planning, home)),
    ]
    return (call, try planning.question(call))
  }

  static func columns(_ planned: Planned) -> [AnswerColumn] {
    let (real, predict) = (planned.plan.outputs[0].column, planned.plan.outputs[1].column)
    let kind = real.kind
    return [
      AnswerColumn("segment", "as a condition"),
      AnswerColumn("real", title: real.title, kind: kind, role: .measure, "of the segment"),
      AnswerColumn("predict", title: predict.title, kind: kind, role: .measure, "of the segment"),
      AnswerColumn(
        "effect", title: "difference", kind: kind.ofChange, role: .change, "of the two columns"),
      AnswerColumn(
        "share", title: "of all", kind: .percent, role: .measure, "part of the whole difference"),
    ]
  }

  /// At most so many segments are shown.
  private static let limit = 10

  private static func problem(_ problem: SegmentProblem, at call: Call) -> Diagnostic {
    switch problem {
    case .noLeaves: Diagnostic(.noData, "there are no rows to compare", at: call.verb.span)
    case .noDimensions:
      Diagnostic(
        .notSplittable, "there is no dimension to look for segments in", at: call.verb.span,
        label: "name some: by channel, category")
    case .unevenColumns, .notFinite:
      Diagnostic(.noData, "some of the values are no numbers", at: call.verb.span)
    }
  }

  /// A metric as it is; a bare column of the data set as its sum.
  private static func summed(
    _ expression: Expression, _ planning: Planning, _ home: Dataset?
  ) -> Expression {
    guard let name = expression.plainName, (try? planning.catalog.metric(name)) == .some(nil),
      let dataset = dataset(of: name, planning, home)
    else { return expression }
    let column = Expression(
      .member(Name(dataset.name, at: name.span), name), at: name.span)
    return Expression(.call(Name("sum", at: name.span), [column], where: nil), at: name.span)
  }

  /// The data set with a numeric column of that name: the preferred one, else the only one.
  private static func dataset(
    of name: Name, _ planning: Planning, _ preferred: Dataset?
  ) -> Dataset? {
    let found = planning.catalog.datasets.values.filter {
      $0.column(name.text)?.type.isNumeric == true && planning.facts.isLoaded($0.name)
    }
    return found.first { $0.name == preferred?.name } ?? (found.count == 1 ? found.first : nil)
  }

  /// One row a segment, the largest difference first, and the difference of the whole.
  private static func segments(
    _ finding: LeafScan.Finding, _ names: SegmentNames, _ empty: Table
  ) throws(Diagnostic) -> Table {
    var table = empty
    for segment in finding.segments {
      table.append([
        .text(try names.condition(segment.terms).text), .double(segment.real),
        .double(segment.predict), .double(segment.effect), segment.share.map(Value.double) ?? .null,
      ])
    }
    // The rest and the whole stand below the rows, which are segments only.
    table.total = [table.word("all"), .null, .null, .double(finding.change), .null]
    return table
  }
}
