/// Finds the record that names the columns: titles and notes may come before it.
enum HeaderChoice {
  /// The place of the header among the records.
  ///
  /// A record with known headers is one, the first of those that have about as many as any. Where
  /// none is known, it is the first record of words alone that fills its part of the columns.
  ///
  /// - Parameters:
  ///   - width: how many columns the rows have.
  ///   - known: how many of a record's cells are known headers.
  static func place(
    in records: [SampleRecord], width: Int, known: ([String]) -> Int
  ) -> Int {
    let first = records.prefix(SeparatorChoice.preamble)
    let counts = first.map { record in record.filled.count >= 2 ? known(record.fields) : 0 }
    if let most = counts.max(), most >= 2,
      let place = counts.firstIndex(where: { $0 >= 2 && $0 * 5 >= most * 3 })
    {
      return place
    }
    let place = first.firstIndex { record in
      let filled = record.filled.count
      return filled >= min(2, width) && filled * 2 >= width && record.fields.count * 2 >= width
        && record.isWords && !isNote(record)
    }
    // A table whose first row fills the columns has no header that can be told by its look.
    return place ?? first.firstIndex { $0.filled.count * 2 >= width && !isNote($0) } ?? 0
  }

  /// Whether a record is a line of remarks: `# Start date: 20260701`.
  static func isNote(_ record: SampleRecord) -> Bool {
    guard let first = record.fields.first(where: { !CellText.isBlank($0) }) else { return false }
    return isNote(first, filled: record.filled.count)
  }

  static func isNote(_ cell: String, filled: Int) -> Bool {
    let text = CellText.plain(cell)
    // An order's name such as #1001 begins so too.
    return text.hasPrefix("#") && (filled == 1 || text.hasPrefix("# ") || text.hasPrefix("#-"))
  }

  /// Whether a record tells what the columns mean, as some consoles write below their header: long
  /// words where the rows have values.
  static func explains(_ record: SampleRecord, values: Set<Int>) -> Bool {
    let inValues = values.filter {
      $0 < record.fields.count && !CellText.isBlank(record.fields[$0])
    }
    return record.isWords && inValues.count >= max(2, values.count / 2)
  }

  /// How many rows are looked at.
  private static let looked = 100

  /// The columns that hold values, numbers or times, in most of the rows that fill them.
  static func values(in rows: some Collection<SampleRecord>, width: Int) -> Set<Int> {
    var filled = [Int](repeating: 0, count: width)
    var found = filled
    for row in rows.prefix(looked) {
      for (place, cell) in row.fields.prefix(width).enumerated() where !CellText.isBlank(cell) {
        filled[place] += 1
        if CellText.isValue(cell) { found[place] += 1 }
      }
    }
    return Set((0..<width).filter { filled[$0] > 0 && found[$0] * 5 >= filled[$0] * 4 })
  }

  /// The columns in which nothing but words stands.
  static func words(in rows: some Collection<SampleRecord>, width: Int) -> Set<Int> {
    var found: Set<Int> = []
    var values: Set<Int> = []
    for row in rows.prefix(looked) {
      for (place, cell) in row.fields.prefix(width).enumerated() where !CellText.isBlank(cell) {
        if CellText.isValue(cell) { values.insert(place) } else { found.insert(place) }
      }
    }
    return found.subtracting(values)
  }

  /// The columns whose numbers have three digits behind every mark, as 1.234, so that the mark may
  /// stand between thousands.
  static func threeDigits(in rows: some Collection<SampleRecord>, width: Int) -> Set<Int> {
    var found: Set<Int> = []
    var others: Set<Int> = []
    for row in rows {
      for (place, cell) in row.fields.prefix(width).enumerated() where !others.contains(place) {
        let text = cell.utf8
        guard
          let mark = text.lastIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") })
        else { continue }
        let isThree =
          text.distance(from: mark, to: text.endIndex) == 4 && text.first != UInt8(ascii: "0")
        if isThree { found.insert(place) } else { others.insert(place) }
      }
    }
    return found.subtracting(others)
  }
}
