import Values

/// Where the keys lead in a text; all offsets are in unicode scalars.
package enum BufferMotion {
  /// The start of the character before `offset`: a letter goes together with its accents.
  package static func before(_ offset: Int, in text: String) -> Int {
    var start = 0
    for character in text {
      let end = start + character.unicodeScalars.count
      if end >= offset { return min(start, offset) }
      start = end
    }
    return start
  }

  /// The end of the character at `offset`.
  package static func after(_ offset: Int, in text: String) -> Int {
    var end = 0
    for character in text {
      end += character.unicodeScalars.count
      if end > offset { return end }
    }
    return end
  }

  /// The start of the line that `offset` is in.
  package static func lineStart(_ offset: Int, in text: String) -> Int {
    let scalars = Array(text.unicodeScalars)
    return (scalars[..<offset].lastIndex(of: "\n") ?? -1) + 1
  }

  /// The end of the line that `offset` is in, before its line feed.
  package static func lineEnd(_ offset: Int, in text: String) -> Int {
    let scalars = Array(text.unicodeScalars)
    return scalars[offset...].firstIndex(of: "\n") ?? scalars.count
  }

  /// The place in the line above at the same display column; nil in the first line.
  package static func above(_ offset: Int, in text: String) -> Int? {
    let start = lineStart(offset, in: text)
    guard start > 0 else { return nil }
    let above = lineStart(start - 1, in: text)
    return place(of: column(from: start, to: offset, in: text), from: above, in: text)
  }

  /// The place in the line below at the same display column; nil in the last line.
  package static func below(_ offset: Int, in text: String) -> Int? {
    let end = lineEnd(offset, in: text)
    guard end < text.unicodeScalars.count else { return nil }
    let start = lineStart(offset, in: text)
    return place(of: column(from: start, to: offset, in: text), from: end + 1, in: text)
  }

  /// The first word of a hint, with the spaces and signs before it.
  package static func firstWord(of hint: String) -> String {
    let lead = hint.prefix { !$0.isLetter && !$0.isNumber }
    let word = hint.dropFirst(lead.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return String(lead + word)
  }

  private static func column(from start: Int, to offset: Int, in text: String) -> Int {
    displayWidth(String(scalars: Array(text.unicodeScalars)[start..<offset]))
  }

  private static func place(of column: Int, from start: Int, in text: String) -> Int {
    let line = String(scalars: Array(text.unicodeScalars)[start..<lineEnd(start, in: text)])
    var width = 0
    var offset = start
    for character in line {
      width += displayWidth(of: character)
      if width > column { break }
      offset += character.unicodeScalars.count
    }
    return offset
  }
}
