import Values

/// Definitions other than data sets: metrics, commands, entities and the small ones.
extension Parser {
  /// The definition that a keyword begins; nil where it is a name here.
  mutating func definition(_ keyword: StatementWord) throws(Diagnostic) -> Definition? {
    switch keyword {
    case .event, .export, .brief:
      guard peek().kind == .text else { return nil }
    case .rate:
      let isDated = peek(2).text == "on" && peek(3).kind == .date
      guard isDated || peek(2).text == "=" || peek(2).kind == .number else { return nil }
    default: break
    }
    advance(as: .verb)
    notes?.beginDefinition()
    switch keyword {
    case .dataset: return .dataset(try datasetDefinition())
    case .metric: return .metric(try metricDefinition())
    case .command: return .command(try commandDefinition())
    case .entity: return .entity(try entityDefinition())
    case .drivers:
      let name = try name("a metric")
      try equals()
      return .drivers(name, try expression())
    case .evidence: return .evidence(try evidenceDefinition())
    case .brief: return .brief(try evidenceDefinition())
    case .event: return .event(try eventDefinition())
    case .target: return .target(try targetDefinition())
    case .rate: return try rateDefinition()
    case .headline: return .headline(try names("a metric"))
    case .splits: return .splits(try names("a dimension"))
    case .steps: return .steps(try names("a metric"))
    case .calendar: return .calendar(try names("a country or a platform"))
    case .synonym:
      let word = try text("a synonym")
      try equals()
      return .synonym(word, try name("what it stands for"))
    case .export: return .export(try exportDefinition())
    case .headers: return .headers(try headersDefinition())
    case .set, .section, .include, .param, .for, .if, .expect: return nil
    }
  }

  mutating func names(_ what: Wording) throws(Diagnostic) -> [Name] {
    try list { (parser) throws(Diagnostic) in
      parser.skipNewlines()
      return try parser.name(what)
    }
  }

  mutating func equals() throws(Diagnostic) {
    guard takeSymbol("=") else { throw unexpected("expected \"=\"") }
    skipNewlines()
  }

  /// The quoted sentence behind a name; nil when there is none.
  mutating func doc() throws(Diagnostic) -> String? {
    current.kind == .text ? try text("a description").text : nil
  }

  mutating func texts() throws(Diagnostic) -> [String] {
    try list { (parser) throws(Diagnostic) in
      parser.skipNewlines()
      return try parser.text("a text").text
    }
  }

  /// A name that may stand in quotes where it holds blanks: `"late shipments"`.
  mutating func definedName(_ what: Wording) throws(Diagnostic) -> Name {
    guard current.kind == .text else { return try newName(what) }
    let word = try text(what)
    let canonical = word.text.lowercased().split(separator: " ").joined(separator: "_")
    notes?.defined.insert(canonical)
    return Name(canonical, at: word.span)
  }

  /// The entries of a block in braces, each on its own line; each is read by a function that gives
  /// back the name that its comments are kept under.
  mutating func entries(
    _ entry: (inout Parser, _ keyword: String) throws(Diagnostic) -> String
  ) throws(Diagnostic) -> Remarks {
    var remarks = Remarks()
    let opening = current.span
    guard takeSymbol("{") else { return remarks }
    remarks.add(Remark(trailing: commentBehind()), to: Remarks.start)
    while true {
      let lead = lead()
      if takeSymbol("}") {
        remarks.add(Remark(comments: lead.comments), to: Remarks.end)
        return remarks
      }
      if current.kind == .end {
        throw Diagnostic(.incomplete, "\"{\" is never closed", at: opening, label: "add \"}\"")
      }
      let title = try entry(&self, current.kind == .word ? current.text : "")
      guard isAtEnd else { throw unexpected("expected the end of the line") }
      let own = self.remarks()
      remarks.add(
        Remark(
          comments: lead.comments + own.inside, trailing: own.trailing, isSpaced: lead.isSpaced),
        to: title)
    }
  }

  // MARK: - Metrics

  private mutating func metricDefinition() throws(Diagnostic) -> MetricSyntax {
    let name = try definedName("a metric")
    let doc = try doc()
    var type: Name?
    var traits: [String] = []
    if takeSymbol(":") {
      skipNewlines()
      type = try self.name("a type such as money")
      while takeSymbol(",") {
        skipNewlines()
        traits.append(try trait())
      }
    }
    try equals()
    var metric = MetricSyntax(
      name: name, doc: doc, type: type, traits: traits, formula: try formula())
    metric.remarks = try entries { (parser, keyword) throws(Diagnostic) in
      parser.advance()
      switch keyword {
      case "synonyms": metric.synonyms += try parser.texts()
      case "with":
        metric.companions += try parser.list { (parser) throws(Diagnostic) in
          parser.skipNewlines()
          return try parser.item()
        }
      case "note":
        let note = try parser.text("a note").text
        metric.note = metric.note.map { $0 + " " + note } ?? note
      case "example", "examples":
        metric.examples += try parser.texts()
        return Remarks.title("example", metric.examples.count)
      case "otherwise":
        metric.alternatives.append(try parser.formula())
        return Remarks.title("otherwise", metric.alternatives.count)
      default: throw parser.unknownEntry(["synonyms", "with", "note", "example", "otherwise"])
      }
      return keyword
    }
    return metric
  }

  func unknownEntry(_ known: [String]) -> Diagnostic {
    let word = tokens[max(0, index - 1)]
    return Diagnostic(
      .definition, "no entry called \"\(word.text)\" here", at: word.span,
      label: "entries are \(known.joined(separator: ", "))")
  }

