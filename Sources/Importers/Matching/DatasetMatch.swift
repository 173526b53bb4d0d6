import Catalog
import Language
import Planner
import Values

/// Works out how a file becomes rows of one data set.
struct DatasetMatch {
  /// The file, as it was given.
  let path: String
  let headers: [String]
  let mapping: [Binding]
  /// The statement that loads the file, for what is to be said of it.
  var line: LoadLine
  let clock: Clock
  /// What columns are called beside their synonyms.
  var book: HeaderIndex
  /// Whether columns that tell who someone is are taken too.
  var keepsPersonal: Bool
  /// What stands above the header.
  var preamble: [String]
  /// The day on which the file was last written, on the store's clock.
  var writtenOn: Day?
  /// Columns of lines and of products, which a map of orders may name as well: its rows may turn
  /// out to be lines.
  var ofLines: Set<String> = []
  /// The first rows of the file, as texts, for what is to be said of it.
  var sample: (() -> [[String]])?

  init(
    path: String, headers: [String], mapping: [Binding], line: LoadLine? = nil, clock: Clock,
    book: HeaderIndex = .shipped, keepsPersonal: Bool = false, preamble: [String] = [],
    writtenOn: Day? = nil
  ) {
    self.path = path
    self.headers = headers
    self.mapping = mapping
    self.line = line ?? LoadLine(path)
    self.clock = clock
    self.book = book
    self.keepsPersonal = keepsPersonal
    self.preamble = preamble
    self.writtenOn = writtenOn
  }

