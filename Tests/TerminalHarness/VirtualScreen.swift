/// A small model of a terminal: what its screen shows after some bytes were written to it.
///
/// It knows what line editors and progress lines use: wrapping with the last column held back,
/// cursor movement, erasing, inserting and deleting, colours, and the private modes it is told.
package struct VirtualScreen: Sendable {
  /// One column of a row.
  package struct Cell: Equatable, Sendable {
    /// What stands there; empty in the second column of a wide character.
    package var text = " "
    /// Parameters of "select graphic rendition"; empty for plain.
    package var style = ""
  }

  package private(set) var columns: Int
  package private(set) var height: Int
  package private(set) var cursor = (row: 0, column: 0)
  /// Rows that have left the screen at its top, oldest first.
  package private(set) var scrolledOff: [String] = []
  /// The private modes that are on, such as 2004 for marked pastes.
  package private(set) var modes: Set<Int> = []
  package private(set) var bells = 0

  private var grid: [[Cell]]
  /// The last column was written and the next character will wrap.
  private var isHeldBack = false
  private var insertsCharacters = false
  private var style = ""
  private var saved = (row: 0, column: 0)
  private var parser = EscapeParser()

  /// An empty screen.
  package init(columns: Int, rows: Int) {
    self.columns = columns
    height = rows
    grid = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  /// The rows as text, without the spaces at their ends.
  package var rows: [String] { grid.map { Self.text(of: $0) } }

  /// The rows down to the last one that holds anything, joined by line feeds.
  package var text: String {
    let last = rows.lastIndex { !$0.isEmpty } ?? -1
    return rows[..<(last + 1)].joined(separator: "\n")
  }

  /// The cell at a place of the screen, counted from 0.
  package func cell(row: Int, column: Int) -> Cell { grid[row][column] }

  /// The style of the first character of the last occurrence of `text`; nil if it is not there.
  package func style(of text: String) -> String? {
    let wanted = Array(text).map { String($0) }
    for row in grid.reversed() {
      let filled = row.indices.filter { !row[$0].text.isEmpty }
      guard filled.count >= wanted.count else { continue }
      for start in (0...(filled.count - wanted.count)).reversed()
      where zip(filled[start...], wanted).allSatisfy({ row[$0].text == $1 }) {
        return row[filled[start]].style
      }
    }
    return nil
  }

  /// Writes bytes to the terminal.
  package mutating func write(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if let action = parser.feed(byte) { perform(action) }
    }
  }

  /// Gives the screen another size.
  ///
  /// Rows are cut or filled up, not wrapped anew.
  package mutating func resize(columns: Int, rows: Int) {
    self.columns = columns
    for index in grid.indices {
      grid[index] = Array(grid[index].prefix(columns))
      grid[index] += Array(repeating: Cell(), count: columns - grid[index].count)
    }
    while grid.count > rows {
      if cursor.row >= rows { scroll() }
      grid.removeLast()
      cursor.row = min(cursor.row, grid.count - 1)
    }
    while grid.count < rows { grid.append(Array(repeating: Cell(), count: columns)) }
    height = rows
    cursor.column = min(cursor.column, columns - 1)
    isHeldBack = false
  }

  private static func text(of row: [Cell]) -> String {
    var text = row.map { $0.text }.joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  private mutating func perform(_ action: EscapeParser.Action) {
    switch action {
    case .print(let scalar): put(scalar)
    case .control(let byte): control(byte)
    case .escape(let byte): escape(byte)
    case .sequence(let final, let parameters, let isPrivate):
      sequence(final, parameters, isPrivate)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = TerminalHarness.columns(of: scalar)
    if width == 0 { return combine(scalar) }
    if isHeldBack || cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
    }
    if insertsCharacters { insert(width) }
    clearHalves(at: cursor.column)
    clearHalves(at: cursor.column + width - 1)
    grid[cursor.row][cursor.column] = Cell(text: String(scalar), style: style)
    if width == 2 { grid[cursor.row][cursor.column + 1] = Cell(text: "", style: style) }
    isHeldBack = cursor.column + width == columns
    cursor.column = min(columns - 1, cursor.column + width)
  }

  private mutating func combine(_ scalar: Unicode.Scalar) {
    var column = isHeldBack ? cursor.column : cursor.column - 1
    if column > 0, grid[cursor.row][column].text.isEmpty { column -= 1 }
    if column >= 0 { grid[cursor.row][column].text.unicodeScalars.append(scalar) }
  }

  /// Writing over one half of a wide character takes the other half away.
  private mutating func clearHalves(at column: Int) {
    if grid[cursor.row][column].text.isEmpty, column > 0 {
      grid[cursor.row][column - 1] = Cell()
      grid[cursor.row][column] = Cell()
    }
    if column + 1 < columns, grid[cursor.row][column + 1].text.isEmpty {
      grid[cursor.row][column + 1] = Cell()
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: move(column: cursor.column - 1)
    case 0x09: move(column: (cursor.column / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: move(column: 0)
    default: break
    }
  }

  private mutating func lineFeed() {
    isHeldBack = false
    if cursor.row == height - 1 { scroll() } else { cursor.row += 1 }
  }

  private mutating func scroll() {
    scrolledOff.append(Self.text(of: grid.removeFirst()))
    grid.append(Array(repeating: Cell(), count: columns))
  }

  private mutating func move(row: Int? = nil, column: Int? = nil) {
    isHeldBack = false
    cursor.row = min(max(0, row ?? cursor.row), height - 1)
    cursor.column = min(max(0, column ?? cursor.column), columns - 1)
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "7"): saved = cursor
    case UInt8(ascii: "8"): move(row: saved.row, column: saved.column)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "E"):
      move(column: 0)
      lineFeed()
    case UInt8(ascii: "M"): move(row: cursor.row - 1)
    case UInt8(ascii: "c"): self = VirtualScreen(columns: columns, rows: height)
    default: break
    }
  }

  private mutating func sequence(_ final: Character, _ parameters: [Int], _ isPrivate: Bool) {
    let first = parameters.first ?? 0
    let count = max(1, first)
    switch final {
    case "A": move(row: cursor.row - count)
    case "B", "e": move(row: cursor.row + count)
    case "C", "a": move(column: cursor.column + count)
    case "D": move(column: cursor.column - count)
    case "E": move(row: cursor.row + count, column: 0)
    case "F": move(row: cursor.row - count, column: 0)
    case "G", "`": move(column: count - 1)
    case "d": move(row: count - 1)
    case "H", "f": move(row: count - 1, column: max(1, parameters.dropFirst().first ?? 1) - 1)
    case "J": eraseScreen(first)
    case "K": erase(row: cursor.row, first)
    case "X": blank(cursor.column..<min(columns, cursor.column + count))
    case "@": insert(count)
    case "P": delete(count)
    case "L": for _ in 0..<min(count, height - cursor.row) { insertRow() }
    case "M": for _ in 0..<min(count, height - cursor.row) { deleteRow() }
    case "s": saved = cursor
    case "u": move(row: saved.row, column: saved.column)
    case "m":
      let isReset = parameters.allSatisfy { $0 == 0 }
      let shown = parameters.drop { $0 == 0 }.map { String($0) }.joined(separator: ";")
      style = isReset ? "" : parameters.first == 0 || style.isEmpty ? shown : "\(style);\(shown)"
    case "h": setModes(parameters, isPrivate, true)
    case "l": setModes(parameters, isPrivate, false)
    default: break
    }
  }

  private mutating func setModes(_ numbers: [Int], _ isPrivate: Bool, _ isOn: Bool) {
    if !isPrivate, numbers.contains(4) { insertsCharacters = isOn }
    if isPrivate { if isOn { modes.formUnion(numbers) } else { modes.subtract(numbers) } }
  }

  private mutating func eraseScreen(_ part: Int) {
    for row in 0..<height {
      if part >= 2 || (part == 0 && row > cursor.row) || (part == 1 && row < cursor.row) {
        grid[row] = Array(repeating: Cell(), count: columns)
      }
    }
    if part < 2 { erase(row: cursor.row, part) }
  }

  private mutating func erase(row: Int, _ part: Int) {
    switch part {
    case 0: blank(cursor.column..<columns)
    case 1: blank(0..<cursor.column + 1)
    default: blank(0..<columns)
    }
  }

  private mutating func blank(_ range: Range<Int>) {
    for column in range { grid[cursor.row][column] = Cell() }
  }

  private mutating func insert(_ count: Int) {
    let cells = Array(repeating: Cell(), count: min(count, columns - cursor.column))
    grid[cursor.row].insert(contentsOf: cells, at: cursor.column)
    grid[cursor.row].removeLast(cells.count)
  }

  private mutating func delete(_ count: Int) {
    let cells = Array(repeating: Cell(), count: min(count, columns - cursor.column))
    grid[cursor.row].removeSubrange(cursor.column..<cursor.column + cells.count)
    grid[cursor.row] += cells
  }

  private mutating func insertRow() {
    grid.insert(Array(repeating: Cell(), count: columns), at: cursor.row)
    grid.removeLast()
  }

  private mutating func deleteRow() {
    grid.remove(at: cursor.row)
    grid.append(Array(repeating: Cell(), count: columns))
  }
}
