import Values

/// At most that many columns of a text; what is cut off is told by an ellipsis.
func shortened(_ text: String, to width: Int, _ glyphs: Glyphs) -> String {
  guard displayWidth(text) > width else { return text }
  let room = width - displayWidth(glyphs.ellipsis)
  guard room >= 0 else { return String(repeating: ".", count: max(0, width)) }
  var used = 0
  var result = ""
  for character in text {
    let own = displayWidth(of: character)
    if used + own > room { break }
    used += own
    result.append(character)
  }
  return trimmedEnd(result) + glyphs.ellipsis
}

/// Where a text stands in a column that is wider.
enum Alignment {
  case left, right, center
}

/// A text with spaces up to a width; longer texts stay as they are.
func padded(_ text: String, to width: Int, _ alignment: Alignment = .left) -> String {
  let room = width - displayWidth(text)
  guard room > 0 else { return text }
  switch alignment {
  case .left: return text + spaces(room)
  case .right: return spaces(room) + text
  case .center: return spaces(room / 2) + text + spaces(room - room / 2)
  }
}

func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

/// A paragraph in lines of at most that width, broken at spaces and beside wide characters, which
/// are written without spaces between the words.
///
/// A longer word has a line of its own.
func wrapped(_ text: String, to width: Int?) -> [String] {
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

/// Pieces that are not broken themselves, side by side in lines of at most that width.
func filled(_ pieces: [String], separator: String, to width: Int) -> [String] {
  var lines: [String] = []
  for piece in pieces {
    if let last = lines.last, displayWidth(last + separator + piece) <= width {
      lines[lines.count - 1] = last + separator + piece
    } else {
      lines.append(piece)
    }
  }
  return lines
}

/// Words with the space that follows them, and wide characters by themselves.
private func pieces(_ text: String) -> [String] {
  var result: [String] = []
  var piece = ""
  for character in text {
    if displayWidth(of: character) == 2 {
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
func trimmedEnd(_ line: String) -> String {
  var line = line[...]
  while line.last == " " { line.removeLast() }
  return String(line)
}
