import Values

/// What is loaded: the planner decides by it which data set, level and formula can answer, and
/// says what is missing.
package struct Facts: Sendable {
  /// A question needs those of a few data sets, so they are read from where they are kept only then.
  private var late: [String: Late<DatasetFacts>]

  package init(_ datasets: [String: DatasetFacts] = [:]) {
    late = datasets.mapValues { Late(made: $0) }
  }

  /// What is known of a data set; nil when nothing is.
  package subscript(dataset: String) -> DatasetFacts? {
    get { late[dataset]?.value }
    set { late[dataset] = newValue.map { Late(made: $0) } }
  }

  /// Puts down how to read what is known of a data set, once it is asked for.
  package mutating func put(_ dataset: String, _ read: @escaping @Sendable () -> DatasetFacts) {
    late[dataset] = Late(read)
  }

  /// The data sets of which something is known.
  package var datasets: Set<String> { Set(late.keys) }

  /// Whether a data set holds any row.
  package func isLoaded(_ dataset: String) -> Bool { (self[dataset]?.rows ?? 0) > 0 }

  /// Whether any row of a data set has a value in the column.
  package func isFilled(_ column: String, of dataset: String) -> Bool {
    self[dataset]?.filled.contains(column) ?? false
  }
}

/// What is known of one data set's rows.
package struct DatasetFacts: Hashable, Sendable, Codable {
  package var rows: Int
  /// Oldest and newest moment by time column.
  package var spans: [String: Span]
  /// The columns in which at least one row holds a value.
  package var filled: Set<String>
  /// The levels that have rows, with the numeric columns that hold a value in some of theirs.
  package var levels: [String: Set<String>]
  /// The ISO codes in its column `currency`; empty where it has none.
  package var currencies: Set<String>

  /// The rows that reach over several days; nil where none does.
  package var spread: Spread?

  /// The first and the last day of rows that reach over several, and how many the longest has.
  package struct Spread: Hashable, Sendable, Codable {
    package var oldest: Day
    package var newest: Day
    package var days: Int

    package init(oldest: Day, newest: Day, days: Int) {
      self.oldest = oldest
      self.newest = newest
      self.days = days
    }
  }

  package struct Span: Hashable, Sendable, Codable {
    package var oldest: Moment
    package var newest: Moment

    package init(oldest: Moment, newest: Moment) {
      self.oldest = oldest
      self.newest = newest
    }
  }

  package init(
    rows: Int = 0, spans: [String: Span] = [:], filled: Set<String> = [],
    levels: [String: Set<String>] = [:], currencies: Set<String> = [], spread: Spread? = nil
  ) {
    self.rows = rows
    self.spans = spans
    self.filled = filled
    self.levels = levels
    self.currencies = currencies
    self.spread = spread
  }
}

extension DatasetFacts {
  /// Facts of older stores do not tell of currencies.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      rows: try values.decode(Int.self, forKey: .rows),
      spans: try values.decode([String: Span].self, forKey: .spans),
      filled: try values.decode(Set<String>.self, forKey: .filled),
      levels: try values.decode([String: Set<String>].self, forKey: .levels),
      currencies: try values.decodeIfPresent(Set<String>.self, forKey: .currencies) ?? [],
      spread: try values.decodeIfPresent(Spread.self, forKey: .spread))
  }
}
