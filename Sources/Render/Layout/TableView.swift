import Values

/// A table as people see it: which columns, with which headings and cells.
///
/// Text, Markdown and HTML lay out the same view.
struct TableView {
  /// A column that is shown: one of the table's, or a pair of bounds as one.
  struct ShownColumn: Hashable {
    var title: String
    /// What `| columns` calls it, or its two parts.
    var names: [String]
    var isRightAligned: Bool
    /// Whether its cells are numbers, times or ranges, which are shown whole or not at all.
    var isWhole: Bool
    var source: Source
  }

  enum Source: Hashable {
    case cell(Int)
    case range(low: Int, high: Int)
  }

  let table: Table
  let columns: [ShownColumn]
  /// The column of marks that stands before the rows.
  let markColumn: Int?
  private let printer: CellPrinter
  private let glyphs: Glyphs

  init(_ table: Table, _ numbers: Numbers) {
    self.table = table
    glyphs = numbers.glyphs
    printer = CellPrinter(table, numbers)
    markColumn = Mark.column(in: table)
    columns = Self.shown(table, without: markColumn, printer)
  }

  func cell(_ column: ShownColumn, row: Int) -> Cell {
    switch column.source {
    case .cell(let index): printer.cell(column: index, row: row)
    case .range(let low, let high): printer.range(low: low, high: high, row: row)
    }
  }

  func mark(row: Int) -> Cell? {
    markColumn.map { Mark.cell(table, column: $0, row: row, glyphs) }
  }

  /// The cells of the last row, which sums up all; nil where there is none.
  var total: [Cell]? {
    guard table.total != nil else { return nil }
    return columns.map { column in
      switch column.source {
      case .cell(let index): printer.totalCell(column: index) ?? Cell(text: "")
      case .range: Cell(text: "")
      }
    }
  }

  private static func shown(_ table: Table, without mark: Int?, _ printer: CellPrinter)
    -> [ShownColumn]
  {
    var result: [ShownColumn] = []
    var index = 0
    while index < table.columns.count {
      defer { index += 1 }
      if index == mark { continue }
      let column = table.columns[index]
      if isLowBound(table, at: index) {
        let title = printer.rangeTitle(index)
        result.append(
          ShownColumn(
            title: title, names: [index, index + 1].map { escaped(table.columns[$0].name) },
            isRightAligned: false, isWhole: true, source: .range(low: index, high: index + 1)))
        index += 1
      } else {
        result.append(
          ShownColumn(
            title: printer.title(index), names: [escaped(column.name)],
            isRightAligned: column.kind.isNumeric,
            isWhole: column.kind.isNumeric || column.kind.isTime, source: .cell(index)))
      }
    }
    return result
  }

  /// Whether this column is `usual_low` and the next one `usual_high`: the bounds of a range, two
  /// numbers to machines and one text to people.
  private static func isLowBound(_ table: Table, at index: Int) -> Bool {
    guard index + 1 < table.columns.count else { return false }
    let (low, high) = (table.columns[index], table.columns[index + 1])
    return low.role == .measure && low.kind.isNumeric && low.kind == high.kind
      && low.name.hasSuffix("_low") && high.name == low.name.dropLast(3) + "high"
  }
}

extension Kind {
  /// Whether it is a point of time, of which a part would be another one.
  fileprivate var isTime: Bool {
    switch self {
    case .day, .moment, .bucket: true
    default: false
    }
  }
}
