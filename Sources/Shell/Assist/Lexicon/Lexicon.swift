import Catalog
import Language
import Planner
import Values
import Verbs

/// All that can be typed with a catalogue, made once and kept until the catalogue changes.
final class Lexicon {
  let catalog: Catalog
  let grammar: Grammar
  let meanings: MeaningIndex
  let verbs: [Entry]
  let commands: [Entry]
  let metrics: [Entry]
  let datasets: [Entry]
  let entities: [Entry]
  private let metricPlaces: [String: Int]
  private var splits: [String: [Entry]] = [:]
  private var columns: [String: [Entry]] = [:]
  private var reaches: [String: Reach] = [:]

  init(_ catalog: Catalog) {
    self.catalog = catalog
    grammar = Workspace.grammar(catalog)
    meanings = Self.meanings(catalog)
    verbs = Verbs.verbs.map { Entry($0.name, $0.summary) }
    commands = catalog.commandOrder.compactMap { catalog.commands[$0] }.map {
      Entry(name: $0.name.text, $0.doc ?? "", synonyms: $0.synonyms)
    }
    metrics = catalog.metricOrder.compactMap { catalog.metrics[$0] }.map {
      Entry(name: $0.name, $0.doc, synonyms: $0.synonyms)
    }
    metricPlaces = Dictionary(
      catalog.metricOrder.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    datasets = catalog.datasetOrder.compactMap { catalog.datasets[$0] }.map {
      Entry(name: $0.name, $0.doc, synonyms: $0.synonyms)
    }
    entities = Self.entities(catalog)
  }

  /// What planning needs, as if everything were loaded; the present counts for periods alone.
  func planning(_ clock: Clock?) -> Planning {
    let clock = clock ?? Clock(endOf: Day(number: 20_000))
    if everything?.until != clock.today {
      everything = (clock.today, Facts(everythingIn: catalog, until: clock.today - 1))
    }
    return Planning(
      catalog: catalog, facts: everything?.facts ?? Facts(), clock: clock, currency: "")
  }

  private var everything: (until: Day, facts: Facts)?

  /// What a metric's listing says, by its own name.
  func metric(_ name: String) -> Entry? { metricPlaces[name].map { metrics[$0] } }

  private static func entities(_ catalog: Catalog) -> [Entry] {
    var syntaxes: [EntitySyntax] = []
    for name in catalog.entities.keys.sorted() {
      guard let syntax = catalog.entities[name], !syntaxes.contains(syntax) else { continue }
      syntaxes.append(syntax)
    }
    let entries = syntaxes.compactMap { syntax -> Entry? in
      guard let first = syntax.names.first else { return nil }
      let metrics = syntax.metrics.prefix(3).map { $0.spoken }.joined(separator: ", ")
      return Entry(
        name: first.text, "by \(metrics)", synonyms: syntax.names.dropFirst().map { $0.spoken })
    }
    return entries.sorted { $0.label < $1.label }
  }

  private static func meanings(_ catalog: Catalog) -> MeaningIndex {
    var index = MeaningIndex()
    for metric in catalog.metrics.values {
      for name in [metric.name] + metric.synonyms {
        // A name of its own counts more than being another's synonym.
        if name != metric.name, catalog.metrics[Catalog.canonical(name)] != nil { continue }
        index.add(name) { $0.metric = metric.name }
      }
    }
    for command in catalog.commands.values {
      for name in [command.name.text] + command.synonyms {
        index.add(name) { $0.command = command.name.text }
      }
    }
    for (name, entity) in catalog.entities {
      index.add(name) { $0.entity = entity.names.first?.text ?? name }
    }
    for dataset in catalog.datasets.values {
      for name in [dataset.name] + dataset.synonyms {
        index.add(name) { $0.dataset = dataset.name }
      }
      for column in dataset.columns {
        for name in [column.name, column.linkName].compactMap({ $0 }) + column.synonyms {
          index.add(name) { $0.isColumn = true }
        }
      }
      for time in dataset.times { index.add(time.name) { $0.isColumn = true } }
    }
    for grain in Grain.allCases { index.add(grain.rawValue) { $0.isColumn = true } }
    // Synonyms that were defined by themselves are known to the catalogue alone.
    for name in catalog.allNames where index[Entry.words(name).joined(separator: "_")] == nil {
      let metric = try? catalog.metric(Name(Catalog.canonical(name)))
      index.add(name) { $0.metric = metric?.name }
    }
    return index
  }

  // MARK: - Kept as they are asked for

  /// The dimensions that all of some metrics can be split by.
  func dimensions(of metrics: [String]) -> [Entry] {
    let key = metrics.joined(separator: ",")
    if let known = splits[key] { return known }
    let owners = metrics.flatMap { catalog.datasets(of: $0) }
    let entries = ordered(catalog.dimensionNames(of: metrics)).map { entry(of: $0, in: owners) }
    splits[key] = entries
    return entries
  }

  /// The columns of a data set and the dimensions that it reaches over links.
  func columns(of dataset: Dataset) -> [Entry] {
    if let known = columns[dataset.name] { return known }
    let own = dataset.columns.map { $0.linkName ?? $0.name }
    let linked = catalog.dimensionNames(of: dataset).filter { !own.contains($0) }
    let entries = (ordered(own) + ordered(linked)).map { entry(of: $0, in: [dataset]) }
    columns[dataset.name] = entries
    return entries
  }

  /// Names with those on top that people rank by, and numbers of rows and grains at the end.
  private func ordered(_ names: [String]) -> [String] {
    let ranked = Set(catalog.entities.values.map { $0.dimension.text })
    func isRankable(_ name: String) -> Bool { ranked.contains(name) }
    func isInternal(_ name: String) -> Bool { name.hasSuffix("_id") || name == "level" }
    return names.filter(isRankable) + names.filter { !isRankable($0) && !isInternal($0) }
      + names.filter { !isRankable($0) && isInternal($0) }
  }

  /// What is to be said of a dimension, from the first of some data sets that has it.
  private func entry(of name: String, in owners: [Dataset]) -> Entry {
    for owner in owners {
      let reach = reach(from: owner)
      guard let place = reach[name] else { continue }
      let column = place.column
      let synonyms = column.synonyms.filter { reach[Catalog.canonical($0)] == place }
      var about = column.doc
      if about.isEmpty { about = column.members.joined(separator: ", ") }
      if about.isEmpty { about = column.link.flatMap { catalog.datasets[$0]?.doc } ?? "" }
      if about.isEmpty { about = synonyms.first ?? column.type.rawValue }
      return Entry(name: name, about, synonyms: synonyms)
    }
    return Entry(name: name, "")
  }

  func reach(from dataset: Dataset) -> Reach {
    if let known = reaches[dataset.name] { return known }
    let reach = Reach(from: dataset, catalog)
    reaches[dataset.name] = reach
    return reach
  }
}
