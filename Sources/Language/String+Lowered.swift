extension String {
  /// The text in lower case.
  ///
  /// Most words have no capitals and are taken as they are: a look at each character is slow. The
  /// bytes from E3 to E9 begin the characters from U+3000 to U+9FFF, Chinese and kana, which have
  /// no case.
  package var lowered: String {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): return lowercased()
      case 0...0xBF, 0xE3...0xE9: continue
      default: return lowercased()
      }
    }
    return self
  }
}
