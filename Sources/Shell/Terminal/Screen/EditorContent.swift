/// All that the editor has to show at one moment; `frame` lays it out.
package struct EditorContent: Sendable {
  package var prompt: [ScreenCell]
  /// Stands before the second and every further line of the text.
  package var continuation: [ScreenCell]
  package var text: String
  package var styles: [StyledRange] = []
  /// A stretch that stands out, such as what a search has found; offsets in scalars.
  package var found: Range<Int>?
  /// Offset of the cursor in scalars.
  package var cursor: Int
  /// What is offered after the cursor; shown in grey as far as the row goes.
  package var hint: String?
  /// Plain text after the end, such as `^C`.
  package var trailer = ""

  /// Shows `text` after `prompt`, with the cursor `cursor` scalars into it.
  package init(prompt: [ScreenCell], continuation: [ScreenCell], text: String, cursor: Int) {
    self.prompt = prompt
    self.continuation = continuation
    self.text = text
    self.cursor = cursor
  }

  /// Lays everything out in rows of `columns`.
  package func frame(columns: Int) -> ScreenFrame {
    var builder = FrameBuilder(columns: columns)
    var cursorAt: (row: Int, column: Int)?
    var offset = 0
    let renditions = renditions()
    builder.place(prompt)
    for character in text {
      let next = offset + character.unicodeScalars.count
      let isHere = (offset..<next).contains(cursor)
      if character.isLineBreak {
        if isHere { cursorAt = end(of: &builder) }
        builder.breakLine()
        builder.place(continuation)
      } else {
        let cell = ScreenCell(
          character, rendition: renditions[offset], column: builder.column)
        builder.makeRoom(for: cell.width)
        if isHere { cursorAt = (builder.row, builder.column) }
        builder.place(cell)
      }
      offset = next
    }
    let cursorAtEnd = cursorAt ?? end(of: &builder)
    if cursorAt == nil { placeHint(in: &builder) }
    builder.place(trailer.map { ScreenCell($0) })
    return ScreenFrame(
      rows: builder.rows, cursorRow: cursorAtEnd.row, cursorColumn: cursorAtEnd.column,
      columns: builder.columns)
  }

  /// Where the cursor stands after the last cell: a full row sends it to the next one.
  private func end(of builder: inout FrameBuilder) -> (row: Int, column: Int) {
    builder.makeRoom(for: 1)
    return (builder.row, builder.column)
  }

  private func placeHint(in builder: inout FrameBuilder) {
    for character in hint ?? "" {
      let cell = ScreenCell(character, rendition: "90", column: builder.column)
      if character.isLineBreak || builder.column + cell.width >= builder.columns { return }
      builder.place(cell)
    }
  }

  /// The rendition of every scalar.
  private func renditions() -> [String] {
    var result = [String](repeating: "", count: text.unicodeScalars.count)
    for styled in styles {
      for offset in styled.range.clamped(to: 0..<result.count) {
        result[offset] = styled.style.rendition
      }
    }
    for offset in (found ?? 0..<0).clamped(to: 0..<result.count) { result[offset] = "7" }
    return result
  }
}
