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
    version: "opsh \(Manual.version) (\(DuckDB().name))",
    subcommands: subcommandTypes, defaultSubcommand: Run.self)

  private static let subcommandTypes: [any ParsableCommand.Type] = [
    Run.self, New.self, LoadCommand.self, Sample.self, Demo.self, TourCommand.self, Format.self,
    Test.self, BackupCommand.self, RestoreCommand.self, VerifyCommand.self, ExportCommand.self,
    AgendaCommand.self, ManualCommand.self, VersionCommand.self,
  ]

  /// The names of the subcommands, each of which its type gives itself.
  static let subcommands = subcommandTypes.compactMap { $0.configuration.commandName }

  /// Does what the words behind the program's name mean.
  ///
  /// What is plainly a run is parsed as one: to make all subcommands ready takes 3 ms.
  static func start(_ given: [String]) {
    let words: CommandWords
    do { words = try CommandWords(given, subcommands: subcommands) } catch {
      ProcessEnd.now(Invocation.refusal(error))
    }
    guard Startup.takes(.reading), words.isPlainRun,
      let run = EarlyOpening.run(
        words, engine: DuckDB(), parsing: { try? Run.parse(words.ordered) })
    else {
      EarlyOpening.end()
      return main(words.ordered)
    }
    do { try run.run() } catch {
      EarlyOpening.end()
      exit(withError: error)
    }
  }
}
