/// Lays cells out in rows of a terminal.
struct FrameBuilder {
  let columns: Int
  private(set) var rows = [ScreenFrame.Row()]

  init(columns: Int) {
    self.columns = max(2, columns)
  }

  var row: Int { rows.count - 1 }
  var column: Int { rows[row].width }

  /// Goes on to the next row if `width` more columns do not fit on this one.
  mutating func makeRoom(for width: Int) {
    guard column > 0, column + width > columns else { return }
    rows[row].isWrapped = true
    rows.append(ScreenFrame.Row())
  }

  mutating func place(_ cell: ScreenCell) {
    let cell =
      cell.width > columns
      ? ScreenCell(text: "?", width: 1, rendition: cell.rendition) : cell
    makeRoom(for: cell.width)
    rows[row].cells.append(cell)
    rows[row].width += cell.width
  }

  mutating func place(_ cells: [ScreenCell]) {
    for cell in cells { place(cell) }
  }

  mutating func breakLine() {
    rows.append(ScreenFrame.Row())
  }
}
