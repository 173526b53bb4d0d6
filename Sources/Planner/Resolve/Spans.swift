import Catalog
import Values

/// Rows over several days, as a platform's report by week has them.
extension Planning {
  /// How the rows of a data set over several days are spread; nil where it has none.
  func spans(of dataset: Dataset) -> Plan.Spans? {
    guard let last = dataset.lastDay, let first = dataset.firstDay,
      facts[dataset.name]?.spread != nil
    else { return nil }
    let numbers = dataset.stored.filter { $0.type.isNumeric }
    return Plan.Spans(
      first: first.name, last: last.name,
      key: dataset.key.filter { $0 != first.name && $0 != last.name },
      amounts: numbers.filter { $0.isAdded }.map { column in
        let decimals: Int? =
          switch column.type {
          case .money: 2
          case .count: 0
          default: nil
          }
        return Plan.Spans.Amount(column: column.name, decimals: decimals)
      }, others: numbers.filter { !$0.isAdded }.map { $0.name })
  }

  /// What is to be said of an answer over such rows; nil where none of them lies in the windows.
  func spanNote(_ dataset: Dataset, _ windows: [Plan.Window]) -> Wording? {
    guard let spread = facts[dataset.name]?.spread, spans(of: dataset) != nil else { return nil }
    let isMet = windows.contains { window in
      (window.start ?? Moment(spread.oldest)) < Moment(spread.newest + 1)
        && (window.end ?? Moment(spread.newest + 1)) > Moment(spread.oldest)
    }
    guard isMet else { return nil }
    return """
      \(dataset.title) of \(spread.oldest) to \(spread.newest) has rows over a span of days (up to \
      \(spread.days) days): each is spread evenly over those of its days that no other row tells
      """
  }
}
