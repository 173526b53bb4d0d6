import Testing
import Values

@testable import Language

/// The texts of parts, for headings and messages.
@Suite struct TextTests {
  @Test func partsOfAQuestion() throws {
    let text = "refund_amount/revenue as share,orders by top 5 city where a=1 today vs plan"
    guard case .pipeline(let it) = try Samples.statement(text + "|sort -share").kind else {
      Issue.record("not a question")
      return
    }
    let question =
      "refund_amount / revenue as share, orders by top 5 city where a = 1 today vs plan"
    #expect(it.text == question + " | sort -share")
    #expect(it.call.text == question)
    #expect(it.call.items[0].text == "refund_amount / revenue as share")
    #expect(it.call.items[0].expression.text == "refund_amount / revenue")
    #expect(it.call.groups[0].text == "top 5 city")
    #expect(it.call.condition?.text == "a = 1")
    #expect(it.call.period?.value.text == "today")
    #expect(it.call.baselines[0].value.text == "plan")
    #expect(it.stages[0].text == "sort -share")
    #expect(Printer.format(Statement.Kind.pipeline(it)) == it.text + "\n")
  }

  /// However long, a text for a heading is one line.
  @Test func textsAreNeverBroken() throws {
    let list = (1...60).map { "\"\($0)\"" }.joined(separator: ", ")
    guard case .pipeline(let it) = try Samples.statement("list a where b in (\(list)) | total").kind
    else { return }
    #expect(it.text == "list a where b in (\(list)) | total")
    #expect(Printer.format(Statement.Kind.pipeline(it)).split(separator: "\n").count > 3)
  }

  /// What only code can build is written so that it can be read.
  @Test func valuesThatTheParserNeverMakes() {
    #expect(Expression(.value(.int(-5))).text == "-5")
    #expect(Expression(.negative(Expression(.value(.int(-5))))).text == "-(-5)")
    #expect(Expression(.value(.double(0.5))).text == "0.5")
    #expect(Expression(.percent(Fixed(unscaled: 1, scale: 0))).text == "100%")
    #expect(Expression(.name(Name("by"))).text == "`by`")
    #expect(Expression(.name(Name("Sales Channel"))).text == "`Sales Channel`")
  }
}
