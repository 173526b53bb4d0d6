import Shell
import Testing

@Suite("Pasted text")
struct PasteTextTests {
  @Test(
    "line ends of all kinds become line feeds",
    arguments: [
      ("a\nb", "a\nb"), ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\r\n\r\nb", "a\n\nb"),
      ("a\r\rb", "a\n\nb"), ("a\u{2028}b", "a\nb"), ("a\n\r\nb", "a\n\nb"),
    ])
  func lineEnds(pasted: String, text: String) {
    #expect(pasteText(Array(pasted.utf8)) == text)
  }

  @Test("line breaks at the end go, so that a paste does not run")
  func trailing() {
    #expect(pasteText(Array("show orders\r\n\r\n".utf8)) == "show orders")
    #expect(pasteText(Array("\n".utf8)) == "")
  }

  @Test("control and direction marks go, tabs stay")
  func controls() {
    let pasted = "a\u{1B}[31m\u{07}b\tc\u{202E}d\u{7F}\u{9B}e\u{FEFF}"
    #expect(pasteText(Array(pasted.utf8)) == "a[31mb\tcde")
  }

  @Test("accents are composed")
  func composed() {
    let text = pasteText(Array("cafe\u{301}".utf8))
    #expect(Array(text.unicodeScalars) == Array("caf\u{E9}".unicodeScalars))
  }

  @Test("bytes that are no UTF-8 can be seen")
  func invalid() {
    #expect(pasteText([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
  }
}
