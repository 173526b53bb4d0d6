import Language

/// What `load` is asked to do.
package struct LoadRequest: Hashable, Sendable {
  /// Files, folders and patterns, as written.
  package var files: [Word]
  /// The data set that the rows go into; nil when the headers are to tell.
  package var dataset: Name?
  /// Columns of the data set as expressions over the file's columns.
  package var mapping: [Binding]
  /// Whether columns that tell who someone is are taken too.
  package var keepsPersonal = false
  /// Whether to do all but keep the result.
  package var isDryRun: Bool
  /// The encoding of the files, as given; nil to find out.
  package var encoding: Word?
  /// What stands between fields, as given; nil to find out.
  package var separator: Word?
  /// The order of a date's three numbers, as given: dmy, mdy or ymd; nil to find out.
  package var dates: Word?

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
    self.init(files: call.words, dataset: call.target, mapping: call.mapping)
    for option in call.options {
      switch option.name.text {
      case "dry_run": isDryRun = true
      case "keep_personal": keepsPersonal = true
      case "encoding": encoding = try Self.value(of: option)
      case "separator": separator = try Self.value(of: option)
      case "dates": dates = try Self.value(of: option)
      default:
        let near = closest(
          to: option.name.text,
          among: ["dates", "dry_run", "encoding", "keep_personal", "separator"], limit: 1)
        throw Diagnostic(
          .syntax, "load has no option --\(Self.spoken(option.name.text))", at: option.name.span,
          label: near.first.map { "did you mean --\(Self.spoken($0))?" }
            ?? "it has --dry-run, --dates, --encoding, --separator and --keep-personal")
      }
    }
  }

  private static func spoken(_ option: String) -> String { option.replacing("_", with: "-") }

  private static func value(of option: Option) throws(Diagnostic) -> Word {
    guard let value = option.value else {
      throw Diagnostic(
        .syntax, "--\(option.name.text) needs a value", at: option.name.span,
        label: Self.examples[option.name.text].map { "--\(option.name.text) \($0)" })
    }
    return value
  }

  private static let examples = ["encoding": "gb18030", "separator": "\";\"", "dates": "dmy"]
}
