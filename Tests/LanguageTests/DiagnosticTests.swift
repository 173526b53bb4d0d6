import Testing

@testable import Language

/// A fault in words.
@Suite struct DiagnosticTests {
  private func text(_ span: Span?, _ source: String, name: String? = nil) -> String {
    Diagnostic(.syntax, "wrong", at: span, label: "write x", hints: ["hint 1", "hint 2"])
      .text(in: Source(source, name: name))
  }

  @Test func inOneLine() {
    #expect(
      text(Span(0, 7), "reveneu by chanel") == """
        error: wrong
          reveneu by chanel
          ^^^^^^^             write x
          hint 1
          hint 2
        """)
  }

  @Test func inAFile() {
    #expect(
      text(Span(6, 7), "ab\ncd ef\n", name: "a.ops") == """
        a.ops:2:4: error: wrong
          cd ef
             ^    write x
          hint 1
          hint 2
        """)
    #expect(
      Diagnostic(.file, "gone").text(in: Source("", name: "a.ops"), severity: "warning")
        == "warning: gone")
  }

  @Test func withoutAPlace() {
    #expect(text(nil, "a") == "error: wrong\n  write x\n  hint 1\n  hint 2")
  }

  @Test func overSeveralLines() {
    #expect(text(Span(2, 8), "a bcd\nef gh").contains("\n  a bcd\n    ^^^   write x\n"))
    #expect(text(Span(5, 9), "a bcd\nef gh").contains("\n  a bcd\n       ^   write x\n"))
  }

  @Test func atTheEndAndBeyond() {
    #expect(text(Span(2, 2), "ab").contains("\n  ab\n    ^   write x"))
    #expect(text(Span(3, 3), "ab\n").contains("\n  \n  ^   write x"))
    #expect(text(Span(90, 95), "ab").contains("\n  ab\n    ^   write x"))
  }

  @Test func wideAndControlCharacters() {
    #expect(text(Span(6, 9), "支付金").contains("\n  支付金\n      ^^   write x"))
    #expect(text(Span(2, 3), "\t\u{1B}x").contains("\n   ·x\n    ^   write x"))
  }

  /// Of a line of a million characters only the place is shown.
  @Test func overlongLines() {
    let long = String(repeating: "a", count: 500_000)
    let message = text(Span(500_001, 500_004), long + " bad " + long)
    let lines = message.split(separator: "\n")
    #expect(lines[1].count < 320 && lines[1].contains(" bad a") && lines[1].hasPrefix("  …aa"))
    let place = lines[1].firstRange(of: "bad").map {
      lines[1].distance(from: lines[1].startIndex, to: $0.lowerBound)
    }
    #expect(lines[2].prefix { $0 == " " }.count == place)
    #expect(lines[2].contains("^^^ "))
    #expect(text(Span(0, 900_000), long + long).count < 500)
  }
}
