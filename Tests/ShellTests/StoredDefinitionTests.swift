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
}
