/// A paragraph in lines of at most that width, broken at spaces and beside wide characters, which
/// are written without spaces between the words.
///
/// A longer word has a line of its own.
package func wrapped(_ text: String, to width: Int?) -> [String] {
  guard let width, displayWidth(text) > width else { return [text] }
  var lines: [String] = []
  var line = ""
  var used = 0
  for piece in pieces(text) {
    let own = displayWidth(piece)
    let visible = piece.last == " " ? own - 1 : own
    if used > 0, used + visible > width {
      lines.append(trimmedEnd(line))
      (line, used) = ("", 0)
    }
    line += piece
    used += own
  }
  if !line.isEmpty { lines.append(trimmedEnd(line)) }
  return lines
}

/// Signs that begin no line.
private let closing: Set<Character> = ["，", "。", "；", "：", "、", "？", "！", "）", "”", "》"]

extension Character {
  /// Whether it begins no line, but stays with what stands before it.
  package var beginsNoLine: Bool { closing.contains(self) }
}

/// Words with the space that follows them, and wide characters by themselves.
private func pieces(_ text: String) -> [String] {
  var result: [String] = []
  var piece = ""
  for character in text {
    if closing.contains(character), piece.isEmpty, !result.isEmpty {
      result[result.count - 1].append(character)
    } else if displayWidth(of: character) == 2, !(closing.contains(character)) {
      if !piece.isEmpty { result.append(piece) }
      result.append(String(character))
      piece = ""
    } else {
      piece.append(character)
      if character == " " {
        result.append(piece)
        piece = ""
      }
    }
  }
  if !piece.isEmpty { result.append(piece) }
  return result
}

/// A line without the spaces at its end.
package func trimmedEnd(_ line: String) -> String {
  var line = line[...]
  while line.last == " " { line.removeLast() }
  return String(line)
}
