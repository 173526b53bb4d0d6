import Language
import Values

/// A resolved formula: what the dialect writes as SQL.
///
/// Plain data, like the whole plan.
package indirect enum Scalar: Hashable, Sendable, Codable {
  case value(Value)
  /// A column of a table of the source: `t0.paid_at`.
  case field(table: Int, column: String)
  /// A measure of the plan, by its number.
  case measure(Int)
  /// A measure of another window than the first.
  case past(Int, window: Int)
  /// A measure over all groups of the answer together.
  case overall(Scalar)
  /// The change against the first baseline; put in its place once the baselines are known.
  case change(Scalar)
  /// A column of the answer so far.
  case column(String)
  case call(ScalarFunction, [Scalar])
  /// An aggregate over the rows that make one row, where a file is read.
  case aggregate(AggregateFunction, [Scalar])
  /// A function that the store defines for itself, where a file is read.
  case macro(String, [Scalar])
  /// A number of seconds as what moves a time.
  case interval(Scalar)
  /// An amount in the store's currency, by the rate of its row: the place of that row's currency
  /// among those of the source.
  case converted(Scalar, currency: Int)
  case binary(Expression.Operator, Scalar, Scalar)
  case not(Scalar)
  case negative(Scalar)
  case isMissing(Scalar, negated: Bool)
  case between(Scalar, Scalar, Scalar, negated: Bool)
  case oneOf(Scalar, [Scalar], negated: Bool)
  case textTest(Expression.TextTest, Scalar, Scalar, negated: Bool)
  /// A function over the whole answer: `sum(revenue)` behind a pipe.
  case window(WindowFunction, [Scalar])

  /// The same formula with every part replaced where `change` yields something.
  package func replacing(_ change: (Scalar) -> Scalar?) -> Scalar {
    if let changed = change(self) { return changed }
    func again(_ part: Scalar) -> Scalar { part.replacing(change) }
    return switch self {
    case .value, .field, .measure, .past, .column: self
    case .overall(let a): .overall(again(a))
    case .change(let a): .change(again(a))
    case .interval(let a): .interval(again(a))
    case .converted(let a, let place): .converted(again(a), currency: place)
    case .call(let function, let parts): .call(function, parts.map(again))
    case .aggregate(let function, let parts): .aggregate(function, parts.map(again))
    case .macro(let name, let parts): .macro(name, parts.map(again))
    case .window(let function, let parts): .window(function, parts.map(again))
    case .binary(let op, let a, let b): .binary(op, again(a), again(b))
    case .not(let a): .not(again(a))
    case .negative(let a): .negative(again(a))
    case .isMissing(let a, let negated): .isMissing(again(a), negated: negated)
    case .between(let a, let b, let c, let negated):
      .between(again(a), again(b), again(c), negated: negated)
    case .oneOf(let a, let list, let negated):
      .oneOf(again(a), list.map(again), negated: negated)
    case .textTest(let test, let a, let b, let negated):
      .textTest(test, again(a), again(b), negated: negated)
    }
  }

  /// The parts right below.
  package var parts: [Scalar] {
    switch self {
    case .value, .field, .measure, .past, .column: []
    case .call(_, let parts), .aggregate(_, let parts), .macro(_, let parts),
      .window(_, let parts):
      parts
    case .binary(_, let a, let b), .textTest(_, let a, let b, _): [a, b]
    case .not(let a), .negative(let a), .isMissing(let a, _), .overall(let a), .change(let a),
      .interval(let a), .converted(let a, _):
      [a]
    case .between(let a, let b, let c, _): [a, b, c]
    case .oneOf(let a, let list, _): [a] + list
    }
  }

  /// Whether it looks at all rows of the answer.
  package var isOverRows: Bool {
    contains { part in if case .window = part { true } else { false } }
  }

  /// Whether any part satisfies the test.
  package func contains(_ test: (Scalar) -> Bool) -> Bool {
    test(self) || parts.contains { $0.contains(test) }
  }

  /// Two conditions that both have to hold.
  package static func both(_ a: Scalar?, _ b: Scalar?) -> Scalar? {
    guard let a else { return b }
    guard let b else { return a }
    return .binary(.and, a, b)
  }
}
