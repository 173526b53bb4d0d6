import Language
import Values

/// A table of the store as the language sees it.
package struct Dataset: Hashable, Sendable {
  package let name: String
  package let doc: String
  package let key: [String]
  /// The times that questions can go by; the first is the default.
  ///
  /// Empty for a list without dates.
  package let times: [TimeBasis]
  package let columns: [ColumnDefinition]
  /// The column that names a row for people, as a product's title.
  package let label: String?
  /// Columns and linked dimensions that `list` shows.
  package let shows: [Expression]
  package let sorted: [SortKey]
  /// The grains at which its rows repeat the same facts, in order of preference; empty for one.
  package let levels: [Level]
  package let synonyms: [String]

  /// The columns by name, and their places.
  private let places: [String: Int]

  package init(_ syntax: DatasetSyntax) {
    name = syntax.name.text
    doc = syntax.doc ?? ""
    key = syntax.key.map { $0.text }
    columns = syntax.columns.map(ColumnDefinition.init)
    label = syntax.label?.text
    shows = syntax.shows
    sorted = syntax.sorted
    levels = syntax.levels.map { Level(name: $0.name.text, columns: $0.columns.map { $0.text }) }
    synonyms = syntax.synonyms
    times = syntax.times.compactMap(TimeBasis.init)
    places = Dictionary(
      columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// For people: `order lines`.
  package var title: Wording { Wording(name: name.replacing("_", with: " "), synonyms) }

  package func column(_ name: String) -> ColumnDefinition? { places[name].map { columns[$0] } }

  package func time(_ name: String) -> TimeBasis? { times.first { $0.name == name } }

  /// Whether opsh itself writes it, so that it is empty rather than not loaded.
  package var isKeptByOpsh: Bool {
    ["loads", "rejects", "journal", "tasks"].contains(name)
  }

  /// The day that its rows stand on, where that is part of the key.
  package var firstDay: ColumnDefinition? {
    key.lazy.compactMap { self.column($0) }.first { $0.type == .date }
  }

  /// The last day of rows that reach over several.
  package var lastDay: ColumnDefinition? {
    firstDay == nil ? nil : column("until").flatMap { $0.type == .date ? $0 : nil }
  }

  /// The columns that only some levels carry.
  package var levelled: Set<String> { Set(levels.flatMap { $0.columns }) }

  /// The columns that are stored, in order: those without a formula.
  package var stored: [ColumnDefinition] { columns.filter { $0.formula == nil } }
}

/// A typed column of a data set.
package struct ColumnDefinition: Hashable, Sendable {
  package let name: String
  package let type: ColumnType
  package let isOptional: Bool
  /// Whether it tells who someone is, and is therefore left out of a load unless it is asked for.
  package let isPersonal: Bool
  /// Whether the values of several rows come to their sum: not those of a price or a balance.
  package let isAdditive: Bool
  /// The only values it may hold; empty when any may.
  package let members: [String]
  /// Other words that files have for its members.
  package let memberSynonyms: [String: [String]]
  /// The data set whose key it holds: many rows here to one row there.
  package let link: String?
  /// How it is computed from other columns; nil for a stored one.
  package let formula: Expression?
  package let synonyms: [String]
  package let doc: String

  init(_ syntax: ColumnSyntax) {
    name = syntax.name.text
    type = ColumnType(rawValue: syntax.type.text) ?? .text
    isOptional = syntax.isOptional
    isPersonal = syntax.isPersonal
    isAdditive = syntax.isAdditive
    members = syntax.members.map { $0.word.text }
    memberSynonyms = syntax.members.reduce(into: [:]) { all, member in
      if !member.synonyms.isEmpty { all[member.word.text, default: []] += member.synonyms }
    }
    link = syntax.link?.text
    formula = syntax.formula
    synonyms = syntax.synonyms
    doc = syntax.doc ?? ""
  }

  /// Whether the values of several rows come to their sum.
  package var isAdded: Bool {
    isAdditive && [.money, .count, .number, .duration].contains(type)
  }

  /// Whether it holds the key of a customer.
  package var isCustomer: Bool { name == "customer_id" }

  /// What the thing behind a link is called: `product` for `product_id -> products`.
  package var linkName: String? {
    guard link != nil else { return nil }
    return name.hasSuffix("_id") ? String(name.dropLast(3)) : name
  }
}

/// A time that a data set's rows can be dated by.
package struct TimeBasis: Hashable, Sendable {
  package let name: String
  /// The linked data set that holds the column; nil for the data set's own.
  package let dataset: String?
  package let column: String

  package init(name: String, dataset: String?, column: String) {
    self.name = name
    self.dataset = dataset
    self.column = column
  }

  init?(_ syntax: TimeSyntax) {
    switch syntax.expression.kind {
    case .name(let column):
      dataset = nil
      self.column = column.text
    case .member(let dataset, let column):
      self.dataset = dataset.text
      self.column = column.text
    default: return nil
    }
    name = syntax.alias?.text ?? column
  }
}

/// A grain of a data set: rows of the level carry these columns.
package struct Level: Hashable, Sendable {
  package let name: String
  package let columns: [String]
}
