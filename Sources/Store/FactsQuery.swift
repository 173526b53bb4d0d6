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
  /// The columns of the first and the last day of rows that may reach over several.
  private var span: (first: String, last: String)? {
    guard let first = dataset.firstDay, let last = dataset.lastDay else { return nil }
    return (first.name, last.name)
  }

  /// The last moment that a row tells of by a time.
  private func newest(_ time: ColumnDefinition) -> SQL {
    guard let span, time.name == span.first else { return .name(time.name) }
    return "greatest(\(name: time.name), coalesce(\(name: span.last), \(name: time.name)))"
  }

  private var measured: [ColumnDefinition] { stored.filter { $0.type.isNumeric } }

  private var hasCurrency: Bool { stored.contains { $0.name == "currency" && $0.type == .text } }

  /// One row for each level that there are rows of, or one for all where the data set has no levels.
  ///
  /// - Parameters:
  ///   - rows: a table or a query in brackets in place of the data set's own table.
  ///   - condition: which of the rows to look at; all when nil.
  package func sql(of rows: SQL? = nil, where condition: SQL? = nil) -> SQL {
    let hasLevels = !dataset.levels.isEmpty
    var parts: [SQL] = [hasLevels ? "level" : "null", "count(*)"]
    parts += stored.map { "count(\(name: $0.name)) > 0" }
    for time in times { parts += ["min(\(name: time.name))", "max(\(newest(time)))"] }
    if hasCurrency { parts.append("string_agg(distinct upper(trim(currency)), ' ')") }
    if let span {
      let (first, last): (SQL, SQL) = (.name(span.first), .name(span.last))
      let isSpan: SQL = "filter (\(last) > \(first))"
      parts += [
        "min(\(first)) \(isSpan)", "max(\(last)) \(isSpan)",
        "max(\(last) - \(first) + 1) \(isSpan)",
      ]
    }
    let filter = condition.map { " where " + $0 } ?? ""
    let groups: SQL = hasLevels ? " group by level" : ""
    let table = rows ?? "\(name: dataset.name)"
    return "select \(parts.joined(", ")) from \(table)\(filter)\(groups)"
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
    if span != nil, case .day(let oldest)? = rest.popFirst(),
      case .day(let newest)? = rest.popFirst(),
      let days = rest.popFirst()?.int
    {
      facts.spread = DatasetFacts.Spread(oldest: oldest, newest: newest, days: days)
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
      currencies: currencies.union(more.currencies), spread: spread(with: more.spread))
  }

  private func spread(with more: Spread?) -> Spread? {
    guard let spread, let more else { return spread ?? more }
    return Spread(
      oldest: min(spread.oldest, more.oldest), newest: max(spread.newest, more.newest),
      days: max(spread.days, more.days))
  }

  /// What is known when rows are added and others are taken off; nil where one of these may have
  /// been the oldest or newest, or the only one with a value in some column, of a level or in a
  /// currency.
  package func adding(_ more: DatasetFacts, without gone: DatasetFacts?) -> DatasetFacts? {
    var all = adding(more)
    guard let gone, gone.rows > 0 else { return all }
    let isBound = gone.spans.contains { time, span in
      guard let known = spans[time] else { return true }
      let new = more.spans[time]
      return span.oldest <= known.oldest && new?.oldest != span.oldest
        || span.newest >= known.newest && new?.newest != span.newest
    }
    guard !isBound, gone.spread == nil, gone.filled.isSubset(of: more.filled),
      gone.currencies.isSubset(of: more.currencies),
      gone.levels.allSatisfy({ more.levels[$0.key]?.isSuperset(of: $0.value) == true })
    else { return nil }
    all.rows -= gone.rows
    return all
  }
}
