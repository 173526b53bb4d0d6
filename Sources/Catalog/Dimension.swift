import Language
import Values

/// Where a dimension of a data set stands: its own column, or one reached over links.
package struct DimensionPath: Hashable, Sendable {
  /// The link columns to follow, from the data set outwards; empty for its own column.
  package var links: [Link]
  package var dataset: Dataset
  package var column: ColumnDefinition
  /// The column that names what the key stands for, when the dimension was asked for by the
  /// link's name: `product` shows titles.
  package var label: ColumnDefinition?

  package init(
    links: [Link], dataset: Dataset, column: ColumnDefinition, label: ColumnDefinition? = nil
  ) {
    self.links = links
    self.dataset = dataset
    self.column = column
    self.label = label
  }

  /// The data set whose label names the dimension's values: the one linked to, or its own.
  package var labelDataset: String { column.link ?? dataset.name }

  /// The path to the label; nil for a dimension without one.
  package func labelPath(in catalog: Catalog) -> DimensionPath? {
    guard let label else { return nil }
    guard let link = column.link else {
      return DimensionPath(links: links, dataset: dataset, column: label)
    }
    guard let target = catalog.datasets[link], let key = target.key.first else { return nil }
    let step = Link(from: dataset.name, column: column.name, to: link, key: key)
    return DimensionPath(links: links + [step], dataset: target, column: label)
  }

  /// A step from a data set's column to the key of the one it names.
  package struct Link: Hashable, Sendable {
    package let from: String
    package let column: String
    package let to: String
    /// The key column of the data set linked to.
    package let key: String

    package init(from: String, column: String, to: String, key: String) {
      self.from = from
      self.column = column
      self.to = to
      self.key = key
    }
  }
}

extension Catalog {
  /// Finds a dimension by its name or synonym: own columns first, then over one link, two, ...
  ///
  /// Nil when the data set has none of that name; two at the same distance throw.
  package func dimension(
    _ name: Name, of dataset: Dataset
  ) throws(Diagnostic) -> DimensionPath? {
    var level: [(links: [DimensionPath.Link], dataset: Dataset)] = [([], dataset)]
    var visited: Set<String> = [dataset.name]
    while !level.isEmpty {
      var found: [DimensionPath] = []
      for place in level {
        if let path = dimension(name, at: place.dataset, links: place.links) { found.append(path) }
      }
      if let first = found.first {
        if found.count > 1 {
          let choices = found.map { "\($0.dataset.name).\($0.column.name)" }
          throw Diagnostic(
            .ambiguousName, "\"\(name.spoken)\" can mean several dimensions of \(dataset.name)",
            at: name.span, label: "write \(Self.alternatives(choices))")
        }
        return first
      }
      level = outward(from: level, visited: &visited)
    }
    return nil
  }

  /// A dimension that a data set has itself, by its name or synonym.
  package func ownDimension(_ name: Name, of dataset: Dataset) -> DimensionPath? {
    dimension(name, at: dataset, links: [])
  }

  /// A dimension of a named data set that is the data set itself or linked to it.
  package func member(
    _ owner: Name, _ name: Name, of dataset: Dataset
  ) throws(Diagnostic) -> DimensionPath? {
    guard let target = try self.dataset(owner) else { return nil }
    guard let links = links(from: dataset, to: target.name) else { return nil }
    if let own = dimension(name, at: target, links: links) { return own }
    guard var path = try dimension(name, of: target) else { return nil }
    path.links = links + path.links
    return path
  }

  /// The shortest way over links from one data set to another; nil when there is none.
  package func links(from dataset: Dataset, to target: String) -> [DimensionPath.Link]? {
    if dataset.name == target { return [] }
    var level: [(links: [DimensionPath.Link], dataset: Dataset)] = [([], dataset)]
    var visited: Set<String> = [dataset.name]
    while !level.isEmpty {
      level = outward(from: level, visited: &visited)
      if let place = level.first(where: { $0.dataset.name == target }) { return place.links }
    }
    return nil
  }

  private func outward(
    from level: [(links: [DimensionPath.Link], dataset: Dataset)], visited: inout Set<String>
  ) -> [(links: [DimensionPath.Link], dataset: Dataset)] {
    var next: [(links: [DimensionPath.Link], dataset: Dataset)] = []
    for place in level {
      for column in place.dataset.columns {
        guard let link = column.link, let target = datasets[link], target.key.count == 1,
          let key = target.key.first, visited.insert(link).inserted
        else { continue }
        let step = DimensionPath.Link(
          from: place.dataset.name, column: column.name, to: link, key: key)
        next.append((place.links + [step], target))
      }
    }
    return next
  }

  /// A dimension of exactly this data set.
  private func dimension(
    _ name: Name, at dataset: Dataset, links: [DimensionPath.Link]
  ) -> DimensionPath? {
    if let column = dataset.column(name.text) {
      return DimensionPath(links: links, dataset: dataset, column: column)
    }
    // `product` stands for the link column `product_id`, and shows the product's label.
    if let column = dataset.columns.first(where: { $0.linkName == name.text }),
      let target = column.link.flatMap({ datasets[$0] })
    {
      return DimensionPath(
        links: links, dataset: dataset, column: column,
        label: target.label.flatMap { target.column($0) })
    }
    // The data set's own rows by their label: `product` of products.
    if let key = dataset.key.first, dataset.key.count == 1, let column = dataset.column(key),
      key == name.text + "_id", let label = dataset.label.flatMap({ dataset.column($0) })
    {
      return DimensionPath(links: links, dataset: dataset, column: column, label: label)
    }
    let wanted = Self.canonical(name.text)
    if let column = dataset.columns.first(where: { column in
      column.synonyms.contains { Self.canonical($0) == wanted }
    }) {
      return DimensionPath(links: links, dataset: dataset, column: column)
    }
    // `商品` stands for the products linked to, as `product` does.
    if let column = dataset.columns.first(where: { column in
      column.link.flatMap { datasets[$0] }?.synonyms.contains { Self.canonical($0) == wanted }
        == true
    }), let linkName = column.linkName {
      return dimension(Name(linkName, at: name.span), at: dataset, links: links)
    }
    return nil
  }

  /// The names of all dimensions that a data set has or reaches, nearest first, but for those that
  /// can mean several.
  package func dimensionNames(of dataset: Dataset) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    var level: [(links: [DimensionPath.Link], dataset: Dataset)] = [([], dataset)]
    var visited: Set<String> = [dataset.name]
    while !level.isEmpty {
      let found = level.flatMap { place in
        place.dataset.columns.filter { $0.isDimension }.map { $0.linkName ?? $0.name }
      }
      // One that several data sets have at the same distance would have to be told which.
      let counts = found.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      for name in found where seen.insert(name).inserted && counts[name] == 1 {
        names.append(name)
      }
      level = outward(from: level, visited: &visited)
    }
    return names
  }
}

extension ColumnDefinition {
  /// Whether rows are grouped by the column: texts and flags, not amounts and times.
  package var isDimension: Bool { type == .text || type == .flag }
}
