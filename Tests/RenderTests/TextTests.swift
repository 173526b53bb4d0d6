import Testing
import Values

@testable import Render

@Suite struct TextTests {
  @Test func controlCharactersAreWrittenOut() {
    #expect(escaped("a\nb\tc\r\n") == "a\\nb\\tc\\r\\n")
    #expect(
      escaped("\u{1B}[31mred\u{7}\u{7F}\u{85}\u{0}") == "\\u{1b}[31mred\\u{7}\\u{7f}\\u{85}\\u{0}")
    #expect(
      escaped("\u{202E}abc\u{2066}\u{2029}\u{FEFF}") == "\\u{202e}abc\\u{2066}\\u{2029}\\u{feff}")
    #expect(escaped("plain −¥ é 👩‍👩‍👧 שלום C:\\n") == "plain −¥ é 👩‍👩‍👧 שלום C:\\n")
    #expect(escaped("a\nb\u{1B}", keeping: ["\n"]) == "a\nb\\u{1b}")
  }

  @Test(arguments: [
    ("conversion rate", 15, "conversion rate"), ("conversion rate", 14, "conversion ra…"),
    ("支付金额统计", 8, "支付金…"), ("支付金额统计", 9, "支付金额…"), ("ab👩‍👩‍👧cd", 4, "ab…"),
    ("ab👩‍👩‍👧cd", 5, "ab👩‍👩‍👧…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
  ])
  func shortening(_ text: String, _ width: Int, _ result: String) {
    let short = shortened(text, to: width, Glyphs(ascii: false))
    #expect(short == result)
    #expect(displayWidth(short) <= width)
  }

  @Test func asciiShortening() {
    #expect(shortened("conversion rate", to: 10, Glyphs(ascii: true)) == "convers...")
  }

  @Test func padding() {
    #expect(padded("尺码", to: 6) == "尺码  ")
    #expect(padded("尺码", to: 6, .right) == "  尺码")
    #expect(padded("ab", to: 5, .center) == " ab  ")
    #expect(padded("too long", to: 3) == "too long")
  }

  @Test func wrapping() {
    #expect(wrapped("one two three", to: nil) == ["one two three"])
    #expect(wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(wrapped("one two three", to: 4) == ["one", "two", "three"])
    #expect(wrapped("a incomprehensible b", to: 5) == ["a", "incomprehensible", "b"])
    #expect(wrapped("退款原因是尺码", to: 6) == ["退款原", "因是尺", "码"])
  }

  @Test func asciiSpellsOurSigns() {
    let ascii = Glyphs(ascii: true)
    #expect(
      ascii.plain("52.1k … 63.0k · −3 × 2 ≥ 5 — “x”") == "52.1k ... 63.0k - -3 x 2 >= 5 - \"x\"")
    #expect(ascii.plain("café 支付") == "café 支付")
    #expect(Glyphs(ascii: false).plain("− … ▲") == "− … ▲")
  }

  @Test func colours() {
    let style = Style(color: true)
    #expect(style("▼", .bad) == "\u{1B}[31m▼\u{1B}[0m")
    #expect(style("x", .plain) == "x")
    #expect(style("", .good) == "")
    #expect(Style(color: false)("▼", .bad) == "▼")
  }

  @Test func colourChoice() {
    let auto = ColorChoice.auto
    #expect(auto.wantsColor(isTerminal: true, environment: [:]))
    #expect(!auto.wantsColor(isTerminal: false, environment: [:]))
    #expect(!auto.wantsColor(isTerminal: true, environment: ["NO_COLOR": "1"]))
    #expect(auto.wantsColor(isTerminal: true, environment: ["NO_COLOR": ""]))
    #expect(!auto.wantsColor(isTerminal: true, environment: ["TERM": "dumb"]))
    #expect(ColorChoice.always.wantsColor(isTerminal: false, environment: ["NO_COLOR": "1"]))
    #expect(!ColorChoice.never.wantsColor(isTerminal: true, environment: [:]))
  }

  @Test func decimalsOfDoubles() throws {
    #expect(Fixed(shortest: 0.1)?.description == "0.1")
    #expect(Fixed(shortest: 1.5e20)?.description == "150000000000000000000")
    #expect(Fixed(shortest: -2.5e-7)?.description == "-0.00000025")
    #expect(Fixed(shortest: 1e-300) == Fixed(unscaled: 0, scale: 0))
    #expect(Fixed(shortest: 1e300) == nil)
    #expect(Fixed(shortest: .nan) == nil)
  }
}
