/// What stands in a cell: words or a value, and what consoles put around it.
enum CellText {
  /// Characters that show nothing: marks of encodings, of word breaks and of writing direction.
  static let invisible: Set<Unicode.Scalar> = [
    "\u{FEFF}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202C}",
    "\u{2060}",
  ]

  /// A cell without blanks and invisible characters around it and without `="..."`, which keeps
  /// spreadsheets from reading a text as a number.
  static func plain(_ cell: String) -> String {
    let text = trimmed(cell)
    guard isWrapped(text) else { return text }
    return trimmed(String(text.dropFirst(2).dropLast()).replacing("\"\"", with: "\""))
  }

  /// A header as it is told: plain, and in one line.
  static func header(_ cell: String) -> String {
    plain(cell).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  static func isWrapped(_ cell: some StringProtocol) -> Bool {
    cell.hasPrefix("=\"") && cell.hasSuffix("\"") && cell.utf8.count > 2
  }

  /// Whether something invisible stands at its beginning or its end.
  static func hasInvisibleEnds(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first, let last = cell.unicodeScalars.last,
      first.value >= 0x200B || last.value >= 0x200B
    else { return false }
    return invisible.contains(first) || invisible.contains(last)
  }

  static func isBlank(_ cell: String) -> Bool {
    cell.unicodeScalars.allSatisfy { $0.properties.isWhitespace || invisible.contains($0) }
  }

  /// Whether a cell holds a number, an amount, a day or a time, or stands for a missing one, rather
  /// than words.
  static func isValue(_ cell: String) -> Bool {
    var (digits, letters) = (0, 0)
    for scalar in plain(cell).lowercased().unicodeScalars {
      if ("0"..."9").contains(scalar) {
        digits += 1
      } else if scalar.properties.isAlphabetic, !units.contains(scalar) {
        letters += 1
      }
    }
    if digits == 0 { return placeholders.contains(plain(cell).lowercased()) }
    return letters <= 3 && letters <= digits
  }

  private static let units: Set<Unicode.Scalar> = Set("年月日时分秒点元万亿上下午".unicodeScalars)
  private static let placeholders: Set<String> = ["-", "--", "—", "nan", "null", "n/a", "#n/a"]

  private static func trimmed(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    func isOuter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || invisible.contains(scalar)
    }
    guard let first = scalars.firstIndex(where: { !isOuter($0) }),
      let last = scalars.lastIndex(where: { !isOuter($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
