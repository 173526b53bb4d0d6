import Catalog
import Language
import Planner
import Values

/// Says a ranking as a question with stages, in the language itself.
struct Ranking {
  let call: Call
  let isTop: Bool
  let planning: Planning
  let what: Name
  let dimension: Name
  let metrics: [Name]

  init(_ call: Call, isTop: Bool, _ planning: Planning) throws(Diagnostic) {
    self.call = call
    self.isTop = isTop
    self.planning = planning
    guard let name = call.items.first?.expression.plainName else {
      throw Diagnostic(
        .syntax, "\"\(call.verb.text)\" needs what to rank", at: call.verb.span,
        label: "as in: \(call.verb.text) 10 products by revenue")
    }
    what = name
    let named = call.groups.compactMap { $0.expression.plainName }
    if let entity = planning.catalog.entity(name) {
      dimension = Name(entity.dimension.text, at: name.span)
      let own = entity.metrics.map { Name($0.text, at: name.span) }
      metrics = named.isEmpty ? own : named
    } else {
      dimension = name
      metrics = named.isEmpty ? [Name("revenue", at: name.span)] : named
      try checkDimension()
    }
  }

  /// A name that is neither an entity nor a dimension of what it is to be ranked by.
  private func checkDimension() throws(Diagnostic) {
    let catalog = planning.catalog
    let isKnown = catalog.datasets.values.contains { dataset in
      dataset.columns.contains { $0.name == what.text || $0.linkName == what.text }
    }
    guard !isKnown else { return }
    let known = catalog.entities.keys.sorted()
    let near = closest(to: what.text, among: known, limit: 1)
    throw Diagnostic(
      .unknownName, "nothing called \"\(what.spoken)\" can be ranked", at: what.span,
      correction: near.first.map { Correction($0.replacing("_", with: " ")) },
      hints: ["what can: \(known.prefix(14).joined(separator: ", ")), ..."])
  }

  var columns: [AnswerColumn] {
    get throws(Diagnostic) {
      try asked([]).question.columns.map { column in
        var column = column
        column.doc = Self.docs[column.name] ?? column.doc
        return column
      }
    }
  }

  private static let docs = [
    "share": "part of the whole", "running_share": "of this one and those before",
    "change": "against the period before", "places": "won or lost against the period before",
    "rank": "by the metric",
  ]

  func answer(_ stages: [Stage], _ desk: Desk) throws(Diagnostic) -> Answer {
    let (question, notes) = try asked(stages)
    var answer = try question.answer(desk)
    guard let first = question.call.items.first?.expression.plainName else { return answer }
    let metric = try planning.catalog.metric(first)
    let count = call.count ?? 10
    let measure = metric?.title ?? Wording(name: first.spoken)
    let thing = Wording(name: what.spoken)
    let title: Wording =
      isTop ? "top \(count) \(thing) by \(measure)" : "bottom \(count) \(thing) by \(measure)"
    answer.report.heading = question.heading(title.narrowed(by: call.condition))
    answer.report.notes += notes
    return answer
  }

  /// The question with its stages, and a sentence on metrics that are not loaded.
  private func asked(
    _ stages: [Stage]
  ) throws(Diagnostic) -> (question: Question, notes: [Wording]) {
    var question = call
    question.verb = Name("show", at: call.verb.span)
    question.groups = [Group(Expression(.name(dimension), at: dimension.span))]
    question.count = nil
    let wanted = metrics.map { Item(Expression(.name($0), at: $0.span)) }
    var notes: [Wording]
    question.items = [wanted[0]]
    (question.items, notes) = try planning.answerable(wanted, for: question)
    guard let first = question.items.first?.expression.plainName else {
      return (try Question(question, stages, in: planning), notes)
    }
    let isSummable = try planning.question(question).summable.contains(first.text)
    let compares = question.period != nil
    if compares { question.baselines = [Spanned(.previousPeriod, call.verb.span)] }
    let ranking = self.stages(first, isSummable: isSummable, compares: compares, question)
    return (try Question(question, ranking + stages, in: planning), notes)
  }

  /// rank, share and running share over all, then the first few.
  private func stages(
    _ metric: Name, isSummable: Bool, compares: Bool, _ question: Call
  ) -> [Stage] {
    func named(_ text: String) -> Expression { Expression(.name(Name(text))) }
    func call(_ function: String, _ expression: Expression) -> Expression {
      Expression(.call(Name(function), [expression], where: nil))
    }
    let value = named(metric.text)
    // A share moves by points, everything else by a part of itself.
    let type = (try? planning.catalog.metric(metric))??.type
    let change = named("\(metric.text)_change" + (type == .percent ? "" : "_percent"))
    var derived = [Binding(Name("rank"), call("rank", value))]
    var columns = [Item(named("rank")), Item(Expression(.name(dimension)))]
    columns += question.items.prefix(1)
    var stages: [Stage] = [
      Stage(.sort([SortKey(value, descending: isTop)]))
    ]
    if !isTop {
      stages.insert(Stage(.filter(Expression(.missing(value, negated: true)))), at: 0)
    }
    if isSummable {
      derived.append(Binding(Name("share"), call("share", value)))
      columns += [Item(named("share"))]
    }
    if compares {
      let earlier = named("\(metric.text)_before")
      let places = Expression(.binary(.subtract, call("rank", earlier), call("rank", value)))
      // What had nothing before had no place either.
      let had = Expression(
        isSummable
          ? .binary(.notEqual, earlier, Expression(.value(.int(0))))
          : .missing(earlier, negated: true))
      derived.append(
        Binding(
          Name("places"),
          Expression(
            .call(Name("if"), [had, places, Expression(.value(.null))], where: nil))))
    }
    stages.append(Stage(.derive(derived)))
    if isSummable, isTop {
      stages.append(
        Stage(.derive([Binding(Name("running"), call("running", named("share")))])))
      columns += [Item(named("running"), alias: Name("running_share"))]
    }
    if compares {
      columns += [
        Item(change, alias: Name("change")), Item(named("places")),
      ]
    }
    columns += question.items.dropFirst()
    stages.append(Stage(.take(self.call.count ?? 10)))
    stages.append(Stage(.columns(columns)))
    return stages
  }
}

extension Catalog {
  /// What a ranking is asked of: an entity by any of its names.
  func entity(_ name: Name) -> EntitySyntax? {
    entities[name.text] ?? entities[Self.canonical(name.text)] ?? entities[name.text + "s"]
  }
}
