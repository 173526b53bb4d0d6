/// A column that an answer has or may have, with what it holds in a few words.
///
/// A verb declares its columns as such values and builds its tables from the same ones.
package struct AnswerColumn: Hashable, Sendable {
  /// When an answer has the column.
  package enum Presence: Hashable, Sendable {
    case always
    /// Where the data tell something to put into it.
    case ifKnown
    /// Where a stage names it.
    case ifNamed
  }

  package var column: Column
  /// A few words, for lists.
  package var doc: String
  package var presence: Presence

  package init(_ column: Column, _ doc: String, presence: Presence = .always) {
    self.column = column
    self.doc = doc
    self.presence = presence
  }

  package init(
    _ name: String, title: Wording? = nil, kind: Kind = .text, role: Column.Role? = nil,
    direction: Int = 0, presence: Presence = .always, _ doc: String
  ) {
    self.init(
      Column(name, title: title, kind: kind, role: role, direction: direction), doc,
      presence: presence)
  }

  /// The name in the language and in csv and json.
  package var name: String { column.name }
}

extension Table {
  /// An empty table of declared columns.
  package init(_ columns: [AnswerColumn]) { self.init(columns: columns.map { $0.column }) }

  /// The table without some of its columns.
  package func without(_ names: Set<String>) -> Table {
    let places = columns.indices.filter { !names.contains(columns[$0].name) }
    var table = self
    table.columns = places.map { columns[$0] }
    table.cells = places.map { cells[$0] }
    table.total = total.map { row in places.map { row[$0] } }
    return table
  }
}
