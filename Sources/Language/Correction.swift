import Values

/// Words that may have been meant where something else was typed.
package struct Correction: Hashable, Sendable {
  /// The words as they would stand in the text, the likeliest first.
  package var words: [String]
  /// The word of the text that they would replace; nil where that is what the fault points at.
  package var wrong: String?
  /// What stands before each word in the sentence alone, as the `--` of an option.
  package var sign: String

  /// - Returns: nil where there are no words.
  package init?(_ words: some Sequence<String>, insteadOf wrong: String? = nil, sign: String = "") {
    self.words = Array(words)
    self.wrong = wrong
    self.sign = sign
    if self.words.isEmpty { return nil }
  }

  package init(_ word: String, insteadOf wrong: String? = nil, sign: String = "") {
    words = [word]
    self.wrong = wrong
    self.sign = sign
  }

  /// The sentence `did you mean revenue or refunds?`.
  package var wording: Wording {
    let proposed = Wording.list(words.map { sign + $0 }, .or)
    return wrong.map { "did you mean \(proposed) instead of \($0)?" } ?? "did you mean \(proposed)?"
  }
}
