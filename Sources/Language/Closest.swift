import Values

/// The width of a text on the screen, shared by carets and tables.
func displayedWidth(_ text: String) -> Int { displayWidth(text) }

/// The names nearest to one that was misspelt, best first, at most `limit` of them.
///
/// The distance is Damerau's (insert, delete, replace, swap neighbours); a name counts as near up
/// to a third of its length, or when one is the beginning of the other.
package func closest(
  to text: String, among names: some Sequence<String>, limit: Int = 3
) -> [String] {
  let wanted = Array(text.lowercased().unicodeScalars)
  guard !wanted.isEmpty else { return [] }
  var found: [(name: String, distance: Int)] = []
  for name in names {
    let candidate = Array(name.lowercased().unicodeScalars)
    let allowed = max(1, max(wanted.count, candidate.count) / 3)
    if abs(candidate.count - wanted.count) <= allowed {
      let distance = editDistance(wanted, candidate)
      if distance <= allowed {
        found.append((name, distance))
        continue
      }
    }
    if wanted.count >= 3, candidate.starts(with: wanted) {
      found.append((name, allowed + 1))
    }
  }
  found.sort { ($0.distance, $0.name.count, $0.name) < ($1.distance, $1.name.count, $1.name) }
  var seen: Set<String> = []
  return found.map { $0.name }.filter { seen.insert($0).inserted }.prefix(limit).map { $0 }
}

/// The number of single edits between two texts, swaps of neighbours counted as one.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + Array(repeating: 0, count: b.count)
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
