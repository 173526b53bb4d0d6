import Values

extension Expression {
  /// The canonical text, in one line: `refund_amount / (revenue + 1)`.
  package var text: String {
    var flow = Flow()
    write(to: &flow)
    return flow.text
  }

  /// How tightly an expression holds together; a looser one inside of a tighter one needs brackets.
  enum Precedence: Int, Comparable {
    case choice, conjunction, negation, comparison, sum, product, sign, primary

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    var next: Self { Self(rawValue: rawValue + 1) ?? .primary }
  }

  private var precedence: Precedence {
    switch kind {
    case .value, .percent, .name, .member, .parameter, .call: isNegativeNumber ? .sign : .primary
    case .negative: .sign
    case .not: .negation
    case .between, .oneOf, .among, .test, .missing: .comparison
    case .binary(let op, _, _): op.precedence
    }
  }

  private var isNegativeNumber: Bool {
    switch kind {
    case .value(.int(let number)): number < 0
    case .value(.fixed(let number)), .percent(let number): number.unscaled < 0
    case .value(.double(let number)): number < 0
    case .value(.span(let length)): length < 0
    default: false
    }
  }

  /// Writes the expression, in brackets where its place asks for one that holds tighter.
  func write(to flow: inout Flow, atLeast least: Precedence = .choice) {
    if precedence < least {
      flow.add { writeBare(to: &$0) }
    } else {
      writeBare(to: &flow)
    }
  }

  private func writeBare(to flow: inout Flow) {
    switch kind {
    case .value(let value): flow.add(Words.literal(value))
    case .percent(let share): flow.add(Words.percent(share))
    case .name(let name): flow.add(name.writtenInFormula)
    case .member(let owner, let name): flow.add("\(owner.writtenInFormula).\(name.written)")
    case .parameter(let name): flow.add("$\(name)")
    case .call(let name, let arguments, let condition):
      flow.add(name.text)
      flow.add { $0.addArguments(arguments, where: condition) }
    case .negative(let inner):
      flow.add("-")
      // Two signs in a row would be read as `--`.
      inner.write(to: &flow, atLeast: inner.precedence == .sign ? .primary : .sign)
    case .not(let inner):
      flow.add("not ")
      inner.write(to: &flow, atLeast: .negation)
    case .binary(let op, let left, let right): write(op, left, right, to: &flow)
    case .missing(let inner, let negated):
      inner.write(to: &flow, atLeast: .sum)
      flow.add(negated ? " is not missing" : " is missing")
    case .between(let inner, let low, let high, let negated):
      inner.write(to: &flow, atLeast: .sum)
      flow.add(negated ? " not between " : " between ")
      low.write(to: &flow, atLeast: .sum)
      flow.add(" and ")
      high.write(to: &flow, atLeast: .sum)
    case .oneOf(let inner, let list, let negated):
      inner.write(to: &flow, atLeast: .sum)
      flow.add(negated ? " not in " : " in ")
      flow.add { $0.add(list: list) { $1.write(to: &$0, atLeast: .sum) } }
    case .among(let inner, let pipeline, let negated):
      inner.write(to: &flow, atLeast: .sum)
      flow.add(negated ? " not in " : " in ")
      flow.add { pipeline.write(to: &$0) }
    case .test(let test, let inner, let value, let negated):
      inner.write(to: &flow, atLeast: .sum)
      flow.add("\(negated ? " not" : "") \(test.rawValue) ")
      if test == .matches, case .value(.text(let pattern)) = value.kind {
        flow.add(Words.pattern(pattern))
      } else {
        value.write(to: &flow, atLeast: .sum)
      }
    }
  }

  private func write(_ op: Operator, _ left: Expression, _ right: Expression, to flow: inout Flow) {
    let own = op.precedence
    left.write(to: &flow, atLeast: own == .comparison ? .sum : own)
    switch own {
    case .comparison: flow.add(" ")
    case .choice: flow.add(.list)
    case .conjunction: flow.add(.conjunction)
    default: flow.add(.term)
    }
    flow.add("\(op.rawValue) ")
    right.write(to: &flow, atLeast: own.next)
  }
}

extension Expression.Operator {
  /// Whether it holds one value against another.
  package var isComparison: Bool { precedence == .comparison }

  fileprivate var precedence: Expression.Precedence {
    switch self {
    case .or: .choice
    case .and: .conjunction
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .add, .subtract: .sum
    case .multiply, .divide: .product
    }
  }
}

extension Flow {
  fileprivate mutating func addArguments(_ arguments: [Expression], where condition: Expression?) {
    add(list: arguments) { $1.write(to: &$0) }
    if let condition {
      add(.clause)
      add("where ")
      condition.write(to: &self)
    }
  }
}
