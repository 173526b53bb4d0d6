/// What pressing Tab does.
package enum CompletionStep: Equatable, Sendable {
  /// Nothing can be said here.
  case nothing
  /// `deleting` scalars before the cursor give way to `inserting`.
  case edit(deleting: Int, inserting: String)
  /// Several candidates go on in different ways: show them.
  case list([Candidate])

  /// Decides for an answer to `text`, with the cursor after `cursor` scalars.
  ///
  /// A single candidate is taken, with a space after it unless it is the beginning of more (`(` or
  /// `/` at its end) or a space stands there already. Of several candidates, what all begin with is taken, if
  /// that goes beyond what was typed; letters may change their case for it, but never vanish.
  package init(_ answer: CompletionAnswer, text: String, cursor: Int) {
    let scalars = Array(text.unicodeScalars)
    guard (0...cursor).contains(answer.start), cursor <= scalars.count,
      let first = answer.candidates.first
    else {
      self = .nothing
      return
    }
    let typed = Array(String(scalars: scalars[answer.start..<cursor]))
    var common = Array(first.text)
    for candidate in answer.candidates.dropFirst() {
      common = Array(zip(common, candidate.text).prefix { $0 == $1 }.map { $0.0 })
    }
    if answer.candidates.allSatisfy({ $0.text == first.text }) {
      let isFollowed = cursor < scalars.count && scalars[cursor].properties.isWhitespace
      let isOpen = first.text.last.map { "(/ ".contains($0) } ?? true
      let space = isFollowed || isOpen ? "" : " "
      let quote = first.text.unicodeScalars.last
      if cursor < scalars.count, let quote, "\"'`".unicodeScalars.contains(quote),
        scalars[cursor] == quote, answer.start < cursor, scalars[answer.start] == quote
      {
        // The quote that closes stands there already.
        self = .edit(deleting: cursor - answer.start, inserting: String(first.text.dropLast()))
        return
      }
      self = .edit(deleting: cursor - answer.start, inserting: first.text + space)
    } else if common.count > typed.count, Self.isBeginning(typed, of: common) {
      self = .edit(deleting: cursor - answer.start, inserting: String(common))
    } else {
      self = .list(answer.candidates)
    }
  }

  private static func isBeginning(_ typed: [Character], of whole: [Character]) -> Bool {
    zip(typed, whole).allSatisfy { $0 == $1 || $0.lowercased() == $1.lowercased() }
  }
}
