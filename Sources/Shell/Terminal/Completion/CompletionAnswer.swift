/// One way to go on with the word at the cursor.
package struct Candidate: Equatable, Sendable {
  /// What goes into the line in place of the word; may have spaces or quotes.
  package var text: String
  /// What the listing shows.
  package var label: String
  /// What the listing says about it, in grey; may be empty.
  package var detail: String

  /// A candidate; the label is the text unless another is given.
  package init(text: String, label: String? = nil, detail: String = "") {
    self.text = text
    self.label = label ?? text
    self.detail = detail
  }
}

/// What can stand at the cursor.
package struct CompletionAnswer: Equatable, Sendable {
  /// Where the word begins that a candidate replaces, in scalars; the word ends at the cursor.
  package var start: Int
  package var candidates: [Candidate]

  /// The candidates for the word from `start` to the cursor, best first.
  package init(start: Int, candidates: [Candidate]) {
    self.start = start
    self.candidates = candidates
  }
}
