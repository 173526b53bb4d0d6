/// A header further down in a text: its columns in another order, or those of another table.
struct HeaderOrder {
  /// Where each column of the first header stands; nil for one that is not there.
  private let places: [Int?]
  /// How many columns there are.
  private let width: Int
  /// Whether it shares too few columns with the first header for its rows to be rows of the table.
  let isOther: Bool

  /// - Returns: nil where the record is no header.
  init?(_ bytes: [UInt8], _ record: RecordScanner.Record, of cutter: TableCutter) {
    let shape = cutter.shape
    guard shape.width > 1, record.fault != .tooLong, Self.beginsWithWords(bytes, cutter) else {
      return nil
    }
    let cells = cutter.cells(bytes)
    let filled = cells.filter { !CellText.isBlank($0) }
    guard filled.count >= 2, filled.allSatisfy({ !CellText.isValue($0) }) else { return nil }
    let first = shape.header.map { $0.lowercased() }
    let here = HeaderNames.names(cells).map { $0.lowercased() }
    places = first.map { here.firstIndex(of: $0) }
    width = cells.count
    let common = places.count { $0 != nil }
    isOther = common < 2 || common * 2 < filled.count
    guard isOther else { return }
    // Words in a row are none: only names that are known as headers, all of them, or where there
    // should be values.
    let inValues = shape.values.contains { $0 < cells.count && !CellText.isBlank(cells[$0]) }
    let known = shape.known(filled)
    let isKnown = known == filled.count && known > 2
    guard isKnown || inValues && known >= 2 && known * 3 >= filled.count * 2 else { return nil }
  }

  /// A quick look at the first cells, for most records are rows.
  private static func beginsWithWords(_ bytes: [UInt8], _ cutter: TableCutter) -> Bool {
    cutter.cells(Array(bytes.prefix(120))).prefix(2).allSatisfy { !CellText.isValue($0) }
  }

  /// A row below it with its cells in the order of the first header; nil for one that has not as
  /// many cells.
  func row(_ bytes: [UInt8], separator: UInt8) -> [UInt8]? {
    let fields = RecordFields.lenient(bytes, separator: separator) ?? []
    guard fields.count >= width, fields.dropFirst(width).allSatisfy({ $0.isEmpty }) else {
      return nil
    }
    return RecordFields.record(
      places.map { $0.map { fields[$0] } ?? [] }, separator: separator)
  }
}
