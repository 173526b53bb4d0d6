import Language
import Values

/// A file that was recognised, with how it fills data sets.
struct FilePlan {
  let path: String
  /// Where it was named, itself or the folder or pattern that it was found by.
  let span: Span
  /// Whether it was named itself: then its fault is the fault of the statement.
  var isNamed = true
  var source: any RowSource
  /// The export that it is; nil for rows of one data set.
  let export: ExportSyntax?
  var fills: [Fill]
  /// What holds for the row that sums up the others.
  private(set) var total: SQL?
  /// The shop that was named for its rows.
  var shop: String?
  /// The statement that loads it, for what is to be said of it.
  let line: LoadLine
  /// The rows that come again in another place of the file; nil before they were looked for.
  var blocks: RepeatedBlocks?
  /// Whether some of its rows are known to be the same as others in all columns.
  var hasSameRows = false
  /// How to read it should its rows turn out to be the lines of orders.
  private(set) var lines: FlatLines?
  /// The order of dates that was asked for.
  var dates: DateOrder?
  /// The decimal mark that was asked for.
  var decimal: DecimalMark?
  /// Sentences on the zones of its times.
  var zoneNotes: [Wording] = []
  /// Sentences on what it could not be taken for.
  private let notes: [Wording]

  init(path: String, span: Span, source: any RowSource, _ recognised: Recognition.Result) {
    self.path = path
    self.span = span
    self.source = source
    export = recognised.export
    fills = recognised.fills
    total = recognised.total
    line = recognised.line
    lines = recognised.lines
    notes = recognised.notes
  }

  /// The plan for a file of orders whose rows are the lines of these.
  ///
  /// - Parameter differing: the columns of orders that differ from line to line.
  func asLines(differing: Set<String>) throws(Diagnostic) -> FilePlan {
    var plan = self
    plan.lines = nil
    guard let lines, let orders = fills.first?.matching else { return plan }
    let shop = fills.first?.shop
    plan.fills = try lines.fills(of: orders, differing: differing)
    for place in plan.fills.indices { plan.fills[place].shop = shop }
    return plan
  }

  /// Whether a fill has all parts of each thing that it tells of, as all lines of an order: they
  /// are numbered in the file's order, or the thing itself is in the same file.
  func tellsWhole(_ fill: Fill) -> Bool {
    let dataset = fill.matching.dataset
    guard dataset.key.count > 1, let first = dataset.key.first,
      let parent = dataset.column(first)?.link
    else { return false }
    let isCounted = fill.matching.sources.contains { $0.countedWithin == [first] }
    return isCounted || fills.contains { $0.matching.dataset.name == parent && !$0.isOnlyNew }
  }

  /// Whether its rows cannot be taken before the forms of its columns are chosen.
  var needsForms: Bool {
    source.brokenRows.count > 0 || fills.contains { !$0.rows.formed.zones.isEmpty }
  }

  /// Sets rows aside that sum up others.
  mutating func setAside(totals condition: SQL) {
    total = condition
    for place in fills.indices { fills[place].skip(condition) }
  }

  func query(_ fill: Fill) -> RowQuery { fill.query(from: source.relation) }

  /// Whether some rows can be taken at a pace.
  func allows(_ pace: RowPace) -> Bool {
    fills.contains { $0.query(from: source, at: pace) != nil }
  }

  /// How the file is read, whatever stands in it: the same file read the same way is no news.
  var signature: String {
    let told = dates.map { ["dates " + $0.rawValue] } ?? []
    let mark = decimal.map { ["decimal " + $0.rawValue] } ?? []
    return (fills.map { query($0).signature } + told + mark + zoneNotes.map { $0.english }).joined(
      separator: "\n")
  }

  /// The accounts as far as they are known before a row is read, one for each data set.
  var accounts: [FileAccount] {
    var accounts = fills.map(account)
    if !accounts.isEmpty {
      accounts[accounts.count - 1].setAside = source.skippedLines
      accounts[accounts.count - 1].fileNotes += source.notes + notes + zoneNotes
    }
    return accounts
  }

  private func account(_ fill: Fill) -> FileAccount {
    let matching = fill.matching
    var account = FileAccount(
      file: path, dataset: matching.dataset.name, export: export?.name.spoken)
    account.columns = matching.sources.map { origin in
      let headers = origin.headers.sorted().filter { source.headers.indices.contains($0) }
        .map { source.headers[$0] }
      return .init(
        header: headers.isEmpty ? nil : headers.joined(separator: ", "), name: origin.column.name,
        how: origin.origin.words, headers: headers)
    }
    account.columns += matching.leftOut.map {
      .init(header: source.headers[$0], name: nil, how: "left out")
    }
    let level = matching.sources.first { $0.column.name == "level" && $0.headers.isEmpty }
    if case .text(let name)? = level?.text.bindings.first { account.level = name }
    account.dateOrder = fill.forms?.dateOrder
    account.personal = matching.personal.map { source.headers[$0] }
    account.notes = matching.notes + (fill.forms?.notes ?? [])
    return account
  }
}

extension ColumnSource.Origin {
  fileprivate var words: String {
    switch self {
    case .name: "name"
    case .synonym: "synonym"
    case .guess: "guess"
    case .map: "map"
    case .export: "export"
    case .derived(let how): how
    }
  }
}
