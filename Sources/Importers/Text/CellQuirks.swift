/// What consoles put around the cells of a column to keep spreadsheets from changing them.
struct CellQuirks: Hashable {
  /// Columns with `="..."`, or with something invisible at a cell's beginning or end.
  private(set) var wrapped: Set<Int> = []
  /// Columns of which most cells begin with an apostrophe.
  private(set) var quoted: Set<Int> = []

  var isEmpty: Bool { wrapped.isEmpty && quoted.isEmpty }

  init(_ rows: some Collection<SampleRecord>, width: Int) {
    var filled = [Int](repeating: 0, count: width)
    var quotes = filled
    for row in rows {
      for (place, cell) in row.fields.prefix(width).enumerated() where !cell.isEmpty {
        filled[place] += 1
        if cell.utf8.first == UInt8(ascii: "'") { quotes[place] += 1 }
        if CellText.isWrapped(cell) || CellText.hasInvisibleEnds(cell) { wrapped.insert(place) }
      }
    }
    quoted = Set((0..<width).filter { quotes[$0] > 0 && quotes[$0] * 10 >= filled[$0] * 9 })
  }

  /// SQL for the text that a cell stands for.
  func cell(_ place: Int, _ name: String) -> String {
    var cell = name
    if wrapped.contains(place) { cell = "\(Macros.unwrapped)(\(cell))" }
    if quoted.contains(place) { cell = "\(Macros.unquoted)(\(cell))" }
    return cell == name ? name : "\(cell) as \(name)"
  }
}
