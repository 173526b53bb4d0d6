/// Names of columns behind a pipe, as the screen shows them: `sort usual low`, `where % > 5%`.
extension Parser {
  /// How many words make up a name that begins here and goes up to what ends it; 1 where the words
  /// go on to something else.
  ///
  /// What a column is called is known when the question is planned, so that any words may be one.
  var columnNameLength: Int {
    var end = index
    while end == index || goesOn(end, behind: end - index) { end += 1 }
    let next = tokens[end]
    switch next.kind {
    case .end, .newline, .word, .text: return max(1, end - index)
    case .symbol: return next.text == "(" || next.text == "." ? 1 : max(1, end - index)
    default: return 1
    }
  }

  /// Whether a token is part of a name: a word, or a number as in `average of 7`.
  private func goesOn(_ place: Int, behind count: Int) -> Bool {
    let token = tokens[place]
    switch token.kind {
    // `one day in` is a name, for a choice stands in brackets.
    case .word where token.text == ConditionWord.in.rawValue:
      return !isMark(tokens[place + 1], "(", "(")
    case .word: return !Self.wordsBehindColumns.contains(token.text)
    case .number: return count > 1
    default: return false
    }
  }

  private static let wordsBehindColumns = Set(
    [ConditionWord.and, .or, .not, .is, .in, .between, .contains, .starts, .ends, .matches]
      .map { $0.rawValue } + [StageWord.as, .where].map { $0.rawValue } + OrderWord.words)
}
