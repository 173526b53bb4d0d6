import ArgumentParser
import Language
import Shell

/// As in `opsh load ~/Downloads --once` and `opsh load watch ~/Downloads`.
struct LoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Load files, or what arrives in a folder.",
    discussion: """
      opsh load orders.csv ads.csv
      opsh load ~/Downloads --once   for cron: what is whole and new, the faulty left out
      opsh load watch ~/Downloads    until Ctrl-C
      """)

  @OptionGroup var place: StoreOptions

  @ArgumentParser.Option(help: "\(CommandWords.formats).")
  var format: String?

  @ArgumentParser.Option(name: .customLong("as"), help: "The data set, or the export.")
  var target: String?

  @Flag(help: "Load each new file that is whole, and go on after a faulty one.")
  var once = false

  @Flag(name: .customLong("dry-run"), help: "Show what would happen, and change nothing.")
  var dryRun = false

  @ArgumentParser.Option(help: "The order of dates such as 03/04/2026: dmy, mdy or ymd.")
  var dates: String?

  @ArgumentParser.Option(help: "The shop that the files are of, where there are several.")
  var shop: String?

  @ArgumentParser.Option(help: "The decimal mark of numbers such as 1.234: comma or point.")
  var decimal: String?

  @ArgumentParser.Option(help: "The zone of times that have none: Europe/Berlin, UTC, +08:00.")
  var zone: String?

  @ArgumentParser.Option(help: "The encoding: gb18030, cp1252, utf-16, big5, shift-jis, ...")
  var encoding: String?

  @ArgumentParser.Option(help: "What stands between the fields: comma, semicolon, tab or pipe.")
  var separator: String?

  @Argument(help: "Files, folders and patterns; or watch and a folder.")
  var files: [String]

  func run() throws {
    var invocation = Invocation(place: place.place())
    invocation.pipeline = Pipeline(call)
    invocation.format = format
    invocation.endsProcess = true
    ProcessEnd.now(invocation.run())
  }

  /// What is asked for, of the arguments as they are.
  private var call: Call {
    var call = Call(Name("load"))
    let watches = files.count > 1 && files[0] == "watch"
    call.words = files.enumerated().map { index, file in
      Word(file, isQuoted: index > 0 || !watches)
    }
    call.target = target.map { Name(title: $0) }
    call.shop = shop.map { Word($0, isQuoted: true) }
    let values = [
      ("dates", dates), ("decimal", decimal), ("zone", zone), ("encoding", encoding),
      ("separator", separator),
    ]
    call.options = values.compactMap { name, value in
      value.map { Language.Option(Name(name), Word($0, isQuoted: true)) }
    }
    if once { call.options.append(Language.Option(Name("once"))) }
    if dryRun { call.options.append(Language.Option(Name("dry_run"))) }
    return call
  }
}
