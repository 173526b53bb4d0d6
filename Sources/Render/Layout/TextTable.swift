import Values

/// Lays a table out in lines, aligned by display width.
struct TextTable {
  static let indent = 4

  private let view: TableView
  private let options: RenderOptions
  private let style: Style
  private let glyphs: Glyphs
  private let rows: Int
  private let cells: [[Cell]]
  private let total: [Cell]?
  private let wishes: [Fit.Wish]
  private let fit: Fit

  init(_ table: Table, _ options: RenderOptions) {
    self.options = options
    style = options.style
    glyphs = options.glyphs
    let view = TableView(table.onPage, options.numbers)
    let rows = min(view.table.rowCount, options.maxRows.map { max(0, $0) } ?? .max)
    let cells = view.columns.map { column in
      (0..<rows).map { view.cell(column, row: $0) }
    }
    let total = view.total
    wishes = view.columns.indices.map { column in
      var width = total.map { displayWidth($0[column].text) } ?? 0
      for cell in cells[column] { width = max(width, displayWidth(cell.text)) }
      return Fit.Wish(
        title: displayWidth(view.columns[column].title), cells: width,
        isRightAligned: view.columns[column].isRightAligned,
        isWhole: view.columns[column].isWhole)
    }
    fit = Fit(wishes, available: options.width.map { max(1, $0 - Self.indent) })
    (self.view, self.rows, self.cells, self.total) = (view, rows, cells, total)
  }

  /// The columns that a line takes, indent included; 0 for a table without columns.
  var width: Int { fit.widths.isEmpty ? 0 : Self.indent + Fit.width(fit.widths, wishes) }

  func write(to sink: inout Sink) {
    guard !view.columns.isEmpty else { return }
    sink.line(line(view.columns.map { Cell(text: $0.title, tone: .faint) }, mark: nil))
    for row in 0..<rows {
      if sink.failure != nil { return }
      sink.line(line(cells.map { $0[row] }, mark: view.mark(row: row)))
    }
    for notice in notices { write(notice, to: &sink) }
    if let total {
      let rule = String(repeating: glyphs.rule, count: width - Self.indent)
      sink.line(spaces(Self.indent) + style(rule, .faint))
      sink.line(line(total, mark: nil))
    }
    if let hidden = hiddenColumns { write(hidden, to: &sink) }
  }

  private func line(_ cells: [Cell], mark: Cell?) -> String {
    var line = " "
    if let mark, !mark.text.isEmpty {
      line += style(mark.text, mark.tone) + spaces(Self.indent - 2)
    } else {
      line += spaces(Self.indent - 1)
    }
    var pending = 0
    for (column, width) in fit.widths.enumerated() {
      let cell = cells[column]
      let text = shortened(cell.text, to: width, glyphs)
      let room = max(0, width - displayWidth(text))
      let isRight = wishes[column].isRightAligned
      pending += Fit.gap(before: column, wishes) + (isRight ? room : 0)
      if text.isEmpty {
        pending += isRight ? 0 : room
        continue
      }
      line += spaces(pending) + style(text, cell.tone)
      pending = isRight ? 0 : room
    }
    return trimmedEnd(line)
  }

  // MARK: What is not shown

  private var notices: [String] {
    let hidden = view.table.rowCount - rows + view.table.hiddenRows
    if hidden > 0 {
      let count = Notes(options).hiddenRows(hidden)
      let way = view.table.pageRows == nil ? options.wayToRows : "--format csv"
      return [options.words("\(glyphs.ellipsis) \(count) (\(way) shows all)")]
    }
    return view.table.rowCount == 0 ? [options.words("(no rows)")] : []
  }

  private var hiddenColumns: String? {
    let hidden = view.columns[fit.widths.count...].flatMap(\.names)
    guard !hidden.isEmpty else { return nil }
    let names = hidden.joined(separator: ", ")
    return options.words(
      hidden.count == 1
        ? "1 more column: \(names) (| columns \(glyphs.ellipsis), or set width all, shows it)"
        : """
        \(hidden.count) more columns: \(names) (| columns \(glyphs.ellipsis), or set width all, \
        shows them)
        """)
  }

  private func write(_ notice: String, to sink: inout Sink) {
    for piece in wrapped(notice, to: options.width.map { max(8, $0 - Self.indent) }) {
      sink.line(spaces(Self.indent) + style(piece, .faint))
    }
  }
}
