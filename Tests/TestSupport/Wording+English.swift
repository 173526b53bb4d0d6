import Values

extension Wording {
  /// Whether the words have a text in them, in English.
  package func contains(_ text: String) -> Bool { english.contains(text) }
  package func hasPrefix(_ text: String) -> Bool { english.hasPrefix(text) }
  package func hasSuffix(_ text: String) -> Bool { english.hasSuffix(text) }
}
