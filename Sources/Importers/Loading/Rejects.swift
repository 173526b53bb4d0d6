import Values

/// The rows of one file that could not be taken.
struct Rejects {
  /// How many there are; of the rows, only the first are kept.
  var count = 0
  /// Rows that were taken with an amount that had to be rounded.
  var rounded = 0
  /// By line.
  var rows: [FileAccount.Reject] = []

  /// How many characters of a text are kept, and how many rows an account shows.
  static let longest = 200
  static let shown = 100

  /// As the rows that the store keeps, `reject_no` counting from 1.
  func table(load: String, file: String) -> Table {
    var table = Table(columns: [
      Column("load_id"), Column("reject_no", kind: .count), Column("file"),
      Column("line", kind: .count), Column("field"), Column("found"), Column("reason"),
    ])
    for (index, row) in rows.enumerated() {
      table.append([
        .text(load), .int(Int64(index + 1)), .text(file), .int(Int64(row.line)),
        row.field.map(Value.text) ?? .null, row.found.map(Value.text) ?? .null, .text(row.reason),
      ])
    }
    return table
  }
}
