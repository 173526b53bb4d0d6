import Language
import Planner

/// Words: verbs, clauses, periods and names.
extension OutlineReader {
  /// The words from here on, up to the first token that is none.
  var words: ArraySlice<String> {
    ArraySlice(tokens[index...].prefix(8).prefix { $0.kind == .word }.map { $0.text })
  }

  var isClauseWord: Bool {
    current.kind == .word && Signature.Clause(rawValue: current.text) != nil
      && !["period", "options"].contains(current.text)
  }

  /// Whether unknown names are faults here.
  var judgesNames: Bool { ![.free, .settingValue, .topic, .text].contains(place.section) }

  // MARK: - Statements

  mutating func statement() {
    let token = current
    let found = lexicon.meanings.longest(words)
    if token.kind == .word, (found?.length ?? 1) == 1 {
      if keyword() { return }
      if let signature = lexicon.grammar.verbs[token.text] {
        return begin(token.text, signature, words: 1)
      }
    }
    if token.kind == .word, let found, let command = found.meaning.command,
      let signature = lexicon.grammar.commands[command],
      found.length > 1 || !(peek().kind == .symbol && ",/*+-<>".contains(peek().text))
    {
      return begin(command, signature, words: found.length)
    }
    place.verb = "show"
    place.signature = .question
    place.section = .items
    place.pipeline = token.span.start
  }

  private mutating func begin(_ verb: String, _ signature: Signature, words: Int) {
    place.verb = verb
    place.signature = signature
    place.pipeline = current.span.start
    take(words, as: .verb)
    if signature.head.first == .count, current.kind == .number, peek().kind == .word {
      take(as: .number)
    }
    place.section = section(behind: signature)
  }

  private func section(behind signature: Signature) -> Place.Section {
    switch signature.head.first(where: { $0 != .count }) {
    case .items, .optionalItems: .items
    case .name(let role), .optionalName(let role): .name(role)
    case .text, .optionalText: .text
    case .files: .files
    case .topic: .topic
    case .count, nil: .items
    }
  }

  /// Statements that the parser knows by their word; false when none begins here.
  private mutating func keyword() -> Bool {
    let token = current
    let next = peek()
    // At the end of what is typed so far, the name is still to come.
    let isLast = next.kind == .end && lexicon.meanings[token.text] == nil
    let opensName = [.word, .text, .quoted].contains(next.kind) || isLast
    let section: Place.Section
    switch token.text {
    case "set": section = .setting
    case "section": section = .text
    case "include": section = .files
    case "expect", "if", "else":
      place.verb = "show"
      place.signature = .question
      section = token.text == "else" ? .statement : .condition
    case "exit", "quit":
      guard next.kind == .end else { return false }
      section = .topic
    case "param" where opensName, "for" where opensName:
      take(as: .verb)
      place.section = .purpose
      guard current.kind != .end else { return true }
      known.insert(current.text)
      take(as: .parameter)
      return true
    case "dataset", "metric", "command", "entity", "drivers", "evidence", "export", "target",
      "headline",
      "splits", "steps", "synonym", "event", "rate":
      guard opensName, isLast || token.text != "event" || next.kind == .text,
        isLast || token.text != "rate" || peek(2).text == "=" || peek(2).text == "on"
      else { return false }
      known.insert(next.text.split(separator: " ").joined(separator: "_"))
      section = .free
      place.isBody = token.text == "command" || token.text == "evidence"
    default: return false
    }
    take(as: .verb)
    place.section = section
    return true
  }

  // MARK: - Words of a call

