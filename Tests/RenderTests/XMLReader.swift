/// A small check that elements nest and close, attributes are quoted and nothing else is markup.
enum XMLReader {
  static func accepts(_ text: String) -> Bool {
    let pattern = #/<(\/?)([a-z][a-z0-9]*)((?:\s[a-zA-Z-]+="[^"<>]*")*)\s*(\/?)>/#
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      guard isText(rest[..<start]) else { return false }
      rest = rest[start...]
      guard let tag = rest.prefixMatch(of: pattern) else { return false }
      let (whole, closing, name, _, single) = tag.output
      if !closing.isEmpty {
        guard open.popLast() == name else { return false }
      } else if single.isEmpty {
        open.append(name)
      }
      rest = rest[whole.endIndex...]
    }
    return open.isEmpty && isText(rest)
  }

  /// Whether every ampersand begins an entity, and no bracket is bare.
  private static func isText(_ text: Substring) -> Bool {
    !text.contains(">")
      && text.replacing(#/&(amp|lt|gt|quot|#39);/#, with: "").firstIndex(of: "&") == nil
  }
}
