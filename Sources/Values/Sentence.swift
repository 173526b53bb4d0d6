/// A sentence of an answer, with the facts that it tells for programs.
package struct Sentence: Hashable, Sendable, Codable {
  package var words: Wording
  package var facts: [Fact]

  /// One thing that the sentence tells: `effect`, −5630.
  package struct Fact: Hashable, Sendable, Codable {
    package var name: String
    package var value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  package init(_ words: Wording, _ facts: [Fact] = []) {
    self.words = words
    self.facts = facts
  }
}
