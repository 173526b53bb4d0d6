import Values

/// Calls: a verb with what it takes, its clauses, and the stages behind it.
extension Parser {
  mutating func pipeline() throws(Diagnostic) -> Pipeline {
    Pipeline(try call(), try stages())
  }

  /// A verb, a command, or a question that names its metrics at once.
  private mutating func call() throws(Diagnostic) -> Call {
    let start = current
    let begin = index
    offer(.statement)
    if start.kind == .word {
      let length = nameLength
      let text = tokens[index..<index + length].map { $0.text }.joined(separator: "_")
      if length > 1, let signature = grammar.commands[text] {
        return try call(try newName("a command", as: .verb), signature)
      }
      if length == 1 {
        if let signature = grammar.verbs[start.text], signature.head == [.files] || !isListed {
          advance(as: .verb)
          return try call(Name(start.text, at: start.span), signature)
        }
        if let signature = grammar.commands[text], !looksLikeMetricList {
          return try call(try newName("a command", as: .verb), signature)
        }
      }
    }
    var call = try call(Name("show", at: Span(start.span.start, start.span.start)), .question)
    guard index > begin else { throw unexpected("expected a question, a verb or a definition") }
    call.isImplicit = true
    return call
  }

  /// `buyers, revenue by day`: a verb that is a metric too is the metric where a list goes on.
  private var isListed: Bool {
    let next = peek()
    return next.kind == .symbol && [",", "/", "*", "+"].contains(next.text)
  }

  /// `orders, revenue by day`: a name that is a command too is a metric where a list goes on.
  private var looksLikeMetricList: Bool {
    let next = peek()
    guard next.kind == .symbol else { return false }
    if next.text == "(" { return next.span.start == current.span.end }
    return [",", "/", "*", "+", "-", "<", ">"].contains(next.text)
  }

  private mutating func call(_ verb: Name, _ signature: Signature) throws(Diagnostic) -> Call {
    var call = Call(verb)
    notes?.begin(call: verb.text, signature, at: verb.span.start)
    for (place, slot) in signature.head.enumerated() {
      if slot == .count, place + 1 == signature.head.count || isCountBeforeItem {
        call.countParameter = parameter()
      }
      if call.countParameter == nil || slot != .count {
        let begin = index
        do throws(Diagnostic) {
          try fill(slot, of: &call)
        } catch {
          guard index == begin, isAtEnd, error.label == nil, let example = signature.example else {
            throw error
          }
          var fault = error
          fault.label = "as in: \(example)"
          throw fault
        }
      }
    }
    while try clause(of: &call, signature.clauses) {}
    offer(.clauses(signature.clauses.subtracting(taken(call))), .stage)
    call.span = verb.span.to(previousSpan)
    return call
  }

  private func taken(_ call: Call) -> Set<Signature.Clause> {
    var taken: Set<Signature.Clause> = []
    if !call.groups.isEmpty { taken.insert(.by) }
    if call.condition != nil { taken.insert(.where) }
    if call.period != nil { taken.insert(.period) }
    if call.basis != nil { taken.insert(.on) }
    if !call.baselines.isEmpty { taken.insert(.vs) }
    if call.purpose != nil { taken.insert(.for) }
    if call.target != nil { taken.insert(.as) }
    if call.due != nil { taken.insert(.due) }
    if call.isFull { taken.insert(.full) }
    if call.shop != nil { taken.insert(.store) }
    return taken
  }

  // MARK: - What stands right behind the verb

