import Catalog
import Values

/// The one query that tells what is known of a data set's rows.
package struct FactsQuery {
  private let dataset: Dataset
  private let stored: [ColumnDefinition]

  package init(_ dataset: Dataset) {
    self.dataset = dataset
    stored = dataset.stored
  }

  private var times: [ColumnDefinition] { stored.filter { $0.type.isTime } }
  private var measured: [ColumnDefinition] { stored.filter { $0.type.isNumeric } }

  private var hasCurrency: Bool { stored.contains { $0.name == "currency" && $0.type == .text } }

  /// One row for each level that there are rows of, or one for all where the data set has no levels.
  ///
  /// - Parameter condition: which of the rows to look at; all when nil.
  package func sql(where condition: SQL? = nil) -> SQL {
    let hasLevels = !dataset.levels.isEmpty
    var parts: [SQL] = [hasLevels ? "level" : "null", "count(*)"]
    parts += stored.map { "count(\(name: $0.name)) > 0" }
    for time in times { parts += ["min(\(name: time.name))", "max(\(name: time.name))"] }
    if hasCurrency { parts.append("string_agg(distinct upper(trim(currency)), ' ')") }
    let filter = condition.map { " where " + $0 } ?? ""
    let groups: SQL = hasLevels ? " group by level" : ""
    return "select \(parts.joined(", ")) from \(name: dataset.name)\(filter)\(groups)"
  }

  /// What the answer of the query says.
  package func facts(_ answer: Table) -> DatasetFacts {
    answer.rows.map(facts).reduce(DatasetFacts()) { $0.adding($1) }
  }

  private func facts(_ row: [Value]) -> DatasetFacts {
    var facts = DatasetFacts(rows: row[1].int ?? 0)
    var rest = row.dropFirst(2)
    for column in stored where rest.popFirst() == .bool(true) { facts.filled.insert(column.name) }
    for time in times {
      let (low, high) = (rest.popFirst(), rest.popFirst())
      if let oldest = low?.moment, let newest = high?.moment {
        facts.spans[time.name] = DatasetFacts.Span(oldest: oldest, newest: newest)
      }
    }
    if let level = row[0].text, dataset.levels.contains(where: { $0.name == level }) {
      facts.levels[level] = facts.filled.intersection(measured.map { $0.name })
    }
    if hasCurrency, let codes = rest.popFirst()?.text {
      facts.currencies = Set(codes.split(separator: " ").map(String.init))
    }
    return facts
  }
}

extension Value {
  /// The moment, or the start of the day, that the value holds.
  fileprivate var moment: Moment? {
    switch self {
    case .moment(let moment): moment
    case .day(let day): Moment(day)
    default: nil
    }
  }
}

extension DatasetFacts {
  /// What is known when rows are added: nothing of these is lost by further rows.
  package func adding(_ more: DatasetFacts) -> DatasetFacts {
    DatasetFacts(
      rows: rows + more.rows,
      spans: spans.merging(more.spans) { a, b in
        Span(oldest: min(a.oldest, b.oldest), newest: max(a.newest, b.newest))
      },
      filled: filled.union(more.filled), levels: levels.merging(more.levels) { $0.union($1) },
      currencies: currencies.union(more.currencies))
  }
}
