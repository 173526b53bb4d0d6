/// Texts that a spreadsheet takes for formulas: opened there, one from a file could run commands.
///
/// An apostrophe in front makes such a text plain, as OWASP advises ("CSV Injection").
func withoutFormula(_ text: String, _ options: RenderOptions) -> String {
  guard options.defusesFormulas, let first = text.utf8.first, formulaStarts.contains(first) else {
    return text
  }
  return "'" + text
}

private let formulaStarts: Set<UInt8> = Set("=+-@\t\r".utf8)
