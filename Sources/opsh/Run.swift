import ArgumentParser
import Shell

/// The shell, a script, or single statements.
struct Run: ParsableCommand, Sendable {
  static let configuration = CommandConfiguration(
    // Named so, it is not searched for the words that ask for completions: Opsh takes care of those.
    commandName: "run", _superCommandName: "opsh",
    abstract: "Run the shell, a script or statements (what opsh does without a subcommand).")

  @OptionGroup var place: StoreOptions

  @ArgumentParser.Option(
    name: [.customShort("c")], help: "A statement; may be given several times.")
  var command: [String] = []

  @ArgumentParser.Option(help: "\(CommandWords.formats).")
  var format: String?

  @ArgumentParser.Option(help: "auto, always or never.")
  var color: String?

  @Flag(help: "Keep to ASCII.")
  var ascii = false

  @ArgumentParser.Option(help: "Columns of the output, or all.")
  var width: String?

  @ArgumentParser.Option(help: "Show tokens, syntax, plan, sql or report instead of answers.")
  var stage: String?

  @Flag(help: "Print each statement before its answer.")
  var echo = false

  @Flag(name: [.customShort("i")], help: "Go on at the prompt after the script.")
  var interactive = false

  @Flag(help: "Do not read init.ops.")
  var noInit = false

  @Flag(help: "For scripts of others: write nothing, read nothing outside their folder.")
  var safe = false

  @ArgumentParser.Option(help: "Run only this section of the script.")
  var section: String?

  @ArgumentParser.Option(help: "Write all answers of the script to an html page.")
  var report: String?

  @Argument(help: "A script, - for standard input, or a store.")
  var file: String?

  @Argument(parsing: .captureForPassthrough, help: "The script's parameters: --day 2024-05-13.")
  var arguments: [String] = []

  func run() throws {
    var invocation = Invocation(place: place.place())
    invocation.commands = command
    invocation.format = format
    invocation.color = color
    invocation.ascii = ascii
    invocation.width = width
    invocation.stage = stage
    invocation.echoes = echo
    invocation.staysInteractive = interactive
    invocation.skipsInit = noInit
    invocation.isSafe = safe
    invocation.section = section
    invocation.report = report
    invocation.file = file
    invocation.arguments = arguments
    invocation.subcommands = Opsh.subcommands
    invocation.endsProcess = true
    ProcessEnd.now(invocation.run())
  }
}
