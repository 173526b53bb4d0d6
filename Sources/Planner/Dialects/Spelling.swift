import Values

/// How an engine spells a function: `$1`, `$2` stand for its arguments, `$*` for all of them, and
/// `$order` for the order of the rows.
struct Spelling: Sendable, ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  /// Templates by the number of arguments; that of no number for any other.
  private let templates: [Int?: String]
  /// What a template cannot say.
  let written: (@Sendable (DuckDBFormula, [Scalar]) -> SQL)?

  init(stringLiteral template: String) {
    templates = [nil: template]
    written = nil
  }

  init(dictionaryLiteral elements: (Int, String)...) {
    templates = Dictionary(elements.map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    written = nil
  }

  init(_ written: @escaping @Sendable (DuckDBFormula, [Scalar]) -> SQL) {
    templates = [:]
    self.written = written
  }

  /// Whether a call with so many arguments can be written.
  func knows(_ count: Int) -> Bool { written != nil || template(count) != nil }

  private func template(_ count: Int) -> String? { templates[count] ?? templates[nil] }

  /// The call of a function, by its arguments; nil where there is no spelling for so many.
  func sql(_ arguments: [SQL], order: SQL) -> SQL? {
    guard let template = template(arguments.count) else { return nil }
    let pieces = template.split(separator: "$", omittingEmptySubsequences: false)
    var sql = SQL(verbatim: String(pieces[0]))
    for piece in pieces.dropFirst() {
      var rest = piece.dropFirst()
      if piece.hasPrefix("order") {
        sql += order
        rest = piece.dropFirst("order".count)
      } else if piece.first == "*" {
        sql += arguments.joined(", ")
      } else if let place = piece.first?.wholeNumberValue, arguments.indices.contains(place - 1) {
        sql += arguments[place - 1]
      }
      sql += SQL(verbatim: String(rest))
    }
    return sql
  }
}
