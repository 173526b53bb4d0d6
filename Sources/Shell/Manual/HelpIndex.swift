import Catalog
import Phrases

/// What help finds in a store with certain definitions; made when something is searched first.
struct HelpIndex {
  private let entries: [HelpEntry]
  private let search: TextSearch

  init(_ catalog: Catalog) {
    entries = HelpEntry.all(catalog)
    search = TextSearch(entries.map { $0.search })
  }

  /// What fits a question, the best first: what is called so, and what only speaks of it.
  func best(for question: String) -> (named: [HelpEntry], others: [HelpEntry]) {
    let found = search.best(for: question, limit: 30)
    let named = found.prefix { $0.score > 2.2 }
    let least = max(0.7, 0.35 * (found.first?.score ?? 0))
    let others = found.dropFirst(named.count).filter { hit in
      // What people want to know is said in few words: one that is shared says little.
      hit.score > (entries[hit.place].about.isEmpty ? max(1.3, least) : least)
    }
    return (named.map { entries[$0.place] }, others.map { entries[$0.place] })
  }
}
