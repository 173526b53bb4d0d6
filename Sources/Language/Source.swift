import Values

/// A text to be read and what to call it in messages.
package struct Source: Hashable, Sendable {
  /// A file's path as the user wrote it; nil for the prompt and `-c`.
  package let name: String?
  package let text: String

  package init(_ text: String, name: String? = nil) {
    self.text = text
    self.name = name
  }

  /// The line of a byte offset: its number from 1, its text, and the offset's column from 1,
  /// counted in display cells so that a caret under it stands right below wide characters.
  package func position(_ offset: Int) -> (line: Int, column: Int, text: Substring) {
    let bytes = text.utf8
    let index = bytes.index(bytes.startIndex, offsetBy: min(max(offset, 0), bytes.count))
    let newline = UInt8(ascii: "\n")
    let before = bytes[..<index]
    let start = before.lastIndex(of: newline).map { bytes.index(after: $0) } ?? bytes.startIndex
    let end = bytes[start...].firstIndex(of: newline) ?? bytes.endIndex
    let line = before.reduce(1) { $0 + ($1 == newline ? 1 : 0) }
    return (line, displayWidth(Self.shown(text[start..<min(index, end)])) + 1, text[start..<end])
  }

  /// A line as it can be shown: tabs as single blanks, other control characters, and what turns the
  /// direction of writing, as dots.
  static func shown(_ line: Substring) -> String {
    var result = ""
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0D: result += " "
      case ..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
        result += "·"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What is said of texts that others wrote, so that none of them commands the terminal; lines stay.
  package static func said(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(shown)
      .joined(separator: "\n")
  }

  /// The line in which a stretch begins: what stands before it in the line, as much of it as is in
  /// the line, and what stands behind it.
  func line(around span: Span) -> (before: Substring, inside: Substring, after: Substring) {
    let line = position(span.start).text
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: min(max(span.start, 0), bytes.count))
    let end = bytes.index(bytes.startIndex, offsetBy: min(max(span.end, span.start), bytes.count))
    let place = min(max(start, line.startIndex), line.endIndex)
    let stop = min(max(end, place), line.endIndex)
    return (text[line.startIndex..<place], text[place..<stop], text[stop..<line.endIndex])
  }

  package func slice(_ span: Span) -> Substring {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: min(span.start, bytes.count))
    let end = bytes.index(bytes.startIndex, offsetBy: min(max(span.end, span.start), bytes.count))
    return text[start..<end]
  }
}
