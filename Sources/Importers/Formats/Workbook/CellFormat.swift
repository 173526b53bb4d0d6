/// What the number format of a cell makes of its number.
enum CellFormat: Hashable {
  case number
  /// A day, or a day and a time of it.
  case day, moment
  /// A time of the day.
  case clock
  /// Hours, minutes and seconds, maybe of more than a day.
  case elapsed

  /// By the number of a format and, where it is one of the workbook's own, its code.
  ///
  /// Formats below 164 have no code in the file: ECMA-376 part 1, 18.8.30, with those of Chinese,
  /// Japanese and Korean workbooks.
  init(id: Int, code: String?) {
    if let code {
      self.init(code: code)
      return
    }
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .day
    case 22: self = .moment
    case 18...21, 32...35, 45, 47, 55, 56: self = .clock
    case 46: self = .elapsed
    default: self = .number
    }
  }

  /// By a code such as `yyyy/m/d h:mm;@`, `[h]:mm:ss`, `0.00%` or `"共"0"件"`.
  private init(code: String) {
    var letters: Set<Character> = []
    var characters = code.prefix { $0 != ";" }.lowercased()[...]
    var isElapsed = false
    while let character = characters.popFirst() {
      switch character {
      case "\"": characters = characters.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": characters = characters.dropFirst()
      case "[":
        let inside = characters.prefix { $0 != "]" }
        characters = characters.dropFirst(inside.count + 1)
        // A colour, a condition or a currency; or hours beyond a day.
        if let first = inside.first, inside.allSatisfy({ $0 == first }), "hms".contains(first) {
          isElapsed = true
        }
      default: letters.insert(character)
      }
    }
    let hasDay = letters.contains("y") || letters.contains("d")
    let hasClock = letters.contains("h") || letters.contains("s")
    if code.lowercased() == "general" || letters.contains("0") && !hasDay && !hasClock && !isElapsed
    {
      self = .number
    } else if isElapsed {
      self = .elapsed
    } else if hasDay || letters.contains("m") && !hasClock && !letters.contains("#") {
      self = hasClock ? .moment : .day
    } else {
      self = hasClock ? .clock : .number
    }
  }
}

/// The formats of a workbook's cells, by the number of their style.
final class CellFormats: XMLHandler {
  private var codes: [Int: String] = [:]
  private var formats: [CellFormat] = []
  private var isCellStyles = false

  subscript(_ style: Int) -> CellFormat {
    formats.indices.contains(style) ? formats[style] : .number
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes.number("numFmtId") { codes[id] = attributes["formatCode"] }
    case "cellXfs": isCellStyles = true
    case "xf" where isCellStyles:
      let id = attributes.number("numFmtId") ?? 0
      formats.append(CellFormat(id: id, code: codes[id]))
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  func end(_ name: XMLName) {
    if name == "cellXfs" { isCellStyles = false }
  }
}
