import Values

/// The candidates as a listing: aligned, in as many columns as fit, details in grey.
package struct CompletionListing: Sendable {
  private let columns: Int
  private let colours: Bool
  private static let indent = 2
  private static let gap = 2
  private static let gapBetweenColumns = 4

  /// A listing for a terminal `columns` wide; `colours` sets the details apart by grey.
  package init(columns: Int, colours: Bool) {
    self.columns = max(12, columns)
    self.colours = colours
  }

  /// At most `rows` lines, none wider than the terminal; the last one tells how many candidates
  /// are not shown.
  package func lines(_ candidates: [Candidate], rows: Int) -> [String] {
    let usable = columns - Self.indent - 1
    let labels = candidates.map { clipped($0.label, to: usable) }
    let labelWidth = labels.map { displayWidth($0) }.max() ?? 0
    let detailSpace = usable - labelWidth - Self.gap
    let details = candidates.map { detailSpace < 8 ? "" : clipped($0.detail, to: detailSpace) }
    let detailWidth = details.map { displayWidth($0) }.max() ?? 0
    let cellWidth = labelWidth + (detailWidth > 0 ? Self.gap + detailWidth : 0)
    let across = max(1, (usable + Self.gapBetweenColumns) / (cellWidth + Self.gapBetweenColumns))

    let needed = (candidates.count + across - 1) / across
    let isCut = needed > rows
    let shownRows = isCut ? max(1, rows - 1) : needed
    let shown = min(candidates.count, shownRows * across)

    var lines: [String] = []
    for row in 0..<shownRows {
      var line = String(repeating: " ", count: Self.indent)
      // Down the columns, as a list is read.
      for index in stride(from: row, to: shown, by: shownRows) {
        let isLast = index + shownRows >= shown
        line += cell(labels[index], details[index], labelWidth, isLast ? 0 : cellWidth)
        if !isLast { line += String(repeating: " ", count: Self.gapBetweenColumns) }
      }
      lines.append(line)
    }
    if isCut { lines.append(grey("  … and \(candidates.count - shown) more")) }
    return lines
  }

  private func cell(_ label: String, _ detail: String, _ labelWidth: Int, _ width: Int) -> String {
    var text = label
    var used = displayWidth(label)
    if !detail.isEmpty {
      text += String(repeating: " ", count: labelWidth - used + Self.gap) + grey(detail)
      used = labelWidth + Self.gap + displayWidth(detail)
    }
    return text + String(repeating: " ", count: max(0, width - used))
  }

  private func grey(_ text: String) -> String {
    colours ? "\u{1B}[90m\(text)\u{1B}[0m" : text
  }
}

/// The text in one line of at most `width` columns, with `…` in place of what had to go.
func clipped(_ text: String, to width: Int) -> String {
  let cells = text.map { ScreenCell($0.isNewline ? " " : $0) }
  if cells.reduce(0, { $0 + $1.width }) <= width { return cells.map { $0.text }.joined() }
  var result = ""
  var used = 0
  for cell in cells {
    if used + cell.width > width - 1 { break }
    result += cell.text
    used += cell.width
  }
  return result + "…"
}
