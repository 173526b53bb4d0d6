import Foundation
import TerminalHarness
import TestSupport
import Testing

/// Completion, hints, history and pastes in a terminal.
@Suite("Help of the line editor", .serialized)
struct LineEditorHelpTests {
  @Test("Tab takes what is certain, and lists what is not")
  func completion() async throws {
    let terminal = try await probe(columns: 60)
    terminal.type("show rev\t")
    try await terminal.wait(forScreen: "ops> show revenue", column: 18)
    terminal.type("退\t")
    try await terminal.wait(forScreen: "ops> show revenue 退款")
    terminal.press(.tab)
    try await terminal.wait(
      forScreen: """
        ops> show revenue 退款
          退款原因  why it was sent back
          退款金额  money paid back
        ops> show revenue 退款
        """, column: 22)
    #expect(terminal.screen.style(of: "money paid back") == "90")
    terminal.type("金\t\r")
    try await terminal.wait(for: "ran: \"show revenue 退款金额\"")
  }

  @Test("Tab where nothing fits rings the bell")
  func nothing() async throws {
    let terminal = try await probe()
    terminal.type("qqq\t")
    try await terminal.wait(for: "the bell") { $0.bells == 1 && $0.text == "ops> qqq" }
  }

  @Test("more candidates than rows are counted, in the middle of a statement too")
  func longListing() async throws {
    let terminal = try await probe(columns: 40, rows: 10)
    terminal.type("{\rzone\r")
    terminal.press(.up, .end, .tab)
    try await terminal.wait(for: "the listing and the statement below it") {
      $0.text.hasSuffix("… and 53 more\nops> {\n ..> zone\n ..>") && $0.cursor == (8, 9)
    }
  }

  @Test("a hint is grey, and Right, Ctrl-F and End take it, Alt-F a word of it")
  func hints() async throws {
    let terminal = try await probe()
    terminal.type("show orders by channel\r")
    try await terminal.wait(for: "ran: ")
    for key in [TerminalKey.right, .controlF, .end, .controlE] {
      terminal.press(.controlL)
      terminal.type("show")
      try await terminal.wait(for: "a grey hint") {
        $0.text == "ops> show orders by channel" && $0.cursor.column == 9
          && $0.style(of: "orders by channel") == "90"
      }
      terminal.press(key)
      try await terminal.wait(for: "the hint taken") {
        $0.cursor.column == 27 && $0.style(of: "by channel") == "31"
      }
      terminal.press(.controlU)
    }
    terminal.press(.controlL)
    terminal.type("show")
    terminal.press(.altF)
    try await terminal.wait(for: "a word taken") { $0.cursor.column == 16 }
    terminal.press(.enter)
    try await terminal.wait(for: "ran: \"show orders\"")
    // What was only offered does not stay on the screen.
    #expect(terminal.screen.rows[0] == "ops> show orders")
  }

  @Test("a hint is offered neither in the middle of a line nor on the way through the history")
  func noHint() async throws {
    let terminal = try await probe()
    terminal.type("show\rshow orders\r")
    try await terminal.wait(for: "ran: \"show orders\"")
    terminal.press(.controlL, .up, .up)
    try await terminal.wait(forScreen: "ops> show")
    terminal.press(.controlA, .altF)
    try await terminal.wait(for: "the cursor after the word") { $0.cursor.column == 9 }
    terminal.press(.enter)
    try await terminal.wait(for: "ran: \"show\"")
  }

  @Test("a hint does not stay on the screen above a listing")
  func hintAboveListing() async throws {
    let terminal = try await probe(rows: 6)
    terminal.type("zone1 here\r")
    try await terminal.wait(for: "ran: ")
    terminal.press(.controlL)
    terminal.type("zone")
    try await terminal.wait(forScreen: "ops> zone1 here")
    terminal.press(.tab)
    try await terminal.wait(for: "the listing and the hint below it") {
      $0.rows[0] == "ops> zone" && $0.rows[5] == "ops> zone1 here"
    }
  }

  @Test("the history is asked for hints first, then the language")
  func hintOrder() async throws {
    let terminal = try await probe()
    terminal.type("comp")
    try await terminal.wait(forScreen: "ops> compare yesterday")
    terminal.press(.controlU)
    terminal.type("compare today\r")
    try await terminal.wait(for: "ran: ")
    terminal.type("comp")
    try await terminal.wait(for: "the newer hint") { $0.text.hasSuffix("ops> compare today") }
  }

  @Test("the history outlives the session, with lines and Chinese")
  func history() async throws {
    let folder = try Folder()
    let environment = ["OPSH_HISTORY": folder.file("deep/history")]
    let first = try await probe(environment)
    first.type("one\r")
    first.type("show {\r退款}\r")
    try await first.wait(for: "ran: \"show {\\n退款}\"")
    first.press(.controlD)
    _ = try await first.waitForEnd()
    #expect(
      try String(contentsOfFile: folder.file("deep/history"), encoding: .utf8)
        == "one\nshow {\\n退款}\n")

