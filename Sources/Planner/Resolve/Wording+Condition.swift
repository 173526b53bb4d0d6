import Language
import Values

extension Expression {
  /// For people: `order status`.
  package var title: Wording { Wording(name: text.replacing("_", with: " ")) }
}

extension Wording {
  /// The words with the condition of a question behind them: `stock by product where ...`.
  package func narrowed(by condition: Expression?) -> Wording {
    condition.map { "\(self) where \($0.text)" } ?? self
  }
}
