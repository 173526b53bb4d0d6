import Catalog
import Language
import Values

/// Which definitions are made of which others.
///
/// Whatever goes from one to the next (planning, expanding commands, explaining) ends only because
/// none leads back to itself, so that is looked at when one is made.
package struct DefinitionGraph {
  /// A definition, or a column that is computed.
  enum Node: Hashable {
    case metric(String)
    case command(String)
    case evidence(String)
    case brief(String)
    case drivers(String)
    case column(dataset: String, name: String)

    var shown: Wording {
      switch self {
      case .metric(let name), .drivers(let name): Wording(verbatim: name)
      case .command(let name): Wording(verbatim: name.replacing("_", with: " "))
      case .evidence(let name): "evidence \"\(name)\""
      case .brief(let name): "brief \"\(name)\""
      case .column(let dataset, let name): "\(dataset).\(name)"
      }
    }
  }

  private let catalog: Catalog
  /// The verbs that ask all evidence.
  private let explaining: Set<String>
  /// The verb that asks all lines of the brief.
  private let briefing: String

  package init(_ catalog: Catalog, explaining: Set<String>, briefing: String) {
    self.catalog = catalog
    self.explaining = explaining
    self.briefing = briefing
  }

  /// Throws where a definition would be made of itself, with the way that leads back to it.
  package func check(_ definition: Definition) throws(Diagnostic) {
    guard let cycle = cycle(with: definition) else { return }
    let name = definition.title.name
    throw Diagnostic(
      .definition,
      "\(name.spoken) is defined by itself: \(Wording.joined(cycle.map { $0.shown }, by: " → "))",
      at: name.span)
  }

  /// The way from a definition back to itself, once it is added; nil where there is none.
  func cycle(with definition: Definition) -> [Node]? {
    var catalog = catalog
    catalog.add(definition)
    let graph = DefinitionGraph(catalog, explaining: explaining, briefing: briefing)
    for node in graph.nodes(of: definition) {
      var seen: Set<Node> = []
      if let way = graph.way(from: node, to: node, &seen) { return [node] + way }
    }
    return nil
  }

  private func nodes(of definition: Definition) -> [Node] {
    switch definition {
    case .metric(let syntax): [.metric(syntax.name.text)]
    case .command(let syntax): [.command(syntax.name.text)]
    case .evidence(let syntax): [.evidence(syntax.name.text)]
    case .brief(let syntax): [.brief(syntax.name.text)]
    case .drivers(let name, _): [.drivers(name.text)]
    case .dataset(let syntax):
      syntax.columns.filter { $0.formula != nil }.map {
        .column(dataset: syntax.name.text, name: $0.name.text)
      }
    // Another name for a metric may close a circle of those that use that name.
    case .synonym(_, let name): [.metric(name.text), .drivers(name.text)]
    case .entity, .event, .target, .rate, .headline, .splits, .steps, .calendar, .export, .headers:
      []
    }
  }

  private func way(from node: Node, to goal: Node, _ seen: inout Set<Node>) -> [Node]? {
    for next in parts(of: node) {
      if next == goal { return [goal] }
      guard seen.insert(next).inserted else { continue }
      if let way = way(from: next, to: goal, &seen) { return [next] + way }
    }
    return nil
  }

  /// What a definition is made of.
  private func parts(of node: Node) -> [Node] {
    switch node {
    case .metric(let name):
      guard let metric = catalog.metrics[name] else { return [] }
      let companions = metric.companions.compactMap { $0.expression.plainName.flatMap(self.metric) }
      // Metrics often stand beside each other; only one beside itself makes no sense.
      return metric.formulas.flatMap { metrics(in: $0.expression) }.map { .metric($0) }
        + (companions.contains(name) ? [node] : [])
    case .drivers(let name):
      return (catalog.drivers[name] ?? []).flatMap { metrics(in: $0) }.map { .drivers($0) }
    case .command(let name):
      return catalog.commands[name].map { parts(of: $0.body) } ?? []
    case .evidence(let name):
      return catalog.evidence.first { $0.name.text == name }.map { parts(of: $0.body) } ?? []
    case .brief(let name):
      return catalog.briefs.first { $0.name.text == name }.map { parts(of: $0.body) } ?? []
    case .column(let dataset, let name):
      guard let dataset = catalog.datasets[dataset], let formula = dataset.column(name)?.formula
      else { return [] }
      return columns(in: formula, of: dataset)
    }
  }

  private func metric(_ name: Name) -> String? {
    // A name that can mean several metrics is told where it is used.
    (try? catalog.metric(name))?.map { $0.name }
  }

  /// The metrics that a formula names; what aggregates take are columns.
  private func metrics(in expression: Expression) -> [String] {
    switch expression.kind {
    case .name(let name): return metric(name).map { [$0] } ?? []
    case .call(let name, _, _) where AggregateFunction(rawValue: name.text) != nil: return []
    default: return expression.children.flatMap { metrics(in: $0) }
    }
  }

  /// The commands and the evidence that a question asks, those of questions in brackets too.
  private func parts(of body: Pipeline) -> [Node] {
    var found: [Node] = []
    if !body.call.isImplicit {
      if let command = catalog.command(body.call.verb) {
        found.append(.command(command.name.text))
      } else if explaining.contains(body.call.verb.text) {
        found += catalog.evidence.map { .evidence($0.name.text) }
      }
      if body.call.verb.text == briefing {
        found += catalog.briefs.map { .brief($0.name.text) }
      }
    }
    var expressions = body.call.items.map { $0.expression }
    if let condition = body.call.condition { expressions.append(condition) }
    for stage in body.stages {
      if case .filter(let condition) = stage.kind { expressions.append(condition) }
    }
    return found + expressions.flatMap { questions(in: $0) }.flatMap { parts(of: $0) }
  }

  private func questions(in expression: Expression) -> [Pipeline] {
    var found = expression.children.flatMap { questions(in: $0) }
    if case .among(_, let pipeline, _) = expression.kind { found.append(pipeline) }
    return found
  }

  /// The computed columns that a formula reads.
  private func columns(in expression: Expression, of dataset: Dataset) -> [Node] {
    var path: DimensionPath?
    if case .name(let name) = expression.kind { path = try? catalog.dimension(name, of: dataset) }
    if case .member(let owner, let name) = expression.kind {
      path = try? catalog.member(owner, name, of: dataset)
    }
    let own = path.flatMap { path -> Node? in
      path.column.formula == nil
        ? nil : .column(dataset: path.dataset.name, name: path.column.name)
    }
    return [own].compactMap { $0 } + expression.children.flatMap { columns(in: $0, of: dataset) }
  }
}
