import Catalog

/// The columns that a data set has or reaches over links, by all of their names.
///
/// It finds what `Catalog.dimension` finds, for many names at once: the nearest column of a name
/// counts, and two that are equally near count as none.
struct Reach {
  struct Place: Hashable {
    let dataset: String
    let column: ColumnDefinition
  }

  private var places: [String: Place?] = [:]

  init(from dataset: Dataset, _ catalog: Catalog) {
    var level = [dataset]
    var visited: Set<String> = [dataset.name]
    while !level.isEmpty {
      var found: [String: Place?] = [:]
      for dataset in level {
        for (name, column) in Self.names(of: dataset) {
          let place = Place(dataset: dataset.name, column: column)
          found.updateValue(found.keys.contains(name) ? nil : place, forKey: name)
        }
      }
      places.merge(found) { near, _ in near }
      level = level.flatMap { $0.columns }.compactMap { column in
        guard let link = column.link, let target = catalog.datasets[link], target.key.count == 1,
          visited.insert(link).inserted
        else { return nil }
        return target
      }
    }
  }

  /// The column of a name in its canonical form.
  subscript(name: String) -> Place? { places[name] ?? nil }

  /// Every name in a data set, and its column: a column's own name comes before what its link is
  /// called, and both before synonyms.
  private static func names(of dataset: Dataset) -> [String: ColumnDefinition] {
    var names: [String: ColumnDefinition] = [:]
    for column in dataset.columns { names[column.name] = column }
    for column in dataset.columns {
      if let name = column.linkName, names[name] == nil { names[name] = column }
    }
    for column in dataset.columns {
      for synonym in column.synonyms.map({ Catalog.canonical($0) }) where names[synonym] == nil {
        names[synonym] = column
      }
    }
    return names
  }
}
