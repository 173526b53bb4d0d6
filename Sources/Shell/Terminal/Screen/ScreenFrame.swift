/// The rows that the editor shows, and where the cursor stands in them.
package struct ScreenFrame: Equatable, Sendable {
  /// One row of the terminal.
  package struct Row: Equatable, Sendable {
    package var cells: [ScreenCell] = []
    /// Columns that the cells take together.
    package var width = 0
    /// Whether the text goes on in the next row without a line break.
    package var isWrapped = false

    /// The row as plain text.
    package var text: String { cells.map { $0.text }.joined() }
  }

  package var rows: [Row]
  package var cursorRow: Int
  package var cursorColumn: Int
  /// Width of the terminal that the frame was made for.
  package var columns: Int

  /// The rows that fit on a screen of `height` rows, with the cursor among them.
  ///
  /// A text taller than the screen is seen through a window that moves no more than it must:
  /// `top` is the first row of the window before, and afterwards the one of this window.
  package func window(height: Int, top: inout Int) -> ScreenFrame {
    guard rows.count > height, height > 0 else {
      top = 0
      return self
    }
    top = min(top, cursorRow, rows.count - height)
    top = max(top, cursorRow - height + 1)
    var frame = self
    frame.rows = Array(rows[top..<top + height])
    frame.rows[height - 1].isWrapped = false
    frame.cursorRow -= top
    return frame
  }

  /// The row of the cursor after the terminal was made `newColumns` wide and wrapped the shown
  /// rows anew, as most terminals do: rows that were wrapped are joined, long ones broken.
  package func cursorRow(reflowedTo newColumns: Int) -> Int {
    guard newColumns > 0 else { return cursorRow }
    var result = 0
    var width = 0
    for (index, row) in rows.enumerated() {
      if index == cursorRow { return result + (width + cursorColumn) / newColumns }
      width += row.isWrapped ? columns : row.width
      if !row.isWrapped {
        result += max(1, (width + newColumns - 1) / newColumns)
        width = 0
      }
    }
    return result
  }
}
