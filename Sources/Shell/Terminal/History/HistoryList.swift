/// Statements in the order of their last use, oldest first, each once, at most `limit`.
package struct HistoryList: Sendable, Equatable {
  package private(set) var entries: [String] = []
  package let limit: Int

  /// The latest `limit` of `statements`, which stand in the order in which they were run.
  package init(_ statements: [String] = [], limit: Int = 5000) {
    self.limit = max(1, limit)
    var seen: Set<String> = []
    for statement in statements.reversed() where !statement.isBlank {
      if entries.count == self.limit { break }
      if seen.insert(statement).inserted { entries.append(statement) }
    }
    entries.reverse()
  }

  /// Adds the newest statement; true if an older entry had to go for it.
  package mutating func add(_ statement: String) -> Bool {
    if statement.isBlank || entries.last == statement { return false }
    let count = entries.count
    entries.removeAll { $0 == statement }
    if entries.count == limit { entries.removeFirst() }
    entries.append(statement)
    return entries.count <= count
  }

  /// What the newest statement that begins with `text` has after it; nil when there is none that
  /// goes on in the same line.
  package func continuation(of text: String) -> String? {
    guard !text.isBlank else { return nil }
    let prefix = text.utf8
    for entry in entries.reversed() where entry.utf8.count > prefix.count {
      if entry.utf8.starts(with: prefix) {
        let rest = String(decoding: entry.utf8.dropFirst(prefix.count), as: UTF8.self)
        if !rest.contains("\n") { return rest }
      }
    }
    return nil
  }
}
