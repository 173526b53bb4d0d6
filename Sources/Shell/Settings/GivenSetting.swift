import Language

/// What stands behind `set NAME`, read as what the setting takes.
struct GivenSetting: Sendable {
  let name: String
  let first: String
  /// All words, with blanks between them.
  let text: String
  let span: Span
  /// The words that the setting may be.
  let words: [String]

  /// One of the setting's words.
  func word() throws(Diagnostic) -> String {
    guard words.contains(first) else { throw otherwise(words) }
    return first
  }

  /// One of the cases of an enumeration.
  func choice<Choice: RawRepresentable<String>>() throws(Diagnostic) -> Choice {
    guard let choice = Choice(rawValue: first) else { throw otherwise(words) }
    return choice
  }

  func flag() throws(Diagnostic) -> Bool {
    switch first {
    case "on", "true", "yes": return true
    case "off", "false", "no": return false
    default: throw otherwise(words)
    }
  }

  /// A whole number; nil for `all`.
  func number(atLeast least: Int) throws(Diagnostic) -> Int? {
    if first == "all" { return nil }
    guard let number = Int(first), number >= least else {
      throw Diagnostic(.syntax, "\"\(name)\" takes a whole number or all", at: span)
    }
    return number
  }

  private func otherwise(_ values: [String]) -> Diagnostic {
    Diagnostic(.syntax, "\"\(name)\" is one of \(values.joined(separator: ", "))", at: span)
  }
}
