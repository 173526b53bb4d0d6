extension Wording {
  /// The words in a language; in English where they have not been translated.
  package func text(in language: UserLanguage) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  private var chinese: String {
    // What is only data is not looked up.
    guard pieces.contains(where: \.isWords) else { return pieces.map { $0.chinese }.joined() }
    guard let found = Translations.chinese[key] else {
      return pieces.map { $0.chinese }.joined()
    }
    return found.filled(with: parts)
  }

  /// The template without the blanks at its ends, by which its translation is found: `{}` stands
  /// for a gap.
  package var key: String {
    let words = Translations.trimmed(
      pieces.map { piece in
        if case .words(let text) = piece { text } else { "{}" }
      }.joined())
    return context.map { "\(words) [\($0)]" } ?? words
  }

  /// What stands in the gaps, in Chinese.
  private var parts: [String] { pieces.filter { !$0.isWords }.map { $0.chinese } }
}

extension Wording.Piece {
  fileprivate var isWords: Bool { if case .words = self { true } else { false } }

  fileprivate var chinese: String {
    switch self {
    case .words(let text), .data(let text): return text
    case .value(let value, _, _): return value.description
    case .wording(let part), .beginning(let part): return part.text(in: .chinese)
    case .name(let english, let chinese):
      return chinese ?? Translations.chinese[english]?.filled(with: []) ?? english
    case .counted(let count, let thing, let isGrouped):
      let number = isGrouped ? count.grouped : String(count)
      return thing.counted(number)
    case .list(let parts, let joint):
      return joint.joinedInChinese(parts.map { $0.text(in: .chinese) })
    }
  }
}

extension Wording {
  /// So many of what it names, each with its own measure word: `3 行`.
  fileprivate func counted(_ number: String) -> String {
    // A name on its own is its own template.
    let template = pieces.count == 1 && !pieces[0].isWords ? english : key
    let isPlain = template == english
    guard let found = Translations.chinese["{} " + template] else {
      return "\(number) \(text(in: .chinese))"
    }
    return found.filled(with: [number] + (isPlain ? [] : parts))
  }
}

extension Wording.Joint {
  fileprivate func joinedInChinese(_ parts: [String]) -> String {
    switch self {
    case .line: return parts.joined(separator: "\n")
    case .comma: return parts.joined(separator: "、")
    case .and, .or:
      guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
      return parts.dropLast().joined(separator: "、") + (self == .and ? " 和 " : " 或 ") + last
    }
  }
}
