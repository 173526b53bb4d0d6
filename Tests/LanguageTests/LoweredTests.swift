import Testing

@testable import Language

/// Lower case, which most words are taken to have already.
@Suite struct LoweredTests {
  /// Scripts with and without case, on both sides of those that are not looked at.
  private let texts = [
    "", "revenue", "Revenue", "ROI", "ad_spend 7", "访客数", "GMV（元）", "客单价 AOV", "カタカナ", "Ａｂｃ",
    "Ⓐ", "Ⅻ", "Ä", "straße", "ÇA", "İstanbul", "ЖУК", "ΣΑΣ", "ꭰꮿ", "Ꮳ", "Ა", "Ꟶ", "𐐀", "한국어",
    "\u{2FFF}\u{3000}\u{9FFF}\u{A000}",
  ]

  @Test func sameAsTheLibrary() {
    for text in texts { #expect(text.lowered == text.lowercased()) }
  }

  /// No character that is passed over has a lower case.
  @Test func passedOverCharactersHaveNoCase() {
    for value in UInt32(0x3000)...0x9FFF {
      let text = Unicode.Scalar(value).map { String($0) } ?? ""
      #expect(text.lowercased() == text, "U+\(String(value, radix: 16))")
    }
  }
}
