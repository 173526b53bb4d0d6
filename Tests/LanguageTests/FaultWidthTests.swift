import Testing
import Values

@testable import Language

/// Faults on terminals of any width: no line is longer than it, and the caret stands under its word.
@Suite struct FaultWidthTests {
  private static let text =
    "revenue, orders, visitors by channel, category where channel = \"search\" and reveneu > 5 last 7 days"

  @Test(arguments: [24, 40, 80, 120, 200]) func theCaretStaysUnderItsWord(_ width: Int) throws {
    let source = Source(Self.text)
    let bytes = Array(Self.text.utf8)
    for (word, start) in [("revenue", 0), ("reveneu", 76), ("days", 95)] {
      let span = Span(start, start + word.utf8.count)
      #expect(String(decoding: bytes[start..<span.end], as: UTF8.self) == word)
      let fault = Diagnostic(
        .unknownName, "no metric or command called \"\(word)\" is known to this store", at: span,
        label: "did you mean one of the many other words of the model?",
        hints: ["metrics lists what can be asked for, and describe tells what each of them is"])
      let lines = fault.text(in: source, width: width).split(separator: "\n").map(String.init)
      for line in lines { #expect(displayWidth(line) <= width, "\(line)") }
      let place = try #require(lines.firstIndex { $0.contains("^^^") })
      let caret = try #require(lines[place].firstIndex(of: "^"))
      let column = lines[place].distance(from: lines[place].startIndex, to: caret)
      #expect(lines[place - 1].dropFirst(column).hasPrefix(word), "\(lines)")
      #expect(lines[place].filter { $0 == "^" }.count == word.count)
    }
  }

  @Test func wordsAreNeverCut() {
    let fault = Diagnostic(.store, "the store is in use by another program that holds its lock")
    let lines = fault.text(in: Source(""), width: 20).split(separator: "\n")
    let words = lines.flatMap { $0.split(separator: " ") }.joined(separator: " ")
    #expect(words == "error: the store is in use by another program that holds its lock")
  }

  @Test func withoutAWidthNothingIsWrapped() {
    let fault = Diagnostic(.store, "one two three four five", label: "six seven eight nine ten")
    #expect(
      fault.text(in: Source("")) == "error: one two three four five\n  six seven eight nine ten")
  }

  @Test func chineseIsWrappedByItsCharacters() {
    let fault = Diagnostic(.unknownName, "no stage called \"\("tke")\"")
    #expect(fault.text(in: Source(""), language: .chinese) == "错误：没有名为“tke”的步骤")
    let lines = fault.text(in: Source(""), language: .chinese, width: 16).split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { displayWidth(String($0)) <= 16 })
  }
}
