/// A paragraph in which words may be marked: `code` between backticks, **strong** between stars.
package struct Prose: Hashable, Sendable, Codable {
  package enum Mark: Hashable, Sendable {
    case plain, code, strong
  }

  /// A stretch of the text with one mark.
  package struct Part: Hashable, Sendable {
    package let text: String
    package let mark: Mark
  }

  /// As they are written in Markdown.
  package let words: Wording

  package init(_ words: Wording) { self.words = words }

  /// The words without the signs around them.
  package func text(in language: UserLanguage = .english) -> String {
    parts(in: language).map { $0.text }.joined()
  }

  /// The stretches from left to right; a sign that is never closed stands for itself.
  package func parts(in language: UserLanguage = .english) -> [Part] {
    var parts: [Part] = []
    var plain = ""
    var rest = words.text(in: language)[...]
    while let first = rest.first {
      guard first == "`" || first == "*", let found = Self.marked(rest) else {
        plain.append(first)
        rest.removeFirst()
        continue
      }
      if !plain.isEmpty { parts.append(Part(text: plain, mark: .plain)) }
      plain = ""
      parts.append(Part(text: found.text, mark: first == "`" ? .code : .strong))
      rest = rest[found.end...]
    }
    if !plain.isEmpty { parts.append(Part(text: plain, mark: .plain)) }
    return parts
  }

  /// What stands between the signs at the start of a text, and where it goes on behind them.
  private static func marked(_ text: Substring) -> (text: String, end: String.Index)? {
    guard let sign = text.first else { return nil }
    let signs = String(text.prefix { $0 == sign })
    guard sign == "`" || signs.count == 2 else { return nil }
    let inside = text.dropFirst(signs.count)
    guard let close = inside.firstRange(of: signs), close.lowerBound > inside.startIndex else {
      return nil
    }
    let found = String(inside[..<close.lowerBound])
    // A blank inside of both signs only keeps a backtick apart from them.
    let isPadded = signs.count > 1 && found.hasPrefix(" ") && found.hasSuffix(" ")
    return (isPadded ? String(found.dropFirst().dropLast()) : found, close.upperBound)
  }
}
