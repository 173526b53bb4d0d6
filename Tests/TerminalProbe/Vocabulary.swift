import Shell

/// What the probe knows of a language.
enum Vocabulary {
  private static let verbs: Set<String> = ["show", "compare", "explain"]
  private static let words: [(text: String, label: String, detail: String)] =
    [
      ("compare", "compare", "headline metrics against a baseline"),
      ("conversion rate", "conversion rate", "orders ÷ visitors"),
      ("explain", "explain", "why a metric moved"),
      ("orders", "orders", "paid orders"), ("order_items", "order_items", "dataset"),
      ("revenue", "revenue", "gross sales − discounts"),
      ("refunds", "refunds", "退款"), ("退款原因", "退款原因", "why it was sent back"),
      ("退款金额", "退款金额", "money paid back"),
      ("\"home & garden\"", "home & garden", "category"), ("show", "show", ""),
    ] + (1...60).map { ("zone\($0)", "zone\($0)", "a place for parcels") }

  static func complete(_ text: String, _ cursor: Int) -> CompletionAnswer {
    let before = Array(text.unicodeScalars.prefix(cursor))
    let start = (before.lastIndex { " |\n".unicodeScalars.contains($0) } ?? -1) + 1
    var word = String.UnicodeScalarView()
    word.append(contentsOf: before[start...])
    let typed = String(word)
    let candidates = words.filter { $0.label.hasPrefix(typed) || $0.text.hasPrefix(typed) }
    return CompletionAnswer(
      start: start,
      candidates: candidates.map { Candidate(text: $0.text, label: $0.label, detail: $0.detail) })
  }

  static func highlight(_ text: String) -> [StyledRange] {
    var styles: [StyledRange] = []
    var offset = 0
    let words = text.split(omittingEmptySubsequences: false) { " \n|".contains($0) }
    for word in words {
      let range = offset..<offset + word.unicodeScalars.count
      offset = range.upperBound + 1
      if word.isEmpty { continue }
      if verbs.contains(String(word)) {
        styles.append(StyledRange(range, .verb))
      } else if word.hasPrefix("\"") {
        styles.append(StyledRange(range, .string))
      } else if word.allSatisfy({ $0.isNumber }) {
        styles.append(StyledRange(range, .number))
      } else if self.words.contains(where: { $0.text == word }) {
        styles.append(StyledRange(range, .metric))
      } else {
        styles.append(StyledRange(range, .error))
      }
    }
    return styles
  }

  /// A pipe at the end, or a `{` without its `}`, asks for more.
  static func isComplete(_ text: String) -> Bool {
    let isPiped = text.last { !$0.isWhitespace } == "|"
    return !isPiped && text.filter { $0 == "{" }.count <= text.filter { $0 == "}" }.count
  }
}
