import Catalog
import Language
import Values

/// Turns expressions into scalars; what a name means is left to the conforming type.
///
/// The rules of operators, functions and literals are the same whether a formula stands over rows,
/// over measures or over a finished answer, and are written here once.
package protocol Formulas {
  var clock: Clock { get }

  /// Whether a name is one of those that it works with, and so none of the words for days.
  func owns(_ name: Name) -> Bool
  /// The meaning of a name.
  mutating func resolve(_ name: Name) throws(Diagnostic) -> Typed
  mutating func resolve(_ owner: Name, _ member: Name) throws(Diagnostic) -> Typed
  /// A call of a function that is no scalar one.
  mutating func resolve(
    _ call: Name, _ arguments: [Expression], where condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Typed
  /// A comparison that needs more than its two sides, such as a product by title or id.
  mutating func special(_ expression: Expression) throws(Diagnostic) -> Typed?
  /// A right-hand side, which may mean something by what it stands beside.
  mutating func operand(
    _ expression: Expression, beside other: Expression
  ) throws(Diagnostic) -> Typed
}

extension Formulas {
  package func owns(_ name: Name) -> Bool { false }

  package mutating func special(_ expression: Expression) throws(Diagnostic) -> Typed? { nil }

  package mutating func scalar(_ expression: Expression) throws(Diagnostic) -> Typed {
    if let special = try special(expression) { return special }
    switch expression.kind {
    // Durations are numbers of seconds, as in columns; `moved` makes of them what moves a time.
    case .value(.span(let length)):
      return Typed(.value(.double(Double(length) / Double(Moment.perSecond))), .duration)
    case .value(let value): return Typed(.value(value), Self.type(of: value))
    case .percent(let share): return Typed(.value(.fixed(share)), .percent)
    case .parameter(let name):
      throw Diagnostic(
        .unknownName, "no parameter called $\(name)", at: expression.span,
        label: "define it: param \(name) = ...")
    case .name(let name):
      if let constant = constant(name) { return constant }
      return try resolve(name)
    case .member(let owner, let member): return try resolve(owner, member)
    case .call(let name, let arguments, let condition):
      return try call(name, arguments, where: condition, at: expression.span)
    case .negative(let inner):
      let part = try scalar(inner)
      try requireNumber(part, inner, "-")
      return Typed(.negative(part.scalar), part.type)
    case .not(let inner): return Typed(.not(try condition(inner)), .flag)
    case .binary(let op, let left, let right): return try binary(op, left, right)
    case .between(let value, let low, let high, let negated):
      let parts = [try scalar(value), try scalar(low), try scalar(high)]
      try requireComparable(parts[0], value, parts[1], low)
      try requireComparable(parts[0], value, parts[2], high)
      try requireComparable(parts[1], low, parts[2], high)
      return Typed(
        .between(parts[0].scalar, parts[1].scalar, parts[2].scalar, negated: negated), .flag)
    case .oneOf(let value, let list, let negated):
      let left = try scalar(value)
      var members: [Scalar] = []
      for item in list {
        let member = try operand(item, beside: value).beside(left)
        try requireComparable(left, value, member, item)
        members.append(member.scalar)
      }
      return Typed(.oneOf(left.scalar, members, negated: negated), .flag)
    case .among(_, _, _):
      var fault = Diagnostic(
        .syntax, "a question in brackets cannot stand here", at: expression.span,
        label: "use it in the where of a question")
      fault.isMisplaced = true
      throw fault
    case .test(let test, let left, let right, let negated):
      let text = try scalar(left)
      if let type = text.type, type != .text {
        throw Diagnostic(
          .wrongType, "\"\(test.rawValue)\" tests a text, and this is \(type.spoken)",
          at: left.span)
      }
      let part = try scalar(right)
      if let type = part.type, type != .text {
        throw Diagnostic(
          .wrongType, "\"\(test.rawValue)\" looks for a text, and this is \(type.spoken)",
          at: right.span, label: "write it in quotes")
      }
      if test == .matches { try PatternCheck.check(part.scalar, right) }
      return Typed(
        .textTest(test, text.scalar, part.scalar, negated: negated), .flag)
    case .missing(let inner, let negated):
      return Typed(.isMissing(try scalar(inner).scalar, negated: negated), .flag)
    }
  }

  /// An expression that has to be true or false.
  package mutating func condition(_ expression: Expression) throws(Diagnostic) -> Scalar {
    let typed = try scalar(expression)
    try requireCondition(typed, expression)
    return typed.scalar
  }

  /// `now` and `today`.
  private func constant(_ name: Name) -> Typed? {
    guard !name.isQuoted, !owns(name) else { return nil }
    switch name.text {
    case "now": return Typed(.value(.moment(clock.now)), .timestamp)
    case "today": return Typed(.value(.day(clock.today)), .date)
    case "yesterday": return Typed(.value(.day(clock.today - 1)), .date)
    case "tomorrow": return Typed(.value(.day(clock.today + 1)), .date)
    default: return nil
    }
  }

  package static func type(of value: Value) -> ColumnType? {
    switch value {
    case .null: nil
    case .bool: .flag
    case .int, .fixed, .double: .number
    case .text: .text
    case .day: .date
    case .moment: .timestamp
    case .span: .duration
    }
  }

  private mutating func call(
    _ name: Name, _ arguments: [Expression], where condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Typed {
    guard let function = ScalarFunction(rawValue: name.text),
      let declared = Function.scalar[name.text], condition == nil
    else {
      return try resolve(name, arguments, where: condition, at: span)
    }
    try declared.check(arguments.count, at: span)
    var parts: [Typed] = []
    for argument in arguments { parts.append(try scalar(argument)) }
    try require(declared, Array(zip(parts, arguments)))
    return Typed(.call(function, parts.map { $0.scalar }), declared.type(of: parts))
  }

  /// A right-hand side: a bare word beside a dimension is one of its values, as in
  /// `status = refunded`.
  package mutating func operand(
    _ expression: Expression, beside other: Expression
  ) throws(Diagnostic) -> Typed {
    try scalar(expression)
  }

  private mutating func binary(
    _ op: Expression.Operator, _ left: Expression, _ right: Expression
  ) throws(Diagnostic) -> Typed {
    let a = try scalar(left)
    let b = try operand(right, beside: left)
    switch op {
    case .and, .or:
      try requireCondition(a, left)
      try requireCondition(b, right)
      return Typed(.binary(op, a.scalar, b.scalar), .flag)
    case .equal where b.scalar == .value(.null), .notEqual where b.scalar == .value(.null):
      // Nothing is equal to what is missing: `= null` asks whether it is.
      return Typed(.isMissing(a.scalar, negated: op == .notEqual), .flag)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let (a, b) = (a.beside(b), b.beside(a))
      try requireComparable(a, left, b, right)
      return Typed(.binary(op, a.scalar, b.scalar), .flag)
    case .divide:
      if case .value(let value) = b.scalar, value.double == 0 {
        throw Diagnostic(.division, "this divides by zero", at: right.span)
      }
      try requireNumber(a, left, op.rawValue)
      try requireNumber(b, right, op.rawValue)
    case .add, .subtract:
      if a.type?.isTime == true || b.type?.isTime == true {
        return try moved(op, a, left, b, right)
      }
      try requireNumber(a, left, op.rawValue)
      try requireNumber(b, right, op.rawValue)
      try requireOneUnit(a, left, b, right)
    case .multiply:
      try requireNumber(a, left, op.rawValue)
      try requireNumber(b, right, op.rawValue)
    }
    return Typed(.binary(op, a.scalar, b.scalar), .result(of: op, a.type, b.type))
  }

  /// A time that is moved by a duration, or the duration between two times.
  private func moved(
    _ op: Expression.Operator, _ a: Typed, _ left: Expression, _ b: Typed, _ right: Expression
  ) throws(Diagnostic) -> Typed {
    let type = ColumnType.result(of: op, a.type, b.type)
    func isDistance(_ part: Typed) -> Bool { part.type == nil || part.type == .duration }
    switch (a.type?.isTime == true, b.type?.isTime == true) {
    case (true, true) where op == .subtract:
      return Typed(.call(.secondsBetween, [b.scalar, a.scalar]), type)
    case (true, false) where isDistance(b), (false, true) where op == .add && isDistance(a):
      return Typed(.binary(op, a.interval, b.interval), type)
    default:
      throw unlike(a, left, b, right, label: "a time is moved by a duration, as in now - 24h")
    }
  }

  /// Money has no sum with what is counted, timed or shared out.
  private func requireOneUnit(
    _ a: Typed, _ left: Expression, _ b: Typed, _ right: Expression
  ) throws(Diagnostic) {
    let others: [ColumnType?] = [.count, .percent, .duration, .index]
    if a.type == .money && others.contains(b.type) || b.type == .money && others.contains(a.type) {
      throw unlike(a, left, b, right)
    }
  }

  private func unlike(
    _ a: Typed, _ left: Expression, _ b: Typed, _ right: Expression, label: Wording? = nil
  ) -> Diagnostic {
    func spoken(_ part: Typed) -> Wording {
      part.type == .count ? "a count" : part.type?.spoken ?? "a value"
    }
    return Diagnostic(
      .wrongType, "\(spoken(a)) and \(spoken(b)) cannot be added up",
      at: left.span.to(right.span), label: label)
  }

  private func requireNumber(
    _ part: Typed, _ expression: Expression, _ op: String
  ) throws(Diagnostic) {
    guard let type = part.type, !type.isNumeric else { return }
    throw Diagnostic(
      .wrongType, "\"\(op)\" needs numbers, and this is \(type.spoken)", at: expression.span)
  }

  private func requireCondition(_ part: Typed, _ expression: Expression) throws(Diagnostic) {
    guard let type = part.type, type != .flag else { return }
    throw Diagnostic(
      .wrongType, "this is \(type.spoken), not a condition", at: expression.span,
      label: "compare it: = != < > in contains is missing")
  }

  /// Beside a share a bare number is a fraction, so 8 would be 800 %.
  private func requireShare(
    _ share: Typed, _ name: Expression, _ other: Typed, _ number: Expression
  ) throws(Diagnostic) {
    guard share.type == .percent, other.type == .number, let written = number.number,
      abs(written) >= 1.5
    else { return }
    let what = name.plainName?.spoken ?? name.text
    let (number, span) = (Value.double(written), number.span)
    throw Diagnostic(
      .wrongType,
      "\(what) is a percentage, and \(number) would be \(Value.double(written * 100)) %",
      at: span, label: "write \(number)% or \(Value.double(written / 100))")
  }

  private func requireComparable(
    _ a: Typed, _ left: Expression, _ b: Typed, _ right: Expression
  ) throws(Diagnostic) {
    guard let x = a.type, let y = b.type else { return }
    try requireShare(a, left, b, right)
    try requireShare(b, right, a, left)
    let isOdd = left.isOdd(beside: y) || right.isOdd(beside: x)
    if x == y || (x.isNumeric && y.isNumeric && !isOdd) || (x.isTime && y.isTime) { return }
    throw Diagnostic(
      .wrongType, "\(x.spoken) cannot be compared with \(y.spoken)",
      at: left.span.to(right.span),
      label: x == .text && y.isNumeric ? "write the value in quotes" : nil)
  }
}

extension Expression {
  /// The number that it is, with its sign.
  fileprivate var number: Double? {
    switch kind {
    case .value(let value): value.double
    case .negative(let inner): inner.number.map { -$0 }
    default: nil
    }
  }

  /// Whether it is written with a unit that values of a type do not have: `8%` beside money.
  fileprivate func isOdd(beside type: ColumnType) -> Bool {
    switch kind {
    case .percent: [.money, .count, .duration, .index].contains(type)
    case .value(.span): [.money, .count, .percent, .ratio, .index].contains(type)
    default: false
    }
  }
}
