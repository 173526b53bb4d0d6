import Values

/// What a text says, and what is wrong with it; both may hold something at once.
package struct Parsed: Sendable {
  package var statements: [Statement] = []
  /// Comments behind the last statement.
  package var comments: [String] = []
  package var diagnostics: [Diagnostic] = []
  /// What could stand at the end of the text.
  package var expected: Set<Expected> = []

  /// Whether the text only lacks its end: an open bracket or brace, a trailing comma or operator.
  package var isIncomplete: Bool { diagnostics.first?.code == .incomplete }

  /// The bracket or brace that has to be closed before the text can be whole, if any.
  package var awaited: String? {
    guard isIncomplete else { return nil }
    return [")", "}"].first { diagnostics[0].label == "add \"\($0)\"" }
  }
}

/// Reads statements from tokens by recursive descent.
///
/// A fault ends its statement; reading goes on at the next line. Each part of the grammar is an
/// extension in a file of its own.
package struct Parser {
  let grammar: Grammar
  let source: String
  let tokens: [Token]
  let comments: [Lines.Comment]
  /// The first comment that no statement has taken yet.
  var nextComment = 0
  var index = 0
  /// The last token that was stepped past, line ends left out.
  private(set) var previousSpan = Span.none
  /// Open round brackets, inside which a line may end anywhere.
  var depth = 0
  /// Brackets, blocks and signs around the present token.
  private var nesting = 0
  /// Operators of the present statement, for each of them makes its tree deeper.
  private var operators = 0
  /// Whether names are those of an answer's columns: behind a pipe.
  var namesColumns = false
  var expected: Set<Expected> = []
  var diagnostics: [Diagnostic] = []
  /// What is noted for an outline of the text; nil where only its statements are wanted.
  var notes: Notes?
  /// The closing bracket of each opening one, found when the first fault needs them.
  var bracketPairs: [Int: Int]?

  private init(_ source: String, _ lines: Lines? = nil, grammar: Grammar) {
    self.source = source
    self.grammar = grammar
    let lines = lines ?? Lines(Lexer.tokens(of: source))
    tokens = lines.tokens
    comments = lines.comments
  }

  /// Reads a whole text.
  package static func parse(_ source: String, grammar: Grammar) -> Parsed {
    var parser = Parser(source, grammar: grammar)
    let block = parser.statements(until: .end)
    return Parsed(
      statements: block.statements, comments: block.comments, diagnostics: parser.diagnostics,
      expected: parser.expected)
  }

  /// Reads the lines of a text and notes what its parts are.
  static func noted(_ source: String, _ lines: Lines, grammar: Grammar) -> (Parsed, Notes) {
    var parser = Parser(source, lines, grammar: grammar)
    parser.notes = Notes(lines.tokens.count)
    let block = parser.statements(until: .end)
    let parsed = Parsed(
      statements: block.statements, comments: block.comments, diagnostics: parser.diagnostics,
      expected: parser.expected)
    return (parsed, parser.notes ?? Notes(0))
  }

  /// Reads a period given on the command line or by `set`; nil when the text is none.
  package static func period(_ text: String, grammar: Grammar = Grammar()) -> PeriodSyntax? {
    var parser = Parser(text, grammar: grammar)
    guard parser.startsPeriod, let period = try? parser.period(), parser.current.kind == .end else {
      return nil
    }
    return period.value
  }

  // MARK: - Tokens

  var current: Token { tokens[index] }

  func peek(_ distance: Int = 1) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  /// Steps past the present token; newlines are skipped where a bracket is open.
  ///
  /// - Parameter role: what the token is, where that is to be noted.
  @discardableResult
  mutating func advance(as role: Outline.Part.Role? = nil) -> Token {
    let token = current
    if let role { notes?.roles[index] = role }
    if token.kind != .end {
      index += 1
      previousSpan = token.span
    }
    if depth > 0 { skipNewlines() }
    return token
  }

  mutating func skipNewlines() {
    while tokens[index].kind == .newline { index += 1 }
  }

  func isWord(_ word: String) -> Bool {
    tokens[index].kind == .word && tokens[index].text == word
  }

  func isWord(_ a: String, _ b: String) -> Bool { isWord(a) || isWord(b) }

  func isSymbol(_ symbol: String) -> Bool {
    tokens[index].kind == .symbol && tokens[index].text == symbol
  }

  func isMark(_ token: Token, _ a: String, _ b: String) -> Bool {
    token.kind == .symbol && (token.text == a || token.text == b)
  }

  /// Takes a keyword when it stands here.
  mutating func take(_ word: String) -> Bool {
    guard isWord(word) else { return false }
    advance(as: .keyword)
    return true
  }

  /// Takes the word of a set that stands here.
  mutating func take<Words: KeywordSet>(_ set: Words.Type) -> Words? {
    guard current.kind == .word, let word = Words(rawValue: current.text) else { return nil }
    advance(as: .keyword)
    return word
  }

  mutating func takeSymbol(_ symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  /// Notes what could stand here when the text ends here, for completion.
  mutating func offer(_ what: Expected...) {
    if tokens[index].kind == .end { expected.formUnion(what) }
  }

  /// Whether the present token ends a clause of a statement.
  var isAtEnd: Bool { endsClause(tokens[index]) }

  func endsClause(_ token: Token) -> Bool {
    switch token.kind {
    case .end, .newline: true
    case .symbol:
      switch token.text {
      case "|", ";", "}", ")": true
      default: false
      }
    default: false
    }
  }

  // MARK: - Nesting

  /// Goes one level down, which recursion does not survive without bounds; `leave` goes up again.
  mutating func enter() throws(Diagnostic) {
    guard nesting < 100 else {
      throw Diagnostic(.syntax, "this is nested more than 100 levels deep", at: current.span)
    }
    nesting += 1
  }

  mutating func leave() { nesting -= 1 }

  /// Counts an operator of the present statement; a long row of them is a deep tree as well.
  mutating func countOperator() throws(Diagnostic) {
    operators += 1
    guard operators <= 500 else {
      throw Diagnostic(
        .syntax, "a statement has at most 500 operators", at: current.span,
        label: "for a choice of values write in (a, b, ...)")
    }
  }

  /// Begins to count anew.
  mutating func resetOperators() { operators = 0 }

  /// Opens a bracket, reads the inside with newlines as blanks, and closes it.
  mutating func bracketed<Result>(
    _ open: String, _ close: String,
    _ body: (inout Parser) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let opening = current.span
    guard isSymbol(open) else { throw unexpected("expected \"\(open)\"") }
    try enter()
    defer { leave() }
    depth += 1
    defer { depth -= 1 }
    advance()
    let result = try body(&self)
    guard isSymbol(close) else {
      if current.kind == .end {
        throw Diagnostic(
          .incomplete, "\"\(open)\" is never closed", at: opening, label: "add \"\(close)\"")
      }
      throw unexpected("expected \"\(close)\"")
    }
    depth -= 1
    advance()
    depth += 1
    return result
  }

  /// A list with commas between its parts.
  mutating func list<Part>(
    _ part: (inout Parser) throws(Diagnostic) -> Part
  ) throws(Diagnostic) -> [Part] {
    var parts = [try part(&self)]
    while takeSymbol(",") {
      skipNewlines()
      // A comma behind the last part, as lists of several lines have it.
      if depth > 0, isSymbol(")") { break }
      parts.append(try part(&self))
    }
    return parts
  }
}
