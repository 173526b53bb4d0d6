import Language
import Values

/// What `load` is asked to do.
package struct LoadRequest: Hashable, Sendable {
  /// Files, folders and patterns, as written.
  package var files: [Word]
  /// The data set that the rows go into; nil when the headers are to tell.
  package var dataset: Name? {
    didSet {
      // What was asked for column by column is an export now.
      let asks = options == "map" || options.hasPrefix("map ") && !options.hasPrefix("map (")
      guard let dataset, asks else { return }
      options = "as \(dataset.text)" + options.dropFirst(3)
    }
  }
  /// Columns of the data set as expressions over the file's columns.
  package var mapping: [Binding]
  /// The shop that the files are of, as given; nil where they or nothing tell it.
  package var shop: Word?
  /// Whether columns that tell who someone is are taken too.
  package var keepsPersonal = false
  /// Whether to do all but keep the result.
  package var isDryRun: Bool
  /// Whether what lies in a folder is loaded file by file, the faulty ones left out.
  package var isOnce = false
  /// The encoding of the files, as given; nil to find out.
  package var encoding: Word?
  /// Which row counts where a file tells several states of one thing.
  package enum Keep: String, Hashable, Sendable { case first, last }

  /// As given; nil when the file has to tell it.
  package var keep: Keep?
  /// What stands between fields, as given; nil to find out.
  package var separator: Word?
  /// The order of a date's three numbers, as given: dmy, mdy or ymd; nil to find out.
  package var dates: Word?
  /// The decimal mark of numbers, as given: comma or point; nil to find out.
  package var decimal: Word?
  /// The zone of times that have none, as given; nil to find out.
  package var zone: Word?
  /// The clauses and options as written, those left out that do not say how a file is read.
  package private(set) var options = ""
  /// Of these what goes with any data set and any map: the shop and the options.
  private(set) var manner = ""

  package init(
    files: [Word], dataset: Name? = nil, mapping: [Binding] = [], isDryRun: Bool = false,
    encoding: Word? = nil, separator: Word? = nil, dates: Word? = nil
  ) {
    self.files = files
    self.dataset = dataset
    self.mapping = mapping
    self.isDryRun = isDryRun
    self.encoding = encoding
    self.separator = separator
    self.dates = dates
  }

  /// Reads the request from a call: `load FILE ... as DATASET map (...) --dry-run`.
  package init(_ call: Call) throws(Diagnostic) {
    if let fault = DatabaseRequest.fault(call.words) { throw fault }
    self.init(files: call.words, dataset: call.target, mapping: call.mapping)
    shop = call.shop
    options = Self.text(of: call)
    var manner = call
    (manner.target, manner.mapping, manner.asksMapping) = (nil, [], false)
    self.manner = Self.text(of: manner)
    for option in call.options {
      switch option.name.text {
      case "dry_run": isDryRun = true
      case "once": isOnce = true
      case "keep_personal": keepsPersonal = true
      case "keep": keep = try Self.keep(try Self.value(of: option))
      case "encoding": encoding = try Self.value(of: option)
      case "separator": separator = try Self.value(of: option)
      case "dates": dates = try Self.value(of: option)
      case "decimal": decimal = try Self.value(of: option)
      case "zone": zone = try Self.value(of: option)
      default:
        let near = closest(
          to: option.name.text, among: Self.options.map { $0.name }.sorted(), limit: 1)
        throw Diagnostic(
          .syntax, "load has no option --\(Self.spoken(option.name.text))", at: option.name.span,
          correction: near.first.map { Correction(Self.spoken($0), sign: "--") },
          label: "it has \(Wording.list(Self.options.map { $0.written }, .and))")
      }
    }
  }

  private static func text(of call: Call) -> String {
    var call = call
    call.words = []
    call.options.removeAll { ["dry_run", "once"].contains($0.name.text) }
    let text = Printer.format(.pipeline(Pipeline(call)))
    return String(text.dropFirst(call.verb.text.count)).replacing(/\s*\n\s*/, with: " ")
      .trimmingWhitespace
  }

  private static func spoken(_ option: String) -> String { option.replacing("_", with: "-") }

  private static func value(of option: Option) throws(Diagnostic) -> Word {
    guard let value = option.value else {
      throw Diagnostic(
        .syntax, "--\(option.name.text) needs a value", at: option.name.span,
        label: Self.options.first { $0.name == option.name.text }.map {
          Wording(verbatim: $0.example)
        })
    }
    return value
  }

  private static func keep(_ word: Word) throws(Diagnostic) -> Keep {
    guard let keep = Keep(rawValue: word.text.lowercased()) else {
      throw Diagnostic(
        .load, "--keep takes first and last, not \"\(word.text)\"", at: word.span,
        label: "which row counts where the file tells several states of one thing")
    }
    return keep
  }

  /// What `load` takes behind `--`.
  package static let options = [
    VerbOption("dry_run", .flag, "shows what would happen"),
    VerbOption("once", .flag, "what lies in a folder, file by file, for cron"),
    VerbOption("dates", .choice(["dmy", "mdy", "ymd"]), "order of a date's numbers"),
    VerbOption("decimal", .choice(["comma", "point"]), "decimal mark of numbers"),
    VerbOption("zone", .text(example: "Europe/Berlin"), "of times that name none"),
    VerbOption("encoding", .text(example: "gb18030"), "of the files"),
    VerbOption("separator", .text(example: "\";\""), "what stands between fields"),
    VerbOption("keep", .choice(["last", "first"]), "which of several states of one thing counts"),
    VerbOption("keep_personal", .flag, "takes columns that tell who someone is too"),
  ]
}
