import Catalog
import Dispatch
import Language
import Store
import Synchronization
import Values
import Verbs

/// The values that a dimension has in the store.
struct DimensionValues {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// How many values are offered.
  static let limit = 50

  /// The most frequent values, the first one the most frequent; none when they cannot be had in
  /// a fifth of a second, for someone waits for them.
  func mostFrequent(of path: DimensionPath, in dataset: Dataset) -> [String] {
    guard let sql = query(path, dataset) else { return [] }
    let store = workspace.store
    let wait = store.wait
    store.wait = min(wait, 0.1)
    let deadline = Deadline(store, after: .milliseconds(200))
    defer {
      deadline.lift()
      store.wait = wait
    }
    let table = try? workspace.query(sql, limit: Self.limit)
    return (table?.cells.first ?? []).compactMap { $0.text }.filter { !$0.isEmpty }
  }

  /// The query; nil for a column that is computed.
  private func query(_ path: DimensionPath, _ dataset: Dataset) -> SQL? {
    guard path.column.formula == nil else { return nil }
    let owner = path.dataset
    let linked = path.column.link.flatMap { workspace.catalog.datasets[$0] }
    if let label = path.label, label.formula == nil, let linked, let key = linked.key.first {
      // A link shows the label of what it leads to: a product its title.
      return """
        select t.\(name: label.name), count(*) as n from \(name: owner.name) s \
        join \(name: linked.name) t on s.\(name: path.column.name) = t.\(name: key) \
        where t.\(name: label.name) is not null group by 1 order by n desc, 1 limit \(Self.limit)
        """
    }
    return """
      select \(name: path.column.name), count(*) as n from \(name: owner.name) \
      where \(name: path.column.name) is not null group by 1 order by n desc, 1 limit \(Self.limit)
      """
  }
}

/// Cancels what a store does when its time is over.
private final class Deadline: Sendable {
  private let isLifted = Mutex(false)

  init(_ store: Store, after delay: DispatchTimeInterval) {
    DispatchQueue.global().asyncAfter(deadline: .now() + delay) { [self] in
      isLifted.withLock { if !$0 { store.cancel() } }
    }
  }

  /// Nothing is cancelled from now on.
  func lift() { isLifted.withLock { $0 = true } }
}
