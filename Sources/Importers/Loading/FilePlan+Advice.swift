import Catalog
import Engine
import Language
import Values

/// Sentences on what a file leaves open, each with the statement that settles it.
extension FilePlan {
  /// What to say of the words that are no known state: how many rows have them, and how to say what
  /// they mean.
  func adviceOnWords(_ fill: Fill, _ table: LoadTable) throws -> [Wording] {
    var notes: [Wording] = []
    for source in fill.matching.sources where source.isState(of: fill.matching.dataset) {
      let column = source.column
      let members = column.members.map { SQL.bind(.text($0)) }.joined(", ")
      let found = try table.database.query(
        """
        select \(name: column.name), count(*) from \(table.table)
        where \(table.isNew) and \(name: column.name) not in (\(members))
        group by 1 order by 2 desc, 1
        """, limit: Self.shownWords + 1
      ).rows.map { (word: $0[0].description, count: $0[1].int ?? 0) }
      guard !found.isEmpty else { continue }
      let shown = found.prefix(Self.shownWords)
      notes += shown.dropLast().map { Self.told($0.word, $0.count, column) }
      let term = term(for: source, in: fill)
      // What they mean nobody here can know: a guess would be money made up.
      let cases = shown.map { "\(term) = \(Printer.quoted($0.word)), ..., " }
      let line = line(into: fill).text([
        .init(name: column.name, value: "case(\(cases.joined())\(term))")
      ])
      let last = shown[shown.count - 1]
      notes.append(
        """
        \(Self.told(last.word, last.count, column)): \(line), with the right one in place of each \
        "...": \(Wording.list(column.members))
        """)
    }
    return notes
  }

  private static let shownWords = 8

  private static func told(_ word: String, _ count: Int, _ column: ColumnDefinition) -> Wording {
    """
    \(column.name) has \(Wording.rows(count)) with \(Printer.quoted(word)), which is no known state
    """
  }

  /// The times that the main figures of data sets go by, though rows may lack them.
  private static let times = [
    "orders": "paid_at", "refunds": "refunded_at", "reviews": "reviewed_at",
  ]

  /// What to say of such a time that no row has.
  ///
  /// - Parameter filled: the columns that other rows of the store have.
  func adviceOnTimes(
    _ fill: Fill, filled: Set<String>, in database: any Database
  ) throws -> [Wording] {
    let given = Set(fill.matching.sources.map { $0.column.name })
    guard let time = Self.times[fill.matching.dataset.name],
      !given.union(filled).contains(time)
    else { return [] }
    let value = time == "paid_at" ? try dayOfPayment(fill, in: database) : "..."
    let line = line(into: fill).text([.init(name: time, value: value)])
    return [
      """
      no row has \(time), so questions that go by it have no answer; where the file tells it: \(line)
      """
    ]
  }

  /// The time of the order where it is paid by its status.
  private func dayOfPayment(_ fill: Fill, in database: any Database) throws -> String {
    let sources = fill.matching.sources
    guard let order = sources.first(where: { $0.column.name == "ordered_at" }) else { return "..." }
    let time = term(for: order, in: fill)
    guard let status = sources.first(where: { $0.column.name == "status" }) else { return time }
    let term = term(for: status, in: fill)
    let paid = StateWords.paid
    guard let place = status.place, status.origin.isRead else {
      return "case(\(term) in (\(paid.map(Printer.quoted).joined(separator: ", "))), \(time))"
    }
    let cell = SQL.word(SeparatedSource.columnName(place))
    let found = try database.query(
      "select distinct \(cell) from \(source.relation) where \(cell) is not null order by 1",
      limit: 100)
    let words = StateWords.of(status.column)
    let texts = found.rows.map { $0[0].description }.filter {
      words.member(of: $0).map(paid.contains) ?? false
    }
    guard !texts.isEmpty else { return time }
    return "case(\(term) in (\(texts.map(Printer.quoted).joined(separator: ", "))), \(time))"
  }

  // MARK: - Statements

  /// The statement that loads the file into a data set as it was loaded.
  func line(into fill: Fill) -> LoadLine {
    var line = line
    line.target = export?.name.spoken ?? fill.matching.dataset.name
    return line
  }

  /// What a column is made of, as it is written in a map.
  private func term(for source: ColumnSource, in fill: Fill) -> String {
    let name = source.column.name
    if let said = line.columns.first(where: { $0.name == name }) { return said.value }
    if let export {
      // A header of the name would be meant instead.
      let isHeader = self.source.headers.contains { HeaderKey($0) == HeaderKey(name) }
      let binding = export.fills.filter { $0.dataset.text == fill.matching.dataset.name }
        .lazy.flatMap { $0.mapping }.first { $0.name.text == name }
      return isHeader ? binding?.value.text ?? name : name
    }
    return source.place.map { FileScope.written(self.source.headers[$0]) } ?? name
  }
}

extension ColumnSource {
  /// Whether it fills a column that has members, other than the level.
  fileprivate func isState(of dataset: Dataset) -> Bool {
    !column.members.isEmpty && (column.name != "level" || dataset.levels.isEmpty)
  }
}

extension ColumnSource.Origin {
  /// Whether a column of the file is read as it stands.
  fileprivate var isRead: Bool {
    switch self {
    case .name, .synonym, .guess: true
    case .map, .export, .derived: false
    }
  }
}
