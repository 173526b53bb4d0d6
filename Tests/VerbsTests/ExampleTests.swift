import Language
import TestSupport
import Testing
import Values

@testable import Catalog
@testable import Planner
@testable import Verbs

/// Whatever the model shows as an example can be asked.
@Suite struct ExampleTests {
  private let catalog = Counter.shipped

  /// What would be known if every column held something, of two years.
  private func facts() throws -> Facts {
    let span = DatasetFacts.Span(
      oldest: Moment(try #require(Day("2022-05-01"))),
      newest: Moment(try #require(Day("2024-05-13"))))
    var facts = Facts(everythingIn: catalog)
    for name in facts.datasets {
      let spans = facts[name]?.spans.mapValues { _ in span }
      facts[name]?.spans = spans ?? [:]
    }
    return facts
  }

  /// The plan of a statement as if everything were loaded.
  private func plan(_ text: String) throws {
    let parsed = Parser.parse(text, grammar: Workspace.grammar(catalog))
    if let fault = parsed.diagnostics.first { throw fault }
    guard case .pipeline(let typed) = parsed.statements.first?.kind else {
      throw Diagnostic(.syntax, "no question")
    }
    let clock = try Workspace.clock(zone: "Asia/Shanghai", pinned: "2024-05-14", instant: 0)
    let planning = Planning(catalog: catalog, facts: try facts(), clock: clock, currency: "CNY")
    let pipeline = try CommandExpansion(catalog: catalog).expand(typed)
    guard pipeline.call.verb.text != "list" else {
      let name = try #require(pipeline.call.items.first?.expression.plainName)
      let dataset = try #require(try catalog.dataset(name))
      _ = try planning.list(dataset, pipeline.call, pipeline.stages)
      return
    }
    guard pipeline.call.verb.text == "show", !pipeline.call.items.isEmpty else {
      #expect(verbs.contains { $0.name == pipeline.call.verb.text }, "\(text)")
      return
    }
    _ = try planning.question(pipeline.call, pipeline.stages)
  }

  /// Examples of metrics, each by itself, so that a failure names it.
  @Test func examplesOfMetricsPlan() throws {
    var count = 0
    for name in catalog.metricOrder {
      for example in catalog.metrics[name]?.examples ?? [] {
        count += 1
        #expect(throws: Never.self, "\(name): \(example)") { try plan(example) }
      }
    }
    #expect(count >= catalog.metricOrder.count)
  }

  @Test func commandsPlan() throws {
    for name in catalog.commandOrder {
      let command = try #require(catalog.commands[name])
      let needs = command.parameters.contains { $0.fallback == nil }
      if needs { continue }
      #expect(throws: Never.self, "\(name)") { try plan(name.replacing("_", with: " ")) }
    }
    #expect(catalog.commandOrder.count > 20)
  }

  @Test func examplesOfVerbsAreRead() throws {
    for verb in verbs {
      for example in verb.examples.map({ $0.text }) {
        let parsed = Parser.parse(example, grammar: Workspace.grammar(catalog))
        #expect(parsed.diagnostics == [], "\(example)")
        #expect(throws: Never.self, "\(example)") { try plan(example) }
      }
    }
  }

  /// On a sample store they answer, or say that it holds nothing of the kind.
  @Test func examplesOfMetricsRun() throws {
    let sample = try Counter.sample.get()
    var answered = 0
    for name in catalog.metricOrder {
      for example in catalog.metrics[name]?.examples ?? [] {
        do {
          let report = try sample.run(example)
          #expect(report.table != nil, "\(example)")
          answered += 1
        } catch let fault as Diagnostic {
          #expect(
            [.notLoaded, .noData].contains(fault.code), "\(name): \(example): \(fault.message)")
        }
      }
    }
    #expect(answered > 180, "only \(answered) examples are answered")
  }

  @Test func commandsRun() throws {
    let sample = try Counter.sample.get()
    for name in catalog.commandOrder {
      let command = try #require(catalog.commands[name])
      if command.parameters.contains(where: { $0.fallback == nil }) { continue }
      #expect(throws: Never.self, "\(name)") { try sample.run(name.replacing("_", with: " ")) }
    }
  }

  /// Every entity can be ranked by what the model says.
  @Test func entitiesRank() throws {
    let sample = try Counter.sample.get()
    for name in catalog.entities.keys.sorted() {
      let spoken = name.replacing("_", with: " ")
      #expect(throws: Never.self, "top 3 \(spoken)") {
        let table = try sample.table("top 3 \(spoken) last 30 days")
        #expect(table.rowCount <= 3)
      }
    }
  }

  /// Metrics of the headline stand beside each other, each as it is alone.
  @Test func headlineMetricsAreThoseAskedAlone() throws {
    let sample = try Counter.sample.get()
    let names = catalog.headline.filter { sample.fault("\($0) yesterday") == nil }
    #expect(names.count > 8)
    let together = try sample.table("\(names.joined(separator: ", ")) last 7 days")
    for (index, name) in names.enumerated() {
      #expect(
        try sample.table("show \(name) last 7 days").rows[0] == [together.rows[0][index]], "\(name)"
      )
    }
  }
}
