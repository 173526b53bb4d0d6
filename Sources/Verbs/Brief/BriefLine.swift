import Values

/// One thing that matters on a day.
struct BriefLine {
  /// What found it: the name of a rule, or `finding`.
  var matter: String
  /// At stake or gained, in money; nil where nobody can say.
  var money: Double?
  var words: Wording
  /// The line to go on with.
  var ask: String?

  func sentence(number: Int, _ kind: Kind) -> Sentence {
    var words = self.words.capitalized
    if let money { words = "\(words): \(Wording.value(kind.value(money), kind, isChange: true))" }
    if let ask { words = "\(words). Ask: \(Wording(verbatim: ask))" }
    return Sentence(
      .joined([Wording(verbatim: "\(number)"), words], by: "  "),
      [
        Sentence.Fact("matter", .text(matter)),
        Sentence.Fact("money", money.map(kind.value) ?? .null),
        Sentence.Fact("ask", ask.map(Value.text) ?? .null),
      ])
  }
}
