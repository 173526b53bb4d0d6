import Values

/// A cell as it is shown.
struct Cell: Hashable {
  var text: String
  var tone: Tone = .plain
}

/// Turns the cells of a table into what is shown, by the kind and the role of their column.
struct CellPrinter {
  private let table: Table
  private let numbers: Numbers

  init(_ table: Table, _ numbers: Numbers) {
    self.table = table
    self.numbers = numbers
  }

  func title(_ column: Int) -> String { heading(table.columns[column].title) }

  /// A heading as it is shown.
  func heading(_ title: Wording) -> String { said(title) }

  func cell(column: Int, row: Int) -> Cell {
    let value = table.cells[column][row]
    let about = table.columns[column]
    let kind = kind(column: column, row: row)
    switch value {
    case .null:
      if about.role == .dimension { return Cell(text: said("(none)"), tone: .faint) }
      return Cell(text: kind.isNumeric ? numbers.glyphs.missing : "", tone: .faint)
    case .text(let text) where about.role != .dimension:
      // Verdicts and the like are opsh's own words.
      let tone: Tone = about.role == .mark ? .notable : .plain
      return Cell(
        text: wording(text).map(said) ?? escaped(numbers.glyphs.plain(text)), tone: tone)
    case .text(let text): return Cell(text: wording(text).map(said) ?? escaped(text))
    default:
      let isChange = about.role == .change
      return Cell(
        text: numbers.text(value, kind, change: isChange),
        tone: isChange ? tone(value.double, about.direction) : .plain)
    }
  }

  private func said(_ wording: Wording) -> String {
    let written = wording.written { numbers.spoken($0, $1, isChange: $2) }
    return escaped(numbers.glyphs.plain(written.text(in: numbers.language)))
  }

  /// What a cell says to people; nil where it is data.
  private func wording(_ text: String) -> Wording? { table.wordings[text] }

  /// A cell of the last row, which sums up all.
  ///
  /// What it has no number for stays blank.
  func totalCell(column: Int) -> Cell? {
    guard let total = table.total, column < total.count else { return nil }
    let about = table.columns[column]
    if total[column].isNull {
      let isLabel = about.role == .dimension && table.columns[..<column].allSatisfy { $0.isMark }
      return Cell(text: isLabel ? said("total") : "", tone: .strong)
    }
    if let text = total[column].text, let words = wording(text) {
      return Cell(text: said(words), tone: .strong)
    }
    return Cell(
      text: numbers.text(total[column], about.kind, change: about.role == .change), tone: .strong)
  }

  /// A pair of bounds as one text: `52.1k … 63.0k`, or `≤ 6.00%` where one is missing.
  func range(low: Int, high: Int, row: Int) -> Cell {
    func bound(_ column: Int) -> String? {
      table.cells[column][row].double.map {
        numbers.compact($0, kind(column: column, row: row))
      }
    }
    let glyphs = numbers.glyphs
    return switch (bound(low), bound(high)) {
    case (let low?, let high?): Cell(text: "\(low) \(glyphs.ellipsis) \(high)")
    case (let low?, nil): Cell(text: "\(glyphs.atLeast) \(low)")
    case (nil, let high?): Cell(text: "\(glyphs.atMost) \(high)")
    case (nil, nil): Cell(text: "")
    }
  }

  /// The kind of a cell: the column's, or the row's where the rows hold things of many kinds.
  func kind(column: Int, row: Int) -> Kind {
    let about = table.columns[column]
    guard row < table.rowKinds.count else { return about.kind }
    switch about.role {
    case .measure where about.kind == .number:
      return table.rowKinds[row]
    case .change where about.kind == .number:
      return table.rowKinds[row] == .percent ? .points : table.rowKinds[row]
    default:
      return about.kind
    }
  }

  private func tone(_ change: Double?, _ direction: Int) -> Tone {
    guard let change, change != 0, direction != 0 else { return .plain }
    return (change > 0) == (direction > 0) ? .good : .bad
  }
}

extension Column {
  var isMark: Bool { role == .mark && name == "mark" }
}
