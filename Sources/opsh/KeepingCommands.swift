import ArgumentParser
import Shell

/// As in `opsh --store s.duckdb backup kept.duckdb`.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the store to a file, also while it is in use.")

  @OptionGroup var store: StoreOptions

  @Argument(help: "The file to make.")
  var copy: String

  @Flag(help: "Take the place of a file that is there.")
  var replace = false

  func run() throws {
    throw ExitCode(
      Keeping(place: store.place()).backup(to: copy, replacing: replace).rawValue)
  }
}

/// As in `opsh --store s.duckdb restore kept.duckdb --replace`.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a copy that backup made in the store's place.")

  @OptionGroup var store: StoreOptions

  @Argument(help: "The copy.")
  var copy: String

  @Flag(help: "Take the place of a store that is there, which is kept beside it.")
  var replace = false

  func run() throws {
    throw ExitCode(Keeping(place: store.place()).restore(copy, replacing: replace).rawValue)
  }
}

/// As in `opsh --store s.duckdb verify`.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read all of the store and check keys, links, loads and what it knows of itself.")

  @OptionGroup var store: StoreOptions

  func run() throws { throw ExitCode(Keeping(place: store.place()).verify().rawValue) }
}

/// As in `opsh --store s.duckdb export FOLDER`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write all that can be read of the store as csv files, also of a damaged one.")

  @OptionGroup var store: StoreOptions

  @Argument(help: "The folder to write to.")
  var folder: String

  func run() throws { throw ExitCode(Keeping(place: store.place()).export(to: folder).rawValue) }
}
