import Catalog
import Language

/// What a call is about: the metrics that it asks for, or the data set whose rows it lists.
struct Subject {
  private(set) var metrics: [String]
  private(set) var dataset: String?

  init(_ place: Place, _ catalog: Catalog) {
    metrics = place.metrics
    dataset = place.dataset
    if metrics.isEmpty, dataset == nil {
      read(command: place.verb ?? "", catalog, depth: 0)
      let ranked = place.entity.flatMap { catalog.entities[$0] }?.metrics.first
      if let ranked { metrics = [ranked.text] }
    }
    // Where nothing is named, the first headline metric is what is split.
    if metrics.isEmpty, dataset == nil { metrics = Array(catalog.headline.prefix(1)) }
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
