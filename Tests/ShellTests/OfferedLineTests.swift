import EngineDuckDB
import Language
import TestSupport
import Testing

@testable import Shell

/// The first line that is offered stands ready behind the line that was not understood.
@Suite struct OfferedLineTests {
  @Test(arguments: [
    ("reveneu by channel", "revenue by channel"),
    ("why did sales fall yesterday", "explain revenue yesterday"),
    ("revenue by channel", nil),
  ])
  func isReady(_ typed: String, _ line: String?) throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    try SampleFile.write(to: path)
    let place = StorePlace(path: path, today: SampleFile.today, engine: DuckDB())
    let workspace = try place.open { _ in }
    defer { workspace.store.close() }
    let session = Session(
      workspace: workspace, options: SessionOptions(), output: { _ in }, errors: { _ in })
    session.run(Source(typed))
    #expect(session.offered == line)
  }
}
