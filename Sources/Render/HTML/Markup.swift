/// HTML written piece by piece: what is text is escaped, what is markup is not.
struct Markup {
  private(set) var html = ""

  /// Markup as it is.
  mutating func raw(_ markup: String) { html += markup }

  /// `<name attributes>text</name>` with the text escaped.
  mutating func element(_ name: String, _ attributes: String = "", _ text: String) {
    html += Self.open(name, attributes) + markupEscaped(text) + "</\(name)>"
  }

  /// `<name attributes>` around what the body adds.
  mutating func element(
    _ name: String, _ attributes: String = "", _ body: (inout Markup) -> Void
  ) {
    html += Self.open(name, attributes)
    body(&self)
    html += "</\(name)>"
  }

  mutating func line() { html += "\n" }

  private static func open(_ name: String, _ attributes: String) -> String {
    attributes.isEmpty ? "<\(name)>" : "<\(name) \(attributes)>"
  }
}

/// A text as HTML and SVG hold it, in elements and in attributes.
func markupEscaped(_ text: String) -> String {
  guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
  var result = ""
  for character in text.unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}

/// A coordinate with one decimal.
func point(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  return Fixed1.text(value)
}

private enum Fixed1 {
  static func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
  }
}
