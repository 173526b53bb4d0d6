import Catalog
import Language
import Values

/// Finds the columns of a data set among the headers of a file.
struct HeaderMatcher {
  let dataset: Dataset
  let headers: [String]

  private let keys: [HeaderKey]
  private let columns: [Entry]

  private struct Entry {
    let column: String
    let name: HeaderKey
    /// The model's synonyms, and further headers that files have, the usual ones first.
    let own: [HeaderKey]
    let others: [HeaderKey]

    var synonyms: [HeaderKey] { own + others }

    init(_ column: ColumnDefinition, _ known: [HeaderKey]) {
      self.column = column.name
      name = HeaderKey(column.name)
      own = (column.synonyms + (column.linkName.map { [$0] } ?? [])).map { HeaderKey($0) }
      others = known
    }
  }

  /// - Parameter book: what columns are called beside their synonyms.
  init(_ dataset: Dataset, headers: [String], book: HeaderIndex) {
    self.dataset = dataset
    self.headers = headers
    keys = headers.map { HeaderKey($0) }
    columns = dataset.stored.map { Entry($0, book.keys(of: $0, in: dataset)) }
  }

  /// The columns found, by name; each header serves once.
  ///
  /// - Parameter mapped: columns that are not looked for.
  func match(except mapped: Set<String>) -> [String: (header: Int, origin: ColumnSource.Origin)] {
    let ways: [(origin: (String) -> ColumnSource.Origin, find: ([Int], Entry) -> Int?)] = [
      (ColumnSource.Origin.name, { free, entry in self.first(of: [entry.name], in: free) }),
      (ColumnSource.Origin.synonym, { free, entry in self.first(of: entry.own, in: free) }),
      (ColumnSource.Origin.synonym, { free, entry in self.first(of: entry.others, in: free) }),
      (
        ColumnSource.Origin.guess,
        { free, entry in free.first { self.isShortened(self.keys[$0], entry) } }
      ),
      (
        ColumnSource.Origin.guess,
        { free, entry in free.first { self.isNear(self.keys[$0], entry) } }
      ),
    ]
    var found: [String: (header: Int, origin: ColumnSource.Origin)] = [:]
    var used: Set<Int> = []
    for way in ways {
      for entry in columns where found[entry.column] == nil && !mapped.contains(entry.column) {
        let free = keys.indices.filter { !used.contains($0) }
        guard let header = way.find(free, entry) else { continue }
        found[entry.column] = (header, way.origin(headers[header]))
        used.insert(header)
      }
    }
    return found
  }

  /// The place of the first of some names that a free header has: the usual one comes first.
  private func first(of names: [HeaderKey], in free: [Int]) -> Int? {
    names.lazy.compactMap { name in free.first { keys[$0] == name } }.first
  }

  /// The name with a unit behind it, or with the data set's name in front.
  private func isShortened(_ key: HeaderKey, _ entry: Entry) -> Bool {
    guesses(key).contains { $0 == entry.name || entry.synonyms.contains($0) }
  }

  /// What a header could be short or long for: without its unit, without the data set's name.
  private func guesses(_ key: HeaderKey) -> [HeaderKey] {
    var guesses = [key.withoutUnit].compactMap { $0 }
    let singular = dataset.name.hasSuffix("s") ? String(dataset.name.dropLast()) : dataset.name
    for prefix in [dataset.name, singular].map({ HeaderKey($0) }) {
      guesses += ([key] + guesses).compactMap { $0.without(prefix: prefix) }
    }
    return guesses
  }

  /// One slip of the pen in a long name.
  private func isNear(_ key: HeaderKey, _ entry: Entry) -> Bool {
    let name = entry.name
    guard key.text.count >= 6, abs(key.text.count - name.text.count) <= 1,
      key.text.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return false }
    return Self.differsInOnePlace(Array(key.text), Array(name.text))
  }

  private static func differsInOnePlace(_ a: [Character], _ b: [Character]) -> Bool {
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = zip(a.dropFirst(start).reversed(), b.dropFirst(start).reversed())
      .prefix { $0 == $1 }.count
    let (restA, restB) = (a.count - start - end, b.count - start - end)
    if restA == 2, restB == 2 { return a[start] == b[start + 1] && a[start + 1] == b[start] }
    return max(restA, restB) == 1
  }
}
