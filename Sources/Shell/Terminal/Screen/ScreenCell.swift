import Values

/// One character as it is drawn: never a control character, and of a known width.
package struct ScreenCell: Equatable, Sendable {
  package let text: String
  /// Columns that the text takes.
  package let width: Int
  /// Parameters of "select graphic rendition"; empty for plain.
  package let rendition: String

  init(text: String, width: Int, rendition: String) {
    self.text = text
    self.width = width
    self.rendition = rendition
  }

  /// Draws a character, or a readable stand-in for one that a terminal would act on or not show.
  ///
  /// Control characters read `^A`, others without a width `<200B>`. A tab reaches to the next
  /// multiple of eight `column`s.
  package init(_ character: Character, rendition: String = "", column: Int = 0) {
    let scalar = character.unicodeScalars.first?.value ?? 0x20
    let text: String
    switch scalar {
    case 0x09: text = String(repeating: " ", count: 8 - column % 8)
    case 0..<0x20: text = "^" + String(UnicodeScalar(UInt8(scalar) + 0x40))
    case 0x7F: text = "^?"
    default:
      let shown = String(character)
      text = displayWidth(shown) > 0 ? shown : "<\(String(scalar, radix: 16, uppercase: true))>"
    }
    self.init(text: text, width: displayWidth(text), rendition: rendition)
  }

  /// The same without colours.
  var plain: ScreenCell { ScreenCell(text: text, width: width, rendition: "") }

  /// Whether terminals disagree about the width, as they do over joined emoji and flags.
  var isUncertain: Bool {
    width > 1 && text.unicodeScalars.count > 1 && text.utf8.contains { $0 >= 0x80 }
  }

  /// Cuts a text with colour sequences, such as a prompt, into cells.
  ///
  /// Of the escape sequences only colours (`ESC [ ... m`) count; others are dropped. A line break
  /// becomes a space.
  package static func cells(of text: String) -> [ScreenCell] {
    var cells: [ScreenCell] = []
    var rendition = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == "\u{1B}", rest.first == "[" {
        rest.removeFirst()
        let parameters = rest.prefix { !("@"..."~").contains($0) }
        rest = rest.dropFirst(parameters.count)
        if rest.popFirst() == "m" {
          let isReset = parameters.isEmpty || parameters == "0"
          rendition = isReset ? "" : (rendition.isEmpty ? "" : rendition + ";") + parameters
        }
      } else {
        cells.append(ScreenCell(character.isNewline ? " " : character, rendition: rendition))
      }
    }
    return cells
  }
}
