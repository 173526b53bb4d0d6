/// What a stretch of the line is; it decides the colour.
package enum SyntaxStyle: Sendable, CaseIterable {
  case verb, clause, metric, dimension, string, number, period, comment, error, parameter

  /// The parameters of the terminal's "select graphic rendition".
  ///
  /// Only the sixteen basic colours, which follow the user's own palette and so stay readable on
  /// light and dark grounds.
  package var rendition: String {
    switch self {
    case .verb: "1;34"
    case .clause: "34"
    case .metric: "32"
    case .dimension: "36"
    case .string: "33"
    case .number: "35"
    case .period: "1;35"
    case .comment: "90"
    case .error: "31"
    case .parameter: "1;33"
    }
  }
}

/// A stretch of the line and what it is.
package struct StyledRange: Equatable, Sendable {
  /// Offsets in unicode scalars from the start of the text.
  package var range: Range<Int>
  package var style: SyntaxStyle

  /// Says that the scalars of `range` are a `style`.
  package init(_ range: Range<Int>, _ style: SyntaxStyle) {
    self.range = range
    self.style = style
  }
}
