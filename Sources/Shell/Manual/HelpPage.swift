import Values

/// A page of help, and the lines on it that can be run by their numbers.
struct HelpPage {
  var report: Report
  var lines: [String] = []

  /// Adds lines with what they show, numbered on from those that are there.
  mutating func add(_ rows: [(line: String, about: Wording)]) {
    guard !rows.isEmpty else { return }
    var table = Table(columns: [
      Column("number", title: "", kind: .count, role: .dimension), Column("line", title: ""),
      Column("about", title: ""),
    ])
    if rows.allSatisfy({ $0.about.isEmpty }) {
      table = Table(columns: Array(table.columns.dropLast()))
    }
    for row in rows {
      lines.append(row.line)
      let cells: [Value] = [
        .int(Int64(lines.count)), .text(row.line), table.word(row.about),
      ]
      table.append(Array(cells.prefix(table.columns.count)))
    }
    report.blocks.append(.terms(table))
  }

  /// What is said below lines that have numbers.
  static let numbersNote: Wording = "At the prompt a number alone runs its line."
}