  private mutating func fill(_ slot: Signature.Slot, of call: inout Call) throws(Diagnostic) {
    if let section = slot.section { notes?.place.section = section }
    switch slot {
    case .count:
      guard current.kind == .number, !startsPeriod || !isYearOfMore, let count = Int(current.text)
      else { return }
      guard count > 0 else {
        throw Diagnostic(.syntax, "a number of rows is at least 1", at: current.span)
      }
      call.count = count
      advance(as: .number)
    case .items:
      offer(.metric)
      call.items = try items()
    case .optionalItems:
      offer(.metric)
      guard startsItem else { return }
      call.items = try items()
      if call.items.count == 1, case .parameter(let name) = call.items[0].expression.kind,
        call.items[0].alias == nil
      {
        // `($day)` is `$day`.
        call.loose.append(Spanned(name, call.items[0].expression.span))
        call.items = []
      }
    case .name(let role), .optionalName(let role):
      offer(role)
      if case .optionalName = slot, !startsItem || startsClause { return }
      if current.kind == .text {
        let word = try text("a name")
        call.items = [
          Item(
            Expression(
              .name(Name(word.text, at: word.span, isQuoted: true)),
              at: word.span))
        ]
        return
      }
      if current.kind == .parameter {
        call.items.append(Item(Expression(.parameter(current.text), at: current.span)))
        advance(as: .parameter)
        return
      }
      let name = try name(Self.spoken(role))
      call.items.append(Item(Expression(.name(name), at: name.span)))
      // Behind the name that a verb takes, only clauses follow.
      notes?.place.section = .items
    case .text: call.words.append(try textOrParameter())
    case .optionalText:
      if current.kind == .text || current.kind == .parameter {
        call.words.append(try textOrParameter())
      }
    case .files:
      offer(.file)
      while let word = try path() {
        call.words.append(word)
        _ = takeSymbol(",")
        offer(.file)
      }
    case .topic(let role):
      offer(role)
      while !isAtEnd, current.kind != .unknown {
        if current.kind == .text {
          call.words.append(try text("a topic"))
        } else {
          // Words that nothing judges.
          let token = advance()
          call.words.append(Word(token.text, at: token.span))
        }
        offer(role)
      }
    }
  }

  private static func spoken(_ role: Expected) -> Wording {
    switch role {
    case .metric: "a metric"
    case .dimension: "a dimension"
    case .dataset: "a data set"
    case .entity: "what to rank, such as products"
    default: "a name"
    }
  }

  /// A text in quotes, or a parameter that stands for one.
  private mutating func textOrParameter() throws(Diagnostic) -> Word {
    guard current.kind == .parameter else { return try text("a text") }
    let token = advance(as: .parameter)
    return Word("$" + token.text, at: token.span)
  }

  var startsItem: Bool {
    switch current.kind {
    case .word, .quoted: !startsPeriod && !startsClause
    case .number: !startsPeriod
    case .percent, .text: true
    case .symbol: ["(", "-"].contains(current.text)
    // `$metric, orders`: a list goes on; alone it may be a period too.
    case .parameter: peek().text == ","
    default: false
    }
  }

  var startsClause: Bool {
    guard current.kind == .word, nameLength == 1 else { return false }
    // A file or a dimension may be called store as well.
    if current.text == Signature.Clause.store.rawValue { return peek().kind == .text }
    return startsFull || Signature.Clause.introductions.contains(current.text)
  }

  /// Whether `in full` stands here.
  private var startsFull: Bool {
    isWord("in") && peek().kind == .word && peek().text == "full"
  }

  private mutating func items() throws(Diagnostic) -> [Item] {
    try list { (parser) throws(Diagnostic) in
      parser.offer(.metric)
      return try parser.item()
    }
  }

  mutating func item() throws(Diagnostic) -> Item {
    let expression = try sum()
    let full = try comparison(of: expression) ?? expression
    guard isWord("as"), peek().kind == .word || peek().kind == .quoted, peek().text != "of" else {
      return Item(full)
    }
    advance(as: .keyword)
    return Item(full, alias: try newName("a name for the column"))
  }

  // MARK: - Clauses, in any order

