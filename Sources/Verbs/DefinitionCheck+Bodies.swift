import Catalog
import Language
import Planner
import Values

/// Bodies of commands and evidence rules: they are planned as if they were asked now.
extension DefinitionCheck {
  func body(of syntax: CommandSyntax) throws(Diagnostic) {
    var values: [String: ParameterValue] = [:]
    for parameter in syntax.parameters {
      let example = try example(of: parameter)
      values[parameter.name.text] = parameter.fallback ?? example
    }
    try plan(syntax.body, with: values, inside: [syntax.name.text])
  }

  func body(of syntax: EvidenceSyntax) throws(Diagnostic) {
    if let dimension = syntax.dimension { try requireDimension(dimension) }
    if let pull = syntax.pull { try requireMetric(pull.metric) }
    let today = planning.clock.today
    try plan(
      syntax.body, with: EvidenceDays.parameters(from: today - 7, to: today - 1), inside: [])
  }

  /// A value that a parameter could be given.
  private func example(of parameter: CommandParameter) throws(Diagnostic) -> ParameterValue {
    switch parameter.kind.text {
    case "dimension":
      let owner = try parameter.dataset.flatMap { (name) throws(Diagnostic) in
        try catalog.dataset(name)
      }
      let column = owner?.columns.first { $0.type == .text }?.name
      return .name(Name(column ?? catalog.splits.first?.text ?? "channel"))
    case "metric": return .name(Name(catalog.headline.first ?? "revenue"))
    case "number": return .value(.int(5))
    case "period": return .period(.last(7, .day))
    // What can stand for a text and for a period.
    default: return .value(.text("today"))
    }
  }

  private func plan(
    _ body: Pipeline, with values: [String: ParameterValue], inside open: [String]
  ) throws(Diagnostic) {
    let filled = try Substitution(values: values).pipeline(body)
    let expanded = try CommandExpansion(catalog: catalog).expand(filled, open: open)
    var call = expanded.call
    if let condition = call.condition { call.condition = try withoutQuestions(condition) }
    switch call.verb.text {
    case ListVerb.name:
      guard let name = call.items.first?.expression.plainName else { return }
      guard let dataset = try catalog.dataset(name) else { throw ListVerb.unknown(name, catalog) }
      if call.period == nil { call.period = call.due }
      _ = try planning.list(dataset, call, expanded.stages)
    case ShowVerb.name, CompareVerb.name, TrendVerb.name, ExplainVerb.name:
      guard !call.items.isEmpty else { return }
      // All that is loaded has an end, and the data of this check have none.
      if call.period == nil { call.period = Spanned(.last(7, .day), call.verb.span) }
      call.isLenient = false
      let isShown = call.verb.text == ShowVerb.name
      _ = try planning.question(call, isShown ? expanded.stages : [])
    case TopVerb.name, BottomVerb.name:
      for metric in call.groups.compactMap({ $0.expression.plainName }) {
        try requireMetric(metric)
      }
    default: return
    }
  }

  /// The condition with the questions in brackets planned, and nothing in their place.
  private func withoutQuestions(_ expression: Expression) throws(Diagnostic) -> Expression {
    if case .among(let value, let pipeline, let negated) = expression.kind {
      try plan(pipeline, with: [:], inside: [])
      let none = Expression(.value(.null), at: expression.span)
      return Expression(.oneOf(value, [none], negated: negated), at: expression.span)
    }
    return try expression.mapChildren { (child) throws(Diagnostic) in
      try self.withoutQuestions(child)
    }
  }
}
