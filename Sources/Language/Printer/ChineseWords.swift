import Values

/// The words of the grammar with what stands for each in a Chinese text, where it has such a way.
package enum ChineseWords {
  /// Of clauses and conditions.
  package static let ofCalls = table(
    Signature.Clause.keywords + ComparisonWord.keywords + ConditionWord.keywords)

  /// Of periods and baselines; those with a number in them are written word by word.
  package static let ofPeriods = table(
    periodPhrases.filter { phrase in !phrase.text.contains { $0.isNumber } }
      + BaselineWord.keywords + PeriodWord.keywords + PeriodJoint.keywords + TimeUnit.keywords
      + TimeUnit.allCases.map { Keyword($0.plural, ways: $0.keyword.ways) })

  /// The most words that one of them has.
  package static let mostWords = 4

  private static func table(_ keywords: [Keyword]) -> [String: String] {
    Dictionary(
      keywords.compactMap { keyword in keyword.chinese.map { (keyword.text, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