  /// The file's name, for messages.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  func matching(_ dataset: Dataset) throws(Diagnostic) -> Matching {
    var sources = try mapped(dataset)
    let leftOut = try leftOut(dataset)
    let mappedNames = Set(sources.map { $0.column.name }).union(leftOut)
    let found = HeaderMatcher(dataset, headers: headers, book: book).match(except: mappedNames)
    var personal: [Int] = []
    for column in dataset.stored {
      guard let match = found[column.name] else { continue }
      guard keepsPersonal || !column.isPersonal else {
        personal.append(match.header)
        continue
      }
      sources.append(source(of: column, match.header, match.origin))
    }
    return Self.completed(
      sources, of: dataset, headers: headers, without: leftOut, personal: personal)
  }

  /// A column that is read as it stands; a name that stands for a customer is hashed.
  private func source(
    of column: ColumnDefinition, _ header: Int, _ origin: ColumnSource.Origin
  ) -> ColumnSource {
    let text = SQL.word(SeparatedSource.columnName(header))
    let isHashed = column.isCustomer && PersonalHeaders.isName(headers[header])
    return ColumnSource(
      column: column, origin: origin, text: isHashed ? "\(word: Macros.hashed)(\(text))" : text,
      headers: [header])
  }

  /// The matching with what can be worked out, the sources in the order of the data set's columns.
  static func completed(
    _ sources: [ColumnSource], of dataset: Dataset, headers: [String], without leftOut: Set<String>,
    personal: [Int]
  ) -> Matching {
    var sources = sources
    var notes: [Wording] = []
    if let level = Self.level(of: dataset, filled: Set(sources.map { $0.column.name })) {
      sources.append(level.source)
      notes.append(level.note)
    }
    if let number = Self.number(of: dataset, filled: Set(sources.map { $0.column.name })) {
      sources.append(number.source)
      notes.append(number.note)
    }
    if let id = Self.rowId(of: dataset, filled: Set(sources.map { $0.column.name }), headers.count)
    {
      sources.append(id.source)
      notes.append(id.note)
    }
    let order = Dictionary(
      dataset.stored.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    sources.sort { order[$0.column.name, default: 0] < order[$1.column.name, default: 0] }
    let filled = Set(sources.map { $0.column.name })
    let used = sources.reduce(into: Set(personal)) { $0.formUnion($1.headers) }
    return Matching(
      dataset: dataset, sources: sources, leftOut: headers.indices.filter { !used.contains($0) },
      missing: dataset.stored.filter { column in
        // Rows can do without a column that the user leaves out, but not without their key.
        let isLeftOut = leftOut.contains(column.name) && !dataset.key.contains(column.name)
        return !column.isOptional && !isLeftOut && !filled.contains(column.name)
      }, personal: personal, notes: notes)
  }

  // MARK: - What the user maps

  private func mapped(_ dataset: Dataset) throws(Diagnostic) -> [ColumnSource] {
    var sources: [ColumnSource] = []
    for binding in mapping where !binding.isMissing && !isOfLines(binding, of: dataset) {
      let column = try column(binding.name, of: dataset)
      guard !sources.contains(where: { $0.column.name == column.name }) else {
        throw Diagnostic(.load, "\(column.name) is mapped twice", at: binding.name.span)
      }
      var scope = FileScope(FileColumns(headers), of: name, clock: clock)
      scope.preamble = preamble
      scope.writtenOn = writtenOn
      scope.path = path
      let text = try scope.text(binding.value, for: column)
      var source = ColumnSource(column: column, origin: .map, text: text, headers: scope.used)
      source.once = scope.once
      sources.append(source)
    }
    return sources
  }

  private func isOfLines(_ binding: Binding, of dataset: Dataset) -> Bool {
    dataset.hasLines && dataset.column(binding.name.text) == nil
      && ofLines.contains(binding.name.text)
  }

  /// Columns that are mapped to `missing`: they are not loaded, whatever the file has, and not
  /// needed either.
  private func leftOut(_ dataset: Dataset) throws(Diagnostic) -> Set<String> {
    var names: Set<String> = []
    for binding in mapping where binding.isMissing && !isOfLines(binding, of: dataset) {
      names.insert(try column(binding.name, of: dataset).name)
    }
    return names
  }

  /// The column of a data set that a name or synonym means.
  func column(
    _ name: Name, of dataset: Dataset
  ) throws(Diagnostic) -> ColumnDefinition {
    let key = HeaderKey(name.text)
    let found =
      dataset.column(name.text)
      ?? dataset.columns.first { column in column.synonyms.contains { HeaderKey($0) == key } }
    guard let found else {
      let names = dataset.stored.map { $0.name }
      let near = closest(to: name.text, among: names, limit: 1)
      throw Diagnostic(
        .unknownName, "\(dataset.name) has no column called \"\(name.spoken)\"", at: name.span,
        correction: near.first.map { Correction($0) },
        hints: ["it has \(names.joined(separator: ", "))"])
    }
    guard found.formula == nil else {
      throw Diagnostic(
        .load, "\(found.name) is computed from other columns and cannot be loaded", at: name.span)
    }
    return found
  }

  // MARK: - What can be worked out

  /// The level of rows whose file does not tell it: the one with the fewest columns that has all
  /// those that the file has and only some levels carry.
  private static func level(
    of dataset: Dataset, filled: Set<String>
  ) -> (source: ColumnSource, note: Wording)? {
    guard !dataset.levels.isEmpty, !filled.contains("level"), let column = dataset.column("level")
    else { return nil }
    let carried = filled.intersection(dataset.levelled)
    let fitting = dataset.levels.filter { carried.isSubset(of: $0.columns) }
    guard let level = fitting.min(by: { $0.columns.count < $1.columns.count }) else { return nil }
    let reason =
      carried.isEmpty
      ? "the file has none of the columns that tell levels apart"
      : "the file has \(carried.sorted().joined(separator: ", "))"
    return (
      ColumnSource(
        column: column, origin: .derived("level \(level.name)"),
        text: "\(level.name)::varchar", headers: []),
      "level \(level.name), for \(reason); another one with: map (level = \"...\")"
    )
  }

  /// The last part of a key that numbers rows within something else, as lines within an order.
  private static func number(
    of dataset: Dataset, filled: Set<String>
  ) -> (source: ColumnSource, note: Wording)? {
    guard let name = dataset.key.last, !filled.contains(name), let column = dataset.column(name),
      column.type == .text, !column.isOptional, column.link == nil
    else { return nil }
    let others = dataset.key.dropLast()
    guard !others.isEmpty, filled.isSuperset(of: others),
      others.contains(where: { dataset.column($0)?.link != nil })
    else { return nil }
    let within = others.joined(separator: ", ")
    return (
      ColumnSource(
        column: column, origin: .derived("counted within \(within)"), text: "''", headers: [],
        countedWithin: Array(others)),
      "\(name) counts the rows of each \(within) in the order of the file"
    )
  }

  /// Data sets whose rows are counted where nothing names them, with columns of which one has to be
  /// there.
  private static let counted = [
    "reviews": ["rating", "sentiment", "body"], "questions": ["question"],
  ]

  /// What tells rows apart that have no id: all that stands in them.
  private static func rowId(
    of dataset: Dataset, filled: Set<String>, _ width: Int
  ) -> (source: ColumnSource, note: Wording)? {
    guard let telling = counted[dataset.name], !filled.isDisjoint(with: telling),
      let name = dataset.key.first, dataset.key.count == 1, !filled.contains(name),
      let column = dataset.column(name)
    else { return nil }
    let cells = (0..<width).map { SeparatedSource.columnName($0) }.joined(separator: ", ")
    var source = ColumnSource(
      column: column, origin: .derived("counted by row"),
      text: "left(md5(([\(SQL(verbatim: cells))])::varchar), 16)", headers: [])
    source.standsForRow = true
    return (
      source,
      "the file has no \(name): each row counts, also one that is like another, and the same row in"
        + " another file is the same"
    )
  }
}

extension Binding {
  /// `phone = missing`: the column is not to be loaded.
  var isMissing: Bool { value.kind == .value(.null) }
}
