import Language

/// The words of a text that it can be found by, in the form that the same word always has.
///
/// Of a script without blanks the pairs of characters that stand side by side.
enum SearchWords {
  private static let stems: [String: String] = Needs.sameWords.reduce(into: [:]) { all, words in
    for word in words { all[word] = words[0] }
  }

  /// The simplified form of a traditional character.
  private static let simplified: [UInt32: Unicode.Scalar] = Words.traditional.reduce(into: [:]) {
    all, pair in
    if let old = pair.key.unicodeScalars.first { all[old.value] = pair.value.unicodeScalars.first }
  }

  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var last: Unicode.Scalar?
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value < 0x80 {
        last = nil
        switch UInt8(value) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          word.append(UInt8(value))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(UInt8(value) + 0x20)
        default: end()
        }
      } else if isIdeograph(value) {
        end()
        let plain = simplified[value] ?? scalar
        if let last { words.append(String(String.UnicodeScalarView([last, plain]))) }
        last = plain
      } else {
        last = nil
        if scalar.properties.isAlphabetic {
          word += Array(String(scalar).lowered.utf8)
        } else {
          end()
        }
      }
    }
    end()
    return words.compactMap { Needs.idle.contains($0) ? nil : stem($0) }
  }

  private static func isIdeograph(_ value: UInt32) -> Bool {
    (0x3040...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
  }

  /// One form for the plural and the singular, and for what the needs take for the same.
  private static func stem(_ word: String) -> String {
    if let known = stems[word] { return known }
    guard word.utf8.count > 3, word.utf8.last == UInt8(ascii: "s"), !word.hasSuffix("ss") else {
      return word
    }
    let single = word.hasSuffix("ies") ? word.dropLast(3) + "y" : word.dropLast()
    return stems[String(single)] ?? String(single)
  }
}
