import Language
import Values

/// Everything that has a name: the shipped model and what the user has added.
package struct Catalog: Sendable {
  package private(set) var datasets: [String: Dataset] = [:]
  package private(set) var metrics: [String: Metric] = [:]
  package private(set) var commands: [String: CommandSyntax] = [:]
  /// What can be ranked, by each of its names.
  package private(set) var entities: [String: EntitySyntax] = [:]
  /// The identities of each metric, the latest defined first: the first that the loaded data can
  /// answer counts.
  package private(set) var drivers: [String: [Expression]] = [:]
  package private(set) var evidence: [EvidenceSyntax] = []
  /// The lines of the brief.
  package private(set) var briefs: [EvidenceSyntax] = []
  /// The exports that the user has described, the latest last.
  package private(set) var exports: [ExportSyntax] = []
  /// Headers that the user has given columns, a paragraph for each data set.
  package private(set) var headers: [HeadersSyntax] = []
  package private(set) var events: [EventSyntax] = []
  package private(set) var targets: [TargetSyntax] = []
  package private(set) var rates: [Rate] = []
  package private(set) var headline: [String] = []
  /// The metrics that `funnel` goes through, from the first step on.
  package private(set) var steps: [String] = []
  /// The countries and platforms whose events the store has; empty where none were chosen.
  package private(set) var calendar: [Name] = []
  /// The dimensions that `explain` looks for segments in, the most telling first.
  package private(set) var splits: [Name] = []
  /// The order in which things were defined, for lists.
  package private(set) var datasetOrder: [String] = []
  package private(set) var metricOrder: [String] = []
  package private(set) var commandOrder: [String] = []
  /// Other names of metrics, by their canonical form.
  private(set) var metricSynonyms: [String: [String]] = [:]
  private(set) var datasetSynonyms: [String: [String]] = [:]
  package private(set) var commandSynonyms: [String: String] = [:]
  /// Names of several words, for the parser.
  package private(set) var names = NameIndex()

  package init() {}

  /// The form that names are compared in: lower case, words joined by underscores.
  package static func canonical(_ name: String) -> String {
    let lowered = name.lowered
    let blank = UInt8(ascii: " ")
    guard lowered.utf8.contains(blank) else { return lowered }
    return lowered.utf8.split(separator: blank).map { String(Substring($0)) }
      .joined(separator: "_")
  }

  /// Adds a definition; what it replaces is told by its kind and name, nil when nothing.
  @discardableResult
  package mutating func add(_ definition: Definition) -> String? {
    switch definition {
    case .dataset(let syntax): return add(Dataset(syntax))
    case .metric(let syntax): return add(Metric(syntax))
    case .command(let syntax): return add(syntax)
    case .entity(let syntax):
      for name in syntax.names {
        entities[name.text] = syntax
        names.insert(name.text)
      }
      return nil
    case .drivers(let name, let expression):
      drivers[name.text, default: []].removeAll { $0 == expression }
      drivers[name.text, default: []].insert(expression, at: 0)
      return nil
    case .evidence(let syntax): return Self.replace(&evidence, syntax, "evidence") { $0.name }
    case .brief(let syntax): return Self.replace(&briefs, syntax, "brief") { $0.name }
    case .event(let syntax): return Self.replace(&events, syntax, "event") { $0.name }
    case .target(let syntax): return Self.replace(&targets, syntax, "target") { TargetKey($0) }
    case .rate(let currency, let day, let value):
      let rate = Rate(currency: currency.text.uppercased(), day: day, value: value)
      return Self.replace(&rates, rate, "rate \(definition.title.name.text)") {
        RateKey(currency: $0.currency, day: $0.day)
      }
    case .headline(let list):
      headline = list.map { $0.text }
      return nil
    case .splits(let list):
      splits = list
      return nil
    case .steps(let list):
      steps = list.map { $0.text }
      return nil
    case .calendar(let list):
      calendar = list
      return nil
    case .export(let syntax): return Self.replace(&exports, syntax, "export") { $0.name }
    case .headers(let syntax):
      return Self.replace(&headers, syntax, "headers \(syntax.dataset.text)") { $0.dataset }
    case .synonym(let word, let name):
      metricSynonyms[Self.canonical(word.text), default: []].append(name.text)
      names.insert(word.text)
      return nil
    }
  }

  private static func replace<Part, Key: Equatable>(
    _ list: inout [Part], _ part: Part, _ kind: String, by key: (Part) -> Key
  ) -> String? {
    if let place = list.firstIndex(where: { key($0) == key(part) }) {
      list[place] = part
      return kind
    }
    list.append(part)
    return nil
  }

  private mutating func add(_ dataset: Dataset) -> String? {
    let old = datasets.updateValue(dataset, forKey: dataset.name)
    if old == nil { datasetOrder.append(dataset.name) }
    names.insert(dataset.name)
    for synonym in dataset.synonyms {
      datasetSynonyms[Self.canonical(synonym), default: []].append(dataset.name)
      names.insert(synonym)
    }
    for column in dataset.columns {
      names.insert(column.name)
      if let linkName = column.linkName { names.insert(linkName) }
      for synonym in column.synonyms { names.insert(synonym) }
    }
    for time in dataset.times { names.insert(time.name) }
    return old.map { "dataset \($0.name)" }
  }

  private mutating func add(_ metric: Metric) -> String? {
    let old = metrics.updateValue(metric, forKey: metric.name)
    if old == nil { metricOrder.append(metric.name) }
    names.insert(metric.name)
    for synonym in metric.synonyms {
      let key = Self.canonical(synonym)
      if metricSynonyms[key]?.contains(metric.name) != true {
        metricSynonyms[key, default: []].append(metric.name)
      }
      names.insert(synonym)
    }
    return old.map { "metric \($0.name)" }
  }

  private mutating func add(_ command: CommandSyntax) -> String? {
    let old = commands.updateValue(command, forKey: command.name.text)
    if old == nil { commandOrder.append(command.name.text) }
    names.insert(command.name.text)
    for synonym in command.synonyms {
      commandSynonyms[Self.canonical(synonym)] = command.name.text
      names.insert(synonym)
    }
    return old.map { "command \($0.name.text)" }
  }

  // MARK: - Looking up

  /// The metric of a name or synonym; an ambiguous synonym throws, an unknown name yields nil.
  package func metric(_ name: Name) throws(Diagnostic) -> Metric? {
    if let metric = metrics[name.text] ?? metrics[Self.canonical(name.text)] { return metric }
    guard let found = metricSynonyms[Self.canonical(name.text)] else { return nil }
    if found.count > 1 {
      throw Diagnostic(
        .ambiguousName, "\"\(name.spoken)\" can mean several metrics", at: name.span,
        label: "write \(Self.alternatives(found))")
    }
    return found.first.flatMap { metrics[$0] }
  }

  package func dataset(_ name: Name) throws(Diagnostic) -> Dataset? {
    if let dataset = datasets[name.text] ?? datasets[Self.canonical(name.text)] { return dataset }
    guard let found = datasetSynonyms[Self.canonical(name.text)] else { return nil }
    if found.count > 1 {
      throw Diagnostic(
        .ambiguousName, "\"\(name.spoken)\" can mean several data sets", at: name.span,
        label: "write \(Self.alternatives(found))")
    }
    return found.first.flatMap { datasets[$0] }
  }

  package func command(_ name: Name) -> CommandSyntax? {
    commands[name.text] ?? commandSynonyms[Self.canonical(name.text)].flatMap { commands[$0] }
  }

  /// Every word that can begin or stand in a question, for suggestions.
  package var metricNames: [String] { metricOrder }

  /// Metrics and commands with their synonyms, for `did you mean`.
  package var allNames: [String] {
    metricOrder + commandOrder.map { $0.replacing("_", with: " ") } + Array(metricSynonyms.keys)
      + Array(entities.keys)
  }

  /// As in `a, b or c`.
  package static func alternatives(_ names: [String]) -> Wording { .list(names, .or) }
}

/// What tells one target from another: the same metric, period and part of the store.
private struct TargetKey: Equatable {
  let metric: Name
  let period: PeriodSyntax
  let condition: Expression?

  init(_ target: TargetSyntax) {
    metric = target.metric
    period = target.period
    condition = target.condition
  }
}
