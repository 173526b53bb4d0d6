import Foundation

/// The form in which headers, names and synonyms are compared: letter case, blanks, dashes, `_`
/// and `.` do not count, wide letters are plain ones.
struct HeaderKey: Hashable {
  let text: String

  init(_ header: String) {
    text = Self.plain(header)
  }

  private static func plain(_ header: String) -> String {
    // Thousands of names of exports are compared with each file: plain ASCII has to be quick.
    if header.utf8.allSatisfy({ $0 < 0x80 }) { return plainASCII(header) }
    var scalars = String.UnicodeScalarView()
    let isComposed = header.unicodeScalars.allSatisfy(isComposed)
    let composed = isComposed ? header : header.precomposedStringWithCompatibilityMapping
    for scalar in composed.lowercased().unicodeScalars {
      let isDropped =
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        || "_-–.\"'".unicodeScalars.contains(scalar)
      if !isDropped { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// Whether a letter has no other form than its own: to compose a long list of texts takes long.
  private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80, 0xC0...0x131, 0x134...0x13E, 0x141...0x148, 0x14A...0x17E, 0x621...0x63A,
      0x641...0x64A, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x4E00...0x9FFF:
      true
    default: false
    }
  }

  private static func plainASCII(_ header: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(header.utf8.count)
    for byte in header.utf8 {
      switch byte {
      case 0x09...0x0D, 0x20, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "\""), UInt8(ascii: "'"):
        continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The key without what stands in brackets at the end, `Amount spent (USD)`, `总花费(元)`, and without
  /// the zone of its times: `Created at UTC`.
  var withoutUnit: HeaderKey? {
    if text.count > 5, text.hasSuffix("utc") || text.hasSuffix("gmt") {
      return HeaderKey(String(text.dropLast(3)))
    }
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
