import EngineDuckDB
import Language
import Store
import TestSupport
import Testing
import Verbs

@testable import Shell

/// What is defined at the prompt is there the next time, also where it rests on one another.
@Suite struct StoredDefinitionTests {
  @Test func commandsOfCommandsAreReadAgain() throws {
    let folder = try Folder()
    let path = folder.file("store.duckdb")
    let made = Making(engine: DuckDB()).new(path, currency: "CNY", timezone: "UTC")
    #expect(made == .ok)
    let place = StorePlace(path: path, today: "2024-05-14", engine: DuckDB())
    let first = try place.open { _ in }
    var faults = ""
    let session = Session(
      workspace: first, options: SessionOptions(), output: { _ in }, errors: { faults += $0 })
    session.run(
      Source(
        """
        dataset visits_log "Log" { key visit_id
          visit_id text
          stand text }
        metric stand_visits "Visits of the stand" : count = count(visits_log)
        command "stand report" "Visits by stand" = show stand_visits by stand
        """))
    session.run(Source("command \"best stand\" \"The best\" = stand report | take 1"))
    #expect(faults.isEmpty)
    first.store.close()

    let second = try place.open { _ in }
    defer { second.store.close() }
    #expect(second.catalog.metrics["stand_visits"] != nil)
    let command = try #require(second.catalog.commands["best_stand"])
    #expect(command.body.call.verb.text == "stand_report")
  }

  /// Older stores may hold definitions that are made of each other; the one that closes the circle
  /// is set aside, and the store opens.
  @Test func circlesAreSetAside() throws {
    let folder = try Folder()
    let path = folder.file("store.duckdb")
    #expect(Making(engine: DuckDB()).new(path, currency: "CNY", timezone: "UTC") == .ok)
    let place = StorePlace(path: path, today: "2024-05-14", engine: DuckDB())
    let first = try place.open { _ in }
    for (kind, name, text) in [
      ("metric", "a", "metric a \"A\" : number = b + 1"),
      ("metric", "b", "metric b \"B\" : number = a + 1"),
      ("metric", "mine", "metric mine \"C\" : money = revenue { with mine }"),
      ("evidence", "loop", "evidence \"loop\" = explain revenue $period"),
      ("drivers", "average_order_value", "drivers average_order_value = revenue / orders"),
      ("command", "look", "command look \"D\" = explain revenue"),
      ("metric", "whole", "metric whole \"E\" : number = orders + 1"),
    ] {
      try first.store.addDefinition(kind: kind, name: name, text: text)
    }
    first.store.close()

    var said: [String] = []
    let second = try place.open { said.append($0.english) }
    defer { second.store.close() }
    #expect(
      said.map { $0.prefix { $0 != ":" } } == [
        "metric b is set aside", "metric mine is set aside", "evidence loop is set aside",
        "drivers average_order_value is set aside",
      ])
    #expect(said.first?.contains("b → a → b") == true)
    #expect(second.catalog.metrics["whole"] != nil && second.catalog.commands["look"] != nil)
    #expect(second.catalog.metrics["b"] == nil && second.catalog.metrics["mine"] == nil)
  }

  /// Each is refused where it is made, at the prompt and in a script, and nothing ends the shell.
  @Test(arguments: [
    ["metric mine \"a\" : money = revenue { with mine }"],
    [
      "metric a \"x\" : number = orders", "metric b \"x\" : number = a + 1",
      "metric a \"x\" : number = b + 1",
    ],
    ["evidence \"x\" = explain revenue $period"],
    ["command look \"a\" = explain revenue", "evidence \"x\" = look $period"],
    [
      "command one \"a\" = list products", "command two \"b\" = one | take 1",
      "command one \"a\" = two | take 2",
    ],
    ["drivers average_order_value = revenue / orders"],
    ["dataset d \"x\" { key k\n k text\n a number = b + 1\n b number = a + 1 }"],
  ]) func circlesAreRefused(lines: [String]) throws {
    let workspace = try StorePlace(
      isMemory: true, today: "2024-05-14", engine: DuckDB()
    ).open { _ in }
    defer { workspace.store.close() }
    for (place, line) in lines.enumerated() {
      var faults = ""
      let session = Session(
        workspace: workspace, options: SessionOptions(), output: { _ in }, errors: { faults += $0 })
      session.run(Source(line))
      #expect(faults.contains("is defined by itself") == (place == lines.count - 1), "\(faults)")
      if place == lines.count - 1 { #expect(faults.contains("→")) }
    }
  }
}
