import Catalog
import Language
import Values

/// Conditions of a metric over columns that no loaded file has filled.
extension MeasureRegistry {
  /// Throws when no row can meet the condition for want of a column.
  ///
  /// New buyers of orders that do not say who is new are unknown, not zero.
  func requireFilled(
    _ condition: Expression, of dataset: Dataset, _ context: Context
  ) throws(Diagnostic) {
    let columns = lacking(condition, of: dataset)
    guard let first = columns.first else { return }
    let who: Wording = context.metric.map { "\($0.title) needs" } ?? "this needs"
    let names = Wording.list(columns.map { "\($0.0).\($0.1)" }, .or)
    throw Diagnostic(
      .notLoaded, "\(who) \(names), and no loaded row has one", at: context.span,
      label: remedy(first.0, first.1))
  }

  /// The columns without any value that keep rows from meeting a condition; none when rows can.
  private func lacking(_ condition: Expression, of dataset: Dataset) -> [(String, String)] {
    switch condition.kind {
    case .binary(.and, let a, let b):
      let first = lacking(a, of: dataset)
      return first.isEmpty ? lacking(b, of: dataset) : first
    case .binary(.or, let a, let b):
      let first = lacking(a, of: dataset)
      let second = lacking(b, of: dataset)
      return first.isEmpty || second.isEmpty ? [] : first + second
    // Rows without a value meet these.
    case .missing(_, negated: false), .not, .binary(.notEqual, _, _), .oneOf(_, _, negated: true),
      .between(_, _, _, negated: true), .test(_, _, _, negated: true):
      return []
    default:
      return required(condition, of: dataset).filter {
        !planning.facts.isFilled($0.1, of: $0.0)
      }
    }
  }
}
