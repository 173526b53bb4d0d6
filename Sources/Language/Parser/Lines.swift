/// What the parser reads of a text: its tokens without comments, which are set aside, and without
/// the line ends that end nothing.
///
/// A line goes on with the one above when it begins with what begins no statement: an operator, a
/// comma, a pipe, an opening brace. A minus, a clause word or a text goes on only where its line
/// stands further right than the first line of the statement.
package struct Lines {
  /// The tokens that are left; the last one is the end.
  package private(set) var tokens: [Token] = []
  private(set) var comments: [Comment] = []

  struct Comment {
    let text: String
    let span: Span
    /// The index of the token that it stands before.
    fileprivate(set) var index: Int
    /// How far to the right it begins, where it has a line of its own.
    let indent: Int?
  }

  /// Reads all tokens of a text; those that are left move up in their place.
  package init(_ all: consuming [Token]) {
    tokens = consume all
    // How many of them are left so far.
    var count = 0
    var lineStart = 0
    var isFirst = true
    var indent = 0
    var mayGoOn = false
    var depth = 0
    var blocks = Blocks()
    for place in tokens.indices {
      let token = tokens[place]
      switch token.kind {
      case .comment:
        let own = isFirst ? token.span.start - lineStart : nil
        comments.append(Comment(text: token.text, span: token.span, index: count, indent: own))
        continue
      case .newline:
        lineStart = token.span.end
        isFirst = true
      default:
        if isFirst {
          let own = token.span.start - lineStart
          let last = lastToken(before: count)
          if let last, !last.opensBlock,
            Self.goesOn(
              token, isDeeper: mayGoOn && own > indent,
              isStatement: blocks.holdStatements && blocks.head != "section")
          {
            joinLines(&count)
          } else if depth == 0, !(last?.leavesOpen ?? false) {
            indent = own
            // Below the title of a section lines stand further right for another reason.
            mayGoOn = !(token.isSection && tokens[place + 1].kind == .text)
            blocks.head = token.kind == .word ? token.text : ""
          }
          isFirst = false
        }
        if token.kind == .symbol {
          Self.count(token.text, &depth)
          blocks.take(token.text)
        }
      }
      if count < place { tokens[count] = token }
      count += 1
    }
    tokens.removeLast(tokens.count - count)
  }

  /// Leaves tokens out of a further reading, which does without comments.
  mutating func remove(_ places: [Int]) {
    let gone = Set(places)
    tokens = tokens.indices.filter { !gone.contains($0) }.map { tokens[$0] }
    comments = []
  }

  /// Where the statements of a text stand that have no block; a block is one of its own.
  package static func statements(of text: String) -> [Span] {
    var found: [Span] = []
    var part: Span?
    var depth = 0
    for token in Lines(Lexer.tokens(of: text)).tokens {
      if token.kind == .symbol { depth += token.text == "{" ? 1 : token.text == "}" ? -1 : 0 }
      let ends =
        token.kind == .newline || token.kind == .end || token.kind == .symbol && token.text == ";"
      guard ends, depth <= 0 else {
        if token.kind != .newline { part = part?.to(token.span) ?? token.span }
        continue
      }
      if let part { found.append(part) }
      part = nil
    }
    return found
  }

  /// Whether a line goes on with the statement that a text ends with.
  package static func isOne(_ text: String, _ line: String) -> Bool {
    let before = Lines(Lexer.tokens(of: text)).tokens
    guard let last = before.last(where: { $0.kind != .newline && $0.kind != .end }) else {
      return true
    }
    let tokens = Lines(Lexer.tokens(of: text + "\n" + line)).tokens
    let end = text.utf8.count
    guard tokens.contains(where: { $0.span.start > end && $0.kind != .newline && $0.kind != .end })
    else { return true }
    return !tokens.contains { $0.kind == .newline && (last.span.end...end).contains($0.span.start) }
  }

  /// Keeps count of the open round brackets.
  private static func count(_ symbol: String, _ depth: inout Int) {
    switch symbol {
    case "(": depth += 1
    case ")": depth = max(0, depth - 1)
    case "{", "}": depth = 0
    default: break
    }
  }

  /// The last token before a place, line ends aside.
  ///
  /// A slice of the tokens would do it too, and have them copied at the next change.
  private func lastToken(before end: Int) -> Token? {
    var place = end
    while place > 0, tokens[place - 1].kind == .newline { place -= 1 }
    return place > 0 ? tokens[place - 1] : nil
  }

  private mutating func joinLines(_ count: inout Int) {
    while count > 0, tokens[count - 1].kind == .newline { count -= 1 }
    var place = comments.count - 1
    while place >= 0, comments[place].index > count {
      comments[place].index = count
      place -= 1
    }
  }

  /// - Parameters:
  ///   - isDeeper: whether the line stands further right than the one that begins its statement.
  ///   - isStatement: whether it is among statements, where all that stands further right goes on,
  ///     and so does a line that begins with a word that begins no statement.
  private static func goesOn(_ token: Token, isDeeper: Bool, isStatement: Bool) -> Bool {
    if isStatement, isDeeper, token.kind != .end {
      return token.text != "}" || token.kind != .symbol
    }
    switch token.kind {
    case .symbol:
      switch token.text {
      case "|", "=", ":", "{", ",", "->", "+", "*", "/", "==", "!=", "<>", "<", "<=", ">", ">=":
        return true
      case "-": return isDeeper
      default: return false
      }
    case .word:
      switch token.text {
      case "and", "or", "by", "where", "on", "vs", "last", "since", "until", "during":
        return isDeeper || isStatement
      case "synonyms": return isDeeper
      default: return false
      }
    case .text: return isDeeper
    default: return false
    }
  }
}

extension Token {
  fileprivate var opensBlock: Bool { kind == .symbol && text == "{" }

  fileprivate var isSection: Bool { kind == .word && text == "section" }

  /// Whether no statement ends with it.
  fileprivate var leavesOpen: Bool {
    switch kind {
    case .symbol: !["{", "}", ")", ";"].contains(text)
    case .word: text == "and" || text == "or"
    default: false
    }
  }
}

/// What the braces around a line hold: statements, or the entries of a definition.
private struct Blocks {
  /// The first word of the present statement.
  var head = ""
  private var outer: [(head: String, holdsStatements: Bool)] = []

  var holdStatements: Bool { outer.last?.holdsStatements ?? true }

  mutating func take(_ symbol: String) {
    switch symbol {
    case "{":
      outer.append((head, holdStatements && ["section", "for", "if", "else"].contains(head)))
      head = ""
    case "}": head = outer.popLast()?.head ?? ""
    default: break
    }
  }
}
