import Values

/// A formula, a condition or a literal, with where it was written.
package struct Expression: Hashable, Sendable, Codable {
  package indirect enum Kind: Hashable, Sendable, Codable {
    case value(Value)
    /// A share written with a percent sign; the value is the fraction.
    case percent(Fixed)
    case name(Name)
    /// `dataset.column`
    case member(Name, Name)
    /// `$day`
    case parameter(String)
    /// `sum(orders.units where status = "paid")`
    case call(Name, [Expression], where: Expression?)
    case negative(Expression)
    case not(Expression)
    case binary(Operator, Expression, Expression)
    case between(Expression, Expression, Expression, negated: Bool)
    case oneOf(Expression, [Expression], negated: Bool)
    /// `product in (top 3 products by revenue)`
    case among(Expression, Pipeline, negated: Bool)
    case test(TextTest, Expression, Expression, negated: Bool)
    case missing(Expression, negated: Bool)
  }

  package enum Operator: String, Hashable, Sendable, Codable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and, or

    /// Whether it makes a number of two.
    package var isArithmetic: Bool {
      switch self {
      case .add, .subtract, .multiply, .divide: true
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or: false
      }
    }
  }

  package enum TextTest: String, Hashable, Sendable, Codable {
    case contains
    case startsWith = "starts with"
    case endsWith = "ends with"
    case matches
  }

  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, at span: Span = .none) {
    self.kind = kind
    self.span = span
  }

  package static func == (a: Expression, b: Expression) -> Bool { a.kind == b.kind }
  package func hash(into hasher: inout Hasher) { hasher.combine(kind) }

  /// The name, when the expression is nothing but one.
  package var plainName: Name? {
    if case .name(let name) = kind { name } else { nil }
  }

  /// All names in it, those inside a subquery left out.
  package var names: [Name] { plainName.map { [$0] } ?? children.flatMap { $0.names } }

  /// The conjunction of two conditions, either of which may be absent.
  package static func both(_ a: Expression?, _ b: Expression?) -> Expression? {
    guard let a else { return b }
    guard let b else { return a }
    return Expression(.binary(.and, a, b), at: a.span.to(b.span))
  }

  /// The expressions right below this one, those inside a subquery left out.
  package var children: [Expression] {
    switch kind {
    case .value, .percent, .name, .member, .parameter: []
    case .call(_, let arguments, let condition): arguments + (condition.map { [$0] } ?? [])
    case .negative(let a), .not(let a), .missing(let a, _), .among(let a, _, _): [a]
    case .binary(_, let a, let b), .test(_, let a, let b, _): [a, b]
    case .between(let a, let b, let c, _): [a, b, c]
    case .oneOf(let a, let list, _): [a] + list
    }
  }

  /// Rebuilds the expression with each child replaced.
  package func mapChildren<Failure: Error>(
    _ change: (Expression) throws(Failure) -> Expression
  ) throws(Failure) -> Expression {
    let kind: Kind
    switch self.kind {
    case .value, .percent, .name, .member, .parameter: return self
    case .call(let name, let arguments, let condition):
      var changed: [Expression] = []
      for argument in arguments { changed.append(try change(argument)) }
      var filter: Expression?
      if let condition { filter = try change(condition) }
      kind = .call(name, changed, where: filter)
    case .negative(let a): kind = .negative(try change(a))
    case .not(let a): kind = .not(try change(a))
    case .missing(let a, let negated): kind = .missing(try change(a), negated: negated)
    case .among(let a, let pipeline, let negated):
      kind = .among(try change(a), pipeline, negated: negated)
    case .binary(let op, let a, let b): kind = .binary(op, try change(a), try change(b))
    case .test(let test, let a, let b, let negated):
      kind = .test(test, try change(a), try change(b), negated: negated)
    case .between(let a, let b, let c, let negated):
      kind = .between(try change(a), try change(b), try change(c), negated: negated)
    case .oneOf(let a, let list, let negated):
      var changed: [Expression] = []
      for item in list { changed.append(try change(item)) }
      kind = .oneOf(try change(a), changed, negated: negated)
    }
    return Expression(kind, at: span)
  }
}
