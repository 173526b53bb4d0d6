import Testing
import Verbs

@testable import Shell

/// What is offered in grey behind a verb.
@Suite struct HinterTests {
  private let hinter = Hinter(Lexicon(AssistFixture.catalog))

  @Test(arguments: [
    ("compare", " yesterday"), ("compare ", "yesterday"), ("compare ye", "sterday"),
    ("top", " 10 products by revenue"), ("Top 10 p", "roducts by revenue"),
    ("compare revenue,", " orders this month vs last year"), ("late", " orders"),
    ("late o", "rders"), ("list", " refunds yesterday"),
  ])
  func offers(_ text: String, _ rest: String) { #expect(hinter.hint(text) == rest) }

  @Test(arguments: [
    "", " ", "comp", "t", "la", "compare tomorrow", "revenue", "late orders", "compare yesterday",
    "compare  yesterday", "compare\n", "foo",
  ])
  func saysNothing(_ text: String) { #expect(hinter.hint(text) == nil) }

  /// Whatever is hinted, the line that results is an example or a command.
  @Test func onlyExamples() {
    let lines = Set(verbs.flatMap { $0.examples.map { $0.text } } + ["late orders", "roi"])
    for verb in verbs {
      guard let hint = hinter.hint(verb.name) else { continue }
      #expect(lines.contains(verb.name + hint))
    }
  }
}
