import Values

/// Lays out a table of words: the cells of its last column are wrapped, and nothing is cut.
struct WrappedTable {
  private static let indent = 2
  /// The last column stands below the others where it would be narrower.
  private static let least = 24

  private let view: TableView
  private let options: RenderOptions
  private let cells: [[String]]
  private let widths: [Int]

  init(_ table: Table, _ options: RenderOptions) {
    self.options = options
    let view = TableView(table.onPage, options.numbers)
    let cells = view.columns.map { column in
      (0..<view.table.rowCount).map { view.cell(column, row: $0).text }
    }
    let isHeaded = view.columns.contains { !$0.title.isEmpty }
    widths = view.columns.indices.map { column in
      var width = isHeaded ? displayWidth(view.columns[column].title) : 0
      for cell in cells[column] { width = max(width, displayWidth(cell)) }
      return width
    }
    (self.view, self.cells) = (view, cells)
  }

  func write(to sink: inout Sink) {
    guard !view.columns.isEmpty else { return }
    let titles = view.columns.map { $0.title }
    if titles.contains(where: { !$0.isEmpty }) {
      write(titles, first: { _ in .faint }, last: .faint, to: &sink)
    }
    for row in 0..<view.table.rowCount {
      if sink.failure != nil { return }
      write(
        cells.map { $0[row] }, first: { $0 + 2 == cells.count ? .series(0) : .plain }, last: .plain,
        to: &sink)
    }
  }

  /// Where the last column begins.
  private var start: Int { Self.indent + widths.dropLast().reduce(0) { $0 + $1 + 2 } }

  private func write(
    _ cells: [String], first: (Int) -> Tone, last: Tone, to sink: inout Sink
  ) {
    var line = spaces(Self.indent)
    var pending = 0
    for (column, cell) in cells.dropLast().enumerated() {
      let room = spaces(widths[column] - displayWidth(cell))
      let isRight = view.columns[column].isRightAligned
      let tone = cells.count == 1 ? last : first(column)
      line += spaces(pending) + (isRight ? room : "") + options.style(cell, tone)
      pending = 2 + (isRight ? 0 : room.count)
    }
    let isBelow = start + Self.least > options.measure && start > Self.indent + 8
    let indent = isBelow ? Self.indent + 4 : start
    let lines = wrapped(cells.last ?? "", to: max(8, options.measure - indent))
    if isBelow {
      sink.line(trimmedEnd(line))
      for piece in lines where !piece.isEmpty {
        sink.line(spaces(indent) + options.style(piece, last))
      }
      return
    }
    sink.line(trimmedEnd(line + spaces(pending) + options.style(lines.first ?? "", last)))
    for piece in lines.dropFirst() { sink.line(spaces(indent) + options.style(piece, last)) }
  }
}
