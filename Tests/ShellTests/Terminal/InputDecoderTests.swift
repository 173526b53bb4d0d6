import Shell
import Testing

@Suite("Input decoder")
struct InputDecoderTests {
  /// All events that some bytes give, with the last sequence given up.
  private func events(_ bytes: [UInt8], alt: Bool = true, givesUp: Bool = true) -> [InputEvent] {
    var decoder = InputDecoder(decodesAlt: alt)
    var events: [InputEvent] = []
    for byte in bytes { decoder.feed(byte) }
    if givesUp { decoder.giveUp() }
    while let event = decoder.next() { events.append(event) }
    return events
  }

  private func scalars(_ text: String) -> [InputEvent] { text.unicodeScalars.map { .scalar($0) } }

  @Test("letters, CJK and emoji come out as they went in")
  func text() {
    let text = "show 退款 by é 👍\r"
    #expect(events(Array(text.utf8)) == scalars(text))
  }

  @Test("bytes that are no UTF-8 are dropped, and nothing with them")
  func invalid() {
    #expect(events([0x61, 0xFF, 0x62, 0xC0, 0xAF, 0x63, 0xE9, 0x80, 0x64]) == scalars("abcd"))
    // A surrogate, an overlong form, and a C1 control, which is a key of the editor's own.
    #expect(events([0xED, 0xA0, 0x80, 0xE0, 0x80, 0x80, 0xC2, 0x85, 0x78]) == scalars("x"))
  }

  @Test(
    "keys of the usual terminals",
    arguments: [
      ("\u{1B}[A", EditorKey.up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right),
      ("\u{1B}[D", .left), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}OH", .home),
      ("\u{1B}[4~", .end), ("\u{1B}[F", .end), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp),
      ("\u{1B}[1;5C", .wordRight), ("\u{1B}[1;3D", .wordLeft), ("\u{1B}[1;2C", .right),
      ("\u{1B}f", .wordRight), ("\u{1B}\r", .newline), ("\u{1B}[13;2u", .newline),
      ("\u{1B}[27;5;13~", .newline),
    ])
  func keys(sequence: String, key: EditorKey) {
    #expect(events(Array(sequence.utf8)) == [.key(key)])
  }

  @Test(
    "unknown sequences leave nothing behind",
    arguments: [
      "\u{1B}[Z", "\u{1B}[24~", "\u{1B}[[A", "\u{1B}OP", "\u{1B}[1;", "\u{1B}[<0;3;4M",
    ])
  func unknown(sequence: String) {
    #expect(events(Array(sequence.utf8)) == [])
  }

  @Test("a bare ESC is a key once nothing follows it")
  func escape() {
    var decoder = InputDecoder()
    decoder.feed(0x1B)
    let early = decoder.next()
    #expect(early == nil)
    #expect(decoder.patience != nil)
    decoder.giveUp()
    let late = decoder.next()
    #expect(late == .scalar("\u{1B}"))
    #expect(decoder.patience == nil)
  }

  @Test("Alt with other keys is ESC and the key, and in vi mode always")
  func alt() {
    #expect(events(Array("\u{1B}b".utf8)) == scalars("\u{1B}b"))
    #expect(events(Array("\u{1B}é".utf8)) == scalars("\u{1B}é"))
    #expect(events(Array("\u{1B}f".utf8), alt: false) == scalars("\u{1B}f"))
  }

  @Test("an ESC that is held makes the next letter an Alt key and is forgotten before others")
  func heldEscape() {
    for (next, expected) in [
      ("b", scalars("\u{1B}b")), ("f", [InputEvent.key(.wordRight)]), ("\u{03}", scalars("\u{03}")),
      ("\u{1B}[A", [.key(.up)]),
    ] {
      var decoder = InputDecoder()
      decoder.holdsEscape = true
      decoder.feed(0x1B)
      decoder.giveUp()
      let early = decoder.next()
      #expect(early == nil)
      #expect(decoder.patience == nil)
      for byte in next.utf8 { decoder.feed(byte) }
      var events: [InputEvent] = []
      while let event = decoder.next() { events.append(event) }
      #expect(events == expected)
    }
  }

  @Test("a marked paste is one event, whatever is in it")
  func paste() {
    let inner = Array("a\r\nb\u{1B}[31m\t\u{03}".utf8)
    let bytes = Array("x\u{1B}[200~".utf8) + inner + Array("\u{1B}[201~y".utf8)
    #expect(events(bytes) == [.scalar("x"), .paste(inner), .scalar("y")])
  }

  @Test("Ctrl-C right behind ESC is Ctrl-C")
  func cancelBehindEscape() {
    #expect(events([0x1B, 0x03]) == [.scalar("\u{03}")])
    #expect(events([0x61, 0x1B, 0x03, 0x62]) == [.scalar("a"), .scalar("\u{03}"), .scalar("b")])
  }

  @Test("a paste whose end never comes is taken in the end")
  func endlessPaste() {
    #expect(events(Array("\u{1B}[200~abc".utf8)) == [.paste(Array("abc".utf8))])
    #expect(events(Array("\u{1B}[200~abc".utf8), givesUp: false) == [])
  }

  @Test("an event given back is the next one")
  func unread() {
    var decoder = InputDecoder()
    decoder.feed(0x61)
    decoder.unread(.key(.left))
    let events = [decoder.next(), decoder.next()]
    #expect(events == [.key(.left), .scalar("a")])
  }
}
