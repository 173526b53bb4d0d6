/// A named column of an answer.
package struct Column: Hashable, Sendable, Codable {
  /// What a column is for; renderers colour and align by it.
  package enum Role: String, Hashable, Sendable, Codable {
    case dimension, measure, change, mark
  }

  /// The name in the language and in csv and json: `conversion_rate`.
  package var name: String
  /// The heading for people: `conversion rate`.
  package var title: Wording
  package var kind: Kind
  package var role: Role
  /// +1 when a larger value is better, −1 when a smaller one is, 0 when neither.
  package var direction: Int

  package init(
    _ name: String, title: Wording? = nil, kind: Kind = .text, role: Role? = nil, direction: Int = 0
  ) {
    self.name = name
    self.title = title ?? Wording(name: name.replacing("_", with: " "))
    self.kind = kind
    self.role = role ?? (kind.isNumeric ? .measure : .dimension)
    self.direction = direction
  }
}

/// Columns of equal length: what an engine answers and a report shows.
package struct Table: Hashable, Sendable, Codable {
  package var columns: [Column]
  /// The cells by column: `cells[column][row]`.
  package var cells: [[Value]]
  /// Rows that exist beyond those held here, where the reader was asked to stop early.
  package var hiddenRows = 0
  /// So many of its rows are enough on a page; formats for programs have all.
  package var pageRows: Int?
  /// A last row that sums up all, hidden rows included; nil where there is none.
  package var total: [Value]?
  /// How a cell is printed where that differs from its column's kind: the columns of `compare` hold
  /// money, counts and percents in turn.
  ///
  /// By row; empty when the column's kind holds.
  package var rowKinds: [Kind] = []
  /// The cells that are words for people and not data, by their text.
  package private(set) var wordings: [String: Wording] = [:]

  private enum CodingKeys: CodingKey {
    case columns, cells, hiddenRows, pageRows, total, rowKinds
  }

  package init(columns: [Column], cells: [[Value]]? = nil) {
    self.columns = columns
    self.cells = cells ?? columns.map { _ in [] }
  }

  package init(columns: [Column], rows: [[Value]]) {
    self.init(columns: columns)
    for row in rows { append(row) }
  }

  package var rowCount: Int { cells.first?.count ?? 0 }

  package func row(_ index: Int) -> [Value] { cells.map { $0[index] } }

  package var rows: [[Value]] { (0..<rowCount).map(row) }

  /// What a page shows of it: the rows beyond `pageRows` count as hidden.
  package var onPage: Table {
    guard let pageRows, rowCount > pageRows else { return self }
    var page = self
    page.cells = cells.map { Array($0.prefix(pageRows)) }
    page.rowKinds = Array(rowKinds.prefix(pageRows))
    page.hiddenRows += rowCount - pageRows
    return page
  }

  /// The place of a column by its name; nil when there is none.
  package func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// The cells of a column by its name; nil when there is none.
  package subscript(name: String) -> [Value]? { index(of: name).map { cells[$0] } }

  /// A cell that is words for people: its text is in English, and is shown in the reader's language.
  @discardableResult
  package mutating func word(_ wording: Wording) -> Value {
    let text = wording.english
    wordings[text] = wording
    return .text(text)
  }

  /// Takes over which cells of another table are words for people.
  package mutating func keepWords(of other: Table) {
    wordings.merge(other.wordings) { own, _ in own }
  }

  /// What the text of a cell says to people.
  package func wording(of cell: Value) -> Wording {
    wordings[cell.description] ?? Wording(verbatim: cell.description)
  }

  package mutating func append(_ row: [Value]) {
    for (index, value) in row.enumerated() { cells[index].append(value) }
  }
}
