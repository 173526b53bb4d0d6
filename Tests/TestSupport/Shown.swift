import Engine
import Language
import Store
import Testing
import Values

extension Value {
  /// The plain text: `-` for a missing value, of a moment at midnight its day, of a fraction its
  /// first six decimals.
  package var short: String {
    switch self {
    case .null: "-"
    case .moment(let moment) where moment.sinceMidnight == 0: moment.day.description
    case .double(let value): Value.double((value * 1e6).rounded() / 1e6).description
    default: description
    }
  }
}

extension Table {
  /// The cells as plain texts, a row a line: `search 370.00 2`.
  ///
  /// - Parameters:
  ///   - columns: the columns to look at; all when nil.
  ///   - question: what was asked, for a message on a column that is not there.
  package func lines(_ columns: [String]? = nil, of question: String) throws -> [String] {
    let places = try (columns ?? self.columns.map { $0.name }).map { name in
      try #require(index(of: name), "\(question) has no \(name)")
    }
    return rows.map { row in places.map { row[$0].short }.joined(separator: " ") }
  }
}

extension Store {
  /// The cells of a query, row by row, as plain texts.
  package func rows(_ sql: SQL) throws -> [[String]] {
    try read { try $0.query(sql).rows.map { $0.map { $0.description } } }
  }
}

/// What is said when the body fails: message, label and hints; the error itself when it is no
/// diagnostic.
package func fault<Result>(_ body: () throws -> Result) -> [String] {
  do {
    _ = try body()
    return []
  } catch let error as Diagnostic {
    return ([error.message] + (error.label.map { [$0] } ?? []) + error.hints).map { $0.english }
  } catch {
    return ["\(error)"]
  }
}
