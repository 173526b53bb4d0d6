import Language

/// Writes the rows of a sheet as a text of separated values: each in a line, empty ones too.
final class SheetText: XMLHandler {
  private let strings: SharedStrings
  private let formats: CellFormats
  private let startsIn1904: Bool
  private let file: TemporaryFile
  private(set) var fault: Diagnostic?

  /// How many columns the widest row has.
  private(set) var width = 0
  /// How many whole numbers have lost digits in the workbook.
  private(set) var inexact = 0
  /// The first rows, up to some length, to see how they are laid out.
  private(set) var head: [UInt8] = []
  private(set) var isHeadWhole = true

  private var row = 0
  private var column = 0
  private var cells: [[UInt8]] = []
  private var type: UInt8 = 0
  private var style = 0
  private var value: [UInt8] = []
  private var isValue = false
  private var formula: [UInt8]?
  private var isFormula = false
  /// The columns with cells that are numbers, and those with texts that look like some.
  private var numbers: Set<Int> = []
  private var texts: Set<Int> = []
  private var text = RichText()

  /// The rows of a sheet, at most: those beyond are none of it.
  private static let lastRow = 1_048_576

  init(
    _ strings: SharedStrings, _ formats: CellFormats, startsIn1904: Bool, to file: TemporaryFile
  ) {
    self.strings = strings
    self.formats = formats
    self.startsIn1904 = startsIn1904
    self.file = file
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "c":
      column = attributes.bytes("r").flatMap(Self.column) ?? column + 1
      // The types differ in their first letters but for `s` and `str`.
      let kind = attributes.bytes("t")
      type = kind?.first ?? UInt8(ascii: "n")
      if kind?.count == 3 { type = UInt8(ascii: "f") }
      style = attributes.number("s") ?? 0
      value.removeAll(keepingCapacity: true)
      formula = nil
    case "v": isValue = true
    case "f":
      isFormula = true
      formula = []
    case "row":
      let next = attributes.number("r") ?? row + 1
      while row + 1 < min(next, Self.lastRow) { endRow() }
      column = 0
    default: text.start(name)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isValue {
      value.append(contentsOf: bytes)
    } else if isFormula {
      formula?.append(contentsOf: bytes)
    } else {
      text.add(bytes)
    }
  }

  func end(_ name: XMLName) {
    switch name {
    case "v": isValue = false
    case "f": isFormula = false
    case "c":
      let content = content
      guard !content.isEmpty, column > 0, column <= 16_384 else { return }
      if type == UInt8(ascii: "n") {
        numbers.insert(column - 1)
      } else if (0x30...0x39).contains(content.first ?? 0) {
        texts.insert(column - 1)
      }
      while cells.count < column { cells.append([]) }
      cells[column - 1] = content
    case "row": endRow()
    default: text.end(name)
    }
  }

  /// The columns whose numbers are numbers in the sheet too, by their places.
  var numberColumns: Set<Int> { numbers.subtracting(texts) }

  // MARK: - Cells

  /// The text of the present cell; what is no value, such as `#DIV/0!`, is missing.
  private var content: [UInt8] {
    // Programs that write workbooks leave it to a spreadsheet to compute.
    if let formula, value.isEmpty, type == UInt8(ascii: "n") {
      return [UInt8(ascii: "=")] + (formula.isEmpty ? Array("formula".utf8) : formula)
    }
    switch type {
    case UInt8(ascii: "i"): return text.take()
    case UInt8(ascii: "s"): return Array(strings[Self.number(value)])
    case UInt8(ascii: "f"): return RichText.unescaped(value)
    case UInt8(ascii: "e"): return []
    case UInt8(ascii: "b"): return Array((value == [UInt8(ascii: "1")] ? "true" : "false").utf8)
    case UInt8(ascii: "d"):
      return value.map { $0 == UInt8(ascii: "T") ? UInt8(ascii: " ") : $0 }
    default:
      let format = formats[style]
      if format == .number, value.count < 16, value.allSatisfy(Self.isDigit) { return value }
      let number = CellNumber.text(
        String(decoding: value, as: UTF8.self), format, startsIn1904: startsIn1904)
      if number.isInexact { inexact += 1 }
      return Array(number.text.utf8)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }

  private static func number(_ digits: [UInt8]) -> Int {
    digits.reduce(0) { ($0 &* 10) &+ Int($1) &- 0x30 }
  }

  /// The column of a cell such as `AB12`, from 1.
  private static func column(_ reference: UnsafeBufferPointer<UInt8>) -> Int? {
    let letters = reference.prefix { (0x41...0x5A).contains($0) }
    guard !letters.isEmpty, letters.count < 4 else { return nil }
    return letters.reduce(0) { $0 * 26 + Int($1) - 0x40 }
  }

  // MARK: - Rows

  private func endRow() {
    row += 1
    width = max(width, cells.count)
    var line: [UInt8] = []
    for (place, cell) in cells.enumerated() {
      if place > 0 { line.append(UInt8(ascii: ",")) }
      append(cell, to: &line)
    }
    line.append(UInt8(ascii: "\n"))
    cells.removeAll(keepingCapacity: true)
    if head.count < FileHead.size { head += line } else { isHeadWhole = false }
    guard fault == nil else { return }
    do throws(Diagnostic) { try file.write(line) } catch { fault = error }
  }

  private func append(_ cell: [UInt8], to line: inout [UInt8]) {
    guard cell.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) else {
      line += cell
      return
    }
    line.append(34)
    for byte in cell {
      if byte == 34 { line.append(34) }
      line.append(byte)
    }
    line.append(34)
  }
}
