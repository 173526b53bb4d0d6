import Values

/// Formulas and conditions, by precedence climbing:
/// or < and < not < comparisons < + − < × ÷ < sign.
extension Parser {
  mutating func expression() throws(Diagnostic) -> Expression {
    try disjunction()
  }

  /// The rest of a condition that begins with a part already read.
  mutating func expression(goingOnFrom part: Expression) throws(Diagnostic) -> Expression {
    try disjunction(from: part)
  }

  private mutating func disjunction(
    from part: Expression? = nil
  ) throws(Diagnostic) -> Expression {
    var left = try conjunction(from: part)
    while take("or") {
      try countOperator()
      skipNewlines()
      let right = try conjunction()
      left = Expression(.binary(.or, left, right), at: left.span.to(right.span))
    }
    return left
  }

  private mutating func conjunction(
    from part: Expression? = nil
  ) throws(Diagnostic) -> Expression {
    var left = if let part { part } else { try negation() }
    offer(.keyword("and"), .keyword("or"))
    while take("and") {
      try countOperator()
      skipNewlines()
      let right = try negation()
      left = Expression(.binary(.and, left, right), at: left.span.to(right.span))
    }
    return left
  }

  private mutating func negation() throws(Diagnostic) -> Expression {
    let start = current.span
    guard take("not") else { return try comparison() }
    try enter()
    defer { leave() }
    let inner = try negation()
    return Expression(.not(inner), at: start.to(inner.span))
  }

  private mutating func comparison() throws(Diagnostic) -> Expression {
    let left = try sum()
    return try comparison(of: left) ?? left
  }

  /// The comparison that goes on from a left side; nil when none stands here.
  mutating func comparison(of left: Expression) throws(Diagnostic) -> Expression? {
    if left.plainName != nil {
      offer(.keyword("="), .keyword("in"), .keyword("contains"), .keyword("is missing"))
    }
    if let comparator {
      advance()
      skipNewlines()
      offer(.value(of: left.plainName))
      let right = try value()
      return Expression(.binary(comparator, left, right), at: left.span.to(right.span))
    }
    if isWord("is") {
      advance(as: .keyword)
      let negated = take("not")
      offer(.keyword("missing"))
      guard take("missing") || take("null") || take("empty") else {
        throw unexpected("expected \"missing\" after \"is\"")
      }
      return Expression(.missing(left, negated: negated), at: left.span.to(previousSpan))
    }
    let negated = isWord("not") && ConditionWord(rawValue: peek().text)?.mayBeNegated == true
    if negated { advance(as: .keyword) }
    if take("in") { return try membership(of: left, negated: negated) }
    if take("between") {
      let low = try value()
      offer(.keyword("and"))
      guard take("and") else { throw unexpected("expected \"and\" in \"between a and b\"") }
      skipNewlines()
      let high = try value()
      return Expression(
        .between(left, low, high, negated: negated), at: left.span.to(high.span))
    }
    if let test = try textTest() {
      offer(.value(of: left.plainName))
      let right = try value()
      return Expression(.test(test, left, right, negated: negated), at: left.span.to(right.span))
    }
    return nil
  }

  /// What stands behind a comparison: a value, which may be a word without quotes.
  private mutating func value() throws(Diagnostic) -> Expression {
    notes?.isValue = true
    defer { notes?.isValue = false }
    return try sum()
  }

  private var comparator: Expression.Operator? {
    guard current.kind == .symbol else { return nil }
    return switch current.text {
    case "=", "==": .equal
    case "!=", "<>": .notEqual
    case "<": .less
    case "<=": .lessOrEqual
    case ">": .greater
    case ">=": .greaterOrEqual
    default: nil
    }
  }

  private mutating func textTest() throws(Diagnostic) -> Expression.TextTest? {
    if take("contains") { return .contains }
    if isWord("matches") {
      advance(as: .keyword)
      guard current.kind == .pattern || current.kind == .text else {
        throw unexpected("expected a pattern such as /abc/")
      }
      return .matches
    }
    for (word, test) in [("starts", Expression.TextTest.startsWith), ("ends", .endsWith)]
    where isWord(word) {
      advance(as: .keyword)
      guard take("with") else { throw unexpected("expected \"with\" after \"\(word)\"") }
      return test
    }
    return nil
  }

