import Language

/// `load sqlite "shop.db" table orders`: databases are no files, and are not read.
enum DatabaseRequest {
  /// What to do instead, for a request that names a database; nil for one that names files.
  static func fault(_ words: [Word]) -> Diagnostic? {
    guard let kind = words.first, !kind.isQuoted, words.count > 1,
      let export = export(kind.text, place: words[1].text, question(words))
    else { return nil }
    return Diagnostic(
      .load, "load reads files, and no databases: \(kind.text)", at: kind.span,
      label: "export with: \(export) > rows.csv", hints: ["then: load rows.csv as orders"])
  }

  /// The query that stands behind the database, or that of all of a table.
  private static func question(_ words: [Word]) -> String {
    guard words.count > 3 else { return "select * from orders" }
    return words[2].text == "query" ? words[3].text : "select * from \(words[3].text)"
  }

  private static func export(_ kind: String, place: String, _ query: String) -> String? {
    switch kind {
    case "sqlite": "sqlite3 -csv -header \(quoted(place)) \(quoted(query))"
    case "postgres", "postgresql": "psql \(quoted(place)) --csv -c \(quoted(query))"
    default: nil
    }
  }

  /// A text as one word for the system's shell.
  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "'\\''"))'"
  }
}
