import Language

/// How deep the values of a JSON text stand in one another.
enum JSONDepth {
  /// Readers go down as deep as a text says, and would run out of room.
  static let limit = 100

  /// - Throws: a `.load` for a text that is deeper, with the line.
  static func check(
    _ origin: Origin, checkCancelled: @escaping CancelCheck
  ) throws(Diagnostic) {
    let reader = try ByteReader(origin, checkCancelled: checkCancelled)
    var (depth, line) = (0, 1)
    var (isText, isEscaped) = (false, false)
    while case let block = try reader.next(), !block.isEmpty {
      for byte in block {
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
        case UInt8(ascii: "\n"): line += 1
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          depth += 1
          guard depth <= limit else {
            throw Diagnostic(
              .load,
              "\(origin.shown) is nested more than \(limit) levels deep, in line \(line)",
              label: "a row is an object: {\"order_id\": \"1\", ...}, in an array or one per line")
          }
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
      }
    }
  }
}
