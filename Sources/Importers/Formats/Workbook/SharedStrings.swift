/// The texts of a workbook, which its sheets name by number, one after the other in one piece of
/// memory.
final class SharedStrings: XMLHandler {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var text = RichText()

  /// The text of a number; empty when there is none.
  subscript(_ number: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(number) else { return [] }
    return bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) { text.start(name) }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.add(bytes) }

  func end(_ name: XMLName) {
    text.end(name)
    guard name == "si" else { return }
    bytes += text.take()
    ends.append(bytes.count)
  }
}

/// Gathers the text of a cell from its runs; how it is to be pronounced is left out.
struct RichText {
  private var bytes: [UInt8] = []
  private var isText = false
  private var isPhonetic = false

  mutating func start(_ name: XMLName) {
    if name == "t" { isText = true }
    if name == "rPh" { isPhonetic = true }
  }

  mutating func add(_ more: UnsafeBufferPointer<UInt8>) {
    if isText, !isPhonetic { bytes.append(contentsOf: more) }
  }

  mutating func end(_ name: XMLName) {
    if name == "t" { isText = false }
    if name == "rPh" { isPhonetic = false }
  }

  /// What was gathered; nothing is left of it.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return Self.unescaped(bytes)
  }

  /// `_x000D_` stands for a character that XML has no other way to write.
  static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.firstRange(of: Array("_x".utf8)) != nil else { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(
      text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
        UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
      }.utf8)
  }
}
