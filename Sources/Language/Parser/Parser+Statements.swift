import Values

/// Statements: definitions, script control, and questions.
extension Parser {
  mutating func statement() throws(Diagnostic) -> Statement {
    let start = current.span
    resetOperators()
    let kind = try statementKind()
    return Statement(kind, at: start.to(previousSpan))
  }

  private mutating func statementKind() throws(Diagnostic) -> Statement.Kind {
    let word = current
    let next = peek()
    guard word.kind == .word, nameLength == 1 else { return .pipeline(try pipeline()) }
    let opensName = next.kind == .word || next.kind == .text || next.kind == .quoted
    switch StatementWord(rawValue: word.text) {
    case .param where opensName: return try parameterStatement()
    case .set: return try setting()
    case .section: return try section()
    case .include:
      advance(as: .verb)
      offer(.file)
      notes?.place.section = .files
      guard let path = try path() else { throw unexpected("expected a file after \"include\"") }
      return .include(path)
    case .for where opensName: return try loop()
    case .if: return try conditional()
    case .expect:
      advance(as: .verb)
      return .expect(try expectation())
    case let keyword? where keyword.isDefinition && opensName:
      guard let definition = try definition(keyword) else { break }
      return .definition(definition)
    default: break
    }
    return .pipeline(try pipeline())
  }

  /// As in `param day = yesterday`.
  private mutating func parameterStatement() throws(Diagnostic) -> Statement.Kind {
    advance(as: .verb)
    let name = try newName("a parameter", as: .parameter)
    guard takeSymbol("=") else { return .parameter(name, nil) }
    skipNewlines()
    return .parameter(name, try parameterValue())
  }

  mutating func parameterValue(
    mayBePeriod: Bool = true
  ) throws(Diagnostic) -> ParameterValue {
    if mayBePeriod { offer(.period) }
    if mayBePeriod, startsPeriod { return .period(try period().value) }
    let negative = takeSymbol("-")
    let token = current
    switch token.kind {
    case .text: return .value(.text(try text("a value").text))
    case .number, .percent, .duration, .date:
      let expression = try sum()
      switch expression.kind {
      case .percent(let share): return .percent(negative ? share.negated ?? share : share)
      case .value(let value): return .value(negative ? Self.negated(value) : value)
      default:
        throw Diagnostic(.syntax, "a parameter is a value, not a formula", at: expression.span)
      }
    default: return .name(try name("a value"))
    }
  }

  private static func negated(_ value: Value) -> Value {
    switch value {
    case .int(let number): .int(-number)
    case .fixed(let number): .fixed(number.negated ?? number)
    case .span(let length): .span(-length)
    default: value
    }
  }

  /// As in `set today 2024-05-14`, `set on_error stop`.
  private mutating func setting() throws(Diagnostic) -> Statement.Kind {
    advance(as: .verb)
    offer(.setting)
    notes?.place.section = .setting
    let name = try name("a setting")
    _ = takeSymbol("=")
    notes?.place.section = .settingValue
    var words: [Word] = []
    offer(.value(of: name))
    // `on` is a value here, not a clause.
    if isWord("on") { words.append(Word("on", at: advance().span)) }
    while let word = try path() { words.append(word) }
    return .set(name, words)
  }

  /// `section "Data diagnosis" at 08:30` with a block in braces, or up to the next section.
  private mutating func section() throws(Diagnostic) -> Statement.Kind {
    advance(as: .verb)
    notes?.place.section = .text
    let title = try text("the section's title")
    var time: String?
    offer(.keyword("at"))
    if take("at") {
      guard current.kind == .clock, Self.microseconds(clock: current.text) != nil else {
        throw unexpected("expected a time such as 08:30")
      }
      time = advance(as: .number).text
    }
    if isSymbol("{") { return .section(title.text, at: time, try block()) }
    return .section(title.text, at: time, try openBlock())
  }

  /// The statements up to the next section or the end.
  private mutating func openBlock() throws(Diagnostic) -> Block {
    guard current.kind == .newline || current.kind == .end else {
      throw unexpected("expected the section's statements on the next lines")
    }
    let heading = commentBehind()
    var block = statements(until: .section)
    block.heading = heading
    return block
  }

  mutating func block() throws(Diagnostic) -> Block {
    let opening = current.span
    guard isSymbol("{") else { throw unexpected("expected \"{\"") }
    try enter()
    defer { leave() }
    advance()
    let heading = commentBehind()
    var block = statements(until: .brace)
    block.heading = heading
    guard takeSymbol("}") else {
      throw Diagnostic(.incomplete, "\"{\" is never closed", at: opening, label: "add \"}\"")
    }
    return block
  }

  /// As in `for product in (top 3 products by revenue) { ... }`.
  private mutating func loop() throws(Diagnostic) -> Statement.Kind {
    advance(as: .verb)
    let name = try newName("a name for what is walked through", as: .parameter)
    offer(.keyword("in"))
    guard take("in") else { throw unexpected("expected \"in\" after \"for \(name.text)\"") }
    if let pipeline = try subquery() {
      return .loop(name, .pipeline(pipeline), try block())
    }
    let values = try bracketed("(", ")") { (parser) throws(Diagnostic) in
      try parser.list { (parser) throws(Diagnostic) in try parser.sum() }
    }
    return .loop(name, .list(values), try block())
  }

  private mutating func conditional() throws(Diagnostic) -> Statement.Kind {
    advance(as: .verb)
    let condition = try expectation()
    let body = try block()
    var ahead = index
    while tokens[ahead].kind == .newline { ahead += 1 }
    guard tokens[ahead].kind == .word, tokens[ahead].text == "else" else {
      return .condition(condition, body, otherwise: nil)
    }
    index = ahead
    advance(as: .verb)
    if isWord("if") {
      try enter()
      defer { leave() }
      let start = current.span
      let nested = try conditional()
      let statement = Statement(nested, at: start.to(previousSpan))
      return .condition(condition, body, otherwise: Block([statement]))
    }
    return .condition(condition, body, otherwise: try block())
  }

  /// A condition whose metrics carry clauses: `refund_rate yesterday where channel = "app" < 8%`.
  private mutating func expectation() throws(Diagnostic) -> Expectation {
    let start = current.span
    var clauses = Call(Name("show", at: Span(start.start, start.start)))
    notes?.begin(call: "show", .question, at: start.start)
    notes?.place.section = .clause(.where)
    var condition = try expression()
    try clauseRun(&clauses)
    if let more = try comparison(of: condition) {
      condition = try expression(goingOnFrom: more)
      try clauseRun(&clauses)
    }
    clauses.span = start.to(previousSpan)
    let message = current.kind == .text ? try text("a message").text : nil
    return Expectation(condition, clauses: clauses, message: message)
  }

  private mutating func clauseRun(_ call: inout Call) throws(Diagnostic) {
    while try clause(of: &call, Signature.question.clauses) {}
    offer(.clauses(Signature.question.clauses))
  }
}
