import Analysis
import Catalog
import Language

/// Which of some metrics are arithmetic of others of them, by the drivers of the model.
struct Arithmetic {
  /// For each metric the places of those that it is made of.
  private let parts: [[Int]]

  init(_ items: [Item], _ catalog: Catalog) {
    let names = items.map { $0.expression.plainName?.text }
    func places(of name: String, _ seen: Set<String>) -> [Int] {
      (catalog.drivers[name] ?? []).flatMap { $0.names }.flatMap { part -> [Int] in
        guard !seen.contains(part.text) else { return [] }
        let own = names.firstIndex(of: part.text).map { [$0] } ?? []
        return own + places(of: part.text, seen.union([part.text]))
      }
    }
    parts = names.map { name in name.map { places(of: $0, [$0]) } ?? [] }
  }

  /// For each unusual metric the one that it moved with; the first metric stands for itself.
  func carriers(_ ranges: [UsualRange], _ isUnusual: [Bool]) -> [Int: Int] {
    func sign(_ place: Int) -> Double? {
      guard isUnusual[place] else { return nil }
      return ranges[place].changeFromExpected.map { $0 < 0 ? -1 : 1 }
    }
    var carriers: [Int: Int] = [:]
    for place in ranges.indices.dropFirst() {
      guard let own = sign(place) else { continue }
      carriers[place] = parts[place].first { sign($0) == own }
    }
    return carriers
  }
}
