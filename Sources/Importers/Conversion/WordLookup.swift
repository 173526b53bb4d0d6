import Values

/// What words stand for, as an expression.
///
/// The engine finds the values of an enumeration by their hashes. A `case` would hold its operand
/// once for each of the words, and the plan of a small file took longer than its rows.
struct WordLookup {
  private let words: SQL
  private let values: SQL

  init(_ pairs: [String: String]) {
    let sorted = pairs.sorted { $0.key < $1.key }
    words = SQL(verbatim: sorted.map { Self.literal($0.key) }.joined(separator: ", "))
    values = SQL(verbatim: sorted.map { Self.literal($0.value) }.joined(separator: ", "))
  }

  /// The value of a text that is one of the words, else null.
  func value(of text: SQL) -> SQL {
    "([\(values)])[enum_code(try_cast(\(text) as enum(\(words))))::integer + 1]"
  }

  private static func literal(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "'")) ? "'\(text.replacing("'", with: "''"))'" : "'\(text)'"
  }
}
