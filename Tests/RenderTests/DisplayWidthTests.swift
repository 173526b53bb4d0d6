import Testing
import Values

/// Widths as Unicode's East Asian Width and the terminals have them.
@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("revenue", 7), ("¥41,220.00", 10), ("é", 1), ("e\u{301}", 1),
    ("支付金额", 8), ("ｶﾞ", 2), ("ガ", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("Ａ", 2), ("−0.67 pt", 8), ("… 312", 5), ("▲▼", 2), ("█▏", 2), ("⠿", 1),
    ("\u{200B}", 0), ("a\u{200D}b", 2), ("\u{AD}", 1), ("ا\u{64E}", 1), ("ไม้", 2),
    ("क\u{94D}ष", 2), ("नि", 2),
  ])
  func text(_ text: String, _ width: Int) {
    #expect(displayWidth(text) == width, "\(text)")
  }

  @Test(arguments: [
    "👍", "👍🏽", "👩‍👩‍👧", "👩🏽‍🚀", "❤️", "❤️‍🔥", "☺️", "☝🏽", "1️⃣", "🇨🇳", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈", "🫠", "🪿", "©️",
    "🧑‍⚕️", "⌚", "🈚",
  ])
  func emojiTakeTwo(_ emoji: String) {
    #expect(displayWidth(emoji) == 2)
    #expect(emoji.map { displayWidth(of: $0) } == [2])
  }

  @Test func textPresentationIsNarrow() {
    #expect(displayWidth("☺") == 1)
    #expect(displayWidth("❤") == 1)
    #expect(displayWidth("1") == 1)
    #expect(displayWidth("a\u{FE0F}") == 1)
  }

  @Test func substringsAndSumsAgree() {
    let text = "订单 e\u{301} 👩‍👩‍👧 x"
    #expect(displayWidth(text[...]) == 11)
    #expect(text.reduce(0) { $0 + displayWidth(of: $1) } == 11)
  }

  /// The edges of the shipped ranges.
  @Test(arguments: [
    (0x2FF, 1), (0x300, 0), (0x36F, 0), (0x370, 1), (0x10FF, 1), (0x1100, 2), (0x115F, 2),
    (0x1160, 0), (0x11FF, 0), (0x1200, 1), (0x4DFF, 2), (0x4E00, 2), (0xA4C6, 2), (0xA4D0, 1),
    (0xABFF, 1), (0xAC00, 2), (0xD7A3, 2), (0xD7B0, 0), (0xFF00, 1), (0xFF01, 2), (0xFF60, 2),
    (0xFF61, 1), (0x1F1E6, 1), (0x1F300, 2), (0x20000, 2), (0x3FFFD, 2), (0xE0100, 0),
  ])
  func edges(_ scalar: UInt32, _ width: Int) throws {
    let scalar = try #require(Unicode.Scalar(scalar))
    #expect(displayWidth(of: Character(scalar)) == width)
  }
}
