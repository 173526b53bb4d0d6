/// A piece of a source text; the tokens and the blanks between them cover it whole.
package struct Token: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// A plain word, in any script.
    case word
    /// A name in backticks, taken letter by letter.
    case quoted
    case text
    case number
    case percent
    case duration
    /// 2024-05-14
    case date
    /// 2024-05
    case yearMonth
    /// 08:30, 08:30:15
    case clock
    /// $name
    case parameter
    /// /re/
    case pattern
    case symbol
    case newline
    case comment
    /// A character that means nothing here, or a number with an unknown unit.
    case unknown
    case end
  }

  /// Words in lower case; texts, names and parameters without their quotes or sign and with
  /// escapes undone; symbols and numbers as written.
  package let text: String
  package let span: Span
  package let kind: Kind
  /// A text, name or pattern whose closing quote is missing.
  package var isUnclosed = false
}
