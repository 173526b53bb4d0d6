/// Finds the lines on which the objects of a JSON text begin: those of its one array, or those that
/// follow each other.
struct ObjectScanner {
  /// How deep inside brackets an object that is a row stands.
  private let rowDepth: Int
  private var depth = 0
  private var line = 1
  private var row = 0
  private var isText = false
  private var isEscaped = false

  init(depth: Int) { rowDepth = depth }

  /// Takes further bytes; `each` is told the number of every row, from 1, and its line.
  mutating func add(_ block: [UInt8], _ each: (_ row: Int, _ line: Int) -> Void) {
    for byte in block {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == rowDepth, byte == UInt8(ascii: "{") {
          row += 1
          each(row, line)
        }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
  }
}
