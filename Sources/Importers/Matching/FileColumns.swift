import Language

/// The columns of a file, found by what a header is called in an expression.
struct FileColumns: Hashable {
  let headers: [String]
  private let keys: [HeaderKey]
  /// Other headers of the columns that an export names.
  private let synonyms: [HeaderKey: [HeaderKey]]

  init(_ headers: [String], synonyms: [ExportColumnSyntax] = []) {
    self.headers = headers
    keys = headers.map { HeaderKey($0) }
    self.synonyms = synonyms.reduce(into: [:]) { all, column in
      all[HeaderKey(column.name.text), default: []] += column.synonyms.map { HeaderKey($0) }
    }
  }

  /// The place of a column: letter by letter, else as headers are compared, else by a synonym, else
  /// without the unit that stands behind it in brackets.
  func place(of name: Name) -> Int? {
    if let exact = headers.firstIndex(of: name.text) { return exact }
    let names = [HeaderKey(name.text)] + (synonyms[HeaderKey(name.text)] ?? [])
    return names.lazy.compactMap { keys.firstIndex(of: $0) }.first
      ?? names.lazy.compactMap { name in keys.firstIndex { $0.withoutUnit == name } }.first
  }
}
