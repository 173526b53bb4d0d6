/// Where Up and Down have come to in the history.
package struct HistoryWalk: Sendable {
  private var position: Int?
  private var draft = ""
  private var prefix = ""

  /// A walk that has not begun: the line is its own.
  package init() {}

  /// The next older statement that begins with `prefix`; nil when there is none.
  ///
  /// Where the walk begins, `line` is kept for the way back. A `prefix` begins it anew from the
  /// newest; an empty one goes on from here to any statement, nil with the prefix before.
  package mutating func older(
    than line: String, in entries: [String], prefix: String?
  ) -> String? {
    if prefix?.isEmpty == false { position = nil }
    self.prefix = prefix ?? self.prefix
    let start = position ?? entries.count
    let found = entries.prefix(start).lastIndex { matches($0) && $0 != line }
    guard let found else { return nil }
    if position == nil { draft = line }
    position = found
    return entries[found]
  }

  /// The next newer one, and after the newest the line where the walk began; nil when it is there.
  package mutating func newer(than line: String, in entries: [String]) -> String? {
    guard let position else { return nil }
    let found = entries.indices.dropFirst(position + 1).first {
      matches(entries[$0]) && entries[$0] != line
    }
    self.position = found
    return found.map { entries[$0] } ?? draft
  }

  private func matches(_ entry: String) -> Bool { entry.utf8.starts(with: prefix.utf8) }
}
