import Values

/// Statements in sequence, with their comments, and going on behind a fault.
extension Parser {
  /// What ends a sequence of statements.
  enum Close { case end, brace, section }

  /// Statements up to a closing brace, the end of a section, or that of the text.
  ///
  /// A section ends with the next one, and with an `include` at the margin: that brings sections of
  /// its own.
  mutating func statements(until close: Close) -> Block {
    var block = Block([])
    while true {
      let (resumeIndex, resumeComment) = (index, nextComment)
      let lead = lead()
      if close == .section, isWord("section") || isIncludeAtMargin {
        let section = index
        (index, nextComment) = (resumeIndex, resumeComment)
        block.comments = comments(above: section, isFirst: block.statements.isEmpty)
        return block
      }
      if opensStatement {
        offer(.statement)
        let offset = statementStart
        if current.kind == .end { notes?.begin(statement: offset) }
      }
      if current.kind == .end || (close == .brace && isSymbol("}")) {
        block.comments = below(lead, isFirst: block.statements.isEmpty)
        return block
      }
      let start = index
      let offset = statementStart
      notes?.begin(statement: offset)
      do throws(Diagnostic) {
        var statement = try statement()
        guard isStatementEnd(close) else { throw trailingWords() }
        let remarks = remarks()
        statement.comments = lead.comments + remarks.inside
        statement.trailing = remarks.trailing
        statement.isSpaced = lead.isSpaced && !block.statements.isEmpty
        block.statements.append(statement)
      } catch {
        report(error)
        depth = 0
        recover(from: start, after: error, close: close)
      }
    }
  }

  private var isIncludeAtMargin: Bool {
    isWord("include") && index > 0 && tokens[index].span.start == tokens[index - 1].span.end
  }

  /// Where the text of the present statement begins, blanks included.
  private var statementStart: Int { index == 0 ? 0 : tokens[index - 1].span.end }

  /// Whether no word stands before the present token that it could belong to.
  private var opensStatement: Bool {
    guard index > 0 else { return true }
    let last = tokens[index - 1]
    return last.kind == .newline || (last.kind == .symbol && [";", "{", "}"].contains(last.text))
  }

  private func isStatementEnd(_ close: Close) -> Bool {
    switch current.kind {
    case .end, .newline: true
    case .symbol: current.text == ";" || (current.text == "}" && close == .brace)
    default: false
    }
  }

  // MARK: - Comments

  /// Steps to the next statement or entry, and collects the comments above it.
  ///
  /// An empty one stands for blank lines below a comment; `isSpaced` tells of those above all. With
  /// an end it stops there, behind the comments above that token.
  mutating func lead(until end: Int? = nil) -> (comments: [String], isSpaced: Bool) {
    var found: [String] = []
    var isSpaced = false
    var lineEnds = 0
    func space() {
      guard lineEnds > 1 else { return }
      if found.isEmpty { isSpaced = true } else { found.append("") }
    }
    while true {
      while nextComment < comments.count, comments[nextComment].index <= index {
        space()
        found.append(comments[nextComment].text)
        nextComment += 1
        lineEnds = 0
      }
      if index == end { break }
      if current.kind == .newline { lineEnds += 1 } else if !isSymbol(";") { break }
      index += 1
    }
    space()
    return (found, isSpaced)
  }

  /// The comments above a section that stand further right than it, for they end the one before.
  private mutating func comments(above section: Int, isFirst: Bool) -> [String] {
    let margin = tokens[section].span.start - tokens[section - 1].span.end
    let own = comments[nextComment...].prefix {
      $0.index <= section && $0.indent.map { $0 > margin } ?? false
    }
    guard let last = own.last else { return [] }
    return below(lead(until: last.index), isFirst: isFirst)
  }

  /// Comments below the last statement, with an empty one for a blank line above them.
  private func below(_ lead: (comments: [String], isSpaced: Bool), isFirst: Bool) -> [String] {
    var comments = lead.comments
    if comments.last == "" { comments.removeLast() }
    return lead.isSpaced && !isFirst && !comments.isEmpty ? [""] + comments : comments
  }

  /// The comment behind what ends here, on the same line.
  mutating func commentBehind() -> String? {
    guard nextComment < comments.count, comments[nextComment].index == index,
      comments[nextComment].indent == nil
    else { return nil }
    nextComment += 1
    return comments[nextComment - 1].text
  }

