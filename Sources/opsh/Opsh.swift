import ArgumentParser
import EngineDuckDB
import Shell

/// The command line.
struct Opsh: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opsh",
    abstract: "Answers questions about an online store: what moved, where, and what to do.",
    discussion: """
      opsh                         the shell on ./store.duckdb (or --store, OPSH_STORE)
      opsh demo.duckdb             the shell on that store
      opsh -c "compare yesterday"  one statement
      opsh daily.ops --day 2024-05-13 --report daily.html
      ... | opsh                   statements from a pipe
      """,
    version: "opsh 0.1.0 (\(DuckDB().name))",
    subcommands: [
      Run.self, New.self, LoadCommand.self, Sample.self, Demo.self, Format.self, Test.self,
      AgendaCommand.self,
    ],
    defaultSubcommand: Run.self)

  static let subcommands = configuration.subcommands.map { $0._commandName }
}
