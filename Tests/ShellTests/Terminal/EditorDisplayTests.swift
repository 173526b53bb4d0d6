import Shell
import TerminalHarness
import Testing

/// What the display sends is written to the model of a terminal, and must show the frame.
@Suite("Updates of the screen")
struct EditorDisplayTests {
  private static let prompt = ScreenCell.cells(of: "\u{1B}[32mops\u{1B}[0m> ")
  private static let continuation = ScreenCell.cells(of: " ..> ")

  private func content(_ text: String, cursor: Int) -> EditorContent {
    var content = EditorContent(
      prompt: Self.prompt, continuation: Self.continuation, text: text, cursor: cursor)
    content.styles = [StyledRange(0..<4, .verb)]
    return content
  }

  @Test(
    "whatever is edited, the screen shows the frame and nothing above it is touched",
    arguments: 1...200)
  func randomEdits(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let columns = Int.random(in: 6...30, using: &random)
    let rows = Int.random(in: 2...9, using: &random)
    let size = TerminalSize(columns: columns, rows: rows)
    var screen = VirtualScreen(columns: columns, rows: rows)
    let before = (0..<Int.random(in: 0...12, using: &random)).map { "#\($0)" }
    screen.write(before.map { "\($0)\r\n" }.joined().utf8)

    var display = EditorDisplay()
    var text: [Character] = []
    let alphabet = Array("abcdef  退款金额😀👍\n\t") + ["e\u{301}"]
    for _ in 0..<80 {
      let place = text.isEmpty ? 0 : Int.random(in: 0...text.count, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5: text.insert(alphabet.randomElement(using: &random) ?? "a", at: place)
      case 5: if place < text.count { text.remove(at: place) }
      case 6: text += Array("show orders by channel")
      case 7: text.removeSubrange(place...)
      case 8: text.insert(contentsOf: "退货\nab", at: place)
      default: break
      }
      let cursor = String(text.prefix(Int.random(in: 0...text.count, using: &random)))
      var content = content(String(text), cursor: cursor.unicodeScalars.count)
      if Bool.random(using: &random) { content.hint = " and more 提示" }
      var top = 0
      screen.write(display.show(content, size: size).utf8)
      // The window may stand elsewhere than one that was never moved; its rows are found by its
      // cursor.
      let whole = content.frame(columns: columns)
      let window = whole.window(height: rows, top: &top)
      check(screen, shows: whole, height: window.rows.count, before: before)
    }
    let content = content(String(text), cursor: 0)
    screen.write(display.finish(content, size: size).utf8)
    let shown = (screen.scrolledOff + screen.rows).joined(separator: "\n")
    let whole = before + content.frame(columns: columns).rows.map { trimmed($0.text) }
    #expect(shown.contains(whole.suffix(rows - 1).joined(separator: "\n")))
    #expect(screen.cursor.column == 0)
  }

  private func check(
    _ screen: VirtualScreen, shows whole: ScreenFrame, height: Int, before: [String]
  ) {
    #expect(screen.cursor.column == whole.cursorColumn)
    let text = whole.rows.map { trimmed($0.text) }
    let all = screen.scrolledOff + screen.rows
    if whole.rows.count <= screen.height {
      let start = screen.cursor.row - whole.cursorRow
      #expect(start >= 0)
      guard start >= 0 else { return }
      #expect(Array(screen.rows[start..<start + text.count]) == text)
      #expect(screen.rows[(start + text.count)...].allSatisfy { $0.isEmpty })
    } else {
      let start = whole.cursorRow - screen.cursor.row
      #expect(Array(text[start..<start + screen.height]) == screen.rows)
    }
    #expect(Array(all.prefix(before.count)) == before)
  }

  private func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  @Test("a key at the end of the line sends little more than its letter")
  func isFrugal() {
    var display = EditorDisplay()
    let size = TerminalSize(columns: 80, rows: 24)
    _ = display.show(content("orders", cursor: 6), size: size)
    let output = display.show(content("orders!", cursor: 7), size: size)
    #expect(output == "!\u{1B}[K")
    let again = display.show(content("orders!", cursor: 7), size: size)
    #expect(again.isEmpty)
  }

  @Test("a line left unfinished by what ran before stays readable")
  func startsOnFreshRow() {
    var screen = VirtualScreen(columns: 20, rows: 5)
    screen.write("no line feed".utf8)
    var display = EditorDisplay()
    let size = TerminalSize(columns: 20, rows: 5)
    screen.write(display.show(content("x", cursor: 1), size: size).utf8)
    #expect(screen.text == "no line feed\nops> x")
    screen.write((display.leave() + "below\r\n").utf8)
    #expect(screen.text == "no line feed\nops> x\nbelow")
  }

  @Test("rows that go on into the next are wrapped by the terminal itself")
  func wrapsByTerminal() {
    var display = EditorDisplay()
    let size = TerminalSize(columns: 10, rows: 5)
    let output = display.show(content("abcdefgh", cursor: 8), size: size)
    #expect(output.contains("efgh"))
    #expect(!output.contains("\n"))
  }

  @Test("what follows a sign of uncertain width stands where the cursor is counted to be")
  func uncertainWidth() {
    // This screen draws a joined family as three signs of two columns, where others draw one.
    var screen = VirtualScreen(columns: 40, rows: 5)
    var display = EditorDisplay()
    let text = "👨‍👩‍👧xyz"
    let size = TerminalSize(columns: 40, rows: 5)
    let content = content(text, cursor: text.unicodeScalars.count)
    screen.write(display.show(content, size: size).utf8)
    #expect(screen.cursor.column == 10)
    #expect((7..<10).map { screen.cell(row: 0, column: $0).text } == ["x", "y", "z"])
  }

  @Test("after a change of width the old rows are gone")
  func widerTerminal() {
    let small = TerminalSize(columns: 20, rows: 6)
    var screen = VirtualScreen(columns: 20, rows: 6)
    var display = EditorDisplay()
    screen.write(display.show(content("show\norders", cursor: 11), size: small).utf8)
    screen.resize(columns: 40, rows: 6)
    let large = TerminalSize(columns: 40, rows: 6)
    screen.write(display.show(content("show\norders", cursor: 11), size: large).utf8)
    #expect(screen.text == "ops> show\n ..> orders")
  }
}

/// The same numbers on every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
