import Testing

@testable import Language

/// Names of several words.
@Suite struct GrammarTests {
  private func length(_ text: String, _ names: [String]) -> Int {
    var index = NameIndex()
    for name in names { index.insert(name) }
    return index.length(Lexer.tokens(of: text)[...])
  }

  @Test func longestNameWins() {
    let names = ["conversion_rate", "conversion rate of visitors", "conversion", "conversion goal"]
    #expect(length("conversion rate by day", names) == 2)
    #expect(length("Conversion Rate Of Visitors", names) == 4)
    #expect(length("conversion rate of", names) == 2)
    #expect(length("conversion", names) == 1)
    #expect(length("conversion by", names) == 1)
    #expect(length("conversion\nrate", names) == 1)
    #expect(length("conversion \"rate\"", names) == 1)
  }

  @Test func namesIgnoreCase() {
    #expect(length("sales channel", ["Sales Channel"]) == 2)
    #expect(length("支付 金额 by", ["支付 金额"]) == 2)
  }

  @Test func commandsOfOneWordGiveWayToLists() throws {
    #expect(Outline.of(try Samples.statement("orders")) == "orders")
    #expect(
      Outline.of(try Samples.statement("orders, revenue")) == "show* items=[orders, revenue]")
    #expect(Outline.of(try Samples.statement("orders(1)")) == "show* items=[(orders 1)]")
    #expect(Outline.of(try Samples.statement("orders / 2")) == "show* items=[(/ orders 2)]")
  }
}
