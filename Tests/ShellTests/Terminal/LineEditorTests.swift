import Foundation
import TerminalHarness
import Testing

/// The editor in a terminal: keys go in, and the screen is what a person would see.
@Suite("Line editor", .serialized)
struct LineEditorTests {
  @Test("a line is typed, run, and the terminal cooked in between and at the end")
  func oneLine() async throws {
    let terminal = try await probe()
    #expect(!terminal.isCooked)
    #expect(terminal.screen.modes.contains(2004))
    terminal.type("show orders\r")
    try await terminal.wait(forScreen: "ops> show orders\nran: \"show orders\"\nops>")
    #expect(terminal.screen.cell(row: 0, column: 0).style == "1;32")
    #expect(terminal.screen.cell(row: 0, column: 5).style == "1;34")
    terminal.press(.controlD)
    #expect(try await terminal.waitForEnd() == .exit(0))
    try await terminal.wait(for: "bye")
    #expect(terminal.isCooked)
    #expect(!terminal.screen.modes.contains(2004))
  }

  @Test("Chinese is typed, moved through and deleted, and the cursor stands where it should")
  func chinese() async throws {
    let terminal = try await probe(["PROBE_PROMPT": "店> ", "LC_ALL": "C"], prompt: "店> ")
    terminal.type("退款金额")
    try await terminal.wait(forScreen: "店> 退款金额", column: 12)
    terminal.press(.left, .left)
    terminal.type("x")
    try await terminal.wait(forScreen: "店> 退款x金额", column: 9)
    terminal.press(.backspace, .backspace, .delete)
    try await terminal.wait(forScreen: "店> 退额")
    terminal.press(.home)
    terminal.type("a")
    terminal.press(.end, .enter)
    try await terminal.wait(for: "ran: \"a退额\"")
    // In the C locale libedit would take this letter for Alt-i.
    terminal.type("é\r")
    try await terminal.wait(for: "ran: \"é\"")
  }

  @Test("emoji and accents are one step each, and arrive whole")
  func clusters() async throws {
    let terminal = try await probe()
    terminal.type("a👍e\u{301}b")
    terminal.press(.left, .left, .backspace)
    terminal.press(.enter)
    try await terminal.wait(for: "ran: \"aéb\"")
  }

  @Test("bytes that are no UTF-8 are skipped")
  func invalid() async throws {
    let terminal = try await probe()
    terminal.type([0x61, 0xFF, 0xC3, 0x62, 0xE9, 0x80, 0x63, 0x0D])
    try await terminal.wait(for: "ran: \"abc\"")
  }

  @Test("a long line wraps, and is edited across the edge")
  func wrapping() async throws {
    let terminal = try await probe(columns: 20)
    terminal.type("show orders by channel 渠道 here")
    try await terminal.wait(forScreen: "ops> show orders by\nchannel 渠道 here")
    terminal.press(.home)
    terminal.type("xx")
    try await terminal.wait(forScreen: "ops> xxshow orders b\ny channel 渠道 here", column: 7)
    terminal.press(.enter)
    try await terminal.wait(for: "\ny channel 渠道 here\nran: \"xxshow")
  }

  @Test("Enter begins a new line while the statement asks for more, Up and Down move in it")
  func lines() async throws {
    let terminal = try await probe()
    terminal.type("show orders |\rtake 5")
    try await terminal.wait(forScreen: "ops> show orders |\n ..> take 5")
    terminal.press(.up)
    terminal.type("X")
    try await terminal.wait(forScreen: "ops> show oXrders |\n ..> take 5")
    terminal.press(.down)
    terminal.type("Y")
    terminal.press(.enter)
    try await terminal.wait(for: "ran: \"show oXrders |\\ntake 5Y\"")
    // Back from the history as the lines that it had, and one step further up.
    terminal.press(.up)
    try await terminal.wait(for: "ops> show oXrders |\n ..> take 5Y\nran: ") { _ in true }
    try await terminal.wait(for: "the statement again") {
      $0.text.hasSuffix("\nops> show oXrders |\n ..> take 5Y")
    }
    terminal.press(.up)
    try await terminal.wait(for: "the cursor in its first line") { $0.cursor.row == 3 }
  }

  @Test("Enter twice runs what is not complete, and Alt-Enter breaks what is")
  func newlines() async throws {
    let terminal = try await probe()
    terminal.type("show {\r\r")
    try await terminal.wait(for: "ran: \"show {\"")
    terminal.type("a")
    terminal.press(.altEnter)
    terminal.type("b\r")
    try await terminal.wait(for: "ran: \"a\\nb\"")
  }

