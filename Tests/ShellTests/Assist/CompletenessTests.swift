import Testing

@testable import Shell

/// Whether Enter runs a text.
@Suite struct CompletenessTests {
  private func isComplete(_ text: String) -> Bool {
    Completeness.isComplete(text, grammar: Lexicon(AssistFixture.catalog).grammar)
  }

  @Test(arguments: [
    "revenue", "revenue by city last 7 days", "compare", "revenue | total", "", "  ", "# note",
    "revenue # and", "revenue by", "list orders where", "set today", "metric x = revenue",
    "for p in (top 3 products) { compare }", "section \"A\" { revenue }", "revenue )", "note \"abc",
    "revenue by city |\n sort revenue", "revenue,\n orders", "load a-", "reveneu by chanel",
  ])
  func runs(_ text: String) { #expect(isComplete(text)) }

  @Test(arguments: [
    "revenue |", "revenue by city | sort revenue |  ", "revenue,", "revenue by city,", "revenue +",
    "revenue where city = ", "list orders where units >", "revenue where city = \"a\" and",
    "revenue where gift or", "show (revenue", "revenue where city in (\"a\"", "metric x =",
    "for p in (top 3 products) {", "section \"A\" {\n  revenue\n", "dataset x {", "revenue by `ci",
    "revenue, # more to come", "foo bar |", "metric x \"X\" :", "revenue |\n",
  ])
  func goesOn(_ text: String) { #expect(!isComplete(text)) }
}
