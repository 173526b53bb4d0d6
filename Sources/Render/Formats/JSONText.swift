import Values

/// JSON after RFC 8259, written and not encoded: the order of keys is the order of columns, and
/// decimal numbers keep all their digits.
extension Sink {
  /// A value: numbers exactly as they are, times as texts, what is no number as null.
  mutating func put(json value: Value) {
    switch value {
    case .null: put("null")
    case .double(let number) where !number.isFinite: put("null")
    case .text(let text): put(json: text)
    case .day, .moment:
      put(UInt8(ascii: "\""))
      put(plain: value)
      put(UInt8(ascii: "\""))
    case .bool, .int, .fixed, .double, .span: put(plain: value)
    }
  }

  mutating func put(json text: String) {
    put(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): put("\\\"")
      case UInt8(ascii: "\\"): put("\\\\")
      case UInt8(ascii: "\n"): put("\\n")
      case UInt8(ascii: "\r"): put("\\r")
      case UInt8(ascii: "\t"): put("\\t")
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: put(byte)
      }
    }
    put(UInt8(ascii: "\""))
  }

  /// A row as an object on one line.
  ///
  /// - Parameter keys: the names of the columns with their quotes and colons, by `jsonKeys`.
  mutating func put(jsonRow row: Int, of table: Table, keys: [String]) {
    put(UInt8(ascii: "{"))
    for column in table.cells.indices {
      if column > 0 { put(", ") }
      put(keys[column])
      put(json: table.cells[column][row])
    }
    put(UInt8(ascii: "}"))
  }
}

/// The keys of a table's rows, quoted and with their colon.
///
/// A name that comes again gets a number, as an object must not have a key twice.
func jsonKeys(_ table: Table) -> [String] {
  uniqueNames(table).map { name in
    var sink = Sink()
    sink.put(json: name)
    sink.put(": ")
    return sink.text
  }
}

func uniqueNames(_ table: Table) -> [String] {
  var seen: Set<String> = []
  return table.columns.map { column in
    var name = column.name
    var count = 1
    while !seen.insert(name).inserted {
      count += 1
      name = "\(column.name)_\(count)"
    }
    return name
  }
}
