import ArgumentParser
import Shell

/// A command line whose first plain word is no script: `opsh demo.duckdb` means a store, and
/// `opsh --store demo.duckdb load FILE` a subcommand with an option before it.
struct Rereading {
  /// The words behind the program's name.
  let given: [String]

  /// What is meant by words that were read as a run.
  func command(_ run: Run) throws -> any ParsableCommand {
    guard let word = run.file else { return run }
    let before = Array(given.dropLast(run.arguments.count + 1))
    guard before + [word] + run.arguments == given else { return run }
    if StorePlace.isStore(word) { return try reread(before + ["--store", word] + run.arguments) }
    guard !before.isEmpty, before.first != Run._commandName, Opsh.subcommands.contains(word)
    else { return run }
    return try reread([word] + before + run.arguments)
  }

  private func reread(_ words: [String]) throws -> any ParsableCommand {
    let command = try Opsh.parseAsRoot(words)
    guard let run = command as? Run else { return command }
    return try Rereading(given: words).command(run)
  }
}
