/// A grid of dots that lines are drawn on: eight to a character in Braille, else one, which is
/// the sign of its series.
struct Canvas {
  let columns: Int
  let rows: Int
  private let isBraille: Bool
  private var dots: [UInt8]
  private var signs: [Character?]
  private var owners: [Int?]

  init(columns: Int, rows: Int, isBraille: Bool) {
    self.columns = columns
    self.rows = rows
    self.isBraille = isBraille
    dots = Array(repeating: 0, count: columns * rows)
    signs = Array(repeating: nil, count: columns * rows)
    owners = Array(repeating: nil, count: columns * rows)
  }

  /// The dots along each side.
  var width: Int { isBraille ? columns * 2 : columns }
  var height: Int { isBraille ? rows * 4 : rows }

  /// A straight line between two dots, by Bresenham's algorithm.
  mutating func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), owner: Int, sign: Character
  ) {
    var (x, y) = start
    let (dx, dy) = (abs(end.x - x), -abs(end.y - y))
    let (stepX, stepY) = (x < end.x ? 1 : -1, y < end.y ? 1 : -1)
    var error = dx + dy
    while true {
      set(x, y, owner: owner, sign: sign)
      if x == end.x, y == end.y { return }
      let doubled = 2 * error
      if doubled >= dy {
        error += dy
        x += stepX
      }
      if doubled <= dx {
        error += dx
        y += stepY
      }
    }
  }

  /// A row of characters; those of a series in its tone.
  func text(row: Int, _ style: Style, tone: (Int) -> Tone) -> String {
    var result = ""
    var run = ""
    var runOwner: Int?
    func styled() -> String { runOwner.map { style(run, tone($0)) } ?? run }
    for index in (row * columns)..<((row + 1) * columns) {
      if owners[index] != runOwner {
        result += styled()
        (run, runOwner) = ("", owners[index])
      }
      run.append(character(index))
    }
    return result + styled()
  }

  private func character(_ index: Int) -> Character {
    guard owners[index] != nil else { return " " }
    guard isBraille else { return signs[index] ?? " " }
    return Unicode.Scalar(0x2800 + UInt32(dots[index])).map(Character.init) ?? " "
  }

  private mutating func set(_ x: Int, _ y: Int, owner: Int, sign: Character) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    let (column, row) = isBraille ? (x / 2, y / 4) : (x, y)
    let index = row * columns + column
    owners[index] = owner
    signs[index] = sign
    // The dots of a Braille pattern are numbered down the columns, the last row after them.
    if isBraille {
      dots[index] |= [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80][y % 4 * 2 + x % 2]
    }
  }
}
