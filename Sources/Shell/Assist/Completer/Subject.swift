import Catalog
import Language

/// What a call is about: the metrics that it asks for, or the data set whose rows it lists.
struct Subject {
  /// By their own names.
  private(set) var metrics: [String] = []
  private(set) var dataset: String?
  /// What is ranked.
  private(set) var entity: String?
  /// Whether the call itself names what it is about.
  private(set) var isNamed = false

  init(_ place: Place, _ lexicon: Lexicon) {
    let catalog = lexicon.catalog
    for named in place.names {
      guard let meaning = lexicon.meanings[named.name.text] else { continue }
      note(meaning, named, ranks: place.ranks)
    }
    isNamed = !metrics.isEmpty || dataset != nil
    if !isNamed {
      read(command: place.verb ?? "", catalog, depth: 0)
      let ranked = entity.flatMap { catalog.entities[$0] }?.metrics.first
      if let ranked { metrics = [ranked.text] }
    }
    // Where nothing is named, the first headline metric is what is split.
    if metrics.isEmpty, dataset == nil { metrics = Array(catalog.headline.prefix(1)) }
  }

  /// Takes what a name tells of its call, by the part of the call that it stands in.
  private mutating func note(_ meaning: Meaning, _ named: Place.Named, ranks: Bool) {
    switch named.section {
    case .name(.dataset): dataset = dataset ?? meaning.dataset
    case .name(.entity): entity = entity ?? meaning.entity
    case .name(.metric): add(meaning.metric)
    case .name, .clause(.on), .clause(.as), .clause(.map), .definition: break
    case .clause(.where) where meaning.metric == named.name.text:
      add(meaning.metric)
    case .clause(.by) where !ranks, .clause(.where), .rowCondition:
      if !meaning.isColumn { add(meaning.metric) }
    default: add(meaning.metric)
    }
  }

  private mutating func add(_ metric: String?) {
    if let metric, !metrics.contains(metric) { metrics.append(metric) }
  }

  /// A command is about what its body is about.
  private mutating func read(command: String, _ catalog: Catalog, depth: Int) {
    guard depth < 4, let body = catalog.commands[command]?.body.call else { return }
    if catalog.commands[body.verb.text] != nil {
      return read(command: body.verb.text, catalog, depth: depth + 1)
    }
    for item in body.items {
      for name in item.expression.names {
        if body.verb.text == "list", let found = try? catalog.dataset(name) { dataset = found.name }
        if body.verb.text != "list", let found = try? catalog.metric(name) {
          metrics.append(found.name)
        }
      }
    }
  }
}

extension Expression {
  /// The names inside, in order.
  fileprivate var names: [Name] {
    if case .name(let name) = kind { return [name] }
    return children.flatMap { $0.names }
  }
}