    let second = try await probe(environment)
    second.press(.up)
    try await second.wait(forScreen: "ops> show {\n ..> 退款}")
    second.press(.up, .up)
    try await second.wait(forScreen: "ops> one")
    second.press(.down)
    try await second.wait(forScreen: "ops> show {\n ..> 退款}")
    second.press(.down, .down)
    try await second.wait(forScreen: "ops>")
  }

  @Test("a draft comes back after a look at the history, and PageUp looks for its beginning")
  func drafts() async throws {
    let terminal = try await probe()
    terminal.type("show a\rcompare b\rshow c\rexplain d\r")
    try await terminal.wait(for: "ran: \"explain d\"")
    terminal.press(.controlL)
    terminal.type("sho")
    terminal.press(.up)
    try await terminal.wait(forScreen: "ops> explain d")
    terminal.press(.down)
    try await terminal.wait(for: "the draft") { $0.cursor.column == 8 }
    terminal.press(.pageUp)
    try await terminal.wait(forScreen: "ops> show c")
    terminal.press(.pageUp)
    try await terminal.wait(forScreen: "ops> show a")
    terminal.press(.pageDown, .pageDown)
    try await terminal.wait(forScreen: "ops> sho", column: 8)
  }

  @Test("a draft of any length comes back")
  func longDraft() async throws {
    let terminal = try await probe()
    terminal.type("one\r")
    try await terminal.wait(for: "ran: ")
    terminal.press(.controlL)
    let draft = (1...400).map { "word\($0)" }.joined(separator: " ")
    terminal.paste(draft)
    try await terminal.wait(for: "word400")
    terminal.press(.up)
    try await terminal.wait(forScreen: "ops> one")
    terminal.press(.down, .enter)
    try await terminal.wait(for: "the whole draft") {
      $0.rows.joined(separator: " ").contains("word400\"")
    }
    #expect(terminal.output.contains("ran: \"\(draft)\""))
  }

  @Test("Ctrl-R finds Chinese, shows where, and Enter runs it")
  func search() async throws {
    let terminal = try await probe()
    terminal.type("show 退款原因\rcompare\rshow 退货\r")
    try await terminal.wait(for: "ran: \"show 退货\"")
    terminal.press(.controlL)
    terminal.type("draft")
    terminal.press(.controlR)
    terminal.type("退")
    try await terminal.wait(forScreen: "(search) 退: show 退货")
    terminal.type("款")
    try await terminal.wait(forScreen: "(search) 退款: show 退款原因")
    #expect(terminal.screen.style(of: "退款原因") == "7")
    terminal.type("x")
    try await terminal.wait(forScreen: "(no match) 退款x: show 退款原因")
    terminal.press(.backspace, .enter)
    try await terminal.wait(for: "ran: \"show 退款原因\"")
    terminal.press(.controlL)
    terminal.type("draft")
    terminal.press(.controlR)
    terminal.type("comp")
    terminal.press(.controlG)
    try await terminal.wait(forScreen: "ops> draft")
    terminal.press(.controlR)
    terminal.type("comp")
    terminal.press(.escape)
    try await terminal.wait(forScreen: "ops> compare")
    terminal.press(.controlR)
    terminal.type("货")
    terminal.press(.left)
    terminal.type("X\r")
    try await terminal.wait(for: "ran: \"show 退X货\"")
  }

  @Test("a history that cannot be kept is warned about once")
  func unusableHistory() async throws {
    let folder = try Folder()
    let terminal = try await probe(["OPSH_HISTORY": folder.url.path], columns: 200)
    terminal.type("one\rtwo\r")
    try await terminal.wait(for: "ran: \"two\"")
    let warnings = terminal.screen.rows.filter { $0.hasPrefix("warning: cannot write ") }
    #expect(warnings.count == 1)
    terminal.press(.up)
    try await terminal.wait(for: "the history of this session") { $0.text.hasSuffix("ops> two") }
  }

  @Test("a paste goes in and does not run, whatever its line ends")
  func paste() async throws {
    let terminal = try await probe()
    terminal.type("x ")
    terminal.paste("show a\r\nshow b\rcafe\u{301}\u{1B}[31m\n")
    try await terminal.wait(forScreen: "ops> x show a\n ..> show b\n ..> café[31m")
    #expect(!terminal.output.contains("ran:"))
    terminal.press(.enter)
    try await terminal.wait(for: "ran: \"x show a\\nshow b\\ncafé[31m\"")
    let composed = terminal.screen.text.unicodeScalars.contains("\u{301}")
    #expect(!composed)
  }

  @Test("a paste of 300 lines is drawn once, not line by line")
  func longPaste() async throws {
    let terminal = try await probe()
    let text = (1...300).map { "line \($0) of a long paste from a spreadsheet, 退款" }
    terminal.paste(text.joined(separator: "\n"))
    try await terminal.wait(for: "line 300 of")
    // 24 rows of at most 80 cells, with their colours.
    #expect(terminal.output.utf8.count < 20_000)
    terminal.press(.enter)
    try await terminal.wait(for: "the end of the echo") {
      $0.text.hasSuffix("\n退款\"\nops>")
    }
  }
}
