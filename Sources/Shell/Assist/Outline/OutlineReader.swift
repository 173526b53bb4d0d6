import Language

/// Walks over the tokens of a text and notes what each is.
struct OutlineReader {
  let tokens: [Token]
  let lexicon: Lexicon
  /// Names that the text or the session has defined.
  var known: Set<String>
  var index = 0
  var parts: [Outline.Part] = []
  var place = Place()
  /// Whether values may stand here, which nobody judges: behind a comparison.
  var awaitsValue = false
  /// Whether the words of a period may go on here.
  var isInPeriod = false
  /// The brackets that are open, each with the place that a question inside has interrupted.
  private var brackets: [Bracket] = []

  private enum Bracket {
    case round(isList: Bool), question(Place), block, definition
  }

  init(_ tokens: [Token], lexicon: Lexicon, kept: Set<String>) {
    self.tokens = tokens
    self.lexicon = lexicon
    known = kept
  }

  mutating func read() {
    while index < tokens.count, current.kind != .end { step() }
  }

  var current: Token { tokens[index] }

  func peek(_ distance: Int = 1) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  /// Notes what the next tokens are and steps past them.
  mutating func take(_ count: Int = 1, as role: Outline.Role? = nil) {
    if let role {
      let span = current.span.to(tokens[index + count - 1].span)
      parts.append(Outline.Part(role: role, span: span))
    }
    index += count
  }

  // MARK: - Steps

  private mutating func step() {
    let token = current
    if token.kind == .newline {
      if goesOn { return take() }
      take()
      return beginStatement(at: token.span.end)
    }
    if token.isUnclosed {
      awaitsValue = false
      return take(as: .unclosed)
    }
    if place.section == .statement, beginsStatement { return statement() }
    if place.section == .files, beginsPath { return path() }
    switch token.kind {
    case .word: word()
    case .quoted: name(exact: true)
    case .symbol: symbol()
    case .text, .pattern: literal(as: .text)
    case .number, .percent, .duration, .clock: number()
    case .date, .yearMonth: period()
    case .parameter:
      awaitsValue = false
      take(as: .parameter)
    case .unknown: startsPeriod ? period() : take(as: place.section == .free ? nil : .unknown)
    case .newline, .comment, .end: take()
    }
  }

  /// Whether the statement goes on behind a line end: inside brackets and behind what ends nothing.
  private var goesOn: Bool {
    switch brackets.last {
    case .round, .question, .definition: return true
    case .block, nil: break
    }
    guard index > 0 else { return false }
    let last = tokens[index - 1]
    return switch last.kind {
    case .symbol: !["}", "{", ")", ";"].contains(last.text)
    case .word: last.text == "and" || last.text == "or"
    default: false
    }
  }

  private var beginsStatement: Bool {
    switch current.kind {
    case .symbol: ["(", "-"].contains(current.text)
    default: true
    }
  }

  mutating func beginStatement(at offset: Int) {
    place = Place()
    place.statement = offset
    place.pipeline = offset
    awaitsValue = false
    isInPeriod = false
    brackets.removeAll { if case .block = $0 { false } else { true } }
  }

  private var beginsPath: Bool {
    switch current.kind {
    case .text: false
    case .symbol: !["|", ";", "}", ")", ",", "--"].contains(current.text)
    default: !isClauseWord
    }
  }

  private mutating func literal(as role: Outline.Role) {
    awaitsValue = isInList
    take(as: role)
  }

  private mutating func number() {
    if startsPeriod { return period() }
    if isInPeriod { return take(as: .period) }
    literal(as: .number)
  }

  /// A path: what stands up to the next blank.
  private mutating func path() {
    var count = 1
    while peek(count).span.start == peek(count - 1).span.end, peek(count).kind != .newline,
      peek(count).kind != .end, peek(count).text != ","
    {
      count += 1
    }
    take(count, as: .text)
  }

  // MARK: - Symbols

  private mutating func symbol() {
    let text = current.text
    isInPeriod = text == "." && isInPeriod
    switch text {
    case "|" where place.section != .free:
      place.pipe = current.span.start
      place.section = .stageName
      place.stage = nil
      awaitsValue = false
    case ";":
      take()
      if case .definition = brackets.last { return }
      return beginStatement(at: tokens[index - 1].span.end)
    case "(": return open()
    case ")": return close()
    case "{": return openBlock()
    case "}": return closeBlock()
    case "=" where place.section == .free && place.isBody && brackets.isEmpty:
      place.section = .statement
    case "=", "!=", "<>", "==", "<", "<=", ">", ">=":
      awaitsValue = place.section == .condition || place.section == .stage
    case ",": awaitsValue = isInList
    case "--" where place.signature.clauses.contains(.options): return option()
    default: break
    }
    take()
  }

  /// `--dry-run`: all up to the next blank.
  private mutating func option() {
    var count = 1
    while peek(count).span.start == peek(count - 1).span.end, peek(count).kind != .end,
      peek(count).text != "="
    {
      count += 1
    }
    take(count, as: .clause)
  }

  private mutating func open() {
    let inner = peek()
    let isQuestion =
      inner.kind == .word && lexicon.grammar.verbs[inner.text] != nil
      && ![",", ")"].contains(peek(2).text)
    let isList = index > 0 && tokens[index - 1].text == "in"
    take()
    guard isQuestion else {
      brackets.append(.round(isList: isList))
      return
    }
    brackets.append(.question(place))
    let statement = place.statement
    place = Place()
    place.statement = statement
    place.pipeline = tokens[index - 1].span.end
    awaitsValue = false
  }

  private mutating func close() {
    take()
    awaitsValue = false
    switch brackets.last {
    case .question(let outer):
      brackets.removeLast()
      place = outer
    case .round: brackets.removeLast()
    default: break
    }
  }

  private mutating func openBlock() {
    take()
    if place.section == .free {
      brackets.append(.definition)
    } else {
      brackets.append(.block)
      beginStatement(at: tokens[index - 1].span.end)
    }
  }

  private mutating func closeBlock() {
    take()
    let isDefinition = if case .definition = brackets.last { true } else { false }
    if let place = brackets.lastIndex(where: {
      switch $0 {
      case .block, .definition: true
      default: false
      }
    }) {
      brackets.removeSubrange(place...)
    }
    // Behind the block of an `if`, an `else` may follow on the line.
    if !isDefinition { beginStatement(at: tokens[index - 1].span.end) }
  }

  /// Whether the place is inside `in (...)`, where values follow each other.
  var isInList: Bool {
    if case .round(isList: true) = brackets.last { true } else { false }
  }
}
