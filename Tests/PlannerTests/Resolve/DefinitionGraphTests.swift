import Language
import Testing

@testable import Catalog
@testable import Planner

/// Definitions that would be made of themselves.
@Suite struct DefinitionGraphTests {
  /// What is said of the last of some definitions; the others are taken in.
  private func fault(_ lines: [String]) throws -> Diagnostic? {
    var catalog = Asked.shipped
    for (place, line) in lines.enumerated() {
      var grammar = Grammar()
      grammar.names = catalog.names
      let parsed = Parser.parse(line, grammar: grammar)
      #expect(parsed.diagnostics == [], "\(line)")
      guard case .definition(let definition) = parsed.statements.first?.kind else {
        Issue.record("no definition: \(line)")
        return nil
      }
      do throws(Diagnostic) {
        try DefinitionGraph(catalog, explaining: ["explain"], briefing: "brief").check(definition)
      } catch {
        #expect(place == lines.count - 1, "\(line)")
        return error
      }
      catalog.add(definition)
    }
    return nil
  }

  @Test(arguments: [
    (["metric a \"x\" : number = a + 1"], "a → a"),
    (["metric mine \"a\" : money = revenue { with mine }"], "mine → mine"),
    (
      [
        "metric a \"x\" : number = orders", "metric b \"x\" : number = a + 1",
        "metric c \"x\" : number = coalesce(b, 0)", "metric a \"x\" : number = c * 2",
      ], "a → c → b → a"
    ),
    (["metric b \"x\" : number = revenue / 2", "metric orders \"x\" : count = b"], nil),
    (
      ["metric b \"x\" : number = units_sold / 2", "metric units_sold \"x\" : count = b"],
      "units_sold → b → units_sold"
    ),
    (
      [
        "metric a \"x\" : number = orders { with revenue }",
        "metric orders \"x\" : count = count(orders)",
      ], nil
    ),
    (
      ["drivers average_order_value = revenue / orders"],
      "average_order_value → revenue → average_order_value"
    ),
    (["drivers units_sold = orders * units_per_order"], nil),
    (
      ["dataset d \"x\" { key k\n k text\n a number = b + 1\n b number = a + 1 }"],
      "d.a → d.b → d.a"
    ),
    (["dataset d \"x\" { key k\n k text\n a number = k2 + 1\n k2 number }"], nil),
  ]) func isFound(lines: [String], way: String?) throws {
    let fault = try fault(lines)
    #expect((fault != nil) == (way != nil), "\(fault?.message ?? "")")
    if let way { #expect(fault?.message.hasSuffix(way) == true, "\(fault?.message ?? "")") }
  }

  /// What ships is whole: each definition can be taken in once more.
  @Test func theModelHasNone() throws {
    for name in Asked.shipped.metricOrder {
      let metric = try #require(Asked.shipped.metrics[name])
      #expect(!metric.formulas.isEmpty)
    }
    for file in Catalog.modelFiles {
      var grammar = Grammar()
      grammar.names = Asked.shipped.names
      let text = String(decoding: file.bytes, as: UTF8.self)
      for statement in Parser.parse(text, grammar: grammar).statements {
        guard case .definition(let definition) = statement.kind else { continue }
        let graph = DefinitionGraph(Asked.shipped, explaining: ["explain"], briefing: "brief")
        #expect(graph.cycle(with: definition) == nil, "\(definition.title)")
      }
    }
  }
}
