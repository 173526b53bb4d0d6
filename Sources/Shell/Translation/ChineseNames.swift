import Catalog
import Language
import Values

/// The names of the model by their Chinese titles.
final class ChineseNames {
  private let catalog: Catalog
  /// What names are as dimensions, which takes all data sets to say.
  private var known: [String: [DimensionPath?]] = [:]

  init(_ catalog: Catalog) { self.catalog = catalog }

  /// The Chinese title of a name, where it has one that means the same at its place.
  func title(of name: String, as role: Outline.Part.Role) -> String? {
    titles(of: Self.name(name), role).first {
      Self.isPlain($0) && isSame($0, name, as: role)
    }
  }

  /// Whether two names mean the same at a place.
  func isSame(_ a: String, _ b: String, as role: Outline.Part.Role) -> Bool {
    guard let meaning = meaning(of: Self.name(a), role) else { return false }
    return meaning == self.meaning(of: Self.name(b), role)
  }

  private enum Meaning: Equatable {
    case command(Name)
    case metric(String)
    case dataset(String)
    /// What questions are split by or narrowed to: a dimension of some data sets, or a metric.
    case part([DimensionPath?], metric: String?)
  }

  private func meaning(of name: Name, _ role: Outline.Part.Role) -> Meaning? {
    switch role {
    case .verb: return catalog.command(name).map { .command($0.name) }
    case .name(.items), .name(.clause(.vs)), .name(.name(.metric)):
      return metric(name).map { .metric($0.name) }
    case .name(.name(.dataset)): return dataset(name).map { .dataset($0.name) }
    case .name(.clause(.by)), .name(.clause(.where)), .name(.rowCondition):
      let paths = paths(name)
      let metric = metric(name)?.name
      guard metric != nil || paths.contains(where: { $0 != nil }) else { return nil }
      return .part(paths, metric: metric)
    default: return nil
    }
  }

  /// The titles of what a name means, the best first.
  private func titles(of name: Name, _ role: Outline.Part.Role) -> [String] {
    let found: [String]
    switch role {
    case .verb: found = catalog.command(name)?.synonyms ?? []
    case .name(.name(.dataset)): found = [dataset(name)?.title.text(in: .chinese) ?? ""]
    default:
      let column = paths(name).lazy.compactMap { $0?.column }.first
      found =
        [
          metric(name)?.title.text(in: .chinese) ?? "",
          Wording(name: name.spoken).text(in: .chinese),
        ] + (column?.synonyms ?? [])
    }
    return found.filter { $0.isChinese }
  }

  private func metric(_ name: Name) -> Metric? { (try? catalog.metric(name)) ?? nil }

  private func dataset(_ name: Name) -> Dataset? { (try? catalog.dataset(name)) ?? nil }

  /// What a name is as a dimension that each data set has itself: two that are the same there are the
  /// same over links too.
  private func paths(_ name: Name) -> [DimensionPath?] {
    if let paths = known[name.text] { return paths }
    let paths = catalog.datasetOrder.map { owner in
      catalog.datasets[owner].flatMap { catalog.ownDimension(name, of: $0) }
    }
    known[name.text] = paths
    return paths
  }

  private static func name(_ text: String) -> Name { Name(Catalog.canonical(text)) }

  /// Whether a title is read as one word that needs no backticks.
  private static func isPlain(_ title: String) -> Bool {
    let tokens = Lexer.tokens(of: title)
    return tokens.count == 2 && tokens[0].kind == .word && tokens[0].text == title
  }
}