  /// The comments inside the statement or entry that ends here, and the one behind it.
  mutating func remarks() -> (inside: [String], trailing: String?) {
    var inside: [String] = []
    while nextComment < comments.count, comments[nextComment].index < index {
      inside.append(comments[nextComment].text)
      nextComment += 1
    }
    return (inside, commentBehind())
  }

  // MARK: - Faults

  /// What to say when words are left over behind a complete statement.
  private func trailingWords() -> Diagnostic {
    if current.kind == .unknown { return unexpected("") }
    var fault = Diagnostic(.syntax, "\(quoted(current)) cannot stand here", at: current.span)
    fault.isMisplaced = true
    if PeriodWord(rawValue: current.text).map({ $0.use == .counting && $0 != .this }) == true {
      fault.label = "as in: \(current.text) 3 days"
      return fault
    }
    if let verb = verbMeant {
      fault.correction = Correction(verb, insteadOf: tokens[index - 1].text)
      return fault
    }
    let near = closest(
      to: current.text, among: ["by", "where", "on", "vs", "last", "this", "today", "yesterday"],
      limit: 1)
    fault.correction = near.first.map { Correction($0) }
    return fault
  }

  /// The verb that is nearly the statement's first word, where the fault is right behind that.
  private var verbMeant: String? {
    guard index > 0, tokens[index - 1].kind == .word, grammar.verbs[tokens[index - 1].text] == nil
    else { return nil }
    if index > 1, tokens[index - 2].kind != .newline { return nil }
    return closest(to: tokens[index - 1].text, among: grammar.verbs.keys.sorted(), limit: 1).first
  }

  /// Notes a fault; a text with very many is no script, and is given up.
  private mutating func report(_ diagnostic: Diagnostic) {
    // A statement that took in the next line and failed there leaves that line to be read again.
    guard diagnostics.last != diagnostic, diagnostics.count < Self.mostDiagnostics else { return }
    diagnostics.append(diagnostic)
  }

  private static let mostDiagnostics = 100

  /// Steps to the end of the statement that a fault stands in: the next line outside of brackets,
  /// which stands no further right where the fault is not in the first line.
  private mutating func recover(from start: Int, after fault: Diagnostic, close: Close) {
    guard fault.code != .incomplete, diagnostics.count < Self.mostDiagnostics else {
      index = tokens.count - 1
      return
    }
    let pairs = bracketPairs ?? pairedBrackets()
    bracketPairs = pairs
    let place = index
    var isLater = false
    index = start
    while current.kind != .end {
      if let closing = pairs[index] {
        index = closing
      } else if close == .brace, isSymbol("}"), index > start {
        return
      } else if current.kind == .newline {
        isLater = isLater || index < place
        if !isLater || !nextLineIsDeeper(than: start) { return }
      } else if isSymbol(";") {
        return
      }
      index += 1
    }
  }

  /// Whether the next line that holds something stands further right than the one that a token
  /// begins.
  private func nextLineIsDeeper(than start: Int) -> Bool {
    func indent(_ index: Int) -> Int? {
      if index == 0 { return tokens[0].span.start }
      let before = tokens[index - 1]
      return before.kind == .newline ? tokens[index].span.start - before.span.end : nil
    }
    guard let next = tokens[index...].firstIndex(where: { $0.kind != .newline }),
      let own = indent(next), let first = indent(start)
    else { return false }
    return own > first
  }

  /// The closing bracket of each opening one; a brace closes over round brackets left open.
  private func pairedBrackets() -> [Int: Int] {
    var pairs: [Int: Int] = [:]
    var open: [(index: Int, close: String)] = []
    for (index, token) in tokens.enumerated() where token.kind == .symbol {
      switch token.text {
      case "(": open.append((index, ")"))
      case "{": open.append((index, "}"))
      case ")", "}":
        if token.text == "}", let place = open.lastIndex(where: { $0.close == "}" }) {
          open.removeSubrange((place + 1)...)
        }
        guard let last = open.last, last.close == token.text else { continue }
        pairs[last.index] = index
        open.removeLast()
      default: break
      }
    }
    return pairs
  }
}
