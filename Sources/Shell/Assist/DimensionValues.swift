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
    guard let sql = path.values(in: workspace.catalog, limit: Self.limit) else { return [] }
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