  @Test("Ctrl-C gives the line up, from wherever the cursor is")
  func cancel() async throws {
    let terminal = try await probe()
    terminal.type("show {\rabc")
    terminal.press(.up, .controlC)
    try await terminal.wait(forScreen: "ops> show {\n ..> abc^C\nops>")
    terminal.type("x\r")
    try await terminal.wait(for: "ran: \"x\"")
  }

  @Test("Ctrl-D deletes what follows, and ends only an empty line")
  func controlD() async throws {
    let terminal = try await probe()
    terminal.type("ab")
    terminal.press(.controlA, .controlD)
    try await terminal.wait(forScreen: "ops> b")
    terminal.press(.controlE, .controlD)
    try await terminal.wait(for: "the bell") { $0.bells == 1 }
    terminal.press(.backspace, .controlD)
    #expect(try await terminal.waitForEnd() == .exit(0))
  }

  @Test("an empty line runs nothing")
  func empty() async throws {
    let terminal = try await probe()
    terminal.type("\r   \r")
    try await terminal.wait(forScreen: "ops>\nops>\nops>")
  }

  @Test("Ctrl-L clears the screen and keeps the line")
  func clear() async throws {
    let terminal = try await probe()
    terminal.type("one\rtwo")
    terminal.press(.left, .controlL)
    try await terminal.wait(forScreen: "ops> two", column: 7)
  }

  @Test("the usual keys of emacs")
  func emacs() async throws {
    let terminal = try await probe()
    terminal.type("one two three")
    terminal.press(.controlW)
    try await terminal.wait(forScreen: "ops> one two")
    terminal.press(.controlLeft)
    terminal.type("X")
    terminal.press(.controlRight)
    terminal.type("Y")
    try await terminal.wait(forScreen: "ops> one XtwoY")
    terminal.press(.controlLeft, .controlU)
    try await terminal.wait(forScreen: "ops> XtwoY")
    terminal.press(.controlE, .controlY)
    try await terminal.wait(forScreen: "ops> XtwoY one")
    // A stray ESC does not take the key after it.
    terminal.press(.escape)
    try await Task.sleep(for: .milliseconds(80))
    terminal.press(.controlC)
    try await terminal.wait(for: "^C")
  }

  @Test("Shift-Tab and keys without a meaning do nothing")
  func harmless() async throws {
    let terminal = try await probe()
    terminal.type("ab")
    terminal.press(.backTab)
    terminal.type("\u{1B}[24~\u{1B}OP\u{1B}[200Zc\r")
    try await terminal.wait(forScreen: "ops> abc\nran: \"abc\"\nops>")
  }

  @Test("a text taller than the screen is edited through a window, and then stands there whole")
  func tall() async throws {
    let terminal = try await probe(columns: 30, rows: 6)
    terminal.type("{")
    for number in 1...12 { terminal.type("\rline \(number)") }
    try await terminal.wait(for: "line 12")
    for _ in 1...9 { terminal.press(.up) }
    try await terminal.wait(for: "the window moved up") { $0.rows[0] == " ..> line 3" }
    terminal.type("!")
    try await terminal.wait(for: "line 3!") { $0.rows[0] == " ..> line 3!" }
    terminal.press(.down, .down)
    terminal.type("}\r")
    try await terminal.wait(for: "ran: ")
    let shown = terminal.screen.scrolledOff + terminal.screen.rows
    #expect(shown.contains("ops> {"))
    for number in 1...12 {
      #expect(shown.contains { $0.hasPrefix(" ..> line \(number)") })
    }
  }

  @Test("colours can be switched off altogether")
  func plain() async throws {
    let terminal = try await probe(["OPSH_PLAIN": "1"])
    terminal.type("comp")
    try await terminal.wait(forScreen: "ops> comp")
    terminal.type(" show")
    try await terminal.wait(forScreen: "ops> comp show")
    #expect(!terminal.output.contains("\u{1B}[0;"))
    #expect(terminal.screen.style(of: "show") == "")
  }

  @Test("the word that is being typed is not an error yet")
  func errors() async throws {
    let terminal = try await probe()
    terminal.type("nonsense")
    try await terminal.wait(forScreen: "ops> nonsense")
    #expect(terminal.screen.style(of: "nonsense") == "")
    terminal.type(" ")
    try await terminal.wait(for: "red") { $0.style(of: "nonsense") == "31" }
  }
}
