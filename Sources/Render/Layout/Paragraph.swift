import Values

/// A paragraph with marked words, in lines of the terminal.
struct Paragraph {
  private let options: RenderOptions

  init(_ options: RenderOptions) { self.options = options }

  /// What stays together in a line: parts of a word with their tones.
  private struct Piece {
    var parts: [(text: String, tone: Tone)] = []
    var width = 0
    var endsWithBlank = false

    mutating func add(_ character: Character, _ tone: Tone) {
      if let last = parts.last, last.tone == tone {
        parts[parts.count - 1].text.append(character)
      } else {
        parts.append((String(character), tone))
      }
      width += displayWidth(of: character)
    }
  }

  /// Writes it; with a sign before it the further lines begin behind the sign.
  func write(_ prose: Prose, after sign: String = "", to sink: inout Sink) {
    let sign = options.glyphs.plain(sign)
    let indent = displayWidth(sign)
    let limit = max(8, options.measure - indent)
    var line = ""
    var used = 0
    var isFirst = true
    func end(_ sink: inout Sink) {
      sink.line((isFirst ? sign : spaces(indent)) + line)
      (line, used, isFirst) = ("", 0, false)
    }
    var pending = 0
    for piece in pieces(prose) {
      if used > 0, used + pending + piece.width > limit {
        end(&sink)
      } else {
        line += spaces(pending)
      }
      if used > 0 { used += pending }
      for part in piece.parts { line += options.style(part.text, part.tone) }
      used += piece.width
      pending = piece.endsWithBlank ? 1 : 0
    }
    if used > 0 { end(&sink) }
  }

  /// Words, and wide characters by themselves, each with the signs that begin no line.
  private func pieces(_ prose: Prose) -> [Piece] {
    var pieces: [Piece] = []
    var piece = Piece()
    func end() {
      if !piece.parts.isEmpty { pieces.append(piece) }
      piece = Piece()
    }
    for part in prose.parts(in: options.language) {
      let tone: Tone =
        switch part.mark {
        case .plain: .plain
        case .code: .series(0)
        case .strong: .strong
        }
      for character in escaped(options.glyphs.plain(part.text)) {
        if character == " " {
          // Behind a wide character, which is a piece that has ended.
          if piece.parts.isEmpty, !pieces.isEmpty { pieces[pieces.count - 1].endsWithBlank = true }
          piece.endsWithBlank = true
          end()
        } else {
          let isWide = displayWidth(of: character) == 2
          if isWide { end() }
          if character.beginsNoLine, piece.parts.isEmpty, pieces.last?.endsWithBlank == false {
            pieces[pieces.count - 1].add(character, tone)
            continue
          }
          piece.add(character, tone)
          if isWide { end() }
        }
      }
    }
    end()
    return pieces
  }
}