  mutating func word() {
    let token = current
    switch place.section {
    case .topic, .settingValue: return take()
    case .setting:
      let isKnown = Session.settings.contains { $0.name == token.text }
      place.section = .settingValue
      return take(as: isKnown ? .clause : .unknown)
    case .stageName: return stage()
    case .text where token.text == "at": return take(as: .clause)
    default: break
    }
    let found = lexicon.meanings.longest(words)
    if (found?.length ?? 1) == 1 {
      if place.section == .by, ["top", "bottom"].contains(token.text), peek().kind == .number {
        take(as: .clause)
        return take(as: .number)
      }
      if isInPeriod || place.section == .baselines || place.section == .due, continuesPeriod {
        return period()
      }
      isInPeriod = false
      if isClauseWord, place.section != .free || token.text == "where" { return clause() }
      if Phrases.operators.contains(token.text), place.section != .items || token.text != "empty" {
        return operatorWord()
      }
      if place.section != .free, startsPeriod { return period() }
      if stageWord() { return }
    }
    name()
  }

  private mutating func operatorWord() {
    let text = current.text
    take(as: .clause)
    switch text {
    case "and": awaitsValue = tokens.isBetween(before: index - 1)
    case "in", "contains", "with", "between", "matches": awaitsValue = true
    default: awaitsValue = false
    }
  }

  private mutating func clause() {
    let token = current
    take(as: .clause)
    awaitsValue = false
    switch Signature.Clause(rawValue: token.text) {
    case .by: place.section = .by
    case .where: if place.section != .free { place.section = .condition }
    case .on: place.section = .basis
    case .vs: place.section = .baselines
    case .for: place.section = .purpose
    case .map: place.section = .mapping
    case .due: place.section = .due
    case .as where place.signature.clauses.contains(.as): place.section = .target
    case .as where current.kind == .word:
      known.insert(current.text)
      take()
    default: break
    }
  }

  // MARK: - Stages

  private mutating func stage() {
    let text = current.text
    place.stage = text
    place.section = text == "save" ? .files : .stage
    guard Parser.stageNames.contains(text) else { return take(as: .unknown) }
    take(as: .clause)
    if text == "as", current.kind == .word {
      known.insert(current.text)
      take()
    }
  }

  /// The further words of a stage; false when it is another one.
  private mutating func stageWord() -> Bool {
    let text = current.text
    switch (place.stage, text) {
    case ("sort", "desc"), ("sort", "asc"), ("sort", "descending"), ("sort", "ascending"),
      ("alert", "when"):
      take(as: .clause)
    case ("chart", _):
      take(as: Parser.chartNames.contains(text) ? .clause : .unknown)
    case ("derive", _) where peek().text == "=":
      known.insert(text)
      take(as: .dimension)
    default: return false
    }
    return true
  }

  // MARK: - Periods

  var startsPeriod: Bool {
    let token = current
    let next = peek()
    if awaitsValue || place.section == .free || place.section == .name(.entity) { return false }
    switch token.kind {
    case .date, .yearMonth: return true
    case .number:
      return token.text.count == 4 && Int(token.text).map { (1900...2999).contains($0) } ?? false
        && place.stage == nil
    case .unknown: return Parser.period(token.text) != nil
    case .word:
      if ["last", "next", "this", "previous", "past"].contains(token.text) {
        return next.kind != .symbol || ["|", ";", "}", ")"].contains(next.text)
      }
      if Phrases.periodStarts.contains(token.text) { return true }
      return ["week", "month", "quarter", "year"].contains(token.text)
        && next.text == "to" && peek(2).text == "date"
    default: return false
    }
  }

  private var continuesPeriod: Bool {
    let text = current.text
    if place.section == .baselines, Phrases.baselineWords.contains(text) { return true }
    if place.section == .due, text.count > 2,
      Phrases.weekdays.contains(where: { $0.text.hasPrefix(text) })
    {
      return true
    }
    return Phrases.periodWords.contains(text) ? isInPeriod : startsPeriod
  }

  mutating func period() {
    let span = current.span
    let isFirst = !isInPeriod
    isInPeriod = true
    take(as: .period)
    guard place.section != .baselines, place.section != .due, place.stage == nil else { return }
    place.period = (isFirst ? nil : place.period).map { $0.to(span) } ?? span
  }
}

extension [Token] {
  /// Whether the `and` at a place belongs to a `between`.
  fileprivate func isBetween(before place: Int) -> Bool {
    self[..<place].suffix(6).contains { $0.kind == .word && $0.text == "between" }
  }
}
