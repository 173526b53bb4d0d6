import Language
import Verbs

/// What a line that begins with a verb or command may go on with: an example of its own.
struct Hinter {
  private let lines: [String]

  init(_ lexicon: Lexicon) {
    lines =
      Verbs.verbs.flatMap { verb in
        verb.examples.map { $0.text }.filter { $0.hasPrefix(verb.name + " ") }
      }
      + lexicon.commands.map { $0.text }
  }

  /// The rest of the first example that a text is the beginning of; nil before the first word is
  /// whole.
  func hint(_ text: String) -> String? {
    guard let first = text.firstIndex(where: { $0 == " " }) ?? (text.isEmpty ? nil : text.endIndex)
    else { return nil }
    let word = text[..<first].lowercased()
    let typed = word + text[first...]
    let line = lines.first { line in
      line.hasPrefix(typed) && line.count > typed.count
        && line.prefix { $0 != " " } == word
    }
    return line.map { String($0.dropFirst(typed.count)) }
  }
}
