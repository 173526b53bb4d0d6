/// Writes what turns one frame on the screen into the next: only rows and columns that differ.
///
/// It needs no more of a terminal than every one has had for decades: cursor up, down and right,
/// erase to the end of the row and of the screen, and the basic colours.
package struct FrameUpdate {
  private var output = ""
  /// Where the cursor of the terminal is, in rows and columns of the frame.
  private var row: Int
  private var column: Int
  /// The last row that exists on the screen: below it the terminal has to be scrolled.
  private var bottom: Int
  private var rendition = ""

  /// What to send so that the screen shows `new`.
  ///
  /// With no `old` frame the new one is drawn from the cursor on, which stands in the first
  /// column.
  package static func output(from old: ScreenFrame?, to new: ScreenFrame) -> String {
    var update = FrameUpdate(old)
    update.draw(new, over: old?.rows ?? [])
    update.move(toRow: new.cursorRow, column: new.cursorColumn)
    return update.output
  }

  /// What to send so that `frame` is gone and the cursor stands at its start, after the terminal
  /// was made `columns` wide and wrapped its rows anew.
  package static func clearing(_ frame: ScreenFrame, reflowedTo columns: Int) -> String {
    let up = frame.cursorRow(reflowedTo: columns)
    return (up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J"
  }

  private init(_ old: ScreenFrame?) {
    row = old?.cursorRow ?? 0
    column = old?.cursorColumn ?? 0
    bottom = max(0, (old?.rows.count ?? 0) - 1)
  }

  private mutating func draw(_ new: ScreenFrame, over old: [ScreenFrame.Row]) {
    for (index, fresh) in new.rows.enumerated() {
      let before = index < old.count ? old[index] : nil
      // A row that wraps into one that is not on the screen yet is written again to its end, so
      // that the terminal itself wraps: then a selection with the mouse has no line break there.
      let goesOn = fresh.isWrapped && index + 1 >= old.count
      if fresh == before, !goesOn { continue }
      var same = 0
      if let before, !goesOn {
        same = zip(fresh.cells, before.cells).prefix { $0 == $1 }.count
      }
      let start = fresh.cells.prefix(same).reduce(0) { $0 + $1.width }
      if isAboutToWrap(into: index, of: new) {
        // An empty row: a space makes the terminal wrap all the same.
        if fresh.cells.isEmpty { output += " \r" }
      } else {
        move(toRow: index, column: start)
      }
      write(fresh, from: same)
      row = index
      bottom = max(bottom, index)
      if fresh.width < new.columns { output += "\u{1B}[K" }
    }
    if old.count > new.rows.count {
      move(toRow: new.rows.count, column: 0)
      output += "\u{1B}[J"
    }
  }

  /// Whether the row above has just been written up to the edge, and `index` is to go on from it.
  private func isAboutToWrap(into index: Int, of new: ScreenFrame) -> Bool {
    guard index > 0, row == index - 1, index > bottom, new.rows[index - 1].isWrapped else {
      return false
    }
    if column == new.columns { return true }
    // A row with a free column at its end: only a wide character makes the terminal leave it so.
    guard let next = new.rows[index].cells.first else { return false }
    return column == new.rows[index - 1].width && next.text.count == 1
      && column + next.width > new.columns
  }

  private mutating func write(_ line: ScreenFrame.Row, from first: Int) {
    column = line.cells.prefix(first).reduce(0) { $0 + $1.width }
    for cell in line.cells.dropFirst(first) {
      if cell.rendition != rendition {
        output += cell.rendition.isEmpty ? "\u{1B}[0m" : "\u{1B}[0;\(cell.rendition)m"
        rendition = cell.rendition
      }
      output += cell.text
      column += cell.width
      if cell.isUncertain, column < line.width { output += "\r\u{1B}[\(column)C" }
    }
    if !rendition.isEmpty { output += "\u{1B}[0m" }
    rendition = ""
  }

  private mutating func move(toRow target: Int, column targetColumn: Int) {
    let reachable = min(target, bottom)
    if reachable < row { output += "\u{1B}[\(row - reachable)A" }
    if reachable > row { output += "\u{1B}[\(reachable - row)B" }
    if target > bottom {
      output += String(repeating: "\r\n", count: target - bottom)
      bottom = target
      column = 0
    }
    row = target
    guard column != targetColumn else { return }
    output += targetColumn == 0 ? "\r" : "\r\u{1B}[\(targetColumn)C"
    column = targetColumn
  }
}