  /// `higher is better`, `last of day`, `daily`: the words up to a comma or the formula.
  private mutating func trait() throws(Diagnostic) -> String {
    let start = current
    guard start.kind == .word else { throw unexpected("expected a trait such as headline") }
    var words: [String] = []
    while current.kind == .word { words.append(advance().text) }
    let trait = words.joined(separator: " ")
    guard Self.traits.contains(trait) else {
      throw Diagnostic(
        .definition, "no trait called \"\(trait)\"", at: start.span.to(previousSpan),
        label: "traits are \(Self.traits.joined(separator: ", "))")
    }
    return trait
  }

  private static let traits = [
    "higher is better", "lower is better", "headline", "daily", "last of day", "index",
  ]

  private mutating func formula() throws(Diagnostic) -> FormulaSyntax {
    var formula = FormulaSyntax(expression: try expression())
    while true {
      if take("where") {
        formula.condition = try expression()
      } else if take("on") {
        formula.basis = try sum()
      } else {
        return formula
      }
    }
  }

  // MARK: - Commands, entities, evidence

  private mutating func commandDefinition() throws(Diagnostic) -> CommandSyntax {
    let name = try definedName("a command")
    let doc = try doc()
    var parameters: [CommandParameter] = []
    if isSymbol("(") {
      parameters = try bracketed("(", ")") { (parser) throws(Diagnostic) in
        try parser.list { (parser) throws(Diagnostic) in try parser.commandParameter() }
      }
    }
    var synonyms: [String] = []
    if take("synonyms") { synonyms = try texts() }
    try equals()
    return CommandSyntax(
      name: name, doc: doc, parameters: parameters, body: try body(), synonyms: synonyms)
  }

  private mutating func commandParameter() throws(Diagnostic) -> CommandParameter {
    let name = try name("a parameter")
    guard takeSymbol(":") else { throw unexpected("expected \":\" and a kind") }
    let kind = try self.name("a kind")
    let kinds = ["dimension", "metric", "text", "number", "period"]
    guard kinds.contains(kind.text) else {
      throw Diagnostic(
        .definition, "no kind of parameter called \"\(kind.text)\"", at: kind.span,
        label: "kinds are \(kinds.joined(separator: ", "))")
    }
    var parameter = CommandParameter(name: name, kind: kind)
    if take("of") { parameter.dataset = try self.name("a data set") }
    if takeSymbol("=") {
      parameter.fallback = try parameterValue(mayBePeriod: kind.text == "period")
    }
    return parameter
  }

  private mutating func entityDefinition() throws(Diagnostic) -> EntitySyntax {
    let names = try list { (parser) throws(Diagnostic) in try parser.definedName("an entity") }
    try equals()
    let dimension = try name("a dimension")
    guard take("by") else { throw unexpected("expected \"by\" and metrics") }
    let metrics = try self.names("a metric")
    return EntitySyntax(names: names, dimension: dimension, metrics: metrics)
  }

  private mutating func evidenceDefinition() throws(Diagnostic) -> EvidenceSyntax {
    let name = try definedName("a name for the evidence")
    let dimension = take("for") ? try self.name("a dimension") : nil
    var subjects: [Name] = []
    if take("on") {
      subjects = try list { (parser) throws(Diagnostic) in
        try parser.name("a metric or a data set that it bears on")
      }
    }
    var evidence = EvidenceSyntax(
      name: name, dimension: dimension, subjects: subjects, body: Pipeline(Call(Name("show"))))
    while let word = EvidenceWord.allCases.first(where: { take($0.rawValue) }) {
      switch word {
      case .pulls:
        let metric = try self.name("a metric")
        guard isWord("up", "down") else { throw unexpected("expected \"up\" or \"down\"") }
        evidence.pull = EvidenceSyntax.Pull(
          metric: metric, isUp: advance(as: .keyword).text == "up")
      case .touching: evidence.touching = try sum()
      case .says: evidence.sentence = try text("a sentence")
      case .asks: evidence.question = try text("a line")
      }
    }
    try equals()
    evidence.body = try body()
    return evidence
  }

  /// The question that a definition stands for.
  private mutating func body() throws(Diagnostic) -> Pipeline {
    notes?.isDefining = false
    notes?.place.section = .statement
    return try pipeline()
  }

  // MARK: - Events, targets, rates

  private mutating func eventDefinition() throws(Diagnostic) -> EventSyntax {
    let word = try text("an event")
    let isHoliday = take("holiday")
    let places = take("in") ? try names("a country or a platform") : []
    try equals()
    return EventSyntax(
      name: Name(word.text, at: word.span, isQuoted: true), isHoliday: isHoliday,
      places: places, period: try period().value)
  }

  private mutating func targetDefinition() throws(Diagnostic) -> TargetSyntax {
    let metric = try name("a metric")
    let period = try period()
    // `where channel = "app" = 1200000`: comparisons do not chain, so the second `=` is left over.
    let condition = take("where") ? try expression() : nil
    try equals()
    return TargetSyntax(
      metric: metric, period: period.value, condition: condition, value: try expression())
  }

  private mutating func rateDefinition() throws(Diagnostic) -> Definition {
    let currency = try name("a currency such as USD")
    var day = try rateDay()
    // `rate USD 7.1` can mean nothing else.
    if current.kind != .number { try equals() }
    let value = try expression()
    if day == nil { day = try rateDay() }
    return .rate(currency: currency, on: day, value)
  }

  /// `on 2026-05-01`, before the number or behind it.
  private mutating func rateDay() throws(Diagnostic) -> Day? {
    guard take("on") else { return nil }
    guard current.kind == .date else { throw unexpected("expected a day") }
    return try date(advance())
  }
}
