/// The definitions of macros, by their names.
struct MacroTexts: Sendable {
  private static let start = "create or replace temp macro "
  private static let prefix = Array("opsh_".utf8)
  private var texts: [String: String] = [:]
  private var uses: [String: [String]] = [:]

  /// - Parameter script: one definition after the other, comments in between.
  init(_ script: String) { add(script) }

  /// Takes further ones.
  mutating func add(_ script: String) {
    for part in script.split(separator: Self.start).dropFirst(script.hasPrefix(Self.start) ? 0 : 1)
    {
      guard let open = part.firstIndex(of: "(") else { continue }
      let name = String(part[..<open])
      texts[name] = Self.start + part
      uses[name] = Self.names(in: String(part)).filter { $0 != name }
    }
  }

  var names: [String] { texts.keys.sorted() }

  func text(_ name: String) -> String { texts[name] ?? "" }

  /// The macros that a statement needs beside those that are made, in an order in which each comes
  /// after those that it uses.
  func needed(by text: String, beside made: Set<String>) -> [String] {
    var needed: [String] = []
    var seen = made
    func add(_ name: String) {
      guard texts[name] != nil, seen.insert(name).inserted else { return }
      uses[name]?.forEach(add)
      needed.append(name)
    }
    Self.names(in: text).forEach(add)
    return needed
  }

  /// The words of a text that begin as the names of macros do.
  private static func names(in text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var names: [String] = []
      var place = 0
      while place + prefix.count < bytes.count {
        guard bytes[place] == prefix[0], bytes[place..<(place + prefix.count)].elementsEqual(prefix)
        else {
          place += 1
          continue
        }
        var end = place + prefix.count
        while end < bytes.count, bytes[end] == UInt8(ascii: "_") || isLetter(bytes[end]) {
          end += 1
        }
        names.append(String(decoding: bytes[place..<end], as: UTF8.self))
        place = end
      }
      return names
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
