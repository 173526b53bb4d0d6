import Analysis
import Catalog
import Language
import Planner
import Values

/// `explain real vs predict by a, b, c`: which segments set two columns of the same rows apart.
enum TwoColumns {
  static func explain(
    _ written: Call, against other: Name, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning()
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
    let planned = try planning.question(call)
    let names = planned.plan.outputs.map { $0.column.title }
    let heading = "\(names[0]) against \(names[1])"
      + (planned.period.map { ", \($0.heading)" } ?? "")
    if workspace.explainOnly != nil { return try workspace.answer(planned, heading: heading) }
    let dimensions = written.groups.compactMap { $0.expression.plainName }
    let wanted = dimensions.isEmpty ? try planning.splits(of: call) : dimensions
    let question = try planning.leaves(of: call, by: wanted)
    let (table, sql) = try workspace.fetch(question.plan)
    let reading = LeafReading(table, question, whole: 0)
    let kind = planned.plan.outputs[0].column.kind
    var report = Report(heading: heading, notes: planned.notes, sql: [sql.text])
    let found = try segments(
      reading, SegmentNames(question, workspace), names, kind)
    report.blocks = [.table(found)]
    return Answer(report, rest: stages)
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

  private static func segments(
    _ reading: LeafReading, _ segments: SegmentNames, _ names: [String], _ kind: Kind
  ) throws(Diagnostic) -> Table {
    var table = Table(columns: [
      Column("segment"),
      Column("real", title: names[0], kind: kind, role: .measure),
      Column("predict", title: names[1], kind: kind, role: .measure),
      Column("effect", title: "difference", kind: kind, role: .change),
      Column("share", title: "of all", kind: .percent, role: .measure),
    ])
    let real = reading.now.reduce(0, +)
    let predict = reading.before.reduce(0, +)
    var scan = SegmentScan(reading.leaves, noise: reading.noise, squares: reading.squares)
    for finding in scan.run() where !finding.parts.isEmpty {
      let effect = finding.real - finding.predict
      table.append([
        .text(try segments.condition(finding, reading.leaves).text), .double(finding.real),
        .double(finding.predict), .double(effect),
        real == predict ? .null : .double(effect / (real - predict)),
      ])
    }
    return table
  }
}
