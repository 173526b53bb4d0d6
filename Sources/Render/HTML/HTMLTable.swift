import Values

/// A table of a page; it scrolls by itself where it is wider than the page.
struct HTMLTable {
  private let view: TableView
  private let glyphs: Glyphs
  private let options: RenderOptions

  init(_ table: Table, _ options: RenderOptions) {
    view = TableView(table.onPage, options.numbers)
    glyphs = options.glyphs
    self.options = options
  }

  func write(to sink: inout Sink) {
    guard !view.columns.isEmpty else { return }
    sink.put("<div class=\"table\"><table><thead><tr>")
    if view.markColumn != nil { sink.put("<th></th>") }
    for column in view.columns {
      sink.put("<th\(attributes(column))>\(markupEscaped(column.title))</th>")
    }
    sink.line("</tr></thead><tbody>")
    for row in 0..<view.table.rowCount {
      if sink.failure != nil { return }
      sink.put("<tr>")
      if let mark = view.mark(row: row) { sink.put(cell(mark, " class=\"mark\"")) }
      for column in view.columns { sink.put(cell(view.cell(column, row: row), attributes(column))) }
      sink.line("</tr>")
    }
    sink.put("</tbody>")
    if let total = view.total {
      sink.put("<tfoot><tr>")
      if view.markColumn != nil { sink.put("<td></td>") }
      for (column, cell) in zip(view.columns, total) {
        sink.put(self.cell(Cell(text: cell.text), attributes(column)))
      }
      sink.put("</tr></tfoot>")
    }
    sink.line("</table></div>")
    if view.table.hiddenRows > 0 {
      let hidden = options.words(Notes(options).hiddenRows(view.table.hiddenRows))
      sink.line("<p class=\"note\">\(glyphs.ellipsis) \(hidden)</p>")
    } else if view.table.rowCount == 0 {
      sink.line("<p class=\"note\">\(markupEscaped(options.words("(no rows)")))</p>")
    }
  }

  private func attributes(_ column: TableView.ShownColumn) -> String {
    column.isRightAligned ? " class=\"n\"" : ""
  }

  private func cell(_ cell: Cell, _ attributes: String) -> String {
    let text = markupEscaped(cell.text)
    let name = Self.className(cell.tone)
    return name.isEmpty
      ? "<td\(attributes)>\(text)</td>"
      : "<td\(attributes)><span class=\"\(name)\">\(text)</span></td>"
  }

  static func className(_ tone: Tone) -> String {
    switch tone {
    case .plain: ""
    case .strong: "strong"
    case .faint: "faint"
    case .good: "good"
    case .bad: "bad"
    case .notable: "notable"
    case .series(let index): "s\(index % 6)"
    }
  }
}
