import EngineDuckDB
import Language
import TestSupport
import Values
import Verbs

@testable import Shell

/// A session on a small sample store that hears what it says.
final class HelpStore {
  private let folder: Folder
  private let workspace: Workspace
  let session: Session
  private let heard = Heard()

  init(width: Int? = 80, language: UserLanguage = .english) throws {
    folder = try Folder()
    let path = folder.file("s.duckdb")
    try SampleFile.write(to: path)
    workspace = try StorePlace(path: path, today: SampleFile.today, engine: DuckDB()).open { _ in }
    var options = SessionOptions()
    options.width = width
    options.language = language
    session = Session(
      workspace: workspace, options: options, output: { [heard] in heard.output += $0 },
      errors: { [heard] in heard.errors += $0 })
  }

  deinit { workspace.store.close() }

  /// What a text is answered with, both streams behind each other.
  func ask(_ text: String) -> String {
    (heard.output, heard.errors) = ("", "")
    session.run(Source(text))
    return heard.output + heard.errors
  }

  private final class Heard {
    var output = ""
    var errors = ""
  }
}
