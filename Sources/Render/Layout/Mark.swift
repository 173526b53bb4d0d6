import Values

/// What stands before a row: an arrow for its direction, in the colour of its meaning.
enum Mark: String, CaseIterable {
  case better, worse, up, down

  /// The place of the column whose cells are drawn before the rows: named `mark`, of that role,
  /// and with no other words in it; nil when there is none.
  static func column(in table: Table) -> Int? {
    table.columns.indices.first { index in
      table.columns[index].isMark
        && table.cells[index].allSatisfy { value in
          value.isNull || value.text.map { $0.isEmpty || Mark(rawValue: $0) != nil } ?? false
        }
    }
  }

  /// The sign before a row; blank where nothing is to be said.
  ///
  /// `better` and `worse` point to where the value lies of its usual range, else where the row's
  /// change goes, so that a worse refund rate points up; without either, better is up.
  static func cell(_ table: Table, column: Int, row: Int, _ glyphs: Glyphs) -> Cell {
    guard let mark = table.cells[column][row].text.flatMap(Mark.init(rawValue:)) else {
      return Cell(text: "")
    }
    let change =
      beyondUsual(table, row)
      ?? table.columns.firstIndex { $0.role == .change }.flatMap { table.cells[$0][row].double }
    return switch mark {
    case .up: Cell(text: glyphs.up)
    case .down: Cell(text: glyphs.down)
    case .better: Cell(text: (change ?? 1) < 0 ? glyphs.down : glyphs.up, tone: .good)
    case .worse: Cell(text: (change ?? -1) > 0 ? glyphs.up : glyphs.down, tone: .bad)
    }
  }

  /// How far a row's value lies outside its usual range; nil inside, and without one.
  private static func beyondUsual(_ table: Table, _ row: Int) -> Double? {
    func number(_ name: String) -> Double? { table[name]?[row].double }
    guard let value = number("value") else { return nil }
    if let high = number("usual_high"), value > high { return value - high }
    if let low = number("usual_low"), value < low { return value - low }
    return nil
  }
}
