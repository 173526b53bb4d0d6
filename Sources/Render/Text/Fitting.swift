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
