import Catalog
import Importers
import Language
import Planner
import Values

/// Looks through a definition for names that mean nothing before it is taken in.
package struct DefinitionCheck {
  let catalog: Catalog
  let planning: Planning

  /// Checks are made as if everything were loaded: what matters is whether it could answer.
  package init(_ workspace: Workspace) {
    catalog = workspace.catalog
    planning = Planning(
      catalog: catalog, facts: Facts(everythingIn: catalog), clock: workspace.clock,
      currency: workspace.store.settings.currency)
  }

  package init(_ catalog: Catalog, clock: Clock) {
    self.catalog = catalog
    planning = Planning(
      catalog: catalog, facts: Facts(everythingIn: catalog), clock: clock, currency: "")
  }

  /// What definitions are made of, with the verbs that ask all evidence and all of the brief.
  package static func graph(_ catalog: Catalog) -> DefinitionGraph {
    DefinitionGraph(
      catalog, explaining: [ExplainVerb.name, BriefVerb.name], briefing: BriefVerb.name)
  }

  package func check(_ definition: Definition) throws(Diagnostic) {
    try Self.graph(catalog).check(definition)
    try FreeName(catalog).check(definition)
    switch definition {
    case .metric(let syntax): try metric(syntax)
    case .dataset(let syntax): try dataset(syntax)
    case .command(let syntax): try command(syntax)
    case .entity(let syntax):
      for name in syntax.metrics { try requireMetric(name) }
    case .drivers(let name, let expression):
      try requireMetric(name)
      _ = try planning.question(question(expression))
    case .headline(let names):
      for name in names { try requireMetric(name) }
    case .synonym(_, let name):
      guard try catalog.metric(name) == nil, try catalog.dataset(name) == nil else { return }
      throw Diagnostic(
        .unknownName, "nothing is called \"\(name.spoken)\"", at: name.span)
    case .target(let syntax):
      try requireMetric(syntax.metric)
      _ = try Target.value(of: syntax, in: catalog)
    case .steps(let names):
      for name in names { try requireMetric(name) }
    case .splits(let names):
      for name in names { try requireDimension(name) }
    case .calendar(let places): try EventCalendar.check(places, of: catalog.events)
    case .event(let syntax):
      var clock = planning.clock
      do throws(Diagnostic) {
        try clock.define(syntax, in: EventCalendar([], zone: clock.zone))
      } catch {
        throw error.placed(at: syntax.name.span)
      }
    case .export(let syntax):
      try ExportCheck(catalog, clock: planning.clock).check(syntax)
    case .headers(let syntax): try HeaderCheck(catalog).check(syntax)
    case .evidence(let syntax), .brief(let syntax): try body(of: syntax)
    case .rate(let currency, _, let value): try rate(currency, value)
    }
  }

  private func question(_ expression: Expression) -> Call {
    var call = Call(Name("show", at: expression.span))
    call.items = [Item(expression)]
    return call
  }

  private func rate(_ currency: Name, _ value: Expression) throws(Diagnostic) {
    let code = currency.text.uppercased()
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw Diagnostic(
        .definition, "\"\(currency.spoken)\" is no code of a currency", at: currency.span,
        label: "a code has three letters, as USD")
    }
    _ = try Planning.factor(value, of: code)
  }

  func requireMetric(_ name: Name) throws(Diagnostic) {
    guard try catalog.metric(name) == nil else { return }
    let near = closest(to: name.text, among: catalog.metricOrder, limit: 1)
    throw Diagnostic(
      .unknownName, "no metric called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction($0) })
  }

  func requireDimension(_ name: Name) throws(Diagnostic) {
    for dataset in catalog.datasets.values where try catalog.dimension(name, of: dataset) != nil {
      return
    }
    throw Diagnostic(.unknownName, "no dimension called \"\(name.spoken)\"", at: name.span)
  }

  private func metric(_ syntax: MetricSyntax) throws(Diagnostic) {
    let datasets = catalog.datasetOrder.compactMap { catalog.datasets[$0] }
    if let dataset = datasets.first(where: { $0.column(syntax.name.text) != nil }),
      catalog.metrics[syntax.name.text] == nil
    {
      throw Diagnostic(
        .definition, "\(syntax.name.text) is a column of \(dataset.name) already",
        at: syntax.name.span, label: "choose another name")
    }
    if let type = syntax.type, ColumnType(rawValue: type.text) == nil {
      let known = ColumnType.allCases.map { $0.rawValue }
      throw Diagnostic(
        .definition, "no type called \"\(type.text)\"", at: type.span,
        correction: closest(to: type.text, among: known, limit: 1).first.map { Correction($0) },
        label: "types are \(known.joined(separator: ", "))")
    }
    // Every way to compute it has to make sense by itself.
    for formula in [syntax.formula] + syntax.alternatives {
      var single = syntax
      single.formula = formula
      single.alternatives = []
      var trial = planning
      trial.catalog.add(.metric(single))
      _ = try trial.question(question(Expression(.name(syntax.name), at: syntax.name.span)))
    }
  }

  private func dataset(_ syntax: DatasetSyntax) throws(Diagnostic) {
    guard !syntax.key.isEmpty else {
      throw Diagnostic(
        .definition, "the data set \(syntax.name.text) has no key", at: syntax.name.span,
        label: "name the columns that tell its rows apart: key order_id")
    }
    let columns = Set(syntax.columns.map { $0.name.text })
    for name in syntax.key where !columns.contains(name.text) {
      throw Diagnostic(
        .definition, "the key \(name.text) is no column of \(syntax.name.text)", at: name.span)
    }
    for column in syntax.columns {
      guard let link = column.link else { continue }
      guard try catalog.dataset(link) == nil, link.text != syntax.name.text else { continue }
      throw Diagnostic(
        .unknownName, "no data set called \"\(link.text)\"", at: link.span,
        correction: closest(to: link.text, among: catalog.datasetOrder, limit: 1).first
          .map { Correction($0) })
    }
  }

  private func command(_ syntax: CommandSyntax) throws(Diagnostic) {
    try body(of: syntax)
  }
}

extension Facts {
  /// What would be known if every column of every data set held something, of all times.
  package init(everythingIn catalog: Catalog) {
    self.init(
      everythingIn: catalog,
      over: DatasetFacts.Span(
        oldest: Moment(microseconds: .min / 4), newest: Moment(microseconds: .max / 4)))
  }

  /// The same of the two years up to a day, of which there are few enough for a row each.
  package init(everythingIn catalog: Catalog, until day: Day) {
    self.init(
      everythingIn: catalog,
      over: DatasetFacts.Span(oldest: Moment(day - 730), newest: Moment(day)))
  }

  private init(everythingIn catalog: Catalog, over span: DatasetFacts.Span) {
    self.init(
      catalog.datasets.mapValues { dataset in
        let times = dataset.columns.filter { $0.type.isTime }.map { ($0.name, span) }
        let filled = Set(dataset.columns.map { $0.name })
        return DatasetFacts(
          rows: 1, spans: Dictionary(times, uniquingKeysWith: { first, _ in first }),
          filled: filled,
          levels: Dictionary(
            dataset.levels.map { ($0.name, filled) }, uniquingKeysWith: { first, _ in first }))
      })
  }
}
