import Foundation

/// The form in which headers, names and synonyms are compared: letter case, blanks, dashes, `_`
/// and `.` do not count, wide letters are plain ones.
struct HeaderKey: Hashable {
  let text: String

  init(_ header: String) {
    text = Self.plain(header)
  }

  private static func plain(_ header: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in header.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      let isDropped =
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        || "_-–.\"'".unicodeScalars.contains(scalar)
      if !isDropped { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// The key without what stands in brackets at the end: `Amount spent (USD)`, `总花费(元)`.
  var withoutUnit: HeaderKey? {
    guard text.hasSuffix(")") || text.hasSuffix("]"),
      let open = text.lastIndex(where: { $0 == "(" || $0 == "[" }), open != text.startIndex
    else { return nil }
    return HeaderKey(String(text[..<open]))
  }

  /// What stands in brackets at the end of a header: USD in `Amount spent (USD)`.
  static func unit(of header: String) -> String? {
    let text = header.precomposedStringWithCompatibilityMapping
      .trimmingCharacters(in: .whitespaces)
    guard text.hasSuffix(")") || text.hasSuffix("]"),
      let open = text.lastIndex(where: { $0 == "(" || $0 == "[" }), open != text.startIndex
    else { return nil }
    let unit = text[text.index(after: open)...].dropLast().trimmingCharacters(in: .whitespaces)
    return unit.isEmpty ? nil : unit
  }

  /// The key without a prefix; nil when it has none or is nothing else.
  func without(prefix: HeaderKey) -> HeaderKey? {
    guard text.hasPrefix(prefix.text), text.count > prefix.text.count + 2 else { return nil }
    return HeaderKey(String(text.dropFirst(prefix.text.count)))
  }
}
