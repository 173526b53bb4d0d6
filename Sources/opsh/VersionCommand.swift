import ArgumentParser
import EngineDuckDB
import Shell

/// As in `opsh version --all`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Show the version; with --all, of all that is inside.")

  @Flag(help: "Also the store's format, the model, the engine and the libraries.")
  var all = false

  func run() { Versions.say(DuckDB(), all: all) }
}
