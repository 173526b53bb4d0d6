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
    /// The index of the token that it stands before.
    fileprivate(set) var index: Int
    /// How far to the right it begins, where it has a line of its own.
    let indent: Int?
  }

  /// Reads all tokens of a text.
  package init(_ all: [Token]) {
    tokens.reserveCapacity(all.count)
    var lineStart = 0
    var isFirst = true
    var indent = 0
    var mayGoOn = false
    var depth = 0
    for (place, token) in all.enumerated() {
      switch token.kind {
      case .comment:
        let own = isFirst ? token.span.start - lineStart : nil
        comments.append(Comment(text: token.text, index: tokens.count, indent: own))
      case .newline:
        tokens.append(token)
        lineStart = token.span.end
        isFirst = true
      default:
        if isFirst {
          let own = token.span.start - lineStart
          let last = tokens.last { $0.kind != .newline }
          if let last, !last.opensBlock, Self.goesOn(token, isDeeper: mayGoOn && own > indent) {
            joinLines()
          } else if depth == 0, !(last?.leavesOpen ?? false) {
            indent = own
            // Below the title of a section lines stand further right for another reason.
            mayGoOn = !(token.isSection && all[place + 1].kind == .text)
          }
          isFirst = false
        }
        if token.kind == .symbol { Self.count(token.text, &depth) }
        tokens.append(token)
      }
    }
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

  private mutating func joinLines() {
    while tokens.last?.kind == .newline { tokens.removeLast() }
    var place = comments.count - 1
    while place >= 0, comments[place].index > tokens.count {
      comments[place].index = tokens.count
      place -= 1
    }
  }

  private static func goesOn(_ token: Token, isDeeper: Bool) -> Bool {
    switch token.kind {
    case .symbol:
      switch token.text {
      case "|", "=", ":", "{", ",", "->", "+", "*", "/", "==", "!=", "<>", "<", "<=", ">", ">=":
        true
      case "-": isDeeper
      default: false
      }
    case .word:
      switch token.text {
      case "and", "or", "by", "where", "on", "vs", "synonyms": isDeeper
      default: false
      }
    case .text: isDeeper
    default: false
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
