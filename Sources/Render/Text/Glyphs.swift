/// The signs that opsh itself draws, in Unicode or in plain ASCII.
package struct Glyphs: Hashable, Sendable {
  package let ascii: Bool

  package init(ascii: Bool) { self.ascii = ascii }

  package var minus: String { ascii ? "-" : "\u{2212}" }
  package var ellipsis: String { ascii ? "..." : "…" }
  /// A number that is not known or does not exist.
  package var missing: String { ascii ? "-" : "–" }
  package var atLeast: String { ascii ? ">=" : "≥" }
  package var atMost: String { ascii ? "<=" : "≤" }
  package var infinity: String { ascii ? "inf" : "∞" }
  package var up: String { ascii ? "+" : "▲" }
  package var down: String { ascii ? "-" : "▼" }
  package var rule: String { ascii ? "-" : "─" }

  /// A sentence of opsh's own in the signs that are allowed: in ASCII, its typographic signs are
  /// spelled out.
  ///
  /// Names from the data that stand in it stay as they are.
  package func plain(_ text: String) -> String {
    guard ascii, text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = ""
    for character in text {
      if let spelled = Self.spelled[character] {
        result += spelled
      } else {
        result.append(character)
      }
    }
    return result
  }

  private static let spelled: [Character: String] = [
    "−": "-", "–": "-", "—": "-", "…": "...", "×": "x", "÷": "/", "·": "-", "≥": ">=", "≤": "<=",
    "≠": "!=", "≈": "~", "±": "+/-", "→": "->", "←": "<-", "▲": "+", "▼": "-", "‘": "'", "’": "'",
    "“": "\"", "”": "\"", "∞": "inf", "•": "*", "─": "-", "│": "|", "\u{00A0}": " ",
    "\u{202F}": " ",
  ]
}
