import Foundation
import TerminalHarness
import TestSupport
import Testing

/// What happens to the terminal around the editor: signals, sizes, other modes.
@Suite("Line editor and its terminal", .serialized)
struct LineEditorSignalTests {
  @Test("a change of size redraws the line")
  func resize() async throws {
    let terminal = try await probe(columns: 30, rows: 8)
    terminal.type("show {\rorders")
    try await terminal.wait(forScreen: "ops> show {\n ..> orders")
    terminal.resize(columns: 60, rows: 12)
    terminal.type(" by channel and day and category of goods")
    try await terminal.wait(
      forScreen: "ops> show {\n ..> orders by channel and day and category of goods")
    terminal.press(.left)
    terminal.resize(columns: 60, rows: 4)
    terminal.type("!")
    try await terminal.wait(
      forScreen: "ops> show {\n ..> orders by channel and day and category of good!s")
  }

  @Test("Ctrl-Z stops the process with a cooked terminal, and the line is there again after it")
  func suspend() async throws {
    // A session without a shell has no one to stop for, so here it is stopped from outside.
    let terminal = try await probe()
    terminal.type("show rev")
    try await terminal.wait(forScreen: "ops> show rev")
    terminal.press(.controlZ)
    try await terminal.wait(forScreen: "ops> show rev\nops> show rev")
    terminal.send(SIGSTOP)
    try await terminal.waitForStop()
    terminal.makeCooked()
    terminal.send(SIGCONT)
    try await terminal.wait(forScreen: "ops> show rev\nops> show rev\nops> show rev")
    #expect(!terminal.isCooked)
    terminal.type("enue\r")
    try await terminal.wait(for: "ran: \"show revenue\"")
  }

  @Test(
    "signals that end the process leave a cooked terminal",
    arguments: [
      SIGTERM, SIGHUP, SIGQUIT,
    ])
  func ends(signal: Int32) async throws {
    let terminal = try await probe()
    terminal.type("abc")
    try await terminal.wait(forScreen: "ops> abc")
    terminal.send(signal)
    #expect(try await terminal.waitForEnd() == .signal(signal))
    #expect(terminal.isCooked)
    try await terminal.wait(for: "the end of paste marks") { !$0.modes.contains(2004) }
  }

  @Test("exit from elsewhere leaves a cooked terminal")
  func exits() async throws {
    let terminal = try await probe(["PROBE_EXIT_WHILE_EDITING": "1"])
    terminal.type("abc")
    #expect(try await terminal.waitForEnd() == .exit(7))
    #expect(terminal.isCooked)
    try await terminal.wait(for: "the end of paste marks") { !$0.modes.contains(2004) }
  }

  @Test("Ctrl-C stops what runs, and the shell goes on")
  func interrupt() async throws {
    let terminal = try await probe()
    terminal.type("sleep 30\r")
    try await terminal.wait(for: "sleeping")
    terminal.press(.controlC)
    try await terminal.wait(for: "interrupted")
    terminal.type("still here\r")
    try await terminal.wait(for: "ran: \"still here\"")
  }

  @Test("a second Ctrl-C is told apart from the first")
  func again() async throws {
    let terminal = try await probe(["PROBE_NEEDS_TWO": "1"])
    terminal.type("sleep 30\r")
    try await terminal.wait(for: "sleeping")
    terminal.press(.controlC)
    try await Task.sleep(for: .milliseconds(300))
    #expect(!terminal.screen.text.contains("interrupted"))
    terminal.press(.controlC)
    try await terminal.wait(for: "interrupted")
  }

  @Test("the progress line shows itself and leaves nothing behind")
  func progress() async throws {
    let terminal = try await probe()
    terminal.type("sleep 2\r")
    try await terminal.wait(for: "reading orders")
    try await terminal.wait(forScreen: "ops> sleep 2\nsleeping\nslept\nops>")
  }

  @Test("what is typed while a statement runs is the next line, a Ctrl-D too")
  func typeAhead() async throws {
    let terminal = try await probe()
    terminal.type("sleep 0.2\r")
    try await terminal.wait(for: "sleeping")
    terminal.type("later\r\u{4}")
    try await terminal.wait(for: "ran: \"later\"")
    #expect(try await terminal.waitForEnd() == .exit(0))
  }

  @Test("output without its line end stays, and the prompt begins a row of its own")
  func partial() async throws {
    let terminal = try await probe()
    terminal.type("partial\r")
    try await terminal.wait(forScreen: "ops> partial\nno line feed\nops>")
  }

  @Test("vi mode from ~/.editrc: ESC, motions, insert, and the arrows in both of its modes")
  func vi() async throws {
    let folder = try Folder()
    try "opsh:bind -v\n".write(toFile: folder.file(".editrc"), atomically: true, encoding: .utf8)
    let terminal = try await probe(["HOME": folder.url.path])
    terminal.type("show orders")
    terminal.press(.escape)
    try await terminal.wait(for: "the cursor on the last letter") { $0.cursor.column == 15 }
    terminal.type("0x")
    try await terminal.wait(forScreen: "ops> how orders")
    terminal.type("$")
    terminal.press(.left)
    terminal.type("iX")
    try await terminal.wait(forScreen: "ops> how ordeXrs")
    terminal.press(.left, .home)
    terminal.type("s")
    terminal.press(.escape, .enter)
    try await terminal.wait(for: "ran: \"show ordeXrs\"")
    terminal.type("{\rx}\r")
    try await terminal.wait(for: "ran: \"{\\nx}\"")
    terminal.press(.controlL, .escape)
    try await Task.sleep(for: .milliseconds(80))
    terminal.type("k")
    try await terminal.wait(forScreen: "ops> {\n ..> x}")
    terminal.type("kk")
    try await terminal.wait(forScreen: "ops> show ordeXrs")
    terminal.press(.controlC)
    try await terminal.wait(forScreen: "ops> show ordeXrs^C\nops>")
  }

  @Test("in vi mode the cursor comes back from where libedit leaves it, outside of the line")
  func viOutside() async throws {
    let folder = try Folder()
    try "bind -v\n".write(toFile: folder.file(".editrc"), atomically: true, encoding: .utf8)
    let terminal = try await probe(["HOME": folder.url.path])
    terminal.press(.escape)
    try await Task.sleep(for: .milliseconds(80))
    terminal.press(.controlE, .up, .delete)
    terminal.type("Cshow\r")
    try await terminal.wait(for: "ran: \"show\"")
  }

  @Test("a terminal that is too plain gets a plain prompt")
  func dumb() async throws {
    let terminal = try await probe(["TERM": "dumb"], prompt: "plain> ")
    #expect(terminal.isCooked)
    terminal.type("show\r")
    try await terminal.wait(forScreen: "plain> show\nran: \"show\"\nplain>")
    terminal.type("abc")
    try await terminal.wait(for: "plain> abc")
    terminal.press(.controlC)
    try await terminal.wait(for: "plain> abc^C\ncancelled\nplain>")
    terminal.press(.controlD)
    #expect(try await terminal.waitForEnd() == .exit(0))
    try await terminal.wait(for: "cancelled\nplain>\nbye")
    #expect(!terminal.output.contains("\u{1B}"))
  }

  @Test("a terminal that hangs up is the end of input")
  func hangUp() async throws {
    let terminal = try await probe(["PROBE_PROMPT": "ops> "])
    terminal.type("abc")
    try await terminal.wait(forScreen: "ops> abc")
    terminal.send(SIGHUP)
    #expect(try await terminal.waitForEnd() == .signal(SIGHUP))
  }
}