  /// Reads one clause that the verb allows; false when none stands here.
  mutating func clause(
    of call: inout Call, _ allowed: Set<Signature.Clause>
  ) throws(Diagnostic) -> Bool {
    if current.kind == .parameter, allowed.contains(.period) {
      call.loose.append(Spanned(current.text, current.span))
      advance(as: .parameter)
      return true
    }
    if allowed.contains(.period), startsPeriod {
      let (hasPeriod, place) = (call.period != nil, current.span)
      call.period = try period()
      try once(hasPeriod, "a period", at: place)
      notes?.place.period = call.period?.span
      return true
    }
    if allowed.contains(.options), isSymbol("--") {
      advance(as: .keyword)
      call.options.append(try option())
      return true
    }
    guard startsClause,
      let clause = startsFull ? .full : Signature.Clause(rawValue: current.text)
    else { return false }
    notes?.place.section = .clause(clause)
    guard allowed.contains(clause) else {
      throw Diagnostic(
        .syntax, "\"\(call.verb.spoken)\" takes no \"\(clause.rawValue)\"", at: current.span,
        label: allowed.isEmpty
          ? nil : "it takes \(allowed.sorted().map { $0.rawValue }.joined(separator: ", "))")
    }
    switch clause {
    case .by:
      try once(!call.groups.isEmpty, "\"by\"")
      advance(as: .keyword)
      call.groups = try list { (parser) throws(Diagnostic) in try parser.group() }
    case .where:
      if call.condition != nil { try countOperator() }
      advance(as: .keyword)
      offer(.condition, .dimension)
      call.condition = .both(call.condition, try expression())
    case .on:
      try once(call.basis != nil, "\"on\"")
      advance(as: .keyword)
      offer(.timeBasis)
      call.basis = try name("a time such as paid_at")
    case .vs:
      advance(as: .keyword)
      call.baselines += try list { (parser) throws(Diagnostic) in try parser.baseline() }
    case .for:
      try once(call.purpose != nil, "\"for\"")
      advance(as: .keyword)
      call.purpose = try purpose()
    case .as:
      try once(call.target != nil, "\"as\"")
      advance(as: .keyword)
      offer(.dataset)
      call.target = try targetName()
    case .map:
      advance(as: .keyword)
      if isSymbol("(") { call.mapping += try mapping() } else { call.asksMapping = true }
    case .store:
      try once(call.shop != nil, "\"store\"")
      advance(as: .keyword)
      call.shop = try text("the store's name")
    case .due:
      try once(call.due != nil, "\"due\"")
      advance(as: .keyword)
      call.due = try dueDay()
    case .full:
      try once(call.isFull, "\"in full\"")
      advance(as: .keyword)
      advance(as: .keyword)
      call.isFull = true
    case .period, .options: return false
    }
    return true
  }

  /// A data set or an export, which may have a name of several words: `as shopify orders`.
  private mutating func targetName() throws(Diagnostic) -> Name {
    if current.kind == .text { return try definedName("a data set") }
    var name = try name("a data set")
    while !name.isQuoted, current.kind == .word, !startsClause {
      let next = try self.name()
      name = Name(name.text + "_" + next.text, at: name.span.to(next.span))
    }
    return name
  }

  private func once(_ given: Bool, _ what: Wording, at place: Span? = nil) throws(Diagnostic) {
    if given { throw Diagnostic(.syntax, "\(what) is given twice", at: place ?? current.span) }
  }

  private mutating func group() throws(Diagnostic) -> Group {
    offer(.dimension)
    if isWord("top", "bottom"), nameLength == 1, [.number, .parameter].contains(peek().kind) {
      let sign = advance(as: .keyword).text == "top" ? 1 : -1
      if let parameter = parameter() {
        offer(.dimension)
        return Group(try sum(), top: sign, of: parameter)
      }
      guard let count = Int(current.text), count > 0 else {
        throw unexpected("expected how many to keep")
      }
      advance(as: .number)
      offer(.dimension)
      return Group(try sum(), top: sign * count)
    }
    return Group(Self.bucket(try sum()))
  }

  /// A bucket of time as a Chinese report calls it: `按 日`.
  private static func bucket(_ expression: Expression) -> Expression {
    guard let name = expression.plainName, !name.isQuoted, name.text.utf8.first ?? 0 >= 0x80,
      let unit = TimeUnit.allCases.first(where: { $0.keyword.ways.contains(name.text) })
    else { return expression }
    return Expression(.name(Name(unit.rawValue, at: name.span)), at: expression.span)
  }

  private mutating func purpose() throws(Diagnostic) -> Purpose {
    if current.kind == .number, let count = Int(current.text) {
      advance(as: .number)
      return .horizon(count, try periodUnit())
    }
    return .owner(try owner())
  }

  mutating func binding() throws(Diagnostic) -> Binding {
    offer(.column)
    let name = try newName("a column", as: .column)
    guard takeSymbol("=") else { throw unexpected("expected \"=\" after \"\(name.text)\"") }
    skipNewlines()
    return Binding(name, try expression())
  }
}

extension Signature.Slot {
  /// The part of a statement that a slot is; nil for a count.
  fileprivate var section: Place.Section? {
    switch self {
    case .count: nil
    case .items, .optionalItems: .items
    case .name(let role), .optionalName(let role): .name(role)
    case .text, .optionalText: .text
    case .files: .files
    case .topic: .topic
    }
  }
}
