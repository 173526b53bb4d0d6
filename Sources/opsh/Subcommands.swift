import ArgumentParser
import EngineDuckDB
import Shell

/// As in `opsh new PATH --currency CNY --timezone Asia/Shanghai`.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a new, empty store.")

  @Argument(help: "The file to make.")
  var path: String

  @ArgumentParser.Option(help: "ISO code of the currency that the store counts in.")
  var currency = "CNY"

  @ArgumentParser.Option(help: "The store's time zone.")
  var timezone = "Asia/Shanghai"

  @ArgumentParser.Option(
    help: "Whose sales and holidays count, as de,amazon; the zone's country unless given.")
  var calendar: String?

  func run() throws {
    throw ExitCode(
      Making(engine: DuckDB()).new(
        path, currency: currency, timezone: timezone, calendar: calendar
      ).rawValue)
  }
}

/// As in `opsh sample PATH --orders N --days D --seed S --until DATE`.
struct Sample: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Make a store with synthetic data, and incidents planted in it.")

  @Argument(help: "The file to make.")
  var path: String

  @ArgumentParser.Option(help: "How many orders.")
  var orders = 10_000

  @ArgumentParser.Option(help: "How many days, the last one included.")
  var days = 120

  @ArgumentParser.Option(help: "Any number; another one makes another store.")
  var seed = 1

  @ArgumentParser.Option(help: "The last day; yesterday when not given.")
  var until: String?

  @ArgumentParser.Option(help: "CNY makes a store in China, any other one in the United States.")
  var currency = "CNY"

  func run() throws {
    let making = Making(engine: DuckDB())
    throw ExitCode(
      making.sample(
        path, orders: orders, days: days, seed: seed, until: until, currency: currency
      ).rawValue)
  }
}

/// `opsh demo`: a sample store and the daily routine on it.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Make a sample store, if there is none yet, and run the daily routine on it.")

  @Argument(help: "The sample store's file.")
  var path = "demo.duckdb"

  @ArgumentParser.Option(help: "The daily routine.")
  var routine: String?

  func run() throws {
    throw ExitCode(Making(engine: DuckDB()).demo(path, routine: routine).rawValue)
  }
}

/// `opsh tour`: what opsh does, step by step, on a store made for it.
struct TourCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour", abstract: "Show what opsh does, in two minutes, on a store made for it.")

  func run() throws {
    throw ExitCode(Tour(engine: DuckDB()).run().rawValue)
  }
}

/// `opsh manual`: the page that `man opsh` shows; scripts/install writes it.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page for man.", shouldDisplay: false)

  func run() throws { print(ManPage.text(try CommandTree.commands()), terminator: "") }
}

/// As in `opsh fmt FILE...`.
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Print scripts in canonical form, or write it back.")

  @Flag(name: [.short, .long], help: "Write the files instead of printing them.")
  var write = false

  @Flag(help: "Only tell which files would change; exit status 1 if any.")
  var check = false

  @ArgumentParser.Option(help: "The language of the words and names that are written: en or zh.")
  var language = "en"

  @Argument(help: "Scripts; - or none for standard input.")
  var files: [String] = []

  func run() throws {
    throw ExitCode(Formatting(writes: write, checks: check, language: language).run(files).rawValue)
  }
}

/// As in `opsh test FILE.ops...`.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run scripts and compare what they print with FILE.expected.")

  @OptionGroup var place: StoreOptions

  @Flag(help: "Write the .expected files anew.")
  var update = false

  @Argument(help: "Scripts or folders of scripts.")
  var files: [String] = []

  func run() throws {
    throw ExitCode(
      ScriptTests(place: place.place(), updates: update).run(files).rawValue)
  }
}

/// As in `opsh agenda daily.ops`.
struct AgendaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda", abstract: "Print the sections of a script with their times.")

  @Argument(help: "A script.")
  var file: String

  func run() throws {
    throw ExitCode(Invocation.agenda(file, engine: DuckDB()).rawValue)
  }
}
