/// What a piece of an answer means; a terminal shows it by colour, a page by its style sheet.
package enum Tone: Hashable, Sendable {
  case plain, strong, faint, good, bad, notable
  /// One of several series of a chart, from 0.
  case series(Int)
}

/// Puts tones into the colours of a terminal, or leaves texts as they are.
package struct Style: Sendable {
  package let color: Bool

  package init(color: Bool) { self.color = color }

  package func callAsFunction(_ text: String, _ tone: Tone) -> String {
    guard color, !text.isEmpty, let code = Self.code(tone) else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// The SGR parameter of ECMA-48; the sixteen colours follow the user's own palette.
  private static func code(_ tone: Tone) -> String? {
    switch tone {
    case .plain: nil
    case .strong: "1"
    case .faint: "2"
    case .good: "32"
    case .bad: "31"
    case .notable: "33"
    case .series(let index): ["36", "33", "35", "32", "34", "31"][index % 6]
    }
  }
}

/// What `--color` says.
package enum ColorChoice: String, Hashable, Sendable, CaseIterable {
  case auto, always, never

  /// Whether to colour.
  ///
  /// `auto` does on a terminal, unless `NO_COLOR` is set to anything but the empty text
  /// (no-color.org) or `TERM` is `dumb`; the option wins over both.
  package func wantsColor(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }
  }
}