  /// As in `in (a, b)`, `in (top 3 products by revenue)`, `in $list`.
  private mutating func membership(
    of left: Expression, negated: Bool
  ) throws(Diagnostic) -> Expression {
    guard isSymbol("(") else { throw unexpected("expected \"(\" after \"in\"") }
    if let pipeline = try subquery() {
      return Expression(
        .among(left, pipeline, negated: negated), at: left.span.to(previousSpan))
    }
    let values = try bracketed("(", ")") { (parser) throws(Diagnostic) in
      try parser.list { (parser) throws(Diagnostic) in
        parser.offer(.value(of: left.plainName))
        return try parser.value()
      }
    }
    return Expression(
      .oneOf(left, values, negated: negated), at: left.span.to(previousSpan))
  }

  /// A question in brackets, when a verb stands right behind the bracket.
  mutating func subquery() throws(Diagnostic) -> Pipeline? {
    let inner = peek()
    guard isSymbol("("), inner.kind == .word, grammar.verbs[inner.text] != nil,
      !isMark(peek(2), ",", ")")
    else { return nil }
    let isInStage = namesColumns
    namesColumns = false
    defer { namesColumns = isInStage }
    return try bracketed("(", ")") { (parser) throws(Diagnostic) in
      let outer = parser.notes?.place
      let pipeline = try parser.pipeline()
      // A text that ends in the brackets ends in the question.
      if parser.isSymbol(")"), let outer { parser.notes?.place = outer }
      return pipeline
    }
  }

  mutating func sum() throws(Diagnostic) -> Expression {
    var left = try product()
    while isSymbol("+") || isSymbol("-") {
      let op: Expression.Operator = advance().text == "+" ? .add : .subtract
      try countOperator()
      skipNewlines()
      let right = try product()
      left = Expression(.binary(op, left, right), at: left.span.to(right.span))
    }
    return left
  }

  private mutating func product() throws(Diagnostic) -> Expression {
    var left = try signed()
    while isSymbol("*") || isSymbol("/") {
      let op: Expression.Operator = advance().text == "*" ? .multiply : .divide
      try countOperator()
      skipNewlines()
      let right = try signed()
      left = Expression(.binary(op, left, right), at: left.span.to(right.span))
    }
    return left
  }

  private mutating func signed() throws(Diagnostic) -> Expression {
    let start = current.span
    if takeSymbol("-") {
      try enter()
      defer { leave() }
      skipNewlines()
      let inner = try signed()
      return Expression(.negative(inner), at: start.to(inner.span))
    }
    return try primary()
  }

  private mutating func primary() throws(Diagnostic) -> Expression {
    let token = current
    offer(.metric, .dimension)
    switch token.kind {
    case .number, .percent, .duration, .date, .yearMonth, .text, .pattern: return try literal()
    case .parameter:
      advance(as: .parameter)
      return Expression(.parameter(token.text), at: token.span)
    case .word, .quoted: return try reference()
    case .symbol where token.text == "%" && namesColumns:
      advance()
      return Expression(.name(Name(token.text, at: token.span)), at: token.span)
    case .symbol where token.text == "(":
      let inner = try bracketed("(", ")") { (parser) throws(Diagnostic) in
        try parser.expression()
      }
      return Expression(inner.kind, at: token.span.to(previousSpan))
    default: throw unexpected("expected a metric, a dimension or a value")
    }
  }

  /// A name, a member of a data set, a function call, or a constant word.
  private mutating func reference() throws(Diagnostic) -> Expression {
    let token = current
    if let constant = Self.constant(token), !isMark(peek(), "(", "."), nameLength == 1 {
      advance(as: .keyword)
      return Expression(.value(constant), at: token.span)
    }
    let start = index
    let name = try name("a metric, a dimension or a value")
    if isSymbol("("), current.span.start == name.span.end, !name.isQuoted {
      notes?.rename(.function, at: start)
      return try call(name)
    }
    if isSymbol("."), current.span.start == name.span.end {
      advance()
      let column = try newName("a column of \(name.text)", as: .column)
      return Expression(.member(name, column), at: name.span.to(column.span))
    }
    return Expression(.name(name), at: name.span)
  }

  private mutating func call(_ name: Name) throws(Diagnostic) -> Expression {
    var condition: Expression?
    var arguments: [Expression] = []
    try bracketed("(", ")") { (parser) throws(Diagnostic) in
      if parser.isSymbol(")") { return }
      arguments = try parser.list { (parser) throws(Diagnostic) in try parser.expression() }
      if parser.take("where") { condition = try parser.expression() }
    }
    return Expression(.call(name, arguments, where: condition), at: name.span.to(previousSpan))
  }
}
