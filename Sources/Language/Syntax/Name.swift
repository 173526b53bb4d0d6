/// A name as written: words joined by underscores in lower case, or letter by letter in backticks.
package struct Name: Hashable, Sendable, Codable {
  package var text: String
  package var span: Span
  /// Written in backticks: it names one thing exactly, and is looked up as it stands.
  package var isQuoted: Bool

  package init(_ text: String, at span: Span = .none, isQuoted: Bool = false) {
    self.text = text
    self.span = span
    self.isQuoted = isQuoted
  }

  /// The name that a title in quotes means, as in `as "Shopify orders"`.
  package init(title: String, at span: Span = .none) {
    self.init(title.lowercased().split(separator: " ").joined(separator: "_"), at: span)
  }

  package static func == (a: Name, b: Name) -> Bool { a.text == b.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// For people: `conversion rate`.
  package var spoken: String { isQuoted ? text : text.replacing("_", with: " ") }
}
