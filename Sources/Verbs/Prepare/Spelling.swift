import Language
import Values

/// Texts of conditions as the data write them, where only the case of letters differs.
struct Spelling {
  private var written: [String: String] = [:]

  var isEmpty: Bool { written.isEmpty }

  /// Notes how a text is written among values, if it is not one of them.
  mutating func add(_ text: String, among known: [String]) {
    guard !known.contains(text), let same = known.first(where: { $0.lowered == text.lowered })
    else { return }
    written[text] = same
  }

  var notes: [Wording] {
    written.sorted { $0.key < $1.key }.map { "\"\($0.key)\" is written \"\($0.value)\"" }
  }

  func expression(_ expression: Expression) -> Expression {
    let kind: Expression.Kind
    switch expression.kind {
    case .binary(.equal, let left, let right): kind = .binary(.equal, left, text(right))
    case .oneOf(let left, let list, negated: false):
      kind = .oneOf(left, list.map(text), negated: false)
    default: return expression.mapChildren { self.expression($0) }
    }
    return Expression(kind, at: expression.span)
  }

  private func text(_ expression: Expression) -> Expression {
    guard let text = expression.askedText, let other = written[text] else { return expression }
    return Expression(.value(.text(other)), at: expression.span)
  }

  func stage(_ stage: Stage) -> Stage {
    guard case .filter(let condition) = stage.kind else { return stage }
    return Stage(.filter(expression(condition)), at: stage.span)
  }
}
